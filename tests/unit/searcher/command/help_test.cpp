// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/help.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <sstream>

#include "common/cli/programs.hpp"
#include "common/text/terminal_text.hpp"
#include "searcher/render/renderer.hpp"

using namespace byline;

TEST_CASE("the short help fits a screen of 80 by 24 with the prompt below it") {
  const std::string help = short_help(80);
  CHECK(std::count(help.begin(), help.end(), '\n') <= 23);
  std::istringstream lines(help);
  for (std::string line; std::getline(lines, line);) {
    CAPTURE(line);
    CHECK(display_width(line) <= 80);
  }
}

TEST_CASE("no line of a help is longer than a narrow screen is wide") {
  for (const std::size_t columns : {60, 50}) {
    for (const std::string& help : {short_help(columns), long_help(columns)}) {
      std::istringstream lines(help);
      for (std::string line; std::getline(lines, line);) {
        CAPTURE(line);
        CHECK(display_width(line) <= columns);
      }
    }
  }
}

TEST_CASE("both helps name every option and begin with examples") {
  for (const std::string& help : {short_help(80), long_help(80)}) {
    for (const OptionRow& row : search_options()) {
      CAPTURE(std::string(row.name));
      CHECK(help.find("--" + std::string(row.name)) != std::string::npos);
    }
    CHECK(help.find("put the query in single quotes") != std::string::npos);
    CHECK(help.find("byline-search 'flood defence'") < help.find("--timeout"));
  }
}

TEST_CASE("the choices of --format are the table of formats") {
  std::string names;
  for (const RenderFormat& format : all_render_formats())
    names += (names.empty() ? "" : "|") + std::string(format.name);
  const auto row = std::find_if(search_options().begin(), search_options().end(),
                                [](const OptionRow& option) { return option.name == "format"; });
  CHECK(row->choices == names);
}
