// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/asking.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "searcher/browse/completion.hpp"
#include "searcher/browse/entries.hpp"

namespace byline::browse {

namespace {

Ask new_ask(State& state, AskKind kind) {
  Ask ask;
  ask.kind = kind;
  ask.turn = ++state.turn;
  ask.question = state.question;
  state.asked[static_cast<std::size_t>(kind)] = ask.turn;
  return ask;
}

bool is_current(const State& state, const Reply& reply) {
  return state.asked[static_cast<std::size_t>(reply.kind)] == reply.turn;
}

void take_hits(State& state, const HitPage& page, std::vector<Effect>& effects) {
  HitsPane& pane = state.hits;
  state.problem.reset();
  if (page.offset == 0) {
    pane.hits = page.hits;
    pane.scroll = {};
    pane.unfolded.clear();
  } else {
    pane.hits.insert(pane.hits.end(), page.hits.begin(), page.hits.end());
  }
  pane.answer = page;
  pane.known = true;
  pane.more = page.cut && !page.hits.empty();
  pane.asked_more = false;
  if (page.offset > 0) return;
  // What was read belongs to another question, and so do the words marked in it.
  state.article = {};
  if (state.pane == Pane::Article) state.pane = Pane::Hits;
  if (shows_article_beside(state.size)) ask_article(state, chosen_id(state), effects);
}

void take_values(State& state, const ValueTable& table) {
  state.values.rows = table.rows;
  state.values.known = table.total.exact;
  state.values.scroll = {};
}

void take_timeline(State& state, const Timeline& timeline) {
  TimelinePane& pane = state.timeline;
  pane.buckets = timeline.series.empty() ? std::vector<Bucket>() : timeline.series.front().buckets;
  pane.unit = timeline.unit;
  pane.known = timeline.total.exact;
  pane.selected = pane.buckets.empty() ? 0 : pane.buckets.size() - 1;
}

void take_article(State& state, const MarkedArticle& article) {
  state.article.article = article;
  state.article.columns = 0;  // to be laid out
}

void take_problem(State& state, AskKind kind, const Problem& problem) {
  switch (kind) {
    case AskKind::Hits:
      state.problem = problem;
      return;
    case AskKind::Article:
    case AskKind::Export:
      state.message = problem.message;
      return;
    case AskKind::Values:
    case AskKind::Timeline:
    case AskKind::Names:
      return;  // the hits say why
  }
}

}  // namespace

void ask_question(State& state, std::vector<Effect>& effects) {
  state.hits.known = state.hits.asked_more = false;
  effects.emplace_back(new_ask(state, AskKind::Hits));
  ask_values(state, effects);
  state.timeline.known = false;
  effects.emplace_back(new_ask(state, AskKind::Timeline));
}

void ask_values(State& state, std::vector<Effect>& effects) {
  state.values.known = false;
  Ask ask = new_ask(state, AskKind::Values);
  ask.key = kValueKeys[state.values.key].key;
  effects.emplace_back(std::move(ask));
}

void ask_more_hits(State& state, std::vector<Effect>& effects) {
  if (!state.hits.more || state.hits.asked_more || !state.hits.known) return;
  state.hits.asked_more = true;
  Ask ask = new_ask(state, AskKind::Hits);
  ask.offset = state.hits.hits.size();
  effects.emplace_back(std::move(ask));
}

void ask_article(State& state, const std::string& id, std::vector<Effect>& effects) {
  if (id.empty() || state.article.id == id) return;
  const bool open = state.article.open;
  state.article = {};
  state.article.open = open;
  state.article.id = id;
  Ask ask = new_ask(state, AskKind::Article);
  ask.id = id;
  effects.emplace_back(std::move(ask));
}

void ask_names(State& state, Field field, std::vector<Effect>& effects) {
  if (!state.names_asked.insert(field).second) return;
  Ask ask = new_ask(state, AskKind::Names);
  ask.field = field;
  effects.emplace_back(std::move(ask));
}

void ask_export(State& state, const std::string& path, std::vector<Effect>& effects) {
  Ask ask = new_ask(state, AskKind::Export);
  ask.ids = state.marked;
  if (ask.ids.empty()) ask.ids = {state.article.open ? state.article.id : chosen_id(state)};
  ask.format = state.format;
  ask.path = path;
  state.message = fmt::format("writing {} ...", path);
  effects.emplace_back(std::move(ask));
}

void take_reply(State& state, const Reply& reply, std::vector<Effect>& effects) {
  if (const auto* names = std::get_if<Names>(&reply.result)) {
    state.names[names->field] = names->values;
    if (state.entry == Entry::Query && !state.completing.empty() &&
        state.line.text == state.completing) {
      state.message.clear();
      complete(state);
      state.completing.clear();
      query_typed(state, effects);
    }
    return;
  }
  if (!is_current(state, reply)) return;
  if (const auto* page = std::get_if<HitPage>(&reply.result)) take_hits(state, *page, effects);
  if (const auto* table = std::get_if<ValueTable>(&reply.result)) take_values(state, *table);
  if (const auto* timeline = std::get_if<Timeline>(&reply.result)) take_timeline(state, *timeline);
  if (const auto* article = std::get_if<MarkedArticle>(&reply.result))
    take_article(state, *article);
  if (const auto* exported = std::get_if<Exported>(&reply.result))
    state.message = exported->message;
  if (const auto* problem = std::get_if<Problem>(&reply.result))
    take_problem(state, reply.kind, *problem);
}

}  // namespace byline::browse
