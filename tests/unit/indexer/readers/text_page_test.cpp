// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/text_page.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

using namespace byline;

namespace {

RawArticle read(const std::string& text) {
  RawRecord record;
  record.bytes = text;
  record.source = "page.txt";
  ParseResult result = text_page::parse(record, {});
  REQUIRE(std::holds_alternative<RawArticle>(result));
  return std::get<RawArticle>(std::move(result));
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : "|") + item;
  return text;
}

}  // namespace

TEST_CASE("a page is a headline, a byline, a date and paragraphs") {
  const RawArticle raw = read(
      "Sea wall fails again\n\nAnn Lee, DCNF\n\nJune 3, 2014\n\nThe wall fell at noon.\n\nNobody "
      "was hurt.\n");
  CHECK(raw.article.title == "Sea wall fails again");
  CHECK(joined(raw.author_texts) == "Ann Lee, DCNF");
  CHECK(raw.article.date == Date{2014, 6, 3});
  CHECK(raw.article.date_source == "text");
  CHECK(joined(raw.article.paragraphs) == "The wall fell at noon.|Nobody was hurt.");
  CHECK(raw.article.source == "page.txt");
}

TEST_CASE("what follows the headline is a byline only when it reads like one") {
  const std::pair<const char*, const char*> rows[] = {
      {"By Ann Lee", "By Ann Lee"},
      {"Ann Lee and Jo Reed", "Ann Lee and Jo Reed"},
      {"Ann de la Torre, The Herald", "Ann de la Torre, The Herald"},
      {"The wall fell at noon.", ""},
      {"Harbour", ""},
      {"A night of wind", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(joined(read("Headline\n\n" + std::string(row.first) + "\n\nText.").author_texts) ==
          row.second);
  }
}

TEST_CASE("lines of keys on top are fields") {
  const RawArticle raw = read(
      "Title: Sea wall: a history\nAuthor: Ann Lee\nOutlet: The Herald\nDate: June 3, 2014\n"
      "URL: https://herald.example/a\nTags: sea, wall\n\nThe wall fell.\n\nNobody was hurt.");
  CHECK(raw.article.title == "Sea wall: a history");
  CHECK(joined(raw.author_texts) == "Ann Lee");
  CHECK(raw.article.outlet == "The Herald");
  CHECK(raw.article.date == Date{2014, 6, 3});
  CHECK(raw.article.url == "https://herald.example/a");
  CHECK(joined(raw.article.tags) == "sea|wall");
  CHECK(joined(raw.article.paragraphs) == "The wall fell.|Nobody was hurt.");
  RawRecord record;
  record.bytes = "Title: T\nDate: 2014\n\nText.";
  CHECK(joined(text_page::keys(record)) == "Date|Title");
}

TEST_CASE("in a head that a blank line ends, keys that nobody knows are kept") {
  const RawArticle raw = read(
      "Title: Sea wall\nSlug: sea-wall\nDate: 2014-06-03 10:00\nCategory: Coast\nAuthors: Ann "
      "Lee,\n"
      "    Jo Reed\nSummary: It fell.\n\nThe wall fell.\n");
  CHECK(raw.article.title == "Sea wall");
  CHECK(raw.article.date == Date{2014, 6, 3});
  CHECK(raw.article.section == "Coast");
  CHECK(joined(raw.author_texts) == "Ann Lee, Jo Reed");
  CHECK(joined(raw.article.paragraphs) == "The wall fell.");
  REQUIRE(raw.article.extra.size() == 2);
  CHECK(raw.article.extra[0] == std::pair<std::string, std::string>("Slug", "sea-wall"));
  CHECK(raw.article.extra[1] == std::pair<std::string, std::string>("Summary", "It fell."));
  // Without the blank line, or a title or two keys that are known, it is prose.
  CHECK(joined(read("Title: Sea wall\nSlug: it fell\nThe wall fell.\n").article.paragraphs) ==
        "Slug: it fell|The wall fell.");
  CHECK(read("Time: the last frontier\nNote: a series\n\nText.").article.title ==
        "Time: the last frontier");
}

TEST_CASE("the head of a post is that between its dashes") {
  const RawArticle raw = read(
      "---\nlayout: post\ntitle: \"Sea wall: a \\\"history\\\"\"\ndate: 2014-06-03\nauthor: 'Ann "
      "Lee'\n"
      "tags: [sea, wall]\ncategories:\n  - Coast\n  - Town\n---\n\nThe wall fell.\n");
  CHECK(raw.article.title == "Sea wall: a \"history\"");
  CHECK(raw.article.date == Date{2014, 6, 3});
  CHECK(joined(raw.author_texts) == "Ann Lee");
  CHECK(joined(raw.article.tags) == "sea|wall|Town");
  CHECK(raw.article.section == "Coast");
  CHECK(joined(raw.article.paragraphs) == "The wall fell.");
  CHECK(text_page::by_content("---\ntitle: Sea wall\ndate: 2014\n---\nText."));
  CHECK(!text_page::by_content("---\nname: build\non: push\njobs:\n"));
}

TEST_CASE("a post that states no day has that of its address or of its file") {
  struct Row {
    std::string source, head;
    Date date;
  };
  const Row rows[] = {
      {"posts/2014-06-03-wall.md", "title: A", {2014, 6, 3}},
      {"site.zip#posts/2014-06-03-wall.md", "title: A", {2014, 6, 3}},
      {"posts/2014-06-03-wall.md", "title: A\ndate: 2013-01-02", {2013, 1, 2}},
      {"posts/wall.md", "title: A\npermalink: /2014/06/03/wall", {2014, 6, 3}},
      {"posts/2014-06-04-wall.md", "title: A\npath: 2014/06/03/wall", {2014, 6, 3}},
      {"posts/2014-06-31-wall.md", "title: A", {}},
      {"posts/2014-06-030.md", "title: A", {}},
      {"2014-06-03-posts/wall.md", "title: A", {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.source + " " + row.head);
    RawRecord record;
    record.source = row.source;
    record.bytes = "---\n" + row.head + "\n---\nThe wall fell.\n";
    const ParseResult result = text_page::parse(record, {});
    CHECK(std::get<RawArticle>(result).article.date == row.date);
    record.bytes = row.head + "\n\nThe wall fell.\n";
    const ParseResult page = text_page::parse(record, {});
    if (row.head == "title: A") CHECK(!std::get<RawArticle>(page).article.date.is_known());
  }
}

TEST_CASE("a headline with a colon is a headline") {
  CHECK(read("Time: the last frontier\n\nThe clock stopped.").article.title ==
        "Time: the last frontier");
}

TEST_CASE("other charsets are read and named") {
  using namespace std::string_literals;
  const RawArticle latin = read("Caf\xe9 closes\n\nThe owner\x92s caf\xe9 closed on Monday.\n");
  CHECK(latin.article.title == "Café closes");
  CHECK(latin.article.paragraphs[0] == "The owner’s café closed on Monday.");
  CHECK(joined(latin.repairs) == "read as windows-1252");
  const RawArticle wide = read(
      "\xff\xfe"
      "C\0a\0f\0\xe9\0\n\0\n\0x\0.\0"s);
  CHECK(wide.article.title == "Café");
  CHECK(joined(wide.repairs) == "read as utf-16");
  CHECK(read("\xEF\xBB\xBF"
             "Café\n\nx.")
            .article.title == "Café");
}

TEST_CASE("bytes that are no text are rejected") {
  RawRecord record;
  record.bytes = std::string("a\0b", 3);
  const ParseResult result = text_page::parse(record, {});
  REQUIRE(std::holds_alternative<Reject>(result));
  CHECK(std::get<Reject>(result).reason == "not text: it holds NUL bytes");
}

TEST_CASE("a page is recognised by name and by content") {
  using namespace std::string_view_literals;
  CHECK(text_page::by_name("a.txt"));
  CHECK(!text_page::by_name("a.csv"));
  const std::pair<std::string_view, bool> rows[] = {
      {"Sea wall fails\n\nThe wall fell at noon, and nobody was hurt by it.\n"sv, true},
      {"Title: Sea wall fails\n\nText."sv, true},
      {"id,title,text\n1,a,b\n"sv, false},
      {"<html>\n\nThe wall fell at noon, and nobody was hurt by it."sv, false},
      {"{\"a\":\n\n1}"sv, false},
      {"#!/bin/sh\n\necho The wall fell at noon, and nobody was hurt by it."sv, false},
      {"Sea\0wall\n\nThe wall fell at noon, and nobody was hurt by it."sv, false},
      {"int main() {\n  return 0;\n}\n"sv, false},
      {""sv, false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(text_page::by_content(row.first) == row.second);
  }
}
