// SPDX-License-Identifier: GPL-3.0-or-later
// The documents are true to the letter: every screen in them is what the programs print.
#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>
#include <string>
#include <string_view>
#include <utility>
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

// A command in a fenced block and what it prints. In a block of JSON the document is broken into
// lines, which the program does not do.
struct Screen {
  std::string command;
  std::string output;
  bool is_json = false;
};

std::vector<Screen> screens_of(std::string_view document) {
  std::vector<Screen> screens;
  std::istringstream lines(text_of(document));
  bool is_inside = false;
  bool is_json = false;
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("```")) {
      is_inside = false;
      is_json = line == "```json";
    } else if (line.starts_with("$ ")) {
      screens.push_back({line.substr(2), {}, is_json});
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
    std::filesystem::create_directory_symlink(repository("corpora"), path("corpora"));
    environment["BYLINE_INDEX"] = "build/demo-index";
    REQUIRE(shell("byline-index add --quiet corpora/*.jsonl*").exit_code == 0);
    REQUIRE(shell("byline-index add --quiet --set outlet='The Saltmere Sentinel' corpora/pages")
                .exit_code == 0);
  }
};

// JSON on one line, its keys in the order in which they stand.
std::string normal(std::string text, bool is_json) {
  if (is_json) return nlohmann::ordered_json::parse(text).dump();
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
    CHECK(normal(outcome.out, screen.is_json) == normal(screen.output, screen.is_json));
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

TEST_CASE("every screen of docs/output.md is what the programs print") {
  check_screens("docs/output.md", 25);
}

TEST_CASE("every screen of docs/indexing.md is what the programs print") {
  check_screens("docs/indexing.md", 3);
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

// The indented commands of a document.
std::vector<std::string> commands_of(std::string_view document) {
  std::vector<std::string> commands;
  std::istringstream lines(text_of(document));
  for (std::string line; std::getline(lines, line);) {
    if (line.starts_with("    byline-")) commands.push_back(line.substr(4));
  }
  return commands;
}

// A home where the files that the documents name are there.
struct ReadersHome : Sandbox {
  ReadersHome() {
    environment["CORPORA"] = repository("corpora").string();
    environment["BYLINE_INDEX"] = path("home/archive").string();
    REQUIRE(shell("cat \"$CORPORA\"/*.jsonl | gzip >articles.jsonl.gz; cp -r \"$CORPORA\"/pages .")
                .exit_code == 0);
  }
};

TEST_CASE("every command of the README works as it stands there") {
  const ReadersHome home;
  const std::vector<std::string> commands = commands_of("README.md");
  CHECK(commands.size() >= 7);
  for (const std::string& command : commands) {
    CAPTURE(command);
    const Outcome outcome = home.shell(command);
    CHECK(outcome.exit_code == 0);
    CHECK((!outcome.out.empty() || holds(command, ">flood.csv")));
  }
  CHECK(home.read("flood.csv").starts_with("id,title,"));
}

TEST_CASE("every command of docs/indexing.md works as it stands there") {
  const ReadersHome home;
  for (const std::string& command : commands_of("docs/indexing.md")) {
    CAPTURE(command);
    CHECK(home.shell(command).exit_code == 0);
  }
}

std::vector<std::string> options_of_programs() {
  const Sandbox sandbox;
  std::vector<std::string> options = options_in(sandbox.shell("byline-index --help").out);
  for (std::string& option : options_in(sandbox.shell("byline-search --help=all").out)) {
    options.push_back(std::move(option));
  }
  return options;
}

std::string all_documents() {
  std::string text = text_of("README.md");
  for (const auto& entry : std::filesystem::directory_iterator(repository("docs"))) {
    text += text_of("docs/" + entry.path().filename().string());
  }
  return text;
}

TEST_CASE("the documents name every option of the programs, and no other") {
  const std::vector<std::string> known = options_of_programs();
  const std::vector<std::string> named = options_in(all_documents());
  // Options of other programs in the examples.
  const std::set<std::string> foreign{"--stemmer"};
  CHECK(known.size() > 40);
  for (const std::string& option : known) {
    CAPTURE(option);
    CHECK(std::find(named.begin(), named.end(), option) != named.end());
  }
  for (const std::string& option : named) {
    CAPTURE(option);
    CHECK(
        (foreign.contains(option) || std::find(known.begin(), known.end(), option) != known.end()));
  }
}

TEST_CASE("every page that a document links to is there") {
  for (const char* document :
       {"README.md", "docs/query.md", "docs/output.md", "docs/indexing.md"}) {
    const std::string text = text_of(document);
    const std::filesystem::path folder = repository(document).parent_path();
    for (std::size_t at = text.find("]("); at != std::string::npos; at = text.find("](", at + 2)) {
      const std::string target = text.substr(at + 2, text.find_first_of(")#", at) - at - 2);
      CAPTURE(target);
      CHECK((target.starts_with("http") || std::filesystem::exists(folder / target)));
    }
  }
}

}  // namespace
}  // namespace byline::test
