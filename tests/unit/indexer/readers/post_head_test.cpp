// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/post_head.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

#include "tests/support/text_source.hpp"

using namespace byline;

namespace {

// "title=Sea wall|tags=sea,wall", or "" where there is no head.
std::string head_of(std::string_view text) {
  std::string head;
  for (const HeadLine& line : take_post_head(text)) {
    if (!head.empty()) head += "|";
    head += line.key + "=" + test::joined(line.values, ",");
  }
  return head;
}

}  // namespace

TEST_CASE("the values of a post's head are those that YAML and TOML give them") {
  struct Row {
    std::string_view head, values;
  };
  const Row rows[] = {
      {"---\ntitle: Sea wall\n---\n", "title=Sea wall"},
      {"---\r\ntitle: Sea wall\r\n---\r\n", "title=Sea wall"},
      {"---\ntitle: \"Sea \\\"wall\\\"\" # the first\n---\n", "title=Sea \"wall\""},
      {"---\ntitle: 'Ann''s wall'\n...\n", "title=Ann's wall"},
      {"---\ntitle: \"Sea\nwall\n  falls\"\ndate: 2014\n---\n", "title=Sea wall falls|date=2014"},
      {"---\ntitle: >-\n  Sea wall\n  falls\n\nlayout: post\n---\n",
       "title=Sea wall falls|layout=post"},
      {"---\ntitle: |\n  Sea: a wall\n---\n", "title=Sea: a wall"},
      {"---\ntitle: Sea wall\n  falls\n---\n", "title=Sea wall falls"},
      {"---\ntitle: > 5 walls\n---\n", "title=> 5 walls"},
      {"---\ntags: [sea, wall]\n---\n", "tags=sea,wall"},
      {"---\ntags: [\"sea\",\n  'wall']\n---\n", "tags=sea,wall"},
      {"---\ntags:\n- sea\n- wall\n---\n", "tags=sea,wall"},
      {"---\ntags:\n  - \"sea\"\n\n  - wall\n---\n", "tags=sea,wall"},
      {"---\nauthors:\n  - name: Ann Lee\n    url: https://a.example\n  - name: Jo Reed\n---\n",
       "authors=Ann Lee,Jo Reed"},
      {"---\nauthor:\n  name: Ann Lee\ntitle: A\n---\n", "author=|title=A"},
      {"---\n# the head\n\ntitle: A\n---\n", "title=A"},
      {"+++\ntitle = \"Sea wall\"\ndate = 2014-06-03\n[taxonomies]\ntags = [\"sea\",\n "
       "\"wall\"]\n+++\n",
       "title=Sea wall|date=2014-06-03|tags=sea,wall"},
      {"+++\ntitle = \"\"\"\nSea\nwall\"\"\"\n+++\n", "title= Sea wall"},
      {"+++\ntitle = 'Sea\\wall'\n+++\n", "title=Sea\\wall"},
      // No heads.
      {"---\ntitle: Sea wall\n", ""},
      {"---\nA wall fell.\n---\n", ""},
      {"---\n---\n", ""},
      {"title: Sea wall\n---\n", ""},
      {"----\ntitle: Sea wall\n----\n", ""},
      {"---\nhttps://a.example\n---\n", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.head);
    CHECK(head_of(row.head) == row.values);
  }
}

TEST_CASE("a head of a post is taken off, what is none is left, however long it is") {
  std::string_view text = "---\ntitle: A\n---\n\nThe text.";
  CHECK(take_post_head(text).size() == 1);
  CHECK(text == "\nThe text.");
  std::string open = "---\ntitle: \"";
  for (int i = 0; i < 100'000; ++i) open += "a\n";
  for (const std::string& long_head : {open, open.substr(0, 20'000) + "\"\n---\n"}) {
    text = long_head;
    CHECK(take_post_head(text).empty());
    CHECK(text.size() == long_head.size());
  }
}
