// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/mode.hpp"

#include <fmt/format.h>

#include <array>

#include "searcher/command/search_command.hpp"
#include "searcher/render/notices.hpp"

namespace byline {

namespace {

Ending ending_of(const Answer& answer, const std::vector<Note>& more = {}) {
  Ending ending{answer.total, answer.notes, answer.partial_matches};
  ending.notes.insert(ending.notes.end(), more.begin(), more.end());
  return ending;
}

Ending run_hits(const SearchCommand& command, Renderer& renderer) {
  const HitPage page = find_hits(command.request);
  renderer.hits(page);
  return ending_of(page, notices(page, page.hits.size(), command.rendering.grouped));
}

Ending run_by(const SearchCommand& command, Renderer& renderer) {
  const ValueTable table = browse_values(command.request, command.keys, command.value_order);
  renderer.values(table);
  return ending_of(table, notices(table, command.request.offset));
}

Ending run_timeline(const SearchCommand& command, Renderer& renderer) {
  const Timeline timeline = count_over_time(command.request, command.unit, command.share);
  renderer.timeline(timeline);
  return ending_of(timeline);
}

Ending run_count(const SearchCommand& command, Renderer& renderer) {
  const Answer answer = count_articles(command.request);
  renderer.count(answer);
  return ending_of(answer);
}

Ending run_show(const SearchCommand& command, Renderer& renderer) {
  const ShownArticles list = show_articles(command.request, command.ids);
  renderer.articles(list);
  return ending_of(list);
}

Ending run_terms(const SearchCommand& command, Renderer& renderer) {
  const TermList list = distinctive_terms(command.request);
  renderer.terms(list);
  return ending_of(list);
}

Ending run_explain(const SearchCommand& command, Renderer& renderer) {
  const Explanation explanation = explain_query(command.request);
  renderer.explanation(explanation);
  return ending_of(explanation);
}

constexpr std::array kModes{
    Mode{"", "hits", run_hits},
    Mode{"by", "by", run_by},
    Mode{"timeline", "timeline", run_timeline},
    Mode{"count", "count", run_count},
    Mode{"show", "show", run_show},
    Mode{"similar", "hits", run_hits},
    Mode{"terms", "terms", run_terms},
    Mode{"explain", "explain", run_explain},
    Mode{"browse", "hits", nullptr},
};

}  // namespace

std::span<const Mode> all_modes() {
  return kModes;
}

const Mode& chosen_mode(const Options& options) {
  const Mode* chosen = &kModes.front();
  for (const Mode& mode : kModes) {
    if (mode.option.empty() || !options.has(mode.option)) continue;
    if (!chosen->option.empty()) {
      throw Error(ExitCode::Usage,
                  fmt::format("cannot do both: '--{}' and '--{}'", chosen->option, mode.option),
                  "run the query once for each");
    }
    chosen = &mode;
  }
  return *chosen;
}

ExitCode exit_code_of(const Ending& ending) {
  const Total& total = ending.total;
  if (ending.has_failures) return ExitCode::Usage;
  if (!total.exact || total.indexes_answered < total.indexes_asked) return ExitCode::Incomplete;
  if (total.articles == 0 || ending.partial_matches) return ExitCode::Nothing;
  return ExitCode::Ok;
}

}  // namespace byline
