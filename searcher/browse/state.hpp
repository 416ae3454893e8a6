// SPDX-License-Identifier: GPL-3.0-or-later
// All that the browser knows: plain data, changed by update() and drawn by draw().
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "searcher/browse/question.hpp"
#include "searcher/browse/screen.hpp"
#include "searcher/search/results.hpp"

namespace byline::browse {

inline constexpr std::uint64_t kPageSize = 200;  // hits asked for at once

// What can be narrowed by, at the left.
struct ValueKey {
  std::string_view key;        // as --by takes it
  std::string_view heading;    // "Outlets"
  std::optional<Field> field;  // nothing: years
};
inline constexpr std::array kValueKeys{
    ValueKey{"outlet", "Outlets", Field::Outlet},   ValueKey{"author", "Authors", Field::Author},
    ValueKey{"agency", "Agencies", Field::Agency},  ValueKey{"section", "Sections", Field::Section},
    ValueKey{"lang", "Languages", Field::Language}, ValueKey{"year", "Years", std::nullopt},
};

enum class Pane { Values, Hits, Article, Timeline };

// A line that is typed into.
struct TextLine {
  std::string text;
  std::size_t cursor = 0;  // byte offset, at the beginning of a character
};

// What is chosen of a list, and the first row that is seen.
struct Scroll {
  std::size_t selected = 0;
  std::size_t top = 0;
};

struct HitsPane {
  std::vector<Hit> hits;
  Answer answer;       // totals and notes
  bool known = false;  // false: the counts are of another question
  bool more = false;   // hits beyond those that are here
  bool asked_more = false;
  Scroll scroll;                   // over rows: hits and the copies that are unfolded
  std::set<std::string> unfolded;  // shown ids
};

struct ValuesPane {
  std::size_t key = 0;  // of kValueKeys
  std::vector<ValueRow> rows;
  bool known = false;
  Scroll scroll;
};

struct TimelinePane {
  std::vector<Bucket> buckets;
  std::string unit;  // "month"
  bool known = false;
  std::size_t selected = 0;
};

// A line of an article as it is laid out for a width.
struct ArticleLine {
  std::vector<Span> spans;
  std::size_t matches = 0;  // matched pieces that begin in it
};

struct ArticlePane {
  bool open = false;
  std::string id;                        // wanted, or shown
  std::optional<MarkedArticle> article;  // nothing: on its way
  std::vector<ArticleLine> lines;
  std::size_t columns = 0;  // that the lines were laid out for
  std::size_t top = 0;
  std::size_t match = 0;  // 1 for the first; 0: none visited
};

enum class Popup { None, Help, Command, Message };

// Lines that are typed into.
enum class Entry { None, Query, Format, Path };

struct Completion {
  std::vector<std::string> candidates;  // the text to put in
  std::size_t begin = 0;                // place in the line that is replaced
  std::size_t index = 0;                // the one that stands there
  std::size_t size = 0;                 // bytes of it
};

struct State {
  Size size;
  Question question;
  std::vector<std::string> command;  // how the command line begins: "byline-search --index X"
  std::string formats;               // of --format that a list can have: "json, csv"

  Pane pane = Pane::Hits;
  HitsPane hits;
  ValuesPane values;
  TimelinePane timeline;
  ArticlePane article;

  Entry entry = Entry::None;
  TextLine line;                     // of the entry
  Question before;                   // what was asked when the query line was opened
  std::string format;                // chosen for an export
  std::vector<std::string> history;  // queries, the oldest first
  std::size_t history_at = 0;        // history.size(): not among them
  std::optional<Completion> completion;
  std::map<Field, std::vector<std::string>> names;  // values of fields, for completion
  std::set<Field> names_asked;
  std::string completing;  // the line as it was when completion had to wait for names

  std::vector<std::string> marked;  // shown ids, in the order in which they were marked
  Popup popup = Popup::None;
  std::string popup_text;
  std::size_t popup_top = 0;
  std::string message;             // at the bottom, until the next key
  bool mouse = false;              // used: the terminal selects no text then
  std::optional<Problem> problem;  // why the question has no answer

  std::uint64_t turn = 0;                        // of the last ask
  std::array<std::uint64_t, kAskKinds> asked{};  // the turn of the last ask of each kind
};

// A row of the hits: a hit, or one of its copies.
struct HitRow {
  std::size_t hit = 0;
  std::optional<std::size_t> copy;
};
[[nodiscard]] std::vector<HitRow> hit_rows(const HitsPane& pane);
// The shown id of what is chosen among the hits; empty when there is none.
[[nodiscard]] std::string chosen_id(const State& state);
// The hit that is chosen, or whose copy is; nullptr when there is none.
[[nodiscard]] const Hit* chosen_hit(const State& state);
// The article that keys such as `o` are about: the one that is read, else the hit.
[[nodiscard]] const Article* chosen_article(const State& state);

// Where everything lies. An area without rows is not shown.
struct Layout {
  Area query;
  Area filters;
  Area notes;
  Area timeline;
  Area values;
  Area hits;
  Area article;
  Area status;
  bool too_small = false;  // less than 60x20: said in the status line
};
[[nodiscard]] Layout layout_of(const State& state);

// The bars of the timeline that are seen: those around the chosen one, where there are more than
// columns.
struct Bars {
  std::size_t first = 0;
  std::size_t shown = 0;
  std::size_t width = 1;  // columns of each
};
[[nodiscard]] Bars bars_of(const TimelinePane& pane, const Area& area);

// Whether the article is beside the hits, where it follows what is chosen.
[[nodiscard]] bool shows_article_beside(Size size);

}  // namespace byline::browse
