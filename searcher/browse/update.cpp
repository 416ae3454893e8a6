// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/update.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "searcher/browse/article_lines.hpp"
#include "searcher/browse/asking.hpp"
#include "searcher/browse/entries.hpp"
#include "searcher/browse/moving.hpp"
#include "searcher/browse/narrowing.hpp"
#include "searcher/browse/taking_away.hpp"
#include "searcher/browse/view.hpp"
#include "searcher/render/text_style.hpp"

namespace byline::browse {

namespace {

using Effects = std::vector<Effect>;

constexpr std::size_t kRowsAhead = 50;  // more hits are asked for so long before the end

void choose(State& state, Effects& effects) {
  switch (state.pane) {
    case Pane::Values:
      state.message = narrow_to_value(state);
      if (state.message.empty()) ask_question(state, effects);
      return;
    case Pane::Timeline:
      if (narrow_to_bar(state, BarEnd::Both)) ask_question(state, effects);
      return;
    case Pane::Article:
      return move(state, Action::PageDown);
    case Pane::Hits:
      if (chosen_id(state).empty()) return;
      state.article.open = true;
      state.pane = Pane::Article;
      return ask_article(state, chosen_id(state), effects);
  }
}

void change_values(State& state, bool forward, Effects& effects) {
  const std::size_t count = kValueKeys.size();
  state.values.key = (state.values.key + (forward ? 1 : count - 1)) % count;
  state.values.rows.clear();
  ask_values(state, effects);
}

void change_sort(State& state, Effects& effects) {
  Question& question = state.question;
  const bool ranked = !question.text.empty() || !question.similar.empty();
  Sort now = question.sort;
  if (now == Sort::Usual) now = ranked ? Sort::Relevance : Sort::Newest;
  if (now == Sort::Relevance) {
    question.sort = Sort::Newest;
  } else if (now == Sort::Newest) {
    question.sort = Sort::Oldest;
  } else {
    question.sort = Sort::Usual;
  }
  ask_question(state, effects);
}

void ask_similar(State& state, Effects& effects) {
  const std::string id = state.article.open ? state.article.id : chosen_id(state);
  if (id.empty()) return;
  remember(state);
  state.question.text.clear();
  state.question.sort = Sort::Usual;
  state.question.similar = id;
  state.pane = Pane::Hits;
  ask_question(state, effects);
}

void go_to_match(State& state, bool forward) {
  ArticlePane& pane = state.article;
  const std::size_t count = count_matches(pane);
  if (count == 0) {
    state.message = pane.article ? "no word of the query stands in it" : "no article is open";
    return;
  }
  if (forward) {
    pane.match = pane.match % count + 1;
  } else {
    pane.match = pane.match <= 1 ? count : pane.match - 1;
  }
  const std::size_t line = line_of_match(pane, pane.match);
  const std::size_t rows = layout_of(state).article.rows;
  if (line < pane.top || line + 1 >= pane.top + rows) pane.top = line - std::min(line, rows / 3);
  state.message = fmt::format("match {} of {}", pane.match, count);
}

void unfold(State& state) {
  HitsPane& pane = state.hits;
  const std::vector<HitRow> rows = hit_rows(pane);
  const Hit* hit = chosen_hit(state);
  if (hit == nullptr) return;
  if (hit->copies.empty()) {
    state.message = "this story has no copies here";
    return;
  }
  // From a copy back to its story.
  while (rows[pane.scroll.selected].copy) --pane.scroll.selected;
  if (pane.unfolded.erase(hit->shown_id) == 0) pane.unfolded.insert(hit->shown_id);
}

void mark(State& state) {
  const std::string id = state.article.open ? state.article.id : chosen_id(state);
  if (id.empty()) return;
  if (std::erase(state.marked, id) == 0) state.marked.push_back(id);
  if (state.pane == Pane::Hits) move(state, Action::Down);
}

void copy_citation(State& state, Effects& effects) {
  const Article* article = chosen_article(state);
  if (article == nullptr) return;
  effects.emplace_back(CopyText{citation(*article)});
  state.message = "copied: " + citation(*article);
}

void open_address(State& state, Effects& effects) {
  const Article* article = chosen_article(state);
  if (article == nullptr) return;
  if (!is_web_address(article->url)) {
    state.message = article->url.empty() ? "the article has no address"
                                         : "only http and https addresses are opened";
    return;
  }
  effects.emplace_back(OpenAddress{encoded_address(article->url)});
  state.message = "opening " + article->url;
}

// False when nothing was open.
bool close(State& state) {
  if (state.article.open) {
    state.article.open = false;
    state.pane = Pane::Hits;
    return true;
  }
  if (state.pane == Pane::Hits) return false;
  state.pane = Pane::Hits;
  return true;
}

void open_popup(State& state, Popup popup, std::string text) {
  state.popup = popup;
  state.popup_text = std::move(text);
  state.popup_top = 0;
}

void do_in_popup(State& state, Action action, Effects& effects) {
  if (is_movement(action)) {
    const std::size_t lines = popup_lines(state).size();
    const std::size_t rows = popup_rows(state);
    state.popup_top =
        std::min(moved_row(state.popup_top, action, lines, rows), lines - std::min(lines, rows));
  } else if (action == Action::CopyCitation && state.popup == Popup::Command) {
    effects.emplace_back(CopyText{state.popup_text});
    state.popup = Popup::None;
    state.message = "copied";
  } else {
    state.popup = Popup::None;
  }
}

// What asks anew.
bool do_asking(State& state, Action action, Effects& effects) {
  switch (action) {
    case Action::NextValues:
    case Action::PreviousValues:
      change_values(state, action == Action::NextValues, effects);
      return true;
    case Action::From:
    case Action::Until:
      if (state.pane == Pane::Timeline &&
          narrow_to_bar(state, action == Action::From ? BarEnd::From : BarEnd::Until))
        ask_question(state, effects);
      return true;
    case Action::DropFilter:
      if (drop_last_filter(state.question)) ask_question(state, effects);
      return true;
    case Action::DropAll:
      if (drop_filters(state.question)) ask_question(state, effects);
      return true;
    case Action::ChangeSort:
      change_sort(state, effects);
      return true;
    case Action::Group:
      state.question.grouped = !state.question.grouped;
      state.message = state.question.grouped ? "one row a story" : "one row an article";
      ask_question(state, effects);
      return true;
    case Action::Similar:
      ask_similar(state, effects);
      return true;
    case Action::AskAgain:
      state.names.clear();
      state.names_asked.clear();
      ask_question(state, effects);
      return true;
    default:
      return false;
  }
}

// What takes something away.
bool do_taking(State& state, Action action, Effects& effects) {
  switch (action) {
    case Action::Mark:
      mark(state);
      return true;
    case Action::UnmarkAll:
      state.marked.clear();
      return true;
    case Action::Export:
      open_export(state);
      return true;
    case Action::CopyCitation:
      copy_citation(state, effects);
      return true;
    case Action::OpenAddress:
      open_address(state, effects);
      return true;
    case Action::ShowCommand:
      open_popup(state, Popup::Command, command_line(state));
      return true;
    default:
      return false;
  }
}

void do_rest(State& state, Action action, Effects& effects) {
  switch (action) {
    case Action::Left:
    case Action::Right:
      return go_sideways(state, action);
    case Action::Choose:
      return choose(state, effects);
    case Action::NextPane:
    case Action::PreviousPane:
      return change_pane(state, action == Action::NextPane);
    case Action::EditQuery:
      return open_query_line(state);
    case Action::Timeline:
      if (!state.timeline.buckets.empty()) state.pane = Pane::Timeline;
      return;
    case Action::NextMatch:
    case Action::PreviousMatch:
      return go_to_match(state, action == Action::NextMatch);
    case Action::Unfold:
      return unfold(state);
    case Action::Help:
      return open_popup(state, Popup::Help, {});
    case Action::Redraw:
      effects.emplace_back(RedrawAll{});
      return;
    case Action::UseMouse:
      state.mouse = !state.mouse;
      effects.emplace_back(UseMouse{state.mouse});
      state.message = state.mouse ? "the mouse is used; Shift or Ctrl-T to select text"
                                  : "the mouse is left to the terminal";
      return;
    case Action::Close:
      (void)close(state);
      return;
    case Action::Leave:
      if (!close(state)) effects.emplace_back(LeaveBrowser{});
      return;
    default:
      return;
  }
}

void do_in_panes(State& state, Action action, Effects& effects) {
  if (is_movement(action)) return move(state, action);
  if (do_asking(state, action, effects) || do_taking(state, action, effects)) return;
  do_rest(state, action, effects);
}

void take_key(State& state, const Key& key, Effects& effects) {
  state.message.clear();
  if (state.popup == Popup::None && state.entry != Entry::None)
    return type_key(state, key, effects);
  const Action action = action_of(key, KeyPlace::Panes);
  if (state.popup != Popup::None) return do_in_popup(state, action, effects);
  do_in_panes(state, action, effects);
}

// A line that is typed into is left to the keys.
void take_pointer(State& state, const Pointer& pointer, Effects& effects) {
  if (!state.mouse) return;
  state.message.clear();
  if (state.popup != Popup::None) return do_in_popup(state, wheel_action(pointer), effects);
  if (state.entry == Entry::None) do_in_panes(state, point_at(state, pointer), effects);
}

// What follows from any event: everything chosen is seen, and what is nearly seen is asked for.
void settle(State& state, Effects& effects) {
  if (state.pane == Pane::Timeline && state.timeline.buckets.empty()) state.pane = Pane::Hits;
  scroll_to_chosen(state);
  if (state.hits.scroll.selected + kRowsAhead >= hit_rows(state.hits).size())
    ask_more_hits(state, effects);
  if (shows_article_beside(state.size) && state.hits.known && !state.article.open)
    ask_article(state, chosen_id(state), effects);
  lay_out(state.article, layout_of(state).article.columns);
  const std::size_t lines = state.article.lines.size();
  state.article.top = std::min(state.article.top, lines == 0 ? 0 : lines - 1);
}

}  // namespace

std::vector<Effect> begin(State& state) {
  Effects effects;
  remember(state);
  ask_question(state, effects);
  return effects;
}

std::vector<Effect> update(State& state, const Event& event) {
  Effects effects;
  if (const auto* key = std::get_if<Key>(&event)) take_key(state, *key, effects);
  if (const auto* pointer = std::get_if<Pointer>(&event)) take_pointer(state, *pointer, effects);
  if (const auto* size = std::get_if<Size>(&event)) state.size = *size;
  if (const auto* reply = std::get_if<Reply>(&event)) take_reply(state, *reply, effects);
  settle(state, effects);
  return effects;
}

}  // namespace byline::browse
