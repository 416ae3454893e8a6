// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/decoding/markup.hpp"

#include <doctest/doctest.h>

#include <ctime>
#include <string>
#include <utility>

using namespace byline;

TEST_CASE("tags are told from what only looks like them") {
  const std::pair<const char*, bool> rows[] = {
      {"a < b and c > d", false}, {"<3", false},   {"<foo>", false},  {"I <heart> it", false},
      {"<b>x</b>", true},         {"</P >", true}, {"x<br/>y", true}, {"<!-- x -->", true},
      {"<!-- x", false},          {"<b", false},   {"<bold>", false}, {"", false},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(has_markup(row.first) == row.second);
  }
}

TEST_CASE("markup becomes plain text") {
  const std::pair<const char*, const char*> rows[] = {
      {"<b>One</b> two", "One two"},
      {"<p>One</p><p>Two</p>", "\n\nOne\n\n\n\nTwo\n\n"},
      {"One<br>two", "One\ntwo"},
      {"<p>One\ntwo\n\nthree</p>", "\n\nOne two\n\nthree\n\n"},
      {"<i>One</i>\ntwo", "One\ntwo"},
      {"a<script>var x = '<p>';</script>b", "ab"},
      {"a<style>p {}</style>b", "ab"},
      {"a<!-- <p> -->b", "ab"},
      {"a<!-- <b>b", "a<!-- b"},
      {"<a href=\"x>y\" title='>'>link</a>", "link"},
      {"<td>1</td><td>2</td>", " 1  2 "},
      {"Tom &amp; Jerry &lt;3 &quot;x&quot;", "Tom & Jerry <3 \"x\""},
      {"caf&eacute; &#233; &#xE9; &mdash; &apos;", "café é é — '"},
      {"AT&T &unknown; & &; &#xZZ;", "AT&T &unknown; & &; &#xZZ;"},
      {"&#0; &#xD800; &#x110000;", "\uFFFD \uFFFD \uFFFD"},
      {"&lt;b&gt;x&lt;/b&gt;", "x"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(plain_from_markup(row.first) == row.second);
  }
}

TEST_CASE("hostile markup costs linear time") {
  for (const std::string_view piece :
       {"<b", "<b ", "<b x=\"", "<!--", "<script>", "<p>", "&", "&#", "</", "<a href='\">"}) {
    CAPTURE(piece);
    std::string text;
    while (text.size() < 500'000) text += piece;
    const std::clock_t begin = std::clock();  // other tests run beside this one
    (void)plain_from_markup(text);
    CHECK(std::clock() - begin < 5 * CLOCKS_PER_SEC);
  }
}
