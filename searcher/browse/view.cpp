// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/view.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/terminal_text.hpp"
#include "searcher/browse/keys.hpp"
#include "searcher/browse/narrowing.hpp"
#include "searcher/browse/panes_view.hpp"
#include "searcher/render/notices.hpp"

namespace byline::browse {

namespace {

constexpr std::size_t kWidestPopup = 90;
constexpr std::string_view kHint = "/ query  Enter read  f field  Tab pane  ? keys  q leave";

std::string_view prompt_of(Entry entry) {
  switch (entry) {
    case Entry::Format:
      return "format: ";
    case Entry::Path:
      return "write to: ";
    case Entry::Query:
    case Entry::None:
      break;
  }
  return "query: ";
}

// A line that is typed into, moved to the left as far as the cursor needs.
void draw_line(const TextLine& line, std::string_view prompt, const Area& area, Screen& screen) {
  std::size_t column = screen.put(area.row, area.column, area.columns, prompt, Look::Bold);
  const std::size_t room = area.columns - std::min(area.columns, column);
  std::string before = terminal_safe(std::string_view(line.text).substr(0, line.cursor));
  const std::string after = terminal_safe(std::string_view(line.text).substr(line.cursor));
  while (!before.empty() && display_width(before) + 1 > room) {
    std::size_t next = 1;
    while (next < before.size() && (static_cast<unsigned char>(before[next]) & 0xC0U) == 0x80U)
      ++next;
    before.erase(0, next);
  }
  column = screen.put(area.row, column, room, before);
  screen.cursor =
      Cursor{area.row, std::min(column, area.columns - std::min<std::size_t>(1, area.columns))};
  screen.put(area.row, column, area.columns - std::min(area.columns, column), after);
}

void draw_query(const State& state, const Area& area, Screen& screen) {
  if (area.is_empty()) return;
  if (state.entry == Entry::Query)
    return draw_line(state.line, prompt_of(Entry::Query), area, screen);
  const std::size_t column =
      screen.put(area.row, area.column, area.columns, prompt_of(Entry::None), Look::Bold);
  const std::string& text = state.question.text;
  screen.put(area.row, column, area.columns - std::min(area.columns, column),
             text.empty() ? "every article" : text, text.empty() ? Look::Dim : Look::Plain);
}

void draw_filters(const State& state, const Area& area, Screen& screen) {
  if (area.is_empty()) return;
  std::size_t column = screen.put(area.row, area.column, area.columns, "only: ", Look::Bold);
  for (const std::string& text : filter_texts(state.question)) {
    const std::size_t room = area.columns - std::min(area.columns, column);
    column = screen.put(area.row, column, room, fmt::format("[{}]", text), Look::Filter) + 1;
  }
}

// Notes whose sentence says something of a command line that has none here.
bool is_for_screen(const Note& note) {
  return note.code != "plain-words" && note.code != "cut";
}

void draw_notes(const State& state, const Area& area, Screen& screen) {
  if (area.is_empty()) return;
  if (state.problem) {
    std::string text = state.problem->message;
    if (!state.problem->hint.empty()) text += " · " + state.problem->hint;
    screen.put(area.row, area.column, area.columns, text, Look::Error);
    return;
  }
  std::string text;
  for (const Note& note : state.hits.answer.notes) {
    if (!is_for_screen(note)) continue;
    text += (text.empty() ? "" : " · ") + note.message;
  }
  screen.put(area.row, area.column, area.columns, text, Look::Note);
}

void draw_status(const State& state, const Area& area, bool too_small, Screen& screen) {
  if (area.is_empty()) return;
  if (state.entry == Entry::Format || state.entry == Entry::Path) {
    draw_line(state.line, prompt_of(state.entry), area, screen);
    return;
  }
  std::string marked;
  if (!state.marked.empty()) marked = fmt::format(" {} marked", state.marked.size());
  const std::size_t width = std::min(area.columns, display_width(marked));
  std::string text = state.message.empty() ? std::string(kHint) : state.message;
  if (too_small && state.message.empty()) text = "this screen is too small: 60x20 at least";
  screen.put(area.row, area.column, area.columns - width, text,
             state.message.empty() ? Look::Dim : Look::Note);
  screen.put(area.row, area.columns - width, width, marked, Look::Filter);
}

// What can be put in at the cursor, below the query line.
void draw_completion(const State& state, Screen& screen) {
  if (!state.completion) return;
  const Completion& completion = *state.completion;
  const std::size_t rows =
      std::min<std::size_t>({8, completion.candidates.size(), screen.size().rows - 1});
  const std::size_t top = completion.index - std::min(completion.index, rows - 1);
  std::size_t width = 0;
  for (std::size_t i = top; i < top + rows; ++i)
    width = std::max(width, display_width(terminal_safe(completion.candidates[i])));
  width = std::min(width + 2, screen.size().columns);
  for (std::size_t i = 0; i < rows; ++i) {
    screen.put(1 + i, std::min<std::size_t>(7, screen.size().columns - width), width,
               " " + completion.candidates[top + i],
               top + i == completion.index ? Look::Selected : Look::Chosen, true);
  }
}

void draw_separators(const Layout& layout, Screen& screen) {
  for (const Area* area : {&layout.hits, &layout.article}) {
    if (area->is_empty() || area->column == 0) continue;
    for (std::size_t row = 0; row < area->rows; ++row)
      screen.put(area->row + row, area->column - 1, 1, "│", Look::Dim);
  }
}

std::size_t popup_columns(const State& state) {
  return std::min(kWidestPopup, state.size.columns - std::min<std::size_t>(2, state.size.columns));
}

void draw_popup(const State& state, Screen& screen) {
  if (state.popup == Popup::None) return;
  const std::vector<std::string> lines = popup_lines(state);
  const std::size_t rows = popup_rows(state);
  const std::size_t columns = popup_columns(state);
  const std::size_t top = (state.size.rows - std::min(state.size.rows, rows + 2)) / 2;
  const std::size_t left = (state.size.columns - std::min(state.size.columns, columns + 2)) / 2;
  const std::string_view heading =
      state.popup == Popup::Help ? " Keys " : " The command line that gives these hits ";
  screen.put(top, left, columns + 2, heading, Look::Selected, true);
  for (std::size_t i = 0; i < rows; ++i) {
    const std::size_t at = state.popup_top + i;
    const std::string text = at < lines.size() ? " " + lines[at] : std::string();
    screen.put(top + 1 + i, left, columns + 2, text, Look::Plain, true);
  }
  const bool more = state.popup_top + rows < lines.size();
  const std::string_view foot = state.popup == Popup::Command
                                    ? " y copies it, any other key closes "
                                : more ? " more below; any other key closes "
                                       : " any other key closes ";
  screen.put(top + 1 + rows, left, columns + 2, foot, Look::Selected, true);
  screen.cursor.reset();
}

std::vector<std::string> help_lines(std::size_t columns) {
  constexpr std::size_t kLeft = 18;
  std::vector<std::string> lines;
  std::string_view group;
  for (const KeyRow& row : all_keys()) {
    if (row.group != group) {
      if (!group.empty()) lines.emplace_back();
      lines.emplace_back(row.group);
      group = row.group;
    }
    std::string left = fmt::format("  {:<{}}", row.keys, kLeft);
    const std::size_t room = columns > kLeft + 12 ? columns - kLeft - 3 : columns;
    for (const std::string& piece : wrap(row.help, room)) {
      lines.push_back(left + piece);
      left.assign(kLeft + 2, ' ');
    }
  }
  return lines;
}

}  // namespace

std::vector<std::string> popup_lines(const State& state) {
  const std::size_t columns = std::max<std::size_t>(1, popup_columns(state));
  if (state.popup == Popup::Help) return help_lines(columns);
  return wrap(terminal_safe(state.popup_text), columns);
}

std::size_t popup_rows(const State& state) {
  return std::min(popup_lines(state).size(),
                  state.size.rows - std::min<std::size_t>(3, state.size.rows));
}

Screen draw(const State& state) {
  Screen screen(state.size);
  const Layout layout = layout_of(state);
  draw_values(state, layout.values, screen);
  draw_hits(state, layout.hits, screen);
  draw_article(state, layout.article, screen);
  draw_separators(layout, screen);
  draw_timeline(state, layout.timeline, screen);
  draw_filters(state, layout.filters, screen);
  draw_notes(state, layout.notes, screen);
  draw_query(state, layout.query, screen);
  draw_status(state, layout.status, layout.too_small, screen);
  draw_completion(state, screen);
  draw_popup(state, screen);
  return screen;
}

}  // namespace byline::browse
