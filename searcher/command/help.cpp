// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/help.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>
#include <vector>

#include "common/article/fields.hpp"
#include "common/cli/option_table.hpp"
#include "common/cli/options.hpp"
#include "common/cli/programs.hpp"
#include "common/text/terminal_text.hpp"
#include "searcher/browse/keys.hpp"
#include "searcher/search/search.hpp"

namespace byline {

namespace {

constexpr std::size_t kWidest = 80;

HelpText help_text() {
  HelpText text;
  text.program = "byline-search";
  text.purpose = "searches the index that byline-index writes";
  text.usage = {"byline-search [OPTIONS] [QUERY...]     put the query in single quotes"};
  text.examples = {
      {"byline-search 'flood defence'", "both words, in any form"},
      {"byline-search '\"sea wall\" -review'", "a phrase, less a word"},
      {"byline-search --by outlet 'mayor date:..2014'", "which papers, and how often"},
      {"byline-search --explain 'flood* lang:en'", "how a query is read"},
  };
  text.footer = {"exit: 0 found, 1 nothing, 2 usage or query, 3 index, 4 incomplete"};
  return text;
}

std::string fields_text() {
  std::string text = "fields in a query:";
  for (const FieldInfo& field : all_fields()) text += fmt::format(" {}:", field.name);
  return text;
}

std::string option_text(const OptionRow& row) {
  const std::string letter = row.letter == 0 ? "" : fmt::format("-{}, ", row.letter);
  return letter + fmt::format("--{}{}", row.name, argument_text(row));
}

// "Modes:    --by FIELD  --count[=WHAT]", wrapped between options, never inside one.
std::string group_lines(std::string_view group, std::size_t columns) {
  constexpr std::size_t kLeft = 10;
  std::string lines;
  std::string line = fmt::format("{:<{}}", fmt::format("{}:", group), kLeft);
  for (const OptionRow& row : search_options()) {
    if (row.group != group) continue;
    const std::string option = option_text(row);
    if (line.size() > kLeft && line.size() + option.size() > columns) {
      lines += line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
      line = std::string(kLeft, ' ');
    }
    line += option + "  ";
  }
  return lines + line.substr(0, line.find_last_not_of(' ') + 1) + "\n";
}

// Examples with what they mean beside them, or below where the screen is too narrow for that.
std::string example_lines(const HelpText& text, std::size_t columns) {
  constexpr std::size_t kLeft = 50;
  std::string lines;
  for (const auto& [command, meaning] : text.examples) {
    const bool fits = kLeft + meaning.size() <= columns;
    lines += fits ? fmt::format("  {:<48}{}\n", command, meaning)
                  : fmt::format("  {}\n      {}\n", command, meaning);
  }
  return lines;
}

void append_wrapped(std::string& help, std::string_view text, std::size_t columns) {
  if (display_width(text) <= columns) {
    help += fmt::format("{}\n", text);  // with its own spaces
    return;
  }
  for (const std::string& line : wrap(text, columns)) help += line + "\n";
}

}  // namespace

std::string short_help(std::size_t columns) {
  const HelpText text = help_text();
  const std::size_t width = std::min(columns, kWidest);
  std::string help;
  append_wrapped(help, fmt::format("{}: {}", text.program, text.purpose), width);
  for (const std::string_view usage : text.usage)
    append_wrapped(help, fmt::format("usage: {}", usage), width);
  help += "\n" + example_lines(text, width) + "\n";
  for (const std::string_view group : group_names(search_options()))
    help += group_lines(group, width);
  append_wrapped(help, fields_text(), width);
  for (const std::string_view line : text.footer) append_wrapped(help, line, width);
  return help;
}

std::string long_help(std::size_t columns) {
  const std::string fields = fields_text();
  HelpText text = help_text();
  text.footer.insert(text.footer.begin(), fields);
  return render_help(text, search_options(), columns);
}

Manual search_manual() {
  Manual manual{help_text(), search_options(), {}, {}};
  ManualList fields{"Fields of a query", {}};
  for (const FieldInfo& field : all_fields()) {
    fields.entries.emplace_back(fmt::format("{}:", field.name),
                                fmt::format("{}, as {}", field.help, field.example));
  }
  manual.lists.push_back(std::move(fields));
  ManualList keys{"Keys of --browse", {}};
  for (const browse::KeyRow& key : browse::all_keys()) {
    const char* place = key.place == browse::KeyPlace::Line ? " (while typing)" : "";
    keys.entries.emplace_back(key.keys, fmt::format("{}{}", key.help, place));
  }
  manual.lists.push_back(std::move(keys));
  manual.values.emplace_back("by", browse_key_names());
  return manual;
}

}  // namespace byline
