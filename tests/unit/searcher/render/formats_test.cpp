// SPDX-License-Identifier: GPL-3.0-or-later
// What holds for every format of the table.
#include <doctest/doctest.h>

#include <nlohmann/json.hpp>

#include "tests/support/render_samples.hpp"

using namespace byline;
using byline::test::rendered;

namespace {

// Everything that acts on a terminal, and what breaks out of quotes, tags and groups.
const std::string kHostile =
    "\033[2J\033]0;x\007 \r\n\t \x08\x7f \u0085\u009b31m \u202egnp.exe\u2066 \u200b\u200d\ufeff "
    "\U000E0041 \u2028 \xff\xc3 \"'<b>&{}\\$%,;";

// The first byte that no text output may hold, or npos. CR LF ends a line of RIS, NUL an id0.
std::size_t find_control(std::string_view text, std::string_view allowed) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    const auto byte = static_cast<unsigned char>(text[i]);
    const bool control = byte < 0x20 || byte == 0x7F;
    if (control && allowed.find(text[i]) == std::string_view::npos) return i;
  }
  return std::string_view::npos;
}

bool holds_invisible(std::string_view text) {
  for (const std::string_view part : {"\u0085", "\u009b", "\u202e", "\u2066", "\u200b", "\ufeff",
                                      "\U000E0041", "\u2028", "\xff"}) {
    if (text.find(part) != std::string_view::npos) return true;
  }
  return false;
}

HitPage hostile_page() {
  HitPage page = test::page_of({test::hostile_hit(kHostile), test::hostile_hit(kHostile)});
  page.query = kHostile;
  page.notes = {{kHostile, kHostile, kHostile, kHostile}};
  return page;
}

// Each mode that the format can give, with hostile text wherever there is text.
void show_all(const RenderFormat& format, Renderer& renderer) {
  const HitPage page = hostile_page();
  ShownArticles list;
  static_cast<Answer&>(list) = page;
  list.articles = page.hits;
  renderer.hits(page);
  renderer.articles(list);
  if (can_give(format, "count")) renderer.count(page);
  ValueTable table;
  table.by = {kHostile, kHostile};
  table.rows = {{{kHostile, kHostile}, 1, 1, 1.0, kHostile, kHostile}};
  if (can_give(format, "by")) renderer.values(table);
  Timeline timeline;
  timeline.unit = kHostile;
  timeline.series = {{kHostile, {{kHostile, kHostile, 1, 1, 0.5}}}, {kHostile, {}}};
  if (can_give(format, "timeline")) renderer.timeline(timeline);
  TermList terms;
  terms.terms = {{kHostile, 1.5, 1}};
  if (can_give(format, "terms")) renderer.terms(terms);
  Explanation explanation;
  static_cast<Answer&>(explanation) = page;
  explanation.clauses = {{kHostile, kHostile, 1, 1}};
  if (can_give(format, "explain")) renderer.explanation(explanation);
}

}  // namespace

TEST_CASE("every format is found by its name and gives articles, or draws numbers") {
  for (const RenderFormat& format : all_render_formats()) {
    CAPTURE(std::string(format.name));
    CHECK(find_render_format(format.name) == &format);
    const bool draws = format.name == "svg";
    CHECK(can_give(format, "hits") != draws);
    CHECK(can_give(format, "show") != draws);
    if (draws) CHECK(can_give(format, "timeline"));
    CHECK_FALSE(can_give(format, "hit"));
    CHECK_FALSE(can_give(format, ""));
  }
  CHECK(find_render_format("xml") == nullptr);
}

TEST_CASE("no control code of an article or a query leaves by any format, in a pipe or not") {
  for (const RenderFormat& format : all_render_formats()) {
    for (const Terminal& terminal : {test::pipe_terminal(), test::plain_terminal(60)}) {
      if (format.name == "ids0" && !terminal.is_terminal) continue;  // exact bytes, for xargs
      CAPTURE(std::string(format.name));
      RenderOptions options;
      options.terminal = terminal;
      options.why = true;
      const std::string text =
          rendered(format.name, options, [&](Renderer& r) { show_all(format, r); });
      const std::string_view allowed = format.name == "ids0"  ? std::string_view("\0", 1)
                                       : format.name == "ris" ? "\r\n"
                                       : format.name == "tsv" ? "\t\n"
                                                              : "\n";
      CHECK(find_control(text, allowed) == std::string::npos);
      CHECK_FALSE(holds_invisible(text));
    }
  }
}

TEST_CASE("with colours only our own sequences act on the terminal") {
  RenderOptions options;
  options.terminal = test::colour_terminal(60);
  std::string text =
      rendered("text", options, [&](Renderer& r) { show_all(*find_render_format("text"), r); });
  for (const std::string_view ours : {"\033[1m", "\033[1;31m", "\033[2m", "\033[36m", "\033[0m"}) {
    for (std::size_t at = text.find(ours); at != std::string::npos; at = text.find(ours, at))
      text.erase(at, ours.size());
  }
  CHECK(find_control(text, "\n") == std::string::npos);
}

TEST_CASE("JSON of hostile text parses back to it") {
  Hit hit = test::hostile_hit("\033\u202e\"\\ \n");
  const auto document = nlohmann::json::parse(
      rendered("json", {}, [&](Renderer& r) { r.hits(test::page_of({hit})); }));
  CHECK(document["hits"][0]["title"] == "\033\u202e\"\\ \n");
  const auto line = nlohmann::json::parse(
      rendered("jsonl", {}, [&](Renderer& r) { r.hits(test::page_of({hit})); }));
  CHECK(line["outlet"] == "\033\u202e\"\\ \n");
}

TEST_CASE("--fields gives the same values under the same names in every format that takes it") {
  RenderOptions options;
  options.fields = {"id", "words"};
  const HitPage page = test::page_of({test::flood_hit()});
  for (const RenderFormat& format : all_render_formats()) {
    if (!format.takes_fields) continue;
    CAPTURE(std::string(format.name));
    const std::string text = rendered(format.name, options, [&](Renderer& r) { r.hits(page); });
    CHECK(text.find("4f2a9c1d00") != std::string::npos);
    CHECK(text.find("420") != std::string::npos);
    CHECK(text.find("Harbour") == std::string::npos);
  }
}
