// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <sstream>

#include "common/cli/options.hpp"

namespace byline {
namespace {

constexpr OptionRow kTable[] = {
    {"outlet", 0, Arity::Repeated, "NAME", "Filters", "only this outlet", "", true, ""},
    {"count", 0, Arity::OptionalValue, "WHAT", "Modes", "only count", "articles|stories", false,
     ""},
    {"limit", 'n', Arity::Value, "N", "Filters", "rows at most", "", true, "add,info"},
    {"help", 'h', Arity::Flag, "", "Other", "show this help and leave", "", false, ""},
};

const HelpText kText = {"byline-search",
                        "answers questions about a news archive",
                        {"byline-search [OPTIONS] [QUERY...]"},
                        {{"byline-search 'sea wall'", "both words"},
                         {"byline-search --by outlet --since 2014 'climate change'", "by outlet"}},
                        {},
                        {"More: man byline-search"}};

std::size_t longest_line(const std::string& text) {
  std::size_t longest = 0;
  std::istringstream lines(text);
  for (std::string line; std::getline(lines, line);) longest = std::max(longest, line.size());
  return longest;
}

TEST_CASE("the help has examples first, then the options by group") {
  CHECK(render_help(kText, kTable, 80) ==
        "byline-search: answers questions about a news archive\n"
        "usage: byline-search [OPTIONS] [QUERY...]\n"
        "\n"
        "Examples:\n"
        "  byline-search 'sea wall'  both words\n"
        "  byline-search --by outlet --since 2014 'climate change'\n"
        "                            by outlet\n"
        "\n"
        "Filters:\n"
        "  --outlet NAME  only this outlet\n"
        "  -n, --limit N  rows at most (add,info)\n"
        "\n"
        "Modes:\n"
        "  --count[=WHAT]  only count: articles|stories\n"
        "\n"
        "Other:\n"
        "  -h, --help  show this help and leave\n"
        "\n"
        "More: man byline-search\n");
}

TEST_CASE("the help fits a narrow terminal") {
  HelpText text = kText;
  text.examples.pop_back();  // an example is never broken
  for (const std::size_t columns : {36, 40, 60}) {
    CAPTURE(columns);
    CHECK(longest_line(render_help(text, kTable, columns)) <= columns);
  }
}

TEST_CASE("the help is not wrapped when there is no width") {
  const std::string help = render_help(kText, kTable, 0);
  CHECK(help.find("  -h, --help  show this help and leave\n") != std::string::npos);
}

}  // namespace
}  // namespace byline
