// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/query_lines.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <iostream>
#include <iterator>
#include <set>
#include <utility>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/text/fold.hpp"

namespace byline {

namespace {

constexpr std::size_t kMaxBytes = 16U << 20U;
constexpr std::size_t kMaxLines = 1000;

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
  throw Error(ExitCode::Usage, message, hint);
}

std::string read_lines(const std::string& path) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  std::string text = path != "-" ? read_file(path, kMaxBytes)
                                 : std::string(std::istreambuf_iterator<char>(std::cin), {});
  if (text.starts_with(kByteOrderMark)) text.erase(0, kByteOrderMark.size());
  if (text.size() > kMaxBytes) refuse("cannot read queries: '-': larger than 16 MiB", "");
  return text;
}

// "flood<TAB>flood* OR inundat*" in two; Error{Usage} when it is none.
std::pair<std::string, std::string> split_line(const std::string& line) {
  const std::size_t tab = line.find('\t');
  std::string name = squeeze(line.substr(0, tab));
  std::string query = tab == std::string::npos ? std::string() : line.substr(tab + 1);
  if (name.empty() || squeeze(query).empty())
    refuse("not a name, a tab and a query", "printf 'flood\\tflood* OR inundat*\\n'");
  return {std::move(name), std::move(query)};
}

class LineReader {
 public:
  LineReader(const Options& typed, Options options, std::chrono::system_clock::time_point now)
      : typed_(typed), options_(std::move(options)), now_(now) {}

  [[nodiscard]] ComparedQuery read(const std::string& text) {
    ComparedQuery line;
    line.name = squeeze(text.substr(0, text.find('\t')));
    try {
      const auto [name, query] = split_line(text);
      if (!names_.insert(name).second) refuse("another line has this name", "");
      options_.words = {query};
      line.command = std::make_unique<SearchCommand>(make_search_command(typed_, options_, now_));
    } catch (const Error& error) {
      if (error.code() != ExitCode::Usage) throw;
      line.failure = error.what();
    }
    return line;
  }

 private:
  const Options& typed_;
  Options options_;
  const std::chrono::system_clock::time_point now_;
  std::set<std::string> names_;
};

}  // namespace

SearchCommand make_comparison(const Options& typed, const Options& options,
                              std::chrono::system_clock::time_point now,
                              const std::optional<Terminal>& terminal) {
  Options common = options;
  common.words.clear();
  SearchCommand command = make_search_command(typed, common, now, terminal);
  const std::string_view mode = command.mode->option;
  if (mode != "count" && mode != "by" && mode != "timeline")
    refuse("cannot use option: '--queries' chooses no mode", "add --count, --by or --timeline");
  if (!options.words.empty())
    refuse("cannot do both: '--queries' and a query", "put the query into the file, with a name");
  if (!options.get("count").empty())
    refuse(fmt::format("cannot do both: '--queries' and '--count={}'", options.get("count")),
           "--count gives both numbers of each query");
  if (command.keys.size() > 1)
    refuse("cannot browse several queries by two fields", "--by one field");
  LineReader reader(typed, common, now);
  const std::string text = read_lines(options.get("queries"));
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    if (!squeeze(line).empty()) command.compared.push_back(reader.read(line));
    if (command.compared.size() > kMaxLines)
      refuse(fmt::format("cannot read queries: more than {} lines", kMaxLines), "");
    begin = end + 1;
  }
  if (command.compared.empty()) refuse("cannot read queries: there is no line", "");
  for (const ComparedQuery& line : command.compared) {
    if (line.command) command.request.any_of.push_back(line.command->request.root.get());
  }
  if (command.request.any_of.empty())  // nothing is asked: nothing matches
    command.request.root = make_node(OrNode{});
  return command;
}

}  // namespace byline
