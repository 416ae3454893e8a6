// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/browse_mode.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

#include "common/base/file.hpp"
#include "common/cli/environment.hpp"
#include "common/text/terminal_text.hpp"
#include "searcher/browse/browser.hpp"
#include "searcher/browse/terminal.hpp"
#include "searcher/command/browse_answerer.hpp"
#include "searcher/command/filters.hpp"
#include "searcher/query/parser.hpp"

namespace byline {

namespace {

constexpr std::size_t kMostHistoryBytes = std::size_t{1} << 20;

// A history that cannot be read or kept is no reason not to search.
std::vector<std::string> read_history(const std::filesystem::path& path) {
  std::vector<std::string> queries;
  std::string text;
  try {
    if (!path.empty()) text = read_file(path, kMostHistoryBytes);
  } catch (const Error&) {
    return queries;
  }
  for (std::size_t begin = 0; begin < text.size();) {
    const std::size_t end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    if (!line.empty() && line.size() <= kMaxQueryBytes && terminal_safe(line) == line)
      queries.push_back(line);
    begin = end + 1;
  }
  return queries;
}

void keep_history(const std::filesystem::path& path, const std::vector<std::string>& queries) {
  if (path.empty() || queries.empty()) return;
  std::string text;
  for (const std::string& query : queries) {
    if (query.find('\n') == std::string::npos) text += query + "\n";
  }
  if (text.size() > kMostHistoryBytes) text.erase(0, text.find('\n', text.size() / 2) + 1);
  try {
    std::error_code ignored;
    std::filesystem::create_directories(path.parent_path(), ignored);
    write_file_atomically(path, text);
    // What somebody looked for is nobody else's business.
    std::filesystem::permissions(path, std::filesystem::perms{0600}, ignored);
  } catch (const Error&) {
    return;
  }
}

// What was typed beyond the question, as the beginning of a command that asks the same.
std::vector<std::string> command_of(const Options& options) {
  std::vector<std::string> words{"byline-search"};
  for (const char* name : {"index", "match", "tz", "timeout"}) {
    for (const std::string& value : options.all(name)) {
      words.push_back(fmt::format("--{}", name));
      words.push_back(value);
    }
  }
  return words;
}

std::string list_formats() {
  std::vector<std::string_view> names;
  for (const RenderFormat& format : all_render_formats()) {
    if (can_give(format, "show")) names.push_back(format.name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

browse::Sort sort_of(const Options& options) {
  const std::string& order = options.get("sort");
  if (order == "relevance") return browse::Sort::Relevance;
  if (order == "newest") return browse::Sort::Newest;
  return order == "oldest" ? browse::Sort::Oldest : browse::Sort::Usual;
}

browse::State first_state(const Options& options, const SearchCommand& command) {
  browse::State state;
  state.question.text = command.request.query;
  const Filters filters = read_filters(options, command.request.today);
  for (const auto& [field, value] : filters.values)
    state.question.filters.push_back({field, value});
  if (filters.dates) {
    state.question.since = filters.dates->first;
    state.question.until = filters.dates->last;
    state.question.maybe = filters.dates->maybe;
  }
  state.question.sort = sort_of(options);
  state.question.grouped = command.rendering.grouped;
  state.command = command_of(options);
  state.formats = list_formats();
  return state;
}

}  // namespace

ExitCode run_browse(const Options& options, const SearchCommand& command) {
  browse::require_terminal();
  // Fails now, where a person reads it, rather than inside the browser.
  (void)show_articles(command.request, {});
  const std::filesystem::path path = history_file();
  browse::State state = first_state(options, command);
  state.history = read_history(path);
  const Request& request = command.request;
  ArchiveAnswerer answerer({request.indexes, request.names, request.match, request.today,
                            request.zone, request.timeout});
  const browse::Browsed browsed =
      browse::run_browser(std::move(state), answerer, command.rendering.terminal.colour);
  keep_history(path, browsed.history);
  return browsed.code;
}

}  // namespace byline
