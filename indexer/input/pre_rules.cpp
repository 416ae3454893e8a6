// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/pre_rules.hpp"

#include <fmt/format.h>
#include <fnmatch.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstdlib>

#include "common/base/error.hpp"

namespace byline {

namespace {

[[noreturn]] void refuse(const std::string& text, std::string_view why) {
  throw Error(ExitCode::Usage, fmt::format("cannot use option: '--pre {}': {}", text, why),
              "it is GLOB=COMMAND: --pre '*.pdf=pdftotext {} -'");
}

std::vector<std::string> split_words(std::string_view command, const std::string& text) {
  std::vector<std::string> words;
  bool is_open = false;  // a word has begun
  char quote = '\0';
  for (const char c : command) {
    if (quote != '\0') {
      if (c == quote) {
        quote = '\0';
      } else {
        words.back() += c;
      }
    } else if (c == ' ' || c == '\t') {
      is_open = false;
    } else {
      if (!std::exchange(is_open, true)) words.emplace_back();
      if (c == '\'' || c == '"') {
        quote = c;
      } else {
        words.back() += c;
      }
    }
  }
  if (quote != '\0') refuse(text, "a quotation mark is not closed");
  return words;
}

bool is_program(const std::string& path) {
  struct stat status {};
  return ::stat(path.c_str(), &status) == 0 && S_ISREG(status.st_mode) &&
         ::access(path.c_str(), X_OK) == 0;
}

// Sought as posix_spawnp does it.
bool is_found(const std::string& program) {
  if (program.find('/') != std::string::npos) return is_program(program);
  const char* const value = std::getenv("PATH");
  std::string_view folders = value != nullptr ? value : "/bin:/usr/bin";
  for (;;) {
    const std::string_view folder = folders.substr(0, folders.find(':'));
    if (is_program(fmt::format("{}/{}", folder.empty() ? "." : folder, program))) return true;
    if (folder.size() == folders.size()) return false;
    folders.remove_prefix(folder.size() + 1);
  }
}

bool fits(const PreRule& rule, const std::string& name) {
  const bool is_whole = rule.glob.find('/') != std::string::npos;
  const std::size_t slash = name.find_last_of("/#");
  const std::string last = slash == std::string::npos ? name : name.substr(slash + 1);
  return ::fnmatch(rule.glob.c_str(), is_whole ? name.c_str() : last.c_str(), 0) == 0;
}

}  // namespace

PreRule parse_pre_rule(const std::string& text) {
  const std::size_t equals = text.find('=');
  if (equals == std::string::npos || equals == 0) refuse(text, "there is no GLOB before '='");
  PreRule rule{text.substr(0, equals), split_words(text.substr(equals + 1), text)};
  if (rule.words.empty() || rule.words[0].empty()) refuse(text, "there is nothing behind '='");
  if (!is_found(rule.words[0])) refuse(text, fmt::format("no program '{}'", rule.words[0]));
  return rule;
}

const PreRule* find_pre_rule(const std::vector<PreRule>& rules, const std::string& name) {
  const auto rule =
      std::find_if(rules.begin(), rules.end(), [&](const PreRule& row) { return fits(row, name); });
  return rule == rules.end() ? nullptr : &*rule;
}

std::vector<std::string> words_for(const PreRule& rule, const std::string& path) {
  std::vector<std::string> words = rule.words;
  // A path never looks like an option.
  const std::string safe = path.starts_with('-') ? "./" + path : path;
  if (std::find(words.begin() + 1, words.end(), "{}") == words.end()) words.emplace_back("{}");
  std::replace(words.begin() + 1, words.end(), std::string("{}"), safe);
  return words;
}

UniqueFd held_in_memory(ByteStream& bytes, std::string& reason) {
  UniqueFd fd(::memfd_create("byline", MFD_CLOEXEC));
  std::size_t size = 0;
  for (;;) {
    const std::string_view part = bytes.read();
    if (part.empty()) break;
    size += part.size();
    if (size > kMaxHandedBytes) {
      reason = fmt::format("larger than {} MiB, too much to hand to a program out of an archive",
                           kMaxHandedBytes >> 20);
      return {};
    }
    for (std::string_view rest = part; !rest.empty();) {
      const ssize_t count = ::write(fd.get(), rest.data(), rest.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0) {
        reason = errno_text(errno);
        return {};
      }
      rest.remove_prefix(static_cast<std::size_t>(count));
    }
  }
  reason = bytes.problem();
  if (!reason.empty()) return {};
  ::lseek(fd.get(), 0, SEEK_SET);
  return fd;
}

}  // namespace byline
