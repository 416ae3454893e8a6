// SPDX-License-Identifier: GPL-3.0-or-later
// Answers made by hand, and an output that keeps what was written: for the tests of the renderers.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/cli/output.hpp"
#include "searcher/render/renderer.hpp"
#include "searcher/search/results.hpp"

namespace byline::test {

class KeptOutput final : public Output {
 public:
  void write(std::string_view text) override { kept += text; }
  void finish() override {}
  std::string kept;
};

inline Terminal pipe_terminal() {
  return {};
}
inline Terminal plain_terminal(std::size_t columns) {
  return {.is_terminal = true, .colour = false, .columns = columns, .rows = 24};
}
inline Terminal colour_terminal(std::size_t columns) {
  return {.is_terminal = true, .colour = true, .columns = columns, .rows = 24};
}

// What the format writes for what `show` does with its renderer.
inline std::string rendered(std::string_view format, const RenderOptions& options,
                            const std::function<void(Renderer&)>& show) {
  KeptOutput output;
  const auto renderer = find_render_format(format)->make(output, options);
  show(*renderer);
  return output.kept;
}

inline Hit flood_hit() {
  Hit hit;
  hit.article.id = "4f2a9c1d00";
  hit.article.title = "Flood closes the harbour";
  hit.article.authors = {"Ada Marsh", "Bo Lind"};
  hit.article.outlet = "The Harbour Times";
  hit.article.agency = "AP";
  hit.article.date = {2014, 6, 3};
  hit.article.url = "https://harbour.example/flood";
  hit.article.language = "en";
  hit.article.section = "News";
  hit.article.tags = {"weather", "port"};
  hit.article.words = 420;
  hit.article.source = "harbour.jsonl:7";
  hit.article.added = 1'400'000'000;  // 2014-05-13T16:53:20Z
  hit.article.paragraphs = {"The flood came at night.", "Nobody was hurt."};
  hit.article.extra = {{"views", "12"}};
  hit.shown_id = hit.article.id;
  hit.short_id = "4f2a9c1";
  hit.score = 12.5;
  hit.story = "4f2a9c1d00";
  hit.title = {{"Flood", true}, {" closes the harbour", false}};
  hit.snippet = {{"The ", false}, {"flood", true}, {" came at night.", false}};
  hit.copies = {{"b1", "Herald"}, {"b2", "Post"}, {"b3", "Herald"}};
  return hit;
}

// Nothing is known of it but its id.
inline Hit bare_hit() {
  Hit hit;
  hit.article.id = "zz";
  hit.shown_id = "zz";
  return hit;
}

inline HitPage page_of(std::vector<Hit> hits) {
  HitPage page;
  page.query = "flood";
  page.match = "all";
  page.total.articles = hits.size();
  page.total.stories = hits.size();
  page.hits = std::move(hits);
  return page;
}

// Every text of a hit is `text`.
inline Hit hostile_hit(const std::string& text) {
  Hit hit = flood_hit();
  Article& a = hit.article;
  for (std::string* field : {&a.id, &a.collection, &a.url, &a.title, &a.byline, &a.agency,
                             &a.outlet, &a.date_source, &a.section, &a.page, &a.edition,
                             &a.language, &a.source, &hit.shown_id, &hit.short_id, &hit.story}) {
    *field = text;
  }
  a.authors = a.tags = a.paragraphs = hit.why = {text, text};
  a.extra = {{text, text}};
  hit.title = hit.snippet = {{text, true}, {text, false}};
  hit.copies = {{text, text}};
  return hit;
}

}  // namespace byline::test
