// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/verification.hpp"

#include <fmt/format.h>
#include <sys/wait.h>
#include <unistd.h>
#include <xapian.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <csignal>
#include <cstring>
#include <exception>
#include <map>
#include <sstream>
#include <vector>

#include "common/article/fields.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/index/location.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/index/seal.hpp"
#include "common/index/value_dictionary.hpp"

namespace byline {

namespace {

constexpr std::size_t kMaxProblems = 20;

// What the child says: a line for each problem, the last line is the number of articles.

void say(int fd, const std::string& line) {
  const std::string text = line + '\n';
  static_cast<void>(!::write(fd, text.data(), text.size()));
}

void check_tables(int fd, const std::filesystem::path& generation) {
  std::ostringstream details;
  const std::size_t errors = Xapian::Database::check(generation.string(), 0, &details);
  if (errors == 0) return;
  std::istringstream lines(details.str());
  std::size_t told = 0;
  for (std::string line; std::getline(lines, line) && told < kMaxProblems;) {
    if (line.empty() || line.find("No errors found") != std::string::npos) continue;
    say(fd, "Xapian: " + line);
    ++told;
  }
  if (told == 0) say(fd, fmt::format("Xapian found {} errors", errors));
}

// The one identity of a document, "" when it has none or several.
std::string key_of(const Xapian::Document& document) {
  const std::string prefix(kKeyPrefix);
  Xapian::TermIterator term = document.termlist_begin();
  term.skip_to(prefix);
  if (term == document.termlist_end() || !(*term).starts_with(prefix)) return {};
  std::string key = *term;
  if (++term != document.termlist_end() && (*term).starts_with(prefix)) return {};
  return key;
}

// How many values each field's dictionary holds.
using ValueCounts = std::map<Field, std::size_t>;

ValueCounts count_values(const Xapian::Database& database) {
  ValueCounts counts;
  for (const FieldInfo& row : all_fields())
    if (row.slot >= 0) counts[row.field] = read_values(database, row.field).size();
  return counts;
}

// What searches read of an article's slots holds together.
std::string problem_of_slots(const Xapian::Document& document, const ValueCounts& counts) {
  const Regions regions = unpack_regions(document.get_value(kSlotRegions));
  if (regions.title_end == 0 || regions.lead_end < regions.title_end)
    return "does not say where its title and its lead end";
  std::vector<std::uint32_t> ordinals;
  for (const auto& [field, count] : counts) {
    unpack_ordinals(document.get_value(static_cast<Xapian::valueno>(info(field).slot)), ordinals);
    const std::size_t values = count;
    if (std::any_of(ordinals.begin(), ordinals.end(),
                    [values](std::uint32_t ordinal) { return ordinal >= values; }))
      return fmt::format("names a value that the index lacks ({})", info(field).name);
  }
  return {};
}

std::string problem_of(const Xapian::Database& database, Xapian::docid docid,
                       const ValueCounts& counts) {
  try {
    const Xapian::Document document = database.get_document(docid);
    const std::string key = key_of(document);
    if (key.empty()) return "has no identity";
    if (database.get_termfreq(key) != 1) return "shares its identity with another";
    static_cast<void>(decode_record(document.get_data()));
    return problem_of_slots(document, counts);
  } catch (const Xapian::Error& error) {
    return "cannot be read: " + error.get_msg();
  } catch (const std::exception& error) {
    return std::string("cannot be read: ") + error.what();
  }
}

void check_articles(int fd, const std::filesystem::path& generation) {
  const Xapian::Database database = open_for_reading(generation);
  const ValueCounts counts = count_values(database);
  std::uint64_t whole = 0;
  std::size_t told = 0;
  for (Xapian::PostingIterator posting = database.postlist_begin("");
       posting != database.postlist_end("") && told < kMaxProblems; ++posting) {
    const std::string problem = problem_of(database, *posting, counts);
    if (problem.empty()) {
      ++whole;
    } else {
      say(fd, fmt::format("article {} {}", *posting, problem));
      ++told;
    }
  }
  say(fd, std::to_string(whole));
}

[[noreturn]] void run_child(int fd, const std::filesystem::path& generation) {
  for (const auto check : {check_tables, check_articles}) {
    try {
      check(fd, generation);
    } catch (const Xapian::Error& error) {
      say(fd, "Xapian: " + error.get_msg());
    } catch (const std::exception& error) {
      say(fd, error.what());
    }
  }
  ::_exit(0);
}

std::string read_all(int fd) {
  std::string text;
  char buffer[4096];
  for (;;) {
    const ssize_t count = ::read(fd, buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) return text;
    text.append(buffer, static_cast<std::size_t>(count));
  }
}

void take_lines(const std::string& text, Verification& result) {
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) {
    const auto [stop, error] =
        std::from_chars(line.data(), line.data() + line.size(), result.articles);
    const bool is_number = error == std::errc() && stop == line.data() + line.size();
    if (!is_number) result.problems.push_back(line);
  }
}

}  // namespace

Verification verify_generation(const std::filesystem::path& generation) {
  Verification result;
  result.was_sealed = is_sealed(generation);
  if (result.was_sealed) result.problems = verify_seal(generation);
  int ends[2];
  if (::pipe(ends) != 0) {
    throw Error(ExitCode::Index, fmt::format("cannot check index: {}", errno_text(errno)));
  }
  const UniqueFd reading(ends[0]);
  UniqueFd writing(ends[1]);
  const pid_t child = ::fork();
  if (child < 0) {
    throw Error(ExitCode::Index, fmt::format("cannot check index: {}", errno_text(errno)));
  }
  if (child == 0) run_child(writing.get(), generation);
  writing = UniqueFd();
  take_lines(read_all(reading.get()), result);
  int status = 0;
  while (::waitpid(child, &status, 0) < 0 && errno == EINTR) {
  }
  if (WIFSIGNALED(status)) {
    result.problems.push_back(
        fmt::format("reading it crashed ({})", ::strsignal(WTERMSIG(status))));
  }
  return result;
}

}  // namespace byline
