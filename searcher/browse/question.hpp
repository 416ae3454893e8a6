// SPDX-License-Identifier: GPL-3.0-or-later
// What the browser asks of an archive and what it is told: plain data that threads hand over.
#pragma once

#include <atomic>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "common/article/fields.hpp"
#include "common/date/date.hpp"
#include "searcher/search/results.hpp"

namespace byline::browse {

enum class Sort { Usual, Relevance, Newest, Oldest };  // Usual: newest without a query, else best

struct Filter {
  Field field;
  std::string value;  // the whole value, kMissing for none
  bool operator==(const Filter&) const = default;
};

// What is on the screen: all that changes an answer.
struct Question {
  std::string text;             // the query; empty: every article
  std::vector<Filter> filters;  // of one field: either; of several: all
  std::optional<Day> since;
  std::optional<Day> until;
  bool maybe = false;  // also articles whose month or year only may lie between the two
  Sort sort = Sort::Usual;
  bool grouped = true;
  std::string similar;  // an id: articles like it; empty: none
  bool operator==(const Question&) const = default;
};

// The kinds of work. A newer ask of a kind makes the older ones of that kind outdated.
enum class AskKind { Hits, Values, Timeline, Article, Names, Export };
inline constexpr std::size_t kAskKinds = 6;

struct Ask {
  AskKind kind = AskKind::Hits;
  std::uint64_t turn = 0;  // comes back in the reply
  Question question;
  std::uint64_t offset = 0;      // Hits
  std::string key;               // Values: "outlet", "year"
  std::string id;                // Article
  Field field = Field::Outlet;   // Names
  std::vector<std::string> ids;  // Export
  std::string format;            // Export
  std::string path;              // Export
};

struct Names {
  Field field = Field::Outlet;
  std::vector<std::string> values;  // the most frequent first
};
struct Exported {
  std::string message;
};
// Why there is no answer: an Error's text and hint, or what a query was refused for.
struct Problem {
  std::string message;
  std::string hint;
};

struct Reply {
  AskKind kind = AskKind::Hits;
  std::uint64_t turn = 0;
  std::variant<HitPage, ValueTable, Timeline, MarkedArticle, Names, Exported, Problem> result;
};

// Whoever can answer. Called by several threads at once. Throws Error for what cannot be answered;
// when `outdated` becomes true the answer is no longer wanted, and whatever is ready will do.
class Answerer {
 public:
  virtual ~Answerer() = default;
  [[nodiscard]] virtual Reply answer(const Ask& ask, const std::atomic<bool>& outdated) = 0;
};

}  // namespace byline::browse
