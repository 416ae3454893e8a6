// SPDX-License-Identifier: GPL-3.0-or-later
// The questions that can be asked of an archive, one function each.
//
// A request asks for what its tree matches, and where it names an article, for what is like that
// one among them (similar.hpp); Error as of show_articles for an id. Terms and explanations know of
// the tree alone.
//
// Every function answers from the indexes as they are when it is called (a thread that asks again
// opens what has changed, archive.hpp) and redoes itself when a commit or a switch passes
// underneath; it returns plain data. Counts come from the matched articles themselves, per index,
// never from Xapian's estimates, so they are exact unless the time limit cut the match. Errors:
// Error{Index} for an index that cannot be read; a passed time limit gives what is ready with
// total.exact false, or, while words are still sought, is Error{Incomplete}.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "searcher/query/name_list.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/query/tree.hpp"
#include "searcher/search/results.hpp"

namespace byline {

enum class SortOrder { Relevance, Newest, Oldest, Random };

// --by: a field of the table or a piece of the date.
enum class DateUnit { Year, Month, Week, Day };
struct BrowseKey {
  std::string name;            // as typed and shown: "outlet", "year"
  std::optional<Field> field;  // nothing for a date unit
  DateUnit unit = DateUnit::Year;
};
// Nothing for a name that --by does not take.
[[nodiscard]] std::optional<BrowseKey> find_browse_key(std::string_view name);
[[nodiscard]] std::vector<std::string> browse_key_names();

struct Request {
  std::vector<std::string> indexes;  // folders
  NameList names;                    // the user's list of names that count as one
  std::string query;                 // as written, for the answer
  NodePtr root;                      // the query and the filters, joined by AND
  // Trees of which any may match, in the place of root; they outlive the request. For counts,
  // values and timelines. Each is compiled by itself, so that none takes forms from another's
  // words.
  std::vector<const Node*> any_of;
  NodePtr relaxed;          // the same with loose words joined by OR; null: never relax
  NodePtr filters;          // the filters alone, for --share; null when there are none
  std::string similar;      // an id: of what matches, articles like this one; or empty
  std::vector<Note> notes;  // of the reading; copied to the answer
  MatchMode match = MatchMode::Auto;
  SortOrder sort = SortOrder::Relevance;
  std::uint64_t seed = 0;              // --sort random
  std::optional<std::uint64_t> limit;  // rows; nothing: all
  std::uint64_t offset = 0;
  // --by A,B: limit and offset count values of A, which come with all their rows; else rows.
  bool whole_values = false;
  bool group = false;  // a row of hits is a story, not an article
  bool snippets = true;
  bool why = false;
  bool short_ids = false;  // for people, who copy them
  Day today = 0;
  std::string zone;  // where days begin: an IANA name; empty: the system's
  std::chrono::milliseconds timeout{10'000};
  // Set by another thread when nobody wants the answer any more: ends like the time limit.
  const std::atomic<bool>* outdated = nullptr;
};

[[nodiscard]] HitPage find_hits(const Request& request);
[[nodiscard]] Answer count_articles(const Request& request);
enum class ValueOrder { ByCount, ByName };
[[nodiscard]] ValueTable browse_values(const Request& request, const std::vector<BrowseKey>& keys,
                                       ValueOrder order);
[[nodiscard]] Timeline count_over_time(const Request& request, DateUnit unit, bool share);
[[nodiscard]] TermList distinctive_terms(const Request& request);
[[nodiscard]] Explanation explain_query(const Request& request);

// The indexes that the request asks, in its order.
[[nodiscard]] std::vector<IndexState> describe_indexes(const Request& request);

// `id` may be an id, COLLECTION:ID, or a unique beginning of at least 7 characters. Error{Nothing}
// for one that no article has, Error{Usage} with the candidates for one that several have.
[[nodiscard]] ShownArticles show_articles(const Request& request,
                                          const std::vector<std::string>& ids);
// The article with `id` for reading, marked with what the request's tree asks for, or its relaxed
// tree where `relaxed` says so. Errors as of show_articles.
[[nodiscard]] MarkedArticle read_marked(const Request& request, const std::string& id,
                                        bool relaxed);

}  // namespace byline
