// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/pre_rules.hpp"

#include <doctest/doctest.h>
#include <fmt/ranges.h>

#include "common/base/error.hpp"

namespace byline {
namespace {

std::string words_of(const std::string& text) {
  try {
    return fmt::format("{}", fmt::join(parse_pre_rule(text).words, "|"));
  } catch (const Error& error) {
    return error.what();
  }
}

TEST_CASE("a command is split into words as written, and nothing in it is special but quotes") {
  struct Row {
    std::string text;
    std::string words;
  };
  const Row rows[] = {
      {"*.pdf=cat", "cat"},
      {"*.pdf=cat -n  -b\t{}", "cat|-n|-b|{}"},
      {"*.pdf=sh -c 'cat \"$1\" | tr a b' x", "sh|-c|cat \"$1\" | tr a b|x"},
      {"*.pdf=cat a\" b\"c ''", "cat|a bc|"},
      {"*.pdf=/bin/cat $HOME `x` \\n", "/bin/cat|$HOME|`x`|\\n"},
      {"*.pdf=cat a=b", "cat|a=b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(words_of(row.text) == row.words);
  }
  for (const char* text : {"*.pdf", "=cat", "*.pdf=", "*.pdf=  ", "*.pdf=''", "*.pdf=cat 'x",
                           "*.pdf=no-such-program-here", "*.pdf=/etc/passwd", "*.pdf=/bin"}) {
    CAPTURE(text);
    CHECK(words_of(text).starts_with("cannot use option: '--pre "));
  }
}

TEST_CASE("the first rule that fits the name is the file's") {
  const std::vector<PreRule> rules{{"*.pdf", {"a"}}, {"scans/*.tif", {"b"}}, {"*", {"c"}}};
  struct Row {
    std::string name;
    std::string program;
  };
  const Row rows[] = {
      {"x.pdf", "a"},         {"deep/er/x.pdf", "a"}, {"x.pdf.txt", "c"},        {"x.tif", "c"},
      {"scans/x.tif", "b"},   {"scans/y/x.tif", "b"}, {"all.zip#in/x.pdf", "a"}, {"x.PDF", "c"},
      {"all.zip#x.pdf", "a"}, {".pdf", "a"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    const PreRule* rule = find_pre_rule(rules, row.name);
    REQUIRE(rule != nullptr);
    CHECK(rule->words[0] == row.program);
  }
  CHECK(find_pre_rule({rules[0]}, "x.txt") == nullptr);
}

TEST_CASE("the path stands where {} is, or last, and never looks like an option") {
  const PreRule placed{"*", {"cat", "-n", "{}", "-", "{}"}};
  CHECK(fmt::format("{}", fmt::join(words_for(placed, "a b"), "|")) == "cat|-n|a b|-|a b");
  const PreRule last{"*", {"cat", "-n"}};
  CHECK(fmt::format("{}", fmt::join(words_for(last, "-rf"), "|")) == "cat|-n|./-rf");
}

}  // namespace
}  // namespace byline
