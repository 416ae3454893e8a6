// SPDX-License-Identifier: GPL-3.0-or-later
#include <array>

#include "common/cli/programs.hpp"

namespace byline {

namespace {

using enum Arity;

constexpr std::array kRows{
    OptionRow{"by", 0, Value, "FIELD[,FIELD]", "Modes",
              "browse the values of a field: outlet, author, agency, section, tag, lang, site, "
              "year, month, week, day",
              "", false, ""},
    OptionRow{"timeline", 0, OptionalValue, "UNIT", "Modes",
              "articles over time, by month unless said", "day|week|month|year", false, ""},
    OptionRow{"count", 0, OptionalValue, "WHAT", "Modes",
              "how many; with articles or stories the bare number", "articles|stories", false, ""},
    OptionRow{"show", 0, Repeated, "ID...", "Modes", "whole articles", "", false, ""},
    OptionRow{"similar", 0, Value, "ID", "Modes", "more like this article", "", false, ""},
    OptionRow{"terms", 0, Flag, "", "Modes", "words that set the results apart from the archive",
              "", false, ""},
    OptionRow{"explain", 0, Flag, "", "Modes", "how the query was read", "", false, ""},
    OptionRow{"browse", 0, Flag, "", "Modes", "outlets, hits and article by keyboard", "", false,
              ""},
    OptionRow{"verify-manifest", 0, Value, "FILE", "Modes",
              "ask again what --manifest wrote down, and say what differs", "", false, ""},

    OptionRow{"outlet", 0, Repeated, "NAME", "Filters", "the whole name; repeated: either", "",
              false, ""},
    OptionRow{"author", 0, Repeated, "NAME", "Filters", "the whole name; repeated: either", "",
              false, ""},
    OptionRow{"agency", 0, Repeated, "NAME", "Filters", "AP, Reuters, ...", "", false, ""},
    OptionRow{"section", 0, Repeated, "NAME", "Filters", "section or category", "", false, ""},
    OptionRow{"lang", 0, Repeated, "CODE", "Filters", "language, as en", "", false, ""},
    OptionRow{"since", 0, Value, "DATE", "Filters", "from the first day of DATE on: 2014, 2w", "",
              false, ""},
    OptionRow{"until", 0, Value, "DATE", "Filters", "to the last day of DATE: 2014-06", "", false,
              ""},

    OptionRow{"limit", 'n', Value, "N|all", "List", "rows (default: 20 in text and json, else all)",
              "", true, ""},
    OptionRow{"offset", 0, Value, "N", "List", "rows to leave out at the top", "", false, ""},
    OptionRow{"sort", 0, Value, "ORDER", "List", "order of the rows; count and name are for --by",
              "relevance|newest|oldest|random|count|name", false, ""},
    OptionRow{"seed", 0, Value, "N", "List", "of --sort random", "", false, ""},
    OptionRow{
        "match", 0, Value, "HOW", "List",
        "words joined by AND (all), by OR (any), or the best partial matches when none has all",
        "auto|all|any", true, ""},
    OptionRow{"group", 0, Flag, "", "List", "one row a story (the default in text and json)", "",
              false, ""},
    OptionRow{"no-group", 0, Flag, "", "List", "one row an article", "", true, ""},
    OptionRow{"share", 0, Flag, "", "List", "of --timeline: share of all coverage", "", false, ""},
    OptionRow{"queries", 0, Value, "FILE|-", "List",
              "of --count, --by, --timeline: a name, a tab and a query a line", "", false, ""},
    OptionRow{"why", 0, Flag, "", "List", "the words and fields that matched", "", true, ""},

    OptionRow{"format", 0, Value, "NAME", "Output", "how to print",
              "text|json|jsonl|csv|tsv|ids|ids0|html|svg|bibtex|ris|csl-json", false, ""},
    OptionRow{"fields", 0, Value, "A,B,C", "Output", "what to print of each article", "", false,
              ""},
    OptionRow{"color", 0, Value, "WHEN", "Output", "colours and links", "auto|always|never", true,
              ""},
    OptionRow{"manifest", 0, Value, "FILE", "Output",
              "also write to FILE how the answer was made, to be verified later", "", false, ""},
    OptionRow{"no-pager", 0, Flag, "", "Output", "never start a pager", "", true, ""},

    OptionRow{"index", 0, Repeated, "DIR", "General", "the index; repeated: searched as one", "",
              true, ""},
    OptionRow{"timeout", 0, Value, "SECONDS", "General",
              "stop and give what is ready (default: 10)", "", true, ""},
    OptionRow{"tz", 0, Value, "ZONE", "General", "where 'yesterday' is, as Europe/Paris", "", true,
              ""},
    OptionRow{"generate", 0, Value, "WHAT", "General",
              "print the man page, or the completion of a shell", "man|bash|zsh|fish", false, ""},
    OptionRow{"help", 'h', OptionalValue, "all", "General",
              "this screen, or every option with what it does", "all", false, ""},
    OptionRow{"version", 'V', Flag, "", "General", "the version", "", false, ""},
};

}  // namespace

std::span<const OptionRow> search_options() {
  return kRows;
}

}  // namespace byline
