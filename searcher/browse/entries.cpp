// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/entries.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <utility>

#include "common/text/fold.hpp"
#include "searcher/browse/asking.hpp"
#include "searcher/browse/completion.hpp"
#include "searcher/browse/text_line.hpp"
#include "searcher/render/renderer.hpp"

namespace byline::browse {

namespace {

constexpr std::size_t kMostHistory = 1000;

void put_line(State& state, std::string text) {
  state.line.text = std::move(text);
  state.line.cursor = state.line.text.size();
}

void close_line(State& state) {
  state.entry = Entry::None;
  state.line = {};
  state.completion.reset();
}

void go_through_history(State& state, bool older, std::vector<Effect>& effects) {
  const std::size_t size = state.history.size();
  const std::size_t at = state.history_at;
  if (older ? at == 0 : at >= size) return;
  state.history_at = older ? at - 1 : at + 1;
  put_line(state, state.history_at < size ? state.history[state.history_at] : std::string());
  query_typed(state, effects);
}

void complete_line(State& state, std::vector<Effect>& effects) {
  const Unfinished word = unfinished_word(state.line);
  if (!state.completion && word.field && !state.names.contains(*word.field)) {
    ask_names(state, *word.field, effects);
    state.completing = state.line.text;
    state.message = "reading the archive ...";
    return;
  }
  complete(state);
  query_typed(state, effects);
}

void accept_format(State& state) {
  const RenderFormat* format = find_render_format(squeeze(state.line.text));
  if (format == nullptr || !can_give(*format, "show")) {
    state.message = fmt::format("no such format; one of: {}", state.formats);
    return;
  }
  state.format = format->name;
  state.entry = Entry::Path;
  put_line(state, fmt::format("byline-export.{}", state.format));
}

void accept(State& state, std::vector<Effect>& effects) {
  switch (state.entry) {
    case Entry::None:
      return;
    case Entry::Query:
      remember(state);
      state.pane = Pane::Hits;
      return close_line(state);
    case Entry::Format:
      return accept_format(state);
    case Entry::Path:
      if (state.line.text.empty()) return;
      ask_export(state, state.line.text, effects);
      return close_line(state);
  }
}

void give_up(State& state, std::vector<Effect>& effects) {
  const bool was_query = state.entry == Entry::Query;
  close_line(state);
  if (!was_query || state.question == state.before) return;
  state.question = state.before;
  ask_question(state, effects);
}

void edit_line(State& state, const Key& key, Action action, std::vector<Effect>& effects) {
  const std::string before = state.line.text;
  state.completion.reset();
  if (!edit(state.line, key, action) || state.line.text == before) return;
  if (state.entry == Entry::Query) query_typed(state, effects);
}

}  // namespace

void open_query_line(State& state) {
  state.entry = Entry::Query;
  state.before = state.question;
  state.history_at = state.history.size();
  put_line(state, state.question.text);
}

void open_export(State& state) {
  if (state.marked.empty() && chosen_id(state).empty() && !state.article.open) {
    state.message = "there is nothing to write";
    return;
  }
  state.entry = Entry::Format;
  put_line(state, state.format.empty() ? "json" : state.format);
}

void query_typed(State& state, std::vector<Effect>& effects) {
  std::string text = squeeze(state.line.text).empty() ? std::string() : state.line.text;
  if (text == state.question.text) return;
  state.question.text = std::move(text);
  ask_question(state, effects);
}

void remember(State& state) {
  const std::string text = state.question.text;
  if (text.empty()) return;
  std::erase(state.history, text);
  state.history.push_back(text);
  if (state.history.size() > kMostHistory) state.history.erase(state.history.begin());
}

void type_key(State& state, const Key& key, std::vector<Effect>& effects) {
  const Action action = action_of(key, KeyPlace::Line);
  switch (action) {
    case Action::Accept:
      return accept(state, effects);
    case Action::GiveUp:
      return give_up(state, effects);
    case Action::Complete:
      if (state.entry == Entry::Query) complete_line(state, effects);
      return;
    case Action::OlderQuery:
    case Action::NewerQuery:
      if (state.entry == Entry::Query)
        go_through_history(state, action == Action::OlderQuery, effects);
      return;
    default:
      return edit_line(state, key, action, effects);
  }
}

}  // namespace byline::browse
