// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/search_command.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <limits>
#include <variant>

#include "common/base/error.hpp"
#include "common/date/date.hpp"
#include "common/text/fold.hpp"
#include "searcher/command/filters.hpp"
#include "searcher/command/option_values.hpp"
#include "searcher/query/parser.hpp"

namespace byline {

namespace {

constexpr std::uint64_t kUsualLimit = 20;
constexpr auto kMost = std::numeric_limits<long long>::max();

[[noreturn]] void refuse(const std::string& message, const std::string& hint) {
  throw Error(ExitCode::Usage, message, hint);
}

bool is_for_reading(const SearchCommand& command) {
  const std::string_view format = command.format->name;
  return format == "text" || format == "json" || format == "svg";
}

// "text, json" for the hint about a format that the mode cannot give.
std::string formats_for(std::string_view mode) {
  std::vector<std::string_view> names;
  for (const RenderFormat& format : all_render_formats()) {
    if (can_give(format, mode)) names.push_back(format.name);
  }
  return fmt::format("{}", fmt::join(names, ", "));
}

const RenderFormat& chosen_format(const Options& options, const Mode& mode) {
  const std::string name = options.has("format") ? options.get("format") : "text";
  const RenderFormat* format = find_render_format(name);
  if (format == nullptr || !can_give(*format, mode.gives)) {
    const std::string what = mode.option.empty() ? "hits" : fmt::format("--{}", mode.option);
    refuse(fmt::format("cannot print {} as '{}'", what, name),
           fmt::format("--format {}", formats_for(mode.gives)));
  }
  return *format;
}

// What only a printed list can have.
void require_browsable(const Options& typed, const SearchCommand& command) {
  const std::string hint = "in the browser, mark articles with m and write them with x";
  if (command.format->name != "text")
    refuse(fmt::format("cannot print --browse as '{}'", command.format->name), hint);
  for (const char* option : {"fields", "limit", "offset", "why", "manifest"}) {
    if (typed.has(option))
      refuse(fmt::format("cannot use option: '--{}' with '--browse'", option), hint);
  }
  if (typed.get("sort") == "random")
    refuse("cannot sort so: '--sort random' with '--browse'", "relevance, newest, oldest");
}

// What contradicts the mode or itself on the command line.
void require_sense(const Options& typed, const SearchCommand& command) {
  const std::string_view mode = command.mode->option;
  const bool of_values = typed.get("sort") == "name" || typed.get("sort") == "count";
  if (typed.has("group") && typed.has("no-group"))
    refuse("cannot do both: '--group' and '--no-group'", "");
  if (typed.has("share") && mode != "timeline")
    refuse("cannot use option: '--share' without '--timeline'", "");
  if (typed.has("seed") && typed.get("sort") != "random")
    refuse("cannot use option: '--seed' without '--sort random'", "");
  if (typed.has("sort") && of_values != (mode == "by")) {
    refuse(fmt::format("cannot sort so: '--sort {}'", typed.get("sort")),
           "rows of --by come by count or name; articles by relevance, newest, oldest, "
           "random");
  }
  if (mode == "browse") require_browsable(typed, command);
  const bool lists = command.mode->gives == "hits" || command.mode->gives == "show";
  if (typed.has("fields") && !(lists && command.format->takes_fields)) {
    refuse("cannot use option: '--fields' chooses what is printed of articles",
           "it needs a list of them in text, json, jsonl, csv or tsv");
  }
}

void take_ids(const Options& options, SearchCommand& command) {
  command.ids = options.all(command.mode->option);
  if (command.mode->option == "show") {
    command.ids.insert(command.ids.end(), options.words.begin(), options.words.end());
    return;
  }
  if (command.ids.size() > 1)
    refuse("cannot read options: '--similar' is there twice", "it takes one id");
  command.request.similar = command.ids.front();
}

NodePtr parsed(const std::string& text, MatchMode match, const Request& request,
               std::vector<Note>* notes) {
  ParseOutcome outcome = parse_query(text, match, request.today, request.zone);
  if (const auto* problem = std::get_if<QueryProblem>(&outcome))
    throw Error(ExitCode::Usage, describe(*problem, text));
  auto& query = std::get<ParsedQuery>(outcome);
  if (notes != nullptr) notes->insert(notes->end(), query.notes.begin(), query.notes.end());
  return std::move(query.root);
}

// The tree with loose words joined by OR; null when that says the same.
NodePtr relaxed_tree(const Request& request, const NodePtr& strict) {
  NodePtr relaxed = parsed(request.query, MatchMode::Any, request, nullptr);
  return print_query(*relaxed) == print_query(*strict) ? nullptr : std::move(relaxed);
}

MatchMode match_of(const Options& options, const SearchCommand& command) {
  if (options.get("match") == "all") return MatchMode::All;
  if (options.get("match") == "any") return MatchMode::Any;
  const bool relaxing_mode = command.mode->option.empty() || command.mode->option == "browse";
  const bool may_relax = relaxing_mode && command.format->name == "text";
  return may_relax ? MatchMode::Auto : MatchMode::All;
}

void require_words(const std::vector<std::string>& words) {
  for (const std::string& word : words) {
    if (squeeze(word).empty()) {
      refuse("cannot read query: an argument is empty",
             "without any query argument every article is listed, newest first");
    }
  }
}

void take_query(const Options& options, SearchCommand& command) {
  Request& request = command.request;
  const Filters filters = read_filters(options, request.today);
  request.filters = filter_tree(filters);
  request.match = match_of(options, command);
  NodePtr query;
  NodePtr relaxed;
  if (!options.words.empty() && command.mode->option != "show") {
    require_words(options.words);
    JoinedQuery joined = join_arguments(options.words);
    request.query = joined.text;
    request.notes = std::move(joined.notes);
    const bool any = request.match == MatchMode::Any;
    query = parsed(request.query, any ? MatchMode::Any : MatchMode::All, request, &request.notes);
    if (request.match == MatchMode::Auto) relaxed = relaxed_tree(request, query);
  }
  request.notes.insert(request.notes.end(), filters.notes.begin(), filters.notes.end());
  request.root = with_filters(std::move(query), filters);
  if (request.root == nullptr) request.root = make_node(AllNode{});
  if (relaxed != nullptr) request.relaxed = with_filters(std::move(relaxed), filters);
}

bool prints_snippets(const SearchCommand& command) {
  if (command.mode->gives != "hits") return false;
  const std::vector<std::string>& fields = command.rendering.fields;
  if (!fields.empty()) return std::find(fields.begin(), fields.end(), "snippet") != fields.end();
  return is_for_reading(command) || command.format->name == "jsonl" ||
         command.format->name == "html";
}

bool prints_why(const Options& options, const SearchCommand& command) {
  const std::vector<std::string>& fields = command.rendering.fields;
  return options.has("why") || std::find(fields.begin(), fields.end(), "why") != fields.end();
}

// Whether --by is drawn with dates across: text for a terminal, the second key a date.
bool is_cross_table(const SearchCommand& command) {
  return command.format->name == "text" && command.rendering.terminal.is_terminal &&
         command.keys.size() == 2 && !command.keys.back().field;
}

void take_list(const Options& options, SearchCommand& command) {
  Request& request = command.request;
  std::optional<std::uint64_t> usual;
  if (is_for_reading(command)) usual = kUsualLimit;
  request.limit = limit_of(options, usual);
  request.offset = static_cast<std::uint64_t>(options.number("offset", 0, 0, kMost));
  request.seed = static_cast<std::uint64_t>(options.number("seed", 0, 0, kMost));
  // An article to be like is a question, without any word as well.
  const bool has_question = !options.words.empty() || command.mode->option == "similar";
  request.sort = sort_order_of(options, has_question);
  request.timeout = timeout_of(options);
  request.snippets = prints_snippets(command);
  request.why = prints_why(options, command);
  request.short_ids = command.format->name == "text" && command.rendering.terminal.is_terminal;
}

Terminal output_of(const Options& options) {
  const std::string& colour = options.get("color");
  return standard_output(colour.empty() ? "auto" : colour);
}

void take_rendering(const Options& typed, const Options& options, SearchCommand& command) {
  RenderOptions& rendering = command.rendering;
  rendering.fields = fields_of(options);
  rendering.why = options.has("why");
  const bool parts = options.has("no-group") && !typed.has("group");
  rendering.grouped = typed.has("group") || (is_for_reading(command) && !parts);
  command.request.group = rendering.grouped;
  rendering.count_of = options.get("count");
  rendering.offset = static_cast<std::uint64_t>(options.number("offset", 0, 0, kMost));
}

}  // namespace

SearchCommand make_search_command(const Options& typed, const Options& options,
                                  std::chrono::system_clock::time_point now,
                                  const std::optional<Terminal>& terminal) {
  SearchCommand command;
  command.rendering.terminal = terminal ? *terminal : output_of(options);
  command.mode = &chosen_mode(typed);
  command.format = &chosen_format(options, *command.mode);
  require_sense(typed, command);
  take_rendering(typed, options, command);
  command.request.zone = options.get("tz");
  command.request.today = today_in(command.request.zone, now);
  command.request.indexes = indexes_of(options);
  command.request.names = read_name_list(names_file());
  take_query(options, command);
  take_list(options, command);
  if (options.has("by")) command.keys = browse_keys_of(options);
  command.request.whole_values = is_cross_table(command);
  if (options.has("show") || options.has("similar")) take_ids(options, command);
  command.value_order = options.get("sort") == "name" ? ValueOrder::ByName : ValueOrder::ByCount;
  command.unit = timeline_unit_of(options);
  command.share = options.has("share");
  command.pager = !options.has("no-pager");
  return command;
}

}  // namespace byline
