// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/state.hpp"

#include <algorithm>

namespace byline::browse {

namespace {

constexpr Size kSmallest{60, 20};
constexpr std::size_t kWide = 120;           // from here on the article has a place of its own
constexpr std::size_t kRowsForArticle = 30;  // from here on it lies below the hits
constexpr std::size_t kTimelineRows = 2;

// Rows taken one by one from the top or the bottom of what is left.
struct Rest {
  std::size_t first;
  std::size_t rows;
  std::size_t columns;

  Area from_top(std::size_t wanted) {
    const std::size_t taken = std::min(wanted, rows);
    const Area area{first, 0, columns, taken};
    first += taken;
    rows -= taken;
    return area;
  }
  Area from_bottom(std::size_t wanted) {
    const std::size_t taken = std::min(wanted, rows);
    rows -= taken;
    return {first + rows, 0, columns, taken};
  }
};

bool has_filters(const Question& question) {
  return !question.filters.empty() || question.since || question.until || !question.similar.empty();
}

// The middle: values | hits | article, as many of them as there is room for.
void lay_out_body(const State& state, const Area& body, Layout& layout) {
  const bool beside = shows_article_beside(state.size);
  const bool narrow = state.size.columns < kSmallest.columns;
  const bool article_alone =
      state.article.open && !beside && (narrow || body.rows < kRowsForArticle - 6);
  if (article_alone) {
    layout.article = body;
    return;
  }
  const std::size_t left = narrow ? 0 : std::clamp<std::size_t>(body.columns / 4, 18, 34);
  Area rest = body;
  if (left > 0) {
    layout.values = {body.row, 0, left, body.rows};
    rest.column = left + 1;
    rest.columns = body.columns - left - 1;
  } else if (narrow && state.pane == Pane::Values) {
    layout.values = body;
    return;
  }
  layout.hits = rest;
  if (beside) {
    layout.hits.columns = (rest.columns - 1) / 2;
    layout.article = {rest.row, rest.column + layout.hits.columns + 1,
                      rest.columns - layout.hits.columns - 1, rest.rows};
  } else if (state.article.open) {
    layout.hits.rows = rest.rows / 3;
    layout.article = {rest.row + layout.hits.rows, rest.column, rest.columns,
                      rest.rows - layout.hits.rows};
  }
}

}  // namespace

std::vector<HitRow> hit_rows(const HitsPane& pane) {
  std::vector<HitRow> rows;
  rows.reserve(pane.hits.size());
  for (std::size_t hit = 0; hit < pane.hits.size(); ++hit) {
    rows.push_back({hit, std::nullopt});
    if (!pane.unfolded.contains(pane.hits[hit].shown_id)) continue;
    for (std::size_t copy = 0; copy < pane.hits[hit].copies.size(); ++copy)
      rows.push_back({hit, copy});
  }
  return rows;
}

std::string chosen_id(const State& state) {
  const std::vector<HitRow> rows = hit_rows(state.hits);
  if (state.hits.scroll.selected >= rows.size()) return {};
  const HitRow& row = rows[state.hits.scroll.selected];
  const Hit& hit = state.hits.hits[row.hit];
  return row.copy ? hit.copies[*row.copy].id : hit.shown_id;
}

const Hit* chosen_hit(const State& state) {
  const std::vector<HitRow> rows = hit_rows(state.hits);
  if (state.hits.scroll.selected >= rows.size()) return nullptr;
  return &state.hits.hits[rows[state.hits.scroll.selected].hit];
}

const Article* chosen_article(const State& state) {
  if (state.article.article && state.article.id == chosen_id(state))
    return &state.article.article->hit.article;
  if (state.article.open && state.article.article) return &state.article.article->hit.article;
  const Hit* hit = chosen_hit(state);
  return hit != nullptr && hit->shown_id == chosen_id(state) ? &hit->article : nullptr;
}

Bars bars_of(const TimelinePane& pane, const Area& area) {
  Bars bars;
  bars.shown = std::min(pane.buckets.size(), area.columns);
  if (bars.shown == 0) return bars;
  bars.first = std::min(pane.selected - std::min(pane.selected, bars.shown / 2),
                        pane.buckets.size() - bars.shown);
  bars.width = std::clamp<std::size_t>(area.columns / bars.shown, 1, 3);
  return bars;
}

bool shows_article_beside(Size size) {
  return size.columns >= kWide && size.rows >= kSmallest.rows;
}

Layout layout_of(const State& state) {
  Layout layout;
  layout.too_small = state.size.columns < kSmallest.columns || state.size.rows < kSmallest.rows;
  Rest rest{0, state.size.rows, state.size.columns};
  layout.query = rest.from_top(1);
  layout.status = rest.from_bottom(1);
  if (has_filters(state.question)) layout.filters = rest.from_top(1);
  // Always there, so that nothing moves while one types.
  layout.notes = rest.from_top(1);
  if (rest.rows >= 8) layout.timeline = rest.from_bottom(kTimelineRows);
  lay_out_body(state, rest.from_top(rest.rows), layout);
  return layout;
}

}  // namespace byline::browse
