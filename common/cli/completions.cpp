// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/completions.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <string_view>
#include <vector>

#include "common/cli/option_table.hpp"

namespace byline {

namespace {

// What stands behind an option.
enum class Offer { Nothing, Words, Folders, Files, Unknown };

Offer offer_of(const OptionRow& row, const std::vector<std::string>& words) {
  if (row.arity == Arity::Flag) return Offer::Nothing;
  if (!words.empty()) return Offer::Words;
  if (row.argument == "DIR") return Offer::Folders;
  if (row.argument.starts_with("FILE")) return Offer::Files;
  return Offer::Unknown;
}

std::vector<std::string> words_of(const Manual& manual, const OptionRow& row) {
  std::vector<std::string> words;
  for (const std::string_view choice : split_choices(row.choices)) words.emplace_back(choice);
  for (const auto& [option, more] : manual.values) {
    if (option == row.name) words.insert(words.end(), more.begin(), more.end());
  }
  return words;
}

// "_byline_search", as shells name functions.
std::string function_name(std::string_view program) {
  std::string name = fmt::format("_{}", program);
  std::replace(name.begin(), name.end(), '-', '_');
  return name;
}

// `text` with a backslash before each of `special`, as it stands between single quotes of a shell
// that ends them for a quote (sh) or that escapes it (fish).
std::string quoted(std::string_view text, std::string_view special, std::string_view quote) {
  std::string safe;
  for (const char byte : text) {
    if (byte == '\'') {
      safe += quote;
      continue;
    }
    if (special.find(byte) != std::string_view::npos) safe += '\\';
    safe += byte;
  }
  return safe;
}

std::string in_zsh(std::string_view text) {
  return quoted(text, "\\[]:", "'\\''");
}

std::string in_fish(std::string_view text) {
  return quoted(text, "\\", "\\'");
}

// ---- bash ----------------------------------------------------------------------------------

std::string bash_case(const Manual& manual, const OptionRow& row) {
  const std::vector<std::string> words = words_of(manual, row);
  std::string action;
  switch (offer_of(row, words)) {
    case Offer::Nothing:
      return {};
    case Offer::Words:
      action = fmt::format("COMPREPLY=($(compgen -W '{}' -- \"$cur\"))", fmt::join(words, " "));
      break;
    case Offer::Folders:
      action = "IFS=$'\\n'; COMPREPLY=($(compgen -d -- \"$cur\"))";
      break;
    case Offer::Files:
      action = "IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$cur\"))";
      break;
    case Offer::Unknown:
      action = "COMPREPLY=()";
      break;
  }
  // An optional value comes only after "=", so a space ends the option.
  const bool is_optional = row.arity == Arity::OptionalValue;
  const std::string letter =
      row.letter != 0 && !is_optional ? fmt::format("|?-{}", row.letter) : "";
  return fmt::format("    {}--{}{}) {}; return ;;\n", is_optional ? "=" : "?", row.name, letter,
                     action);
}

}  // namespace

// The word before the cursor is looked up behind a sign: "=" when an equals sign stands between,
// which bash makes a word of its own, "-" when a space does.
std::string bash_completion(const Manual& manual) {
  const std::string_view program = manual.help.program;
  std::vector<std::string> options;
  std::string cases;
  for (const OptionRow& row : manual.options) {
    options.push_back(fmt::format("--{}", row.name));
    cases += bash_case(manual, row);
  }
  std::string script =
      fmt::format("# bash completion for {}\n{}() {{\n", program, function_name(program));
  script +=
      "  local IFS=$' \\t\\n' cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} "
      "sign=-\n"
      "  if [[ $cur == = ]]; then cur= sign==; fi\n"
      "  if [[ $prev == = ]]; then prev=${COMP_WORDS[COMP_CWORD-2]} sign==; fi\n"
      "  case $sign$prev in\n";
  script += cases + "  esac\n";
  script += fmt::format(
      "  if [[ $cur == -* ]]; then\n"
      "    COMPREPLY=($(compgen -W '{}' -- \"$cur\"))\n"
      "    return\n  fi\n",
      fmt::join(options, " "));
  if (!manual.help.commands.empty()) {
    std::vector<std::string_view> commands;
    for (const auto& [name, help] : manual.help.commands) commands.push_back(name);
    script += fmt::format(
        "  if ((COMP_CWORD == 1)); then\n"
        "    COMPREPLY=($(compgen -W '{}' -- \"$cur\"))\n"
        "    return\n  fi\n"
        "  IFS=$'\\n'; COMPREPLY=($(compgen -f -- \"$cur\"))\n",
        fmt::join(commands, " "));
  }
  return script +
         fmt::format("}}\ncomplete -o filenames -F {} {}\n", function_name(program), program);
}

// ---- zsh -----------------------------------------------------------------------------------

namespace {

std::string zsh_values(const Manual& manual, const OptionRow& row) {
  const std::vector<std::string> words = words_of(manual, row);
  const char* colons = row.arity == Arity::OptionalValue ? "::" : ":";
  const std::string what = fmt::format("{}{}:", colons, in_zsh(row.argument));
  switch (offer_of(row, words)) {
    case Offer::Nothing:
      return {};
    case Offer::Words:
      return fmt::format("{}({})", what, fmt::join(words, " "));
    case Offer::Folders:
      return what + "_files -/";
    case Offer::Files:
      return what + "_files";
    case Offer::Unknown:
      break;
  }
  return what;
}

std::string zsh_line(const Manual& manual, const OptionRow& row) {
  std::string name = fmt::format("--{}", row.name);
  if (row.arity == Arity::OptionalValue) name += "=-";
  const std::string rest = fmt::format("[{}]{}", in_zsh(row.help), zsh_values(manual, row));
  const char* again = row.arity == Arity::Repeated ? "*" : "";
  if (row.letter == 0) return fmt::format("    '{}{}{}' \\\n", again, name, rest);
  return fmt::format("    '(-{0} --{1})'{{-{0},{2}}}'{3}' \\\n", row.letter, row.name, name, rest);
}

}  // namespace

std::string zsh_completion(const Manual& manual) {
  std::string script = fmt::format("#compdef {}\n_arguments -s -S \\\n", manual.help.program);
  for (const OptionRow& row : manual.options) script += zsh_line(manual, row);
  if (manual.help.commands.empty()) return script + "    '*:query:'\n";
  std::string commands;
  for (const auto& [name, help] : manual.help.commands)
    commands += fmt::format("{}\\:\"{}\" ", name, in_zsh(help));
  return script + fmt::format("    '1:command:(({}))' \\\n    '*:path:_files'\n", commands);
}

// ---- fish ----------------------------------------------------------------------------------

namespace {

std::string fish_line(const Manual& manual, const OptionRow& row) {
  std::string line = fmt::format("complete -c {} -l {}", manual.help.program, row.name);
  if (row.letter != 0) line += fmt::format(" -s {}", row.letter);
  if (!row.commands.empty()) {
    line += fmt::format(" -n '__fish_seen_subcommand_from {}'",
                        fmt::join(split_choices(row.commands), " "));
  }
  const std::vector<std::string> words = words_of(manual, row);
  switch (offer_of(row, words)) {
    case Offer::Nothing:
      break;
    case Offer::Words:
      // Without -r an option may stand alone: the value is offered after "=".
      line += fmt::format("{} -a '{}'", row.arity == Arity::OptionalValue ? " -f" : " -x",
                          fmt::join(words, " "));
      break;
    case Offer::Folders:
      line += " -x -a '(__fish_complete_directories)'";
      break;
    case Offer::Files:
      line += " -r -F";
      break;
    case Offer::Unknown:
      line += " -x";
      break;
  }
  return line + fmt::format(" -d '{}'\n", in_fish(row.help));
}

}  // namespace

std::string fish_completion(const Manual& manual) {
  const std::string_view program = manual.help.program;
  std::string script = fmt::format("# fish completion for {}\n", program);
  if (manual.help.commands.empty()) script += fmt::format("complete -c {} -f\n", program);
  for (const auto& [name, help] : manual.help.commands) {
    script += fmt::format("complete -c {} -f -n __fish_use_subcommand -a {} -d '{}'\n", program,
                          name, in_fish(help));
  }
  for (const OptionRow& row : manual.options) script += fish_line(manual, row);
  return script;
}

}  // namespace byline
