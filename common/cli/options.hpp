// SPDX-License-Identifier: GPL-3.0-or-later
// The options of a program as a table; help, parsing, the config file and the documents read it.
//
// Boost.Program_options does the parsing. Abbreviated long options are refused, an optional value
// comes only after "=". A bare "--count" and "-word" (an exclusion of the query language) are told
// apart from options before Boost sees the arguments.
#pragma once

#include <map>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace byline {

enum class Arity { Flag, Value, OptionalValue, Repeated };

struct OptionRow {
  std::string_view name;  // "index": typed --index
  char letter = 0;        // 'n': typed -n; 0: none
  Arity arity = Arity::Flag;
  std::string_view argument;  // "DIR", as help names it; "" for a flag
  std::string_view group;     // heading in the help: "Filters"
  std::string_view help;      // one line, lower case, no full stop
  std::string_view choices;   // "text|json|csv": any other value is refused; "" means free
  bool in_config = true;      // may stand in the config file
  std::string_view commands;  // byline-index: "add|rebuild", the commands it belongs to; "" all
};

// What was typed, before anybody asks what it means.
class Options {
 public:
  [[nodiscard]] bool has(std::string_view name) const;
  // The value, the last one if repeated; "" when absent or given without one.
  [[nodiscard]] const std::string& get(std::string_view name) const;
  [[nodiscard]] std::vector<std::string> all(std::string_view name) const;
  // The value as a whole number of [low, high]; `fallback` when absent. Error{Usage} otherwise.
  [[nodiscard]] long long number(std::string_view name, long long fallback, long long low,
                                 long long high) const;
  // "64M", "2G", "1048576" in bytes; Error{Usage} otherwise.
  [[nodiscard]] long long bytes(std::string_view name, long long fallback) const;

  void set(std::string_view name, std::string value);

  // What is not an option, in order.
  std::vector<std::string> words;

 private:
  std::map<std::string, std::vector<std::string>, std::less<>> values_;
};

// How `-x...` that is no option of the table is read.
enum class DashWords {
  Refuse,    // an unknown option
  Exclusion  // two or more letters are a word of the query: -flood
};

// Reads the arguments (without the program's name). "--" ends the options. Error{Usage} with a hint
// that names the nearest option for an unknown one, a missing or an unwanted value, or a value that
// is not among the choices.
[[nodiscard]] Options parse_options(std::span<const OptionRow> table,
                                    const std::vector<std::string>& arguments,
                                    DashWords dash_words);

// Fills in what was not typed: first from BYLINE_* variables (BYLINE_INDEX for --index), then from
// the config file, whose keys are the names of the options of either program ("key = value" lines,
// "#" comments). A key that no program has is Error{Usage} with its line. `known` are the tables of
// both programs.
void add_defaults(Options& options, std::span<const OptionRow> table,
                  std::span<const std::span<const OptionRow>> known);

// The help: usage lines, examples first, then the options by group, to fit `columns`.
struct HelpText {
  std::string_view program;
  std::string_view purpose;             // one sentence
  std::vector<std::string_view> usage;  // "byline-search [OPTIONS] [QUERY...]"
  std::vector<std::pair<std::string_view, std::string_view>> examples;  // command, what it does
  std::vector<std::pair<std::string_view, std::string_view>> commands;  // name, one line
  std::vector<std::string_view> footer;
};

[[nodiscard]] std::string render_help(const HelpText& text, std::span<const OptionRow> table,
                                      std::size_t columns);

// The option that is nearest to `name` by edit distance (2 at most), or "".
[[nodiscard]] std::string_view nearest(std::string_view name,
                                       std::span<const std::string_view> candidates);

}  // namespace byline
