// SPDX-License-Identifier: GPL-3.0-or-later
// A browser without a terminal and without an index: keys go in, asks come out, replies are made
// up.
#pragma once

#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/terminal_text.hpp"
#include "searcher/browse/update.hpp"
#include "searcher/browse/view.hpp"

namespace byline::browse::test {

inline Hit sample_hit(const std::string& id, const std::string& title, const std::string& outlet) {
  Hit hit;
  hit.shown_id = hit.story = id;
  hit.article.id = id;
  hit.article.title = title;
  hit.article.outlet = outlet;
  hit.article.url = "https://example.org/" + id;
  hit.article.date = *make_date(2014, 6, 3);
  hit.article.words = 7;
  hit.title = {{title, false}};
  return hit;
}

inline HitPage sample_page() {
  HitPage page;
  page.hits = {sample_hit("aaa1111", "Sea wall breaks", "Harbour Herald"),
               sample_hit("bbb2222", "Council meets", "Northmarsh Courier"),
               sample_hit("ccc3333", "Weather", "Harbour Herald")};
  page.hits[0].title = {{"Sea ", false}, {"wall", true}, {" breaks", false}};
  page.hits[0].copies = {{"ddd4444", "The Times"}, {"eee5555", "Post"}};
  page.total.articles = 3;
  page.total.stories = 3;
  return page;
}

inline ValueTable sample_values() {
  ValueTable table;
  table.rows = {{{"Harbour Herald"}, 2, 2, 0.67, "2014", "2015"},
                {{"Northmarsh Courier"}, 1, 1, 0.33, "2014", "2014"}};
  return table;
}

inline Timeline sample_timeline() {
  Timeline timeline;
  timeline.unit = "year";
  timeline.series.push_back({"", {}});
  for (const char* year : {"2012", "2013", "2014"})
    timeline.series[0].buckets.push_back(
        {std::string(year) + "-01-01", std::string(year) + "-12-31", 1, 1, std::nullopt});
  return timeline;
}

inline MarkedArticle sample_article(const std::string& id) {
  MarkedArticle article;
  article.hit = sample_hit(id, "Sea wall breaks", "Harbour Herald");
  article.hit.article.authors = {"Jane Doe"};
  for (int i = 0; i < 60; ++i) article.paragraphs.push_back({{"The ", false}, {"wall", true}});
  return article;
}

class Setting {
 public:
  explicit Setting(Size size = {80, 24}) {
    state.size = size;
    state.command = {"byline-search"};
    take(begin(state));
  }

  // "j", "Enter", "Ctrl-U" one after the other, or every character of a text.
  void press(const std::vector<std::string>& names) {
    for (const std::string& name : names) take(update(state, key_named(name)));
  }
  void type(std::string_view text) {
    for (const char letter : text)
      take(update(state, character_key(static_cast<char32_t>(letter))));
  }
  void resize(Size size) { take(update(state, size)); }
  // At the first place of the screen that holds `text`; throws where none does.
  void point(Pointer::Kind kind, std::string_view text) {
    const std::vector<std::string> lines = screen();
    for (std::size_t row = 0; row < lines.size(); ++row) {
      const std::size_t at = lines[row].find(text);
      if (at == std::string::npos) continue;
      return take(update(state, Pointer{kind, row, display_width(lines[row].substr(0, at))}));
    }
    throw std::logic_error("nowhere on the screen: " + std::string(text));
  }

  // Answers the last ask of each kind with the samples.
  void answer() {
    for (const Ask& ask : std::exchange(asks, {})) {
      if (ask.turn == state.asked[static_cast<std::size_t>(ask.kind)]) reply(ask);
    }
  }
  void reply(const Ask& ask) {
    switch (ask.kind) {
      case AskKind::Hits:
        return take(update(state, Reply{ask.kind, ask.turn, sample_page()}));
      case AskKind::Values:
        return take(update(state, Reply{ask.kind, ask.turn, sample_values()}));
      case AskKind::Timeline:
        return take(update(state, Reply{ask.kind, ask.turn, sample_timeline()}));
      case AskKind::Article:
        return take(update(state, Reply{ask.kind, ask.turn, sample_article(ask.id)}));
      case AskKind::Names:
        return take(update(
            state,
            Reply{ask.kind, ask.turn,
                  Names{ask.field, {"Harbour Herald", "Northmarsh Courier", "Die \"Post\""}}}));
      case AskKind::Export:
        return take(update(state, Reply{ask.kind, ask.turn, Exported{"wrote it"}}));
    }
  }

  [[nodiscard]] std::vector<std::string> screen() const { return plain_lines(draw(state)); }
  [[nodiscard]] bool shows(std::string_view text) const {
    for (const std::string& line : screen()) {
      if (line.find(text) != std::string::npos) return true;
    }
    return false;
  }
  [[nodiscard]] const Ask* asked(AskKind kind) const {
    for (auto ask = asks.rbegin(); ask != asks.rend(); ++ask) {
      if (ask->kind == kind) return &*ask;
    }
    return nullptr;
  }

  State state;
  std::vector<Ask> asks;
  std::vector<Effect> others;
  bool left = false;

 private:
  static Key key_named(const std::string& name) {
    for (int code = 0; code <= static_cast<int>(Key::Code::End); ++code) {
      const Key key{static_cast<Key::Code>(code), 0};
      if (key.code != Key::Code::Character && name_of(key) == name) return key;
    }
    if (name.starts_with("Ctrl-"))
      return {Key::Code::Control, static_cast<char32_t>(name.back() - 'A' + 'a')};
    return character_key(name == "Space" ? U' ' : static_cast<char32_t>(name.front()));
  }

  void take(std::vector<Effect> effects) {
    for (Effect& effect : effects) {
      if (auto* ask = std::get_if<Ask>(&effect)) {
        asks.push_back(*ask);
      } else if (std::holds_alternative<LeaveBrowser>(effect)) {
        left = true;
      } else {
        others.push_back(effect);
      }
    }
  }
};

}  // namespace byline::browse::test
