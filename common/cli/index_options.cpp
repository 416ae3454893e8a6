// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "common/cli/programs.hpp"

namespace byline {

namespace {

using enum Arity;

constexpr std::array kRows{
    OptionRow{"format", 0, Value, "NAME", "Reading",
              "format of the input (see: formats); of info: text or json", "", false, "add|info"},
    OptionRow{"set", 0, Repeated, "FIELD=VALUE", "Reading",
              "value for articles that lack the field", "", false, "add"},
    OptionRow{"map", 0, Repeated, "FIELD=KEY", "Reading",
              "read the field from this key of the records", "", false, "add"},
    OptionRow{"pre", 0, Repeated, "GLOB=COMMAND", "Reading",
              "read what the command makes of files like this: '*.pdf=pdftotext {} -'", "", false,
              "add"},
    OptionRow{"collection", 0, Value, "NAME", "Reading",
              "given ids count within it (default: the outlet)", "", false, "add"},
    OptionRow{"skip", 0, Value, "STAGES", "Reading", "leave out: language,stories,furniture", "",
              true, "add"},
    OptionRow{"limit", 0, Value, "N", "Reading", "stop after N records", "", false, "add"},
    OptionRow{"dry-run", 0, Flag, "", "Reading", "show what would be read, change nothing", "",
              false, "add"},
    OptionRow{"replace", 0, Flag, "", "Writing", "what is read becomes the whole index", "", false,
              "add"},
    OptionRow{"prune", 0, Flag, "", "Writing", "remove what came from PATH and is gone", "", false,
              "add"},
    OptionRow{"jobs", 0, Value, "N", "Writing", "threads in all (default: one a core)", "", true,
              "add"},
    OptionRow{"memory", 0, Value, "SIZE", "Writing", "memory to use, as 512M (default: a quarter)",
              "", true, "add|rebuild"},
    OptionRow{"report", 0, Value, "FILE", "Reporting",
              "a JSON line for each record that was not simply added", "", false, "add"},
    OptionRow{"strict", 0, Flag, "", "Reporting", "exit 1 when a record was rejected", "", true,
              "add"},
    OptionRow{"stats", 0, Flag, "", "Reporting", "CPU time by stage", "", true, "add"},
    OptionRow{"progress", 0, Value, "WHEN", "Reporting", "auto, always or never",
              "auto|always|never", true, "add|compact|rebuild"},
    OptionRow{"quiet", 0, Flag, "", "Reporting", "no notes, no progress", "", true, ""},
    OptionRow{"verbose", 0, Flag, "", "Reporting",
              "a line for each record that was not simply added", "", true, "add"},
    OptionRow{"furniture", 0, Flag, "", "Reporting",
              "list the paragraphs that stand in many articles of a site", "", false, "info"},
    OptionRow{"index", 0, Value, "DIR", "General",
              "the index (default: $BYLINE_INDEX, the config file, ~/.local/share/byline/index)",
              "", true, ""},
    OptionRow{"wait", 0, Value, "SECONDS", "General", "wait for another byline-index to end", "",
              true, "add|remove|compact|rebuild"},
    OptionRow{"color", 0, Value, "WHEN", "General", "auto, always or never", "auto|always|never",
              true, ""},
    OptionRow{"generate", 0, Value, "WHAT", "General",
              "print the man page, or the completion of a shell", "man|bash|zsh|fish", false, ""},
    OptionRow{"help", 'h', Flag, "", "General", "this help", "", false, ""},
    OptionRow{"version", 'V', Flag, "", "General", "the version", "", false, ""},
};

}  // namespace

std::span<const OptionRow> index_options() {
  return kRows;
}

}  // namespace byline
