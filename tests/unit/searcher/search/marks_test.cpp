// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/marks.hpp"

#include <doctest/doctest.h>

#include "searcher/search/snippet.hpp"

using namespace byline;

namespace {

// The text with what is marked in brackets.
std::string bracketed(const std::string& text, const std::vector<Highlight>& highlights,
                      const Spot& spot = {}) {
  Marker marker(highlights);
  std::string result;
  for (const SnippetPart& part : mark_text(text, marker.find(text, spot))) {
    result += part.hit ? "[" + part.text + "]" : part.text;
  }
  return result;
}

const Highlight kFlood{"flood", std::nullopt, {{"flood", "floods", "flooding"}}};
const Highlight kSeaWall{"\"sea wall\"", std::nullopt, {{"sea"}, {"wall"}}};
const Highlight kCafe{"café", std::nullopt, {{"cafe"}}};

}  // namespace

TEST_CASE("the lead is the first two paragraphs that are no furniture") {
  struct Row {
    std::vector<std::uint32_t> furniture;
    const char* spots;  // of five paragraphs: lead, text or furniture
  };
  const Row rows[] = {{{}, "llttt"}, {{0}, "flltt"}, {{0, 2}, "flflt"}, {{0, 1, 2, 3, 4}, "fffff"}};
  for (const Row& row : rows) {
    CAPTURE(row.spots);
    Article article;
    article.paragraphs = {"a", "b", "c", "d", "e"};
    article.furniture = row.furniture;
    std::string found;
    for (const Spot& spot : paragraph_spots(article)) {
      found += spot.in_lead ? 'l' : spot.field == Field::Furniture ? 'f' : 't';
    }
    CHECK(found == row.spots);
  }
}

TEST_CASE("words of the text are not marked in furniture, nor those of furniture: in the text") {
  const Spot text{std::nullopt, true};
  const Spot furniture{Field::Furniture, false};
  struct Row {
    std::optional<Field> asked;
    bool in_text;
    bool in_furniture;
  };
  const Row rows[] = {{std::nullopt, true, false},
                      {Field::Lead, true, false},
                      {Field::Caps, true, false},
                      {Field::Title, false, false},
                      {Field::Furniture, false, true}};
  for (const Row& row : rows) {
    const std::vector<Highlight> highlights{{"ICE", row.asked, {{"ice"}}}};
    Marker marker(highlights);
    CHECK(marker.find("ICE", text).empty() != row.in_text);
    CHECK(marker.find("ICE", furniture).empty() != row.in_furniture);
  }
}

TEST_CASE("all forms of a word are marked, and phrases only as a whole") {
  struct Row {
    const char* text;
    const char* marked;
  };
  const std::vector<Row> rows{
      {"", ""},
      {"Nothing here", "Nothing here"},
      {"FLOODS, flooding and a flood", "[FLOODS], [flooding] and a [flood]"},
      {"The sea wall is a wall by the sea.", "The [sea wall] is a wall by the sea."},
      {"sea\xE2\x80\x94wall", "[sea\xE2\x80\x94wall]"},
      {"A flood-prone Caf\xC3\xA9", "A [flood]-prone [Caf\xC3\xA9]"},
      {"The sea wall flood", "The [sea wall] [flood]"},
      {"<b>flood</b> & flood", "<b>[flood]</b> & [flood]"}};
  for (const Row& row : rows) {
    CHECK(bracketed(row.text, {kFlood, kSeaWall, kCafe}) == row.marked);
  }
}

TEST_CASE("a word asked for in a field is marked in that field alone") {
  const std::vector<Highlight> author{{"author:lee", Field::Author, {{"lee"}}}};
  const std::vector<Highlight> title{{"title:lee", Field::Title, {{"lee"}}}};
  const std::vector<Highlight> lead{{"lead:lee", Field::Lead, {{"lee"}}}};
  const std::vector<Highlight> any{{"lee", std::nullopt, {{"lee"}}}};
  const Spot in_title{Field::Title, true};
  const Spot in_lead{std::nullopt, true};
  const Spot in_text{std::nullopt, false};
  const Spot in_author{Field::Author, false};
  struct Row {
    const std::vector<Highlight>* highlights;
    std::vector<bool> marked;  // title, lead, text, author
  };
  const std::vector<Row> rows{{&author, {false, false, false, true}},
                              {&title, {true, false, false, false}},
                              {&lead, {true, true, false, false}},
                              {&any, {true, true, true, false}}};
  for (const Row& row : rows) {
    std::vector<bool> marked;
    for (const Spot& spot : {in_title, in_lead, in_text, in_author}) {
      marked.push_back(bracketed("Lee", *row.highlights, spot) == "[Lee]");
    }
    CHECK(marked == row.marked);
  }
}

TEST_CASE("what is asked for in capitals is marked in capitals alone") {
  const std::vector<Highlight> ice{{"caps:ICE", Field::Caps, {{"ice"}}}};
  CHECK(bracketed("Ice and ICE, ice and ICE's", ice) == "Ice and [ICE], ice and [ICE]'s");
  CHECK(bracketed("ICE", ice, {Field::Title, true}) == "[ICE]");
  CHECK(bracketed("ICE", ice, {Field::Author, false}) == "ICE");
  const std::vector<Highlight> agents{{"caps:\"ICE DHS\"", Field::Caps, {{"ice"}, {"dhs"}}}};
  CHECK(bracketed("ICE dhs, ICE DHS", agents) == "ICE dhs, [ICE DHS]");
}

TEST_CASE("a phrase may hold a unit or its parts") {
  CHECK(bracketed("the COVID-19 vaccine", {{"x", std::nullopt, {{"covid-19"}, {"vaccine"}}}}) ==
        "the [COVID-19 vaccine]");
  CHECK(
      bracketed("the COVID-19 vaccine", {{"x", std::nullopt, {{"covid"}, {"19"}, {"vaccine"}}}}) ==
      "the [COVID-19 vaccine]");
}
