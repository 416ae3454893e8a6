// SPDX-License-Identifier: GPL-3.0-or-later
// The man pages and what the shells offer know just the options that the programs have.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <regex>
#include <set>
#include <string>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

constexpr const char* kPrograms[] = {"byline-index", "byline-search"};

// The names that `pattern` captures.
std::set<std::string> names_in(const std::string& text, const char* pattern) {
  const std::regex regex(pattern);
  std::set<std::string> names;
  for (std::sregex_iterator match(text.begin(), text.end(), regex), end; match != end; ++match)
    names.insert((*match)[1].str());
  return names;
}

std::string generated(const Sandbox& sandbox, const std::string& program, const std::string& what) {
  const Outcome outcome = sandbox.shell(fmt::format("{} --generate {}", program, what));
  CHECK(outcome.exit_code == 0);
  CHECK(outcome.err.empty());
  return outcome.out;
}

TEST_CASE("man page, completions and help name the same options") {
  const Sandbox sandbox;
  for (const std::string program : kPrograms) {
    CAPTURE(program);
    const std::string help = sandbox.shell(program + " --help=all || " + program + " --help").out;
    const std::set<std::string> known = names_in(help, "\n  (?:-., )?--([a-z-]+)");
    CHECK(known.size() > 20);
    const std::string man = generated(sandbox, program, "man");
    const std::string plain = std::regex_replace(man, std::regex(R"(\\-)"), "-");
    CHECK(names_in(plain, R"(\n\\fB(?:-., )?--([a-z-]+)\\fR)") == known);
    const std::string bash = generated(sandbox, program, "bash");
    const std::string offered = bash.substr(bash.find("if [[ $cur == -* ]]"));
    CHECK(names_in(offered, "--([a-z-]+)[ ']") == known);
    CHECK(names_in(generated(sandbox, program, "zsh"), "['{,]\\*?--([a-z-]+)[=}\\[]") == known);
    CHECK(names_in(generated(sandbox, program, "fish"), " -l ([a-z-]+) ") == known);
  }
}

TEST_CASE("a man page has the sections that people look for, and roff reads every line as text") {
  const Sandbox sandbox;
  for (const std::string program : kPrograms) {
    CAPTURE(program);
    const std::string man = generated(sandbox, program, "man");
    for (const char* section : {"NAME", "SYNOPSIS", "EXAMPLES", "OPTIONS", "EXIT STATUS",
                                "ENVIRONMENT", "FILES", "SEE ALSO"}) {
      CAPTURE(section);
      CHECK(man.find(fmt::format("\n.SH {}\n", section)) != std::string::npos);
    }
    const std::set<std::string> macros{"TH", "SH", "SS", "TP", "PP", "RS", "RE", "nf", "fi", "br"};
    for (const std::string& macro : names_in("\n" + man, "\n[.']([^ \n]*)"))
      CHECK(macros.contains(macro));
  }
  const std::string search = generated(sandbox, "byline-search", "man");
  CHECK(search.find("\n.SH FIELDS OF A QUERY\n") != std::string::npos);
  CHECK(search.find("\\fBoutlet:\\fR") != std::string::npos);
  CHECK(search.find("\n.SH KEYS OF \\-\\-BROWSE\n") != std::string::npos);
  CHECK(generated(sandbox, "byline-index", "man").find("\\fBrebuild\\fR") != std::string::npos);
}

// What bash would offer for the last of `words`, on one line.
std::string offered_by_bash(const Sandbox& sandbox, const std::string& program,
                            const std::string& words) {
  std::string function = "_" + program;
  function[function.find('-')] = '_';
  return sandbox
      .shell(fmt::format("bash -c 'eval \"$({0} --generate bash)\"; COMP_WORDS=({0} {1}); "
                         "COMP_CWORD=$((${{#COMP_WORDS[@]}}-1)); {2}; echo ${{COMPREPLY[@]}}'",
                         program, words, function))
      .out;
}

TEST_CASE("bash offers options, their values, folders, files and commands") {
  const Sandbox sandbox;
  sandbox.write("notes.txt", "x");
  std::filesystem::create_directory(sandbox.path("archive"));
  struct Row {
    const char* program;
    const char* words;
    const char* offered;
  };
  const Row rows[] = {
      {"byline-search", "--ti", "--timeline --timeout\n"},
      {"byline-search", "--sort r", "relevance random\n"},
      {"byline-search", "--sort = n", "newest name\n"},
      {"byline-search", "--timeline = d", "day\n"},
      {"byline-search", "--timeline = \"\"", "day week month year\n"},
      {"byline-search", "--timeline d", "\n"},
      {"byline-search", "--by se", "section\n"},
      {"byline-search", "--index arch", "archive\n"},
      {"byline-search", "--since 20", "\n"},
      {"byline-search", "-n 2", "\n"},
      {"byline-search", "floo", "\n"},
      {"byline-index", "re", "remove rebuild\n"},
      {"byline-index", "add no", "notes.txt\n"},
      {"byline-index", "add --report no", "notes.txt\n"},
      {"byline-index", "add --format js", "json jsonl\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.words);
    CHECK(offered_by_bash(sandbox, row.program, row.words) == row.offered);
  }
}

}  // namespace
}  // namespace byline::test
