// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/panes_view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/terminal_text.hpp"
#include "searcher/browse/article_lines.hpp"
#include "searcher/browse/narrowing.hpp"
#include "searcher/render/notices.hpp"

namespace byline::browse {

namespace {

constexpr std::size_t kDateColumns = 11;
constexpr std::size_t kWideValues = 26;  // from here on there is room for equal numbers
constexpr std::size_t kWideHits = 56;    // from here on a row has room for its outlet

bool has_focus(const State& state, Pane pane) {
  return state.pane == pane && state.entry == Entry::None;
}

Look heading_look(const State& state, Pane pane) {
  return has_focus(state, pane) ? Look::Selected : Look::Bold;
}

// The look of a row that is chosen in its pane.
Look row_look(const State& state, Pane pane, bool chosen, Look otherwise) {
  if (!chosen) return otherwise;
  return has_focus(state, pane) ? Look::Selected : Look::Chosen;
}

std::string_view sort_text(const Question& question) {
  switch (question.sort) {
    case Sort::Usual:
      return question.text.empty() && question.similar.empty() ? "newest" : "relevance";
    case Sort::Relevance:
      return "relevance";
    case Sort::Newest:
      return "newest";
    case Sort::Oldest:
      return "oldest";
  }
  return "";
}

std::string hits_heading(const State& state) {
  const HitsPane& pane = state.hits;
  if (!pane.known) return state.problem ? "no answer" : "...";
  std::string text = totals_text(pane.answer.total, Thousands::Grouped);
  if (pane.answer.partial_matches) text = "no article has all words; the nearest";
  return fmt::format("{} · {}", text, sort_text(state.question));
}

// "+3", the outlet, as there is room; the width is that of the pane's right side.
std::string hit_tail(const Hit& hit, bool wide) {
  std::string tail;
  if (!hit.copies.empty()) tail = fmt::format("+{}", hit.copies.size());
  if (!wide || hit.article.outlet.empty()) return tail;
  return tail.empty() ? hit.article.outlet : tail + " " + hit.article.outlet;
}

std::vector<Span> title_spans(const Hit& hit) {
  if (hit.article.title.empty()) return {{"(no title)", Look::Dim}};
  std::vector<Span> spans;
  for (const SnippetPart& part : hit.title)
    spans.push_back({part.text, part.hit ? Look::Match : Look::Plain});
  if (spans.empty()) spans.push_back({hit.article.title, Look::Plain});
  return spans;
}

void draw_hit(const State& state, const Hit& hit, const Area& line, bool chosen, Screen& screen) {
  const bool marked =
      std::find(state.marked.begin(), state.marked.end(), hit.shown_id) != state.marked.end();
  const Look look = row_look(state, Pane::Hits, chosen, Look::Plain);
  screen.put(line.row, line.column, line.columns, "", look, true);
  screen.put(line.row, line.column, 1, marked ? "*" : " ", look);
  screen.put(line.row, line.column + 1, kDateColumns, hit.article.date.to_string(),
             chosen ? look : Look::Dim);
  const std::size_t begin = line.column + 1 + kDateColumns;
  std::size_t room = line.columns - std::min(line.columns, 1 + kDateColumns);
  const bool wide = line.columns >= kWideHits;
  const std::string tail =
      fit_to_width(terminal_safe(hit_tail(hit, wide)), wide ? line.columns / 4 : 5);
  if (!tail.empty() && room > 2 * display_width(tail)) {
    const std::size_t width = display_width(tail);
    screen.put(line.row, line.column + line.columns - width, width, tail,
               chosen ? look : Look::Dim);
    room -= width + 1;
  }
  std::vector<Span> title = title_spans(hit);
  if (chosen) {
    for (Span& span : title) span.look = look;
  }
  // Cut as one text, so that the mark of the cut stands at the end.
  screen.put(line.row, begin, room, title);
}

void draw_copy(const State& state, const Copy& copy, const Area& line, bool chosen,
               Screen& screen) {
  const bool marked =
      std::find(state.marked.begin(), state.marked.end(), copy.id) != state.marked.end();
  const Look look = row_look(state, Pane::Hits, chosen, Look::Plain);
  screen.put(line.row, line.column, line.columns, marked ? "*" : " ", look, true);
  screen.put(line.row, line.column + 1 + kDateColumns,
             line.columns - std::min(line.columns, 1 + kDateColumns),
             fmt::format("= {} {}", copy.outlet.empty() ? "no outlet" : copy.outlet, copy.id),
             chosen ? look : Look::Dim);
}

// A bar of eight heights; a blank for nothing.
std::string_view block(std::uint64_t count, std::uint64_t largest) {
  static constexpr std::array<std::string_view, 9> kBlocks{" ", "▁", "▂", "▃", "▄",
                                                           "▅", "▆", "▇", "█"};
  if (count == 0 || largest == 0) return kBlocks[0];
  const std::uint64_t eighths = (count * 16 / largest + 1) / 2;
  return kBlocks[std::clamp<std::uint64_t>(eighths, 1, 8)];
}

std::string bar_text(const TimelinePane& pane) {
  const Bucket& bucket = pane.buckets[pane.selected];
  const std::string when =
      bucket.from == bucket.to ? bucket.from : fmt::format("{} to {}", bucket.from, bucket.to);
  return fmt::format("{}: {}", when, counted(bucket.articles, "article", Thousands::Grouped));
}

}  // namespace

void draw_values(const State& state, const Area& area, Screen& screen) {
  if (area.is_empty()) return;
  const ValuesPane& pane = state.values;
  const std::string_view heading = kValueKeys[pane.key].heading;
  screen.put(area.row, area.column, area.columns,
             pane.known || state.problem ? std::string(heading) : fmt::format("{} ...", heading),
             heading_look(state, Pane::Values), true);
  for (std::size_t line = 1; line < area.rows; ++line) {
    const std::size_t at = pane.scroll.top + line - 1;
    if (at >= pane.rows.size()) break;
    const ValueRow& row = pane.rows[at];
    const bool narrowed = is_narrowed_to(state, row);
    const Look look = row_look(state, Pane::Values, at == pane.scroll.selected,
                               narrowed ? Look::Filter : Look::Plain);
    std::string count = count_text(row.articles, Thousands::Grouped);
    if (area.columns >= kWideValues || row.stories != row.articles)
      count += "/" + count_text(row.stories, Thousands::Grouped);
    const std::size_t room = area.columns - std::min(area.columns, count.size() + 1);
    screen.put(area.row + line, area.column, area.columns, "", look, true);
    screen.put(area.row + line, area.column, room, (narrowed ? "+" : " ") + row.values.front(),
               look);
    screen.put(area.row + line, area.column + room, area.columns - room, " " + count, look);
  }
}

void draw_hits(const State& state, const Area& area, Screen& screen) {
  if (area.is_empty()) return;
  const HitsPane& pane = state.hits;
  screen.put(area.row, area.column, area.columns, hits_heading(state),
             heading_look(state, Pane::Hits), true);
  const std::vector<HitRow> rows = hit_rows(pane);
  for (std::size_t line = 1; line < area.rows; ++line) {
    const std::size_t at = pane.scroll.top + line - 1;
    if (at >= rows.size()) break;
    const Area place{area.row + line, area.column, area.columns, 1};
    const Hit& hit = pane.hits[rows[at].hit];
    const bool chosen = at == pane.scroll.selected;
    if (rows[at].copy) {
      draw_copy(state, hit.copies[*rows[at].copy], place, chosen, screen);
    } else {
      draw_hit(state, hit, place, chosen, screen);
    }
  }
}

void draw_article(const State& state, const Area& area, Screen& screen) {
  if (area.is_empty()) return;
  const ArticlePane& pane = state.article;
  const std::size_t matches = count_matches(pane);
  std::string heading = pane.id.empty() ? "" : "Article ...";
  if (pane.article)
    heading = fmt::format("Article · {} · {}",
                          counted(pane.article->hit.article.words, "word", Thousands::Grouped),
                          matches == 1 ? "1 match" : fmt::format("{} matches", matches));
  screen.put(area.row, area.column, area.columns, heading, heading_look(state, Pane::Article),
             true);
  for (std::size_t line = 1; line < area.rows; ++line) {
    const std::size_t at = pane.top + line - 1;
    if (at >= pane.lines.size()) break;
    screen.put(area.row + line, area.column, area.columns, pane.lines[at].spans);
  }
}

void draw_timeline(const State& state, const Area& area, Screen& screen) {
  if (area.is_empty()) return;
  const TimelinePane& pane = state.timeline;
  const std::string unit = pane.known || state.problem ? "" : " ...";
  if (pane.buckets.empty()) {
    screen.put(area.row, area.column, area.columns, "Timeline" + unit, Look::Bold, true);
    return;
  }
  const auto [first, shown, width] = bars_of(pane, area);
  std::uint64_t largest = 0;
  for (const Bucket& bucket : pane.buckets) largest = std::max(largest, bucket.articles);
  for (std::size_t bar = 0; bar < shown; ++bar) {
    const std::string_view part = block(pane.buckets[first + bar].articles, largest);
    std::string text;
    for (std::size_t i = 0; i < std::max<std::size_t>(1, width - (width > 1 ? 1 : 0)); ++i)
      text += part;
    const bool chosen = first + bar == pane.selected && has_focus(state, Pane::Timeline);
    screen.put(area.row, area.column + bar * width, width, text,
               chosen ? Look::Selected : Look::Bar);
  }
  if (area.rows < 2) return;
  const std::string text =
      fmt::format("by {} {} to {}{} · {}", pane.unit, pane.buckets.front().from,
                  pane.buckets.back().to, unit, bar_text(pane));
  screen.put(area.row + 1, area.column, area.columns, text, heading_look(state, Pane::Timeline),
             true);
}

}  // namespace byline::browse
