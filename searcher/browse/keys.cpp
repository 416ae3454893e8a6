// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/keys.hpp"

#include <array>
#include <utility>

#include "common/text/utf8.hpp"

namespace byline::browse {

namespace {

using enum KeyPlace;

constexpr std::array kKeys{
    KeyRow{Action::Down, Panes, "j, Down", "next row; in an article one line on", "Moving"},
    KeyRow{Action::Up, Panes, "k, Up", "row before; in an article one line back", "Moving"},
    KeyRow{Action::PageDown, Panes, "Space, PageDown", "a screen on", "Moving"},
    KeyRow{Action::PageUp, Panes, "b, PageUp", "a screen back", "Moving"},
    KeyRow{Action::First, Panes, "Home", "first row", "Moving"},
    KeyRow{Action::Last, Panes, "End", "last row", "Moving"},
    KeyRow{Action::Left, Panes, "h, Left", "to the values; on the timeline one bar back", "Moving"},
    KeyRow{Action::Right, Panes, "Right", "to the hits; on the timeline one bar on", "Moving"},
    KeyRow{Action::Choose, Panes, "Enter", "read the article; narrow to the value or the bar",
           "Moving"},
    KeyRow{Action::NextPane, Panes, "Tab", "next pane: values, hits, article, timeline", "Moving"},
    KeyRow{Action::PreviousPane, Panes, "Shift-Tab", "pane before", "Moving"},

    KeyRow{Action::EditQuery, Panes, "/", "edit the query", "Asking"},
    KeyRow{Action::NextValues, Panes, "f",
           "next field to narrow by: outlets, authors, agencies, sections, languages, years",
           "Asking"},
    KeyRow{Action::PreviousValues, Panes, "F", "field before", "Asking"},
    KeyRow{Action::Timeline, Panes, "t", "to the timeline", "Asking"},
    KeyRow{Action::From, Panes, "<", "on the timeline: from this bar on", "Asking"},
    KeyRow{Action::Until, Panes, ">", "on the timeline: to this bar", "Asking"},
    KeyRow{Action::DropFilter, Panes, "Backspace, d", "take off the filter that came last",
           "Asking"},
    KeyRow{Action::DropAll, Panes, "D", "take off all filters", "Asking"},
    KeyRow{Action::ChangeSort, Panes, "s", "sort by relevance, newest, oldest", "Asking"},
    KeyRow{Action::Group, Panes, "g", "one row a story, or one an article", "Asking"},
    KeyRow{Action::Similar, Panes, "l", "more like this article", "Asking"},
    KeyRow{Action::AskAgain, Panes, "r", "ask again: the archive may have grown", "Asking"},

    KeyRow{Action::NextMatch, Panes, "n", "next matched word in the article", "Reading"},
    KeyRow{Action::PreviousMatch, Panes, "N", "matched word before", "Reading"},
    KeyRow{Action::Unfold, Panes, "u", "show the copies of a story, or hide them", "Reading"},

    KeyRow{Action::Mark, Panes, "m", "mark the article, or not", "Taking away"},
    KeyRow{Action::UnmarkAll, Panes, "M", "mark nothing", "Taking away"},
    KeyRow{Action::Export, Panes, "x", "write what is marked, else this article, into a file",
           "Taking away"},
    KeyRow{Action::CopyCitation, Panes, "y", "copy the citation (OSC 52)", "Taking away"},
    KeyRow{Action::OpenAddress, Panes, "o", "open the address (http and https)", "Taking away"},
    KeyRow{Action::ShowCommand, Panes, "c", "show the command line that gives these hits",
           "Taking away"},

    KeyRow{Action::Help, Panes, "?", "these keys", "The program"},
    KeyRow{Action::Redraw, Panes, "Ctrl-L", "draw the screen again", "The program"},
    KeyRow{Action::UseMouse, Panes, "Ctrl-T",
           "use the mouse, or not: choose, choose again to open, scroll", "The program"},
    KeyRow{Action::Close, Panes, "Escape", "close what is open", "The program"},
    KeyRow{Action::Leave, Panes, "q", "close what is open, else leave", "The program"},

    KeyRow{Action::Accept, Line, "Enter", "done: to the hits", "In the query line"},
    KeyRow{Action::GiveUp, Line, "Escape", "back to what stood there", "In the query line"},
    KeyRow{Action::Complete, Line, "Tab", "complete a field, or a value from the archive",
           "In the query line"},
    KeyRow{Action::OlderQuery, Line, "Up", "query before", "In the query line"},
    KeyRow{Action::NewerQuery, Line, "Down", "query after", "In the query line"},
    KeyRow{Action::First, Line, "Home, Ctrl-A", "to the beginning", "In the query line"},
    KeyRow{Action::Last, Line, "End, Ctrl-E", "to the end", "In the query line"},
    KeyRow{Action::ClearLine, Line, "Ctrl-U", "take everything away", "In the query line"},
    KeyRow{Action::DropWord, Line, "Ctrl-W", "take the word before away", "In the query line"},
};

constexpr std::array<std::pair<Key::Code, std::string_view>, 14> kNames{{
    {Key::Code::Enter, "Enter"},
    {Key::Code::Escape, "Escape"},
    {Key::Code::Tab, "Tab"},
    {Key::Code::BackTab, "Shift-Tab"},
    {Key::Code::Backspace, "Backspace"},
    {Key::Code::Delete, "Delete"},
    {Key::Code::Up, "Up"},
    {Key::Code::Down, "Down"},
    {Key::Code::Left, "Left"},
    {Key::Code::Right, "Right"},
    {Key::Code::PageUp, "PageUp"},
    {Key::Code::PageDown, "PageDown"},
    {Key::Code::Home, "Home"},
    {Key::Code::End, "End"},
}};

bool lists(std::string_view keys, std::string_view name) {
  while (!keys.empty()) {
    const std::size_t comma = keys.find(", ");
    if (keys.substr(0, comma) == name) return true;
    keys.remove_prefix(comma == std::string_view::npos ? keys.size() : comma + 2);
  }
  return false;
}

}  // namespace

std::span<const KeyRow> all_keys() {
  return kKeys;
}

std::string name_of(const Key& key) {
  if (key.code == Key::Code::Control)
    return std::string("Ctrl-") + static_cast<char>(key.character - U'a' + U'A');
  for (const auto& [code, name] : kNames) {
    if (code == key.code) return std::string(name);
  }
  if (key.character == U' ') return "Space";
  std::string name;
  append_code_point(name, key.character);
  return name;
}

Action action_of(const Key& key, KeyPlace place) {
  const std::string name = name_of(key);
  for (const KeyRow& row : kKeys) {
    if (row.place == place && lists(row.keys, name)) return row.action;
  }
  return Action::None;
}

}  // namespace byline::browse
