// SPDX-License-Identifier: GPL-3.0-or-later
// What finding hands to showing: plain data, no Xapian, no formatting.
//
// All text is as stored; whoever prints it escapes it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "common/article/article.hpp"
#include "common/article/fields.hpp"
#include "searcher/query/tree.hpp"

namespace byline {

struct Total {
  std::uint64_t articles = 0;
  std::uint64_t stories = 0;
  bool exact = true;
  std::uint32_t indexes_asked = 1;
  std::uint32_t indexes_answered = 1;
};

struct SnippetPart {
  std::string text;
  bool hit = false;
};

struct Copy {
  std::string id;
  std::string outlet;
};

struct Hit {
  Article article;
  std::string
      shown_id;  // unique over what was searched: ID, or COLLECTION:ID where several hold it
  std::string short_id;  // a beginning of shown_id that no other id has, 7 characters or more;
                         // empty when there is none
  double score = 0;
  std::string story;
  bool leads_story = true;
  std::vector<SnippetPart> snippet;
  std::vector<Copy> copies;
  std::vector<SnippetPart> title;  // the title with the matched words
  std::vector<std::string> why;    // --why: "flood (title, text: floods, flooding)"
};

// What every answer has.
struct Answer {
  std::string query;  // as written
  std::string match;  // "all" or "any": how the words were joined in the end
  Total total;
  std::vector<Note> notes;
  bool partial_matches = false;  // --match auto found none and shows the best partial ones
};

struct HitPage : Answer {
  std::vector<Hit> hits;
  std::uint64_t offset = 0;
  bool cut = false;  // more rows exist
};

struct ValueRow {
  std::vector<std::string> values;  // one, or two for --by A,B
  std::uint64_t articles = 0;
  std::uint64_t stories = 0;
  double share = 0;   // of all articles that match, 0 to 1
  std::string first;  // dates of its earliest and its latest article, as exactly as they are known:
  std::string last;   // YYYY, YYYY-MM or YYYY-MM-DD; empty when none is dated
};

struct ValueTable : Answer {
  std::vector<std::string> by;
  std::vector<ValueRow> rows;
  bool cut = false;
  bool whole_values = false;    // rows of one first value stand together, and none of them is cut
  std::uint64_t imprecise = 0;  // articles whose date is too wide for --by month or day
};

struct Bucket {
  std::string from;  // YYYY-MM-DD
  std::string to;
  std::uint64_t articles = 0;
  std::uint64_t stories = 0;
  std::optional<double> share;  // of all coverage under the same filters, 0 to 1
};

struct Series {
  std::string name;
  std::vector<Bucket> buckets;
};

struct Timeline : Answer {
  std::string unit;  // day, week, month, year
  std::vector<Series> series;
  std::uint64_t undated = 0;
  std::uint64_t imprecise = 0;
  std::uint64_t outside = 0;  // later than today or before the first 0.1 %
};

struct TermRow {
  std::string term;
  double score = 0;  // G squared
  std::uint64_t articles = 0;
};

struct TermList : Answer {
  std::vector<TermRow> terms;
};

struct ShownArticles : Answer {
  std::vector<Hit> articles;  // --show; snippet empty
};

// An article to read, the words that the query asked for as hits.
struct MarkedArticle {
  Hit hit;  // without a snippet
  std::vector<std::vector<SnippetPart>> paragraphs;
};

// What an answer rests on: an index as it was.
struct IndexState {
  std::string path;            // absolute
  std::string id;              // of the generation: a new one with each build
  std::uint64_t revision = 0;  // grows with each commit to the generation
  std::uint64_t articles = 0;  // held
  std::string format;          // of the index, a number
  std::string analysis;        // by which its text became words, a number
  bool marks_furniture = false;
  bool stories_settled = true;  // false: articles came in since, and only joined
  bool operator==(const IndexState&) const = default;
};

// One line of --explain: a clause as written, what it became, how many articles it matches.
struct Clause {
  std::string text;
  std::string meaning;  // "any form of: flood, floods, flooding, flooded"
  std::uint64_t articles = 0;
  int depth = 0;
  std::string kind{};                    // "word", "near", ...: searcher/query/clause.hpp
  std::vector<std::string> forms{};      // of a word
  std::vector<std::string> languages{};  // ISO codes of those whose grammar found forms of it
  std::string cost{};                    // "reads positions in 43 articles"; empty: nothing special
};

struct Explanation : Answer {
  std::vector<Clause> clauses;
};

}  // namespace byline
