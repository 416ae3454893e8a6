// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/taking_away.hpp"

#include <doctest/doctest.h>

#include "tests/unit/searcher/browse/sample_state.hpp"

namespace byline::browse {
namespace {

TEST_CASE("a citation leaves out what is missing") {
  Article article;
  CHECK(citation(article).empty());
  article.title = "Sea wall breaks";
  CHECK(citation(article) == "“Sea wall breaks.”");
  article.authors = {"Jane Doe", "Bo Lind"};
  article.outlet = "Harbour Herald";
  article.date = *make_date(2014, 6);
  article.url = "https://example.org/1";
  CHECK(citation(article) ==
        "Jane Doe, Bo Lind. “Sea wall breaks.” Harbour Herald, 2014-06. https://example.org/1");
}

TEST_CASE("words for a shell are what they were") {
  CHECK(shell_word("flood") == "flood");
  CHECK(shell_word("") == "''");
  CHECK(shell_word("sea wall") == "'sea wall'");
  CHECK(shell_word("O'Brien") == "'O'\\''Brien'");
  CHECK(shell_word("$(reboot)") == "'$(reboot)'");
  CHECK(shell_word("a\x1b[31m'\\") == "$'a\\x1b[31m\\'\\\\'");
}

TEST_CASE("the command line gives what is asked for") {
  State state;
  state.command = {"byline-search", "--index", "/a b"};
  CHECK(command_line(state) == "byline-search --index '/a b'");
  state.question.text = "-review sea";
  state.question.filters = {{Field::Outlet, "The Times"}, {Field::Language, "fr"}};
  state.question.since = day_of(2014, 1, 1);
  state.question.sort = Sort::Oldest;
  state.question.grouped = false;
  CHECK(command_line(state) ==
        "byline-search --index '/a b' --outlet 'The Times' --lang fr --since 2014-01-01 "
        "--sort oldest --no-group -- '-review sea'");
  state = {};
  state.question.until = day_of(2014, 1, 1);
  state.question.maybe = true;
  CHECK(command_line(state) == "--until '~2014-01-01'");
}

TEST_CASE("the clipboard gets base64") {
  CHECK(clipboard_sequence("") == "\x1b]52;c;\x07");
  CHECK(clipboard_sequence("f") == "\x1b]52;c;Zg==\x07");
  CHECK(clipboard_sequence("fo") == "\x1b]52;c;Zm8=\x07");
  CHECK(clipboard_sequence("foo\xff") == "\x1b]52;c;Zm9v/w==\x07");
  CHECK(clipboard_sequence(std::string(200'000, 'x')).size() < 100'010);
}

}  // namespace
}  // namespace byline::browse
