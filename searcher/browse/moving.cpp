// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/moving.hpp"

#include <algorithm>
#include <optional>
#include <utility>
#include <vector>

namespace byline::browse {

namespace {

constexpr std::size_t kWheelRows = 3;

// Rows of a list below its heading.
std::size_t list_rows(const Area& area) {
  return area.rows - std::min<std::size_t>(1, area.rows);
}

void scroll_to_selected(Scroll& scroll, std::size_t size, std::size_t rows) {
  scroll.selected = std::min(scroll.selected, size == 0 ? 0 : size - 1);
  rows = std::max<std::size_t>(1, rows);
  scroll.top = std::min(scroll.top, size - std::min(size, rows));
  if (scroll.selected < scroll.top) scroll.top = scroll.selected;
  if (scroll.selected >= scroll.top + rows) scroll.top = scroll.selected - rows + 1;
}

struct SeenPane {
  Pane pane;
  Area area;
};

// Those that can have the keys, in the order of Tab.
std::vector<SeenPane> seen_panes(const State& state) {
  const Layout layout = layout_of(state);
  std::vector<SeenPane> panes;
  if (!layout.values.is_empty()) panes.push_back({Pane::Values, layout.values});
  if (!layout.hits.is_empty()) panes.push_back({Pane::Hits, layout.hits});
  if (!layout.article.is_empty() && !state.article.id.empty())
    panes.push_back({Pane::Article, layout.article});
  if (!layout.timeline.is_empty() && !state.timeline.buckets.empty())
    panes.push_back({Pane::Timeline, layout.timeline});
  return panes;
}

bool is_in(const Area& area, const Pointer& pointer) {
  return pointer.row >= area.row && pointer.row < area.row + area.rows &&
         pointer.column >= area.column && pointer.column < area.column + area.columns;
}

std::optional<SeenPane> pane_at(const State& state, const Pointer& pointer) {
  for (const SeenPane& seen : seen_panes(state)) {
    if (is_in(seen.area, pointer)) return seen;
  }
  return std::nullopt;
}

// The row of a list below the pointer; nothing on its heading and below its end.
std::optional<std::size_t> row_at(const Area& area, const Scroll& scroll, std::size_t size,
                                  const Pointer& pointer) {
  if (pointer.row == area.row) return std::nullopt;
  const std::size_t at = scroll.top + pointer.row - area.row - 1;
  return at < size ? std::optional(at) : std::nullopt;
}

std::optional<std::size_t> bar_at(const TimelinePane& pane, const Area& area,
                                  const Pointer& pointer) {
  const Bars bars = bars_of(pane, area);
  const std::size_t bar = (pointer.column - area.column) / bars.width;
  return bar < bars.shown ? std::optional(bars.first + bar) : std::nullopt;
}

// Chooses what is pressed; whether it was chosen already.
bool press(std::size_t& selected, std::optional<std::size_t> at, bool has_keys) {
  if (!at) return false;
  const bool again = has_keys && *at == selected;
  selected = *at;
  return again;
}

bool press_in(const SeenPane& seen, State& state, const Pointer& pointer, bool has_keys) {
  Scroll& values = state.values.scroll;
  Scroll& hits = state.hits.scroll;
  switch (seen.pane) {
    case Pane::Values:
      return press(values.selected, row_at(seen.area, values, state.values.rows.size(), pointer),
                   has_keys);
    case Pane::Hits:
      return press(hits.selected, row_at(seen.area, hits, hit_rows(state.hits).size(), pointer),
                   has_keys);
    case Pane::Timeline:
      return press(state.timeline.selected, bar_at(state.timeline, seen.area, pointer), has_keys);
    case Pane::Article:
      return false;
  }
  return false;
}

}  // namespace

std::size_t moved_row(std::size_t at, Action action, std::size_t size, std::size_t page) {
  const std::size_t last = size == 0 ? 0 : size - 1;
  page = std::max<std::size_t>(1, page);
  switch (action) {
    case Action::Down:
      return std::min(last, at + 1);
    case Action::Up:
      return at == 0 ? 0 : at - 1;
    case Action::PageDown:
      return std::min(last, at + page);
    case Action::PageUp:
      return at - std::min(at, page);
    case Action::First:
      return 0;
    case Action::Last:
      return last;
    default:
      return at;
  }
}

bool is_movement(Action action) {
  return action >= Action::Down && action <= Action::Last;
}

void move(State& state, Action action) {
  const Layout layout = layout_of(state);
  switch (state.pane) {
    case Pane::Values:
      state.values.scroll.selected = moved_row(state.values.scroll.selected, action,
                                               state.values.rows.size(), list_rows(layout.values));
      return;
    case Pane::Hits:
      state.hits.scroll.selected = moved_row(state.hits.scroll.selected, action,
                                             hit_rows(state.hits).size(), list_rows(layout.hits));
      return;
    case Pane::Article:
      state.article.top = moved_row(state.article.top, action, state.article.lines.size(),
                                    list_rows(layout.article));
      return;
    case Pane::Timeline:
      state.timeline.selected =
          moved_row(state.timeline.selected, action, state.timeline.buckets.size(), 12);
      return;
  }
}

void change_pane(State& state, bool forward) {
  const std::vector<SeenPane> panes = seen_panes(state);
  if (panes.empty()) return;
  const auto at = std::find_if(panes.begin(), panes.end(),
                               [&](const SeenPane& seen) { return seen.pane == state.pane; });
  const auto size = panes.size();
  const auto place = at == panes.end() ? 0 : static_cast<std::size_t>(at - panes.begin());
  state.pane = panes[(place + (forward ? 1 : size - 1)) % size].pane;
}

void go_sideways(State& state, Action action) {
  if (state.pane == Pane::Timeline)
    return move(state, action == Action::Left ? Action::Up : Action::Down);
  if (state.article.open && layout_of(state).hits.is_empty()) return;
  state.pane = action == Action::Left ? Pane::Values : Pane::Hits;
}

void scroll_to_chosen(State& state) {
  const Layout layout = layout_of(state);
  scroll_to_selected(state.values.scroll, state.values.rows.size(), list_rows(layout.values));
  scroll_to_selected(state.hits.scroll, hit_rows(state.hits).size(), list_rows(layout.hits));
}

Action wheel_action(const Pointer& pointer) {
  switch (pointer.kind) {
    case Pointer::Kind::WheelUp:
      return Action::Up;
    case Pointer::Kind::WheelDown:
      return Action::Down;
    case Pointer::Kind::Press:
      break;
  }
  return Action::None;
}

Action point_at(State& state, const Pointer& pointer) {
  if (pointer.kind == Pointer::Kind::Press && is_in(layout_of(state).query, pointer))
    return Action::EditQuery;
  const std::optional<SeenPane> seen = pane_at(state, pointer);
  if (!seen) return Action::None;
  const Pane before = std::exchange(state.pane, seen->pane);
  if (pointer.kind == Pointer::Kind::Press)
    return press_in(*seen, state, pointer, before == seen->pane) ? Action::Choose : Action::None;
  for (std::size_t i = 0; i < kWheelRows; ++i) move(state, wheel_action(pointer));
  state.pane = before;
  return Action::None;
}

}  // namespace byline::browse
