// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/manual.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cctype>

#include "common/cli/completions.hpp"
#include "common/cli/option_table.hpp"
#include "common/cli/version.hpp"

namespace byline {

namespace {

using Entry = std::pair<std::string, std::string>;

const std::array<Entry, 8> kExits{{
    {"0", "done; something was found"},
    {"1", "nothing found, nothing accepted"},
    {"2", "a mistake in the options or in the query"},
    {"3", "the index is missing, locked, damaged, too new or unreachable"},
    {"4",
     "incomplete: out of time, of disk, or a path that cannot be read; what is ready is given"},
    {"70", "an internal error; please report it"},
    {"130", "interrupted"},
    {"143", "terminated"},
}};

const std::array<Entry, 4> kEnvironment{{
    {"BYLINE_INDEX",
     "the index, where --index is not given; so for every option that the config "
     "file takes: BYLINE_ and its name in capitals"},
    {"BYLINE_CONFIG", "the config file, where it is another one"},
    {"NO_COLOR", "no colours, whatever it is set to"},
    {"XDG_CONFIG_HOME, XDG_DATA_HOME", "where the folders below .config and .local/share lie"},
}};

const std::array<Entry, 2> kFiles{{
    {"~/.config/byline/config", "options that always hold, as lines of 'name = value'"},
    {"~/.local/share/byline/index", "the index, where nothing names another"},
}};

std::string upper(std::string_view text) {
  std::string capitals(text);
  std::transform(capitals.begin(), capitals.end(), capitals.begin(),
                 [](unsigned char byte) { return static_cast<char>(std::toupper(byte)); });
  return capitals;
}

// Text that roff prints as it stands.
std::string escaped(std::string_view text) {
  std::string roff;
  if (text.starts_with('.') || text.starts_with('\'')) roff += "\\&";
  for (const char byte : text) {
    if (byte == '\\') {
      roff += "\\e";
    } else if (byte == '-') {
      roff += "\\-";
    } else if (byte == '\'') {
      roff += "\\(aq";
    } else {
      roff += byte;
    }
  }
  return roff;
}

std::string sentence(std::string_view text) {
  std::string whole(text);
  whole.front() = static_cast<char>(std::toupper(static_cast<unsigned char>(whole.front())));
  if (!whole.ends_with('.')) whole += '.';
  return whole;
}

std::string heading(std::string_view title) {
  return fmt::format(".SH {}\n", escaped(upper(title)));
}

std::string entry(const std::string& bold, std::string_view rest, std::string_view text) {
  return fmt::format(".TP\n\\fB{}\\fR{}\n{}\n", escaped(bold), escaped(rest), escaped(text));
}

template <class Entries>
std::string list(std::string_view title, const Entries& entries) {
  if (std::empty(entries)) return {};
  std::string page = heading(title);
  for (const auto& [left, right] : entries) page += entry(std::string(left), "", sentence(right));
  return page;
}

std::string option_entry(const OptionRow& row) {
  const std::string letter = row.letter == 0 ? "" : fmt::format("-{}, ", row.letter);
  std::string text = sentence(row.help);
  if (!row.choices.empty()) text += fmt::format(" One of {}.", row.choices);
  if (!row.commands.empty()) text += fmt::format(" Of {}.", row.commands);
  return entry(fmt::format("{}--{}", letter, row.name), argument_text(row), text);
}

std::string options(const Manual& manual) {
  std::string page = heading("Options");
  for (const std::string_view group : group_names(manual.options)) {
    page += fmt::format(".SS {}\n", escaped(group));
    for (const OptionRow& row : manual.options) {
      if (row.group == group) page += option_entry(row);
    }
  }
  return page;
}

std::string examples(const HelpText& help) {
  std::string page = heading("Examples");
  for (const auto& [command, meaning] : help.examples) {
    page += fmt::format(".PP\n{}\n.PP\n.RS 4\n.nf\n{}\n.fi\n.RE\n", escaped(sentence(meaning)),
                        escaped(command));
  }
  return page;
}

}  // namespace

std::string man_page(const Manual& manual) {
  const HelpText& help = manual.help;
  std::string page = fmt::format(".TH {} 1 \"\" \"Byline {}\" \"Byline\"\n",
                                 escaped(upper(help.program)), kVersion);
  page += heading("Name");
  page += fmt::format("{} \\- {}\n", escaped(help.program), escaped(help.purpose));
  page += heading("Synopsis");
  for (const std::string_view usage : help.usage) page += fmt::format("{}\n.br\n", escaped(usage));
  page += examples(help);
  page += list("Commands", help.commands);
  page += options(manual);
  for (const ManualList& more : manual.lists) page += list(more.heading, more.entries);
  page += list("Exit status", kExits);
  page += list("Environment", kEnvironment);
  page += list("Files", kFiles);
  page += heading("See also");
  page += help.program == "byline-search" ? "byline\\-index(1)\n" : "byline\\-search(1)\n";
  return page;
}

std::string generate(const Manual& manual, std::string_view what) {
  if (what == "bash") return bash_completion(manual);
  if (what == "zsh") return zsh_completion(manual);
  if (what == "fish") return fish_completion(manual);
  return man_page(manual);
}

}  // namespace byline
