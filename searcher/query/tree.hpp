// SPDX-License-Identifier: GPL-3.0-or-later
// A query as it was read: a tree with the place of every part, and notes.
//
// Plain data; knows nothing of Xapian. Example, stage by stage, in docs/query.md and in
// tests/unit/searcher/query/.
#pragma once

#include <cstddef>
#include <cstdint>
#include <limits>
#include <memory>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/article/fields.hpp"
#include "common/date/date_range.hpp"

namespace byline {

// Byte offsets in the query as written: [begin, end).
struct Place {
  std::size_t begin = 0;
  std::size_t end = 0;
  bool operator==(const Place&) const = default;
};

// Words of different paragraphs stand further apart (common/analysis/positions.hpp).
inline constexpr std::uint32_t kMaxDistance = 499;
inline constexpr std::uint32_t kMaxMentions = 50;

struct Node;
using NodePtr = std::unique_ptr<Node>;

enum class WordMatch {
  Forms,    // any grammatical form: flood
  Exact,    // as typed, folded: "floods" alone in quotes
  Prefix,   // flood*
  Pattern,  // *gate, wom?n: any other place of * and ?
  Alike,    // colour~, colour~2: as typed but for some slips
};

inline constexpr std::uint32_t kMaxSlips = 2;

struct WordNode {
  std::string text;  // as written, without quotes, the * of a Prefix and the ~ of an Alike
  WordMatch match = WordMatch::Forms;
  std::optional<Field> field;  // nothing: title and text
  std::uint32_t slips = 0;     // of an Alike: 1 to kMaxSlips
};

struct PhraseNode {
  std::vector<std::string> words;  // as written; each exact
  std::optional<Field> field;
};

// field:="The Times", field:none, and words of a Value field (lang:fr).
struct WholeValueNode {
  Field field;
  std::string value;  // as written; kMissing for none
};

struct DateNode {
  DateRange range;
  std::string text;  // as written after date:
};

// added:2w: first committed on these days.
struct AddedNode {
  DateRange range;
  std::string text;  // as written after added:
  // Seconds since 1970, both included; the days as they begin where the person is.
  std::uint32_t first = 0;
  std::uint32_t last = std::numeric_limits<std::uint32_t>::max();
};

struct NumberNode {  // words:1000..
  std::optional<std::uint32_t> first;
  std::optional<std::uint32_t> last;
};

struct AndNode {
  std::vector<NodePtr> parts;
  bool explicit_operator = false;  // AND was written between at least two of them
};
struct OrNode {
  std::vector<NodePtr> parts;
};
struct NotNode {
  NodePtr part;
};
// a NEAR/5 b, a ADJ/5 b, a SAME b. Either side is a word, a phrase or an OR of these, all of one
// field.
struct NearNode {
  enum class Order { Either, Given, SameParagraph };
  Order order = Order::Either;
  std::uint32_t distance = 0;  // positions at most, 1 to kMaxDistance; 0 for SAME
  NodePtr left;
  NodePtr right;
};
struct AtLeastNode {  // ATLEAST/3 a
  std::uint32_t times = 1;
  NodePtr part;  // as a side of NEAR
};
struct AllNode {};  // every article: no query argument

struct Node {
  std::variant<AllNode, WordNode, PhraseNode, WholeValueNode, DateNode, AddedNode, NumberNode,
               AndNode, OrNode, NotNode, NearNode, AtLeastNode>
      value;
  Place place;
};

[[nodiscard]] inline NodePtr make_node(decltype(Node::value) value, Place place = {}) {
  return std::make_unique<Node>(Node{std::move(value), place});
}

// Something that the person should know and that does not stop the query.
struct Note {
  std::string code;     // stable, for JSON: "lower-case-operator"
  std::string message;  // a sentence without full stop
  std::string from;     // what it is about, as written; may be empty
  std::string to;       // what it was read as, or the suggestion; may be empty
};

// Why a query cannot be answered: exit 2 with a caret.
struct QueryProblem {
  std::string message;
  Place place;
  std::string suggestion;  // "outlet:" for "oulet:", or ""
};

struct ParsedQuery {
  std::string text;  // as written, after the shell arguments were joined
  NodePtr root;
  std::vector<Note> notes;
};

using ParseOutcome = std::variant<ParsedQuery, QueryProblem>;

}  // namespace byline
