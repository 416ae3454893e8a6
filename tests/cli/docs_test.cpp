// SPDX-License-Identifier: GPL-3.0-or-later
// The documents are true to the letter: every screen in them is what the programs print.
#include <doctest/doctest.h>

#include <algorithm>
#include <fstream>
#include <sstream>
#include <string>
#include <string_view>
#include <vector>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

std::string text_of(std::string_view document) {
  std::ifstream file(repository(document));
  std::ostringstream text;
  text << file.rdbuf();
  return text.str();
}

// A fenced block that begins with a command.
struct Screen {
  std::string command;
  std::string output;
};

std::vector<Screen> screens_of(std::string_view document) {
  std::vector<Screen> screens;
  std::istringstream lines(text_of(document));
  bool is_inside = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      is_inside = false;
    } else if (line.starts_with("$ ")) {
      screens.push_back({line.substr(2), {}});
      is_inside = true;
    } else if (is_inside) {
      screens.back().output += line + '\n';
    }
  }
  return screens;
}

// The sample archive, indexed as `make demo` does.
struct SampleArchive : Sandbox {
  SampleArchive() {
    environment["CORPORA"] = repository("corpora").string();
    environment["BYLINE_INDEX"] = path("sample").string();
    REQUIRE(shell("byline-index add --quiet \"$CORPORA\"/*.jsonl*").exit_code == 0);
    REQUIRE(
        shell("byline-index add --quiet --set outlet='The Saltmere Sentinel' \"$CORPORA\"/pages")
            .exit_code == 0);
  }
};

std::string without_last_newlines(std::string text) {
  while (text.ends_with('\n')) text.pop_back();
  return text;
}

void check_screens(std::string_view document, std::size_t at_least) {
  const SampleArchive archive;
  const std::vector<Screen> screens = screens_of(document);
  CHECK(screens.size() >= at_least);
  for (const Screen& screen : screens) {
    CAPTURE(screen.command);
    const Outcome outcome = archive.shell(screen.command + " 2>&1");
    CHECK(without_last_newlines(outcome.out) == without_last_newlines(screen.output));
  }
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

// Words of a help text that begin with two hyphens, without values.
std::vector<std::string> options_in(const std::string& help) {
  std::vector<std::string> options;
  for (std::size_t at = help.find("--"); at != std::string::npos; at = help.find("--", at + 1)) {
    const std::size_t end = help.find_first_not_of("abcdefghijklmnopqrstuvwxyz-", at);
    const std::string option = help.substr(at, end - at);
    const bool is_name = option.size() > 2 && option[2] != '-';
    if (is_name && (at == 0 || help[at - 1] != '-')) options.push_back(option);
  }
  return options;
}

TEST_CASE("every screen of the README is what the programs print") {
  check_screens("README.md", 2);
}

TEST_CASE("every screen of docs/query.md is what the programs print") {
  check_screens("docs/query.md", 8);
}

TEST_CASE("the README's two commands are there, and the first does what the tests do") {
  const std::string readme = text_of("README.md");
  const std::string makefile = text_of("Makefile");
  for (const char* target : {"demo", "test"}) {
    CAPTURE(target);
    CHECK(holds(readme, std::string("    make ") + target + "\n"));
    CHECK(holds(makefile, std::string("\n") + target + ": deps ##"));
  }
  CHECK(holds(makefile, "build/byline-index add corpora/*.jsonl*"));
  CHECK(holds(makefile, "add --set outlet='The Saltmere Sentinel' corpora/pages"));
}

TEST_CASE("every command of the README that reads the sample archive works") {
  const SampleArchive archive;
  const char* const commands[] = {
      R"(byline-search '"sea wall" (mayor OR council) -review date:2010..2016')",
      "byline-search --by author 'flood*'",
      "byline-search --timeline=month --outlet 'Harbour Herald' election",
      "byline-search --explain 'flood defence'",
      "byline-search --format csv --limit all flood",
      "byline-index add --dry-run \"$CORPORA\"/pages",
      "byline-index formats",
  };
  for (const char* command : commands) {
    CAPTURE(command);
    const Outcome outcome = archive.shell(command);
    CHECK(outcome.exit_code == 0);
    CHECK(!outcome.out.empty());
  }
}

TEST_CASE("documents name no option that the help does not have") {
  const Sandbox sandbox;
  std::string help;
  for (const char* program : {"byline-index", "byline-search"}) {
    help += sandbox.shell(std::string(program) + " --help=all").out;
  }
  for (const char* command : {"add", "remove", "check", "compact", "rebuild", "info", "formats"}) {
    help += sandbox.shell(std::string("byline-index ") + command + " --help").out;
  }
  const std::vector<std::string> known = options_in(help);
  for (const char* document : {"docs/query.md", "docs/output.md"}) {
    for (const std::string& option : options_in(text_of(document))) {
      CAPTURE(document);
      CAPTURE(option);
      CHECK(std::find(known.begin(), known.end(), option) != known.end());
    }
  }
}

}  // namespace
}  // namespace byline::test
