// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "common/text/terminal_text.hpp"
#include "searcher/query/parser.hpp"

using byline::describe;

TEST_CASE("a problem shows the query, a caret under the place, and a suggestion") {
  CHECK(describe({"no field is called 'oulet'", {6, 12}, "outlet:"}, "flood oulet:times") ==
        "no field is called 'oulet'\n"
        "  flood oulet:times\n"
        "        ^^^^^^\n"
        "did you mean: outlet:");
  CHECK(describe({"the query is empty", {0, 0}, ""}, "") == "the query is empty\n  \n  ^");
  CHECK(describe({"nothing behind it", {5, 5}, ""}, "a AND") ==
        "nothing behind it\n  a AND\n       ^");
}

TEST_CASE("the caret stands by columns, not by bytes") {
  CHECK(describe({"x", {7, 8}, ""}, "北京 )") == "x\n  北京 )\n       ^");
  CHECK(describe({"x", {6, 7}, ""}, "cafe\u0301)") == "x\n  cafe\u0301)\n      ^");
}

TEST_CASE(
    "a query that is longer than a narrow screen is shown on one line, the caret under the place") {
  const std::string query =
      "date:06/07/2021 flood and other words that make it far longer than sixty";
  for (const std::size_t begin : {0U, 16U, 40U, 66U}) {
    const std::string shown = describe({"x", {begin, begin + 5}, ""}, query);
    const std::size_t caret_line = shown.rfind('\n') + 1;
    const std::string line = shown.substr(2, caret_line - 3);
    CAPTURE(line);
    CHECK(byline::display_width(line) <= 58);
    const std::string caret = shown.substr(caret_line);
    const std::size_t marks = line.find("  …") == 0 ? 2 : 0;  // bytes of … beyond its column
    CHECK(line.substr(caret.find('^') + marks, 5) == query.substr(begin, 5));
  }
}

TEST_CASE("a hostile query cannot act in the terminal") {
  const std::string shown =
      describe({"no field is called 'a\x1b[31m'", {0, 3}, "\x1b]0;x\x07"}, "\x1b[2J oulet:\x9b");
  for (const char letter : shown)
    CHECK((letter == '\n' || static_cast<unsigned char>(letter) >= 0x20));
  CHECK(shown.find('\x1b') == std::string::npos);
}

TEST_CASE("a long query is shown around the place only") {
  std::string text;
  text.resize(10'000'000, 'a');
  const std::string shown = describe({"too long", {16384, text.size()}, ""}, text);
  CHECK(shown.size() < 400);
  CHECK(shown.find("…") != std::string::npos);
}
