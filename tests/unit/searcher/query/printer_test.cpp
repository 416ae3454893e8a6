// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <random>
#include <string>
#include <utility>
#include <vector>

#include "searcher/query/parser.hpp"
#include "tests/unit/searcher/query/tree_text.hpp"

namespace {

using namespace byline;

const Day kToday = day_of(2026, 11, 24);

NodePtr make(decltype(Node::value) value) {
  auto node = std::make_unique<Node>();
  node->value = std::move(value);
  return node;
}

// Random trees of the kinds that a parser can make: lists have two parts or more.
class RandomTree {
 public:
  explicit RandomTree(unsigned seed) : random_(seed) {}

  NodePtr tree(int depth) {
    const std::size_t kind = depth == 0 ? 0 : below(7);
    if (kind == 1) return make(AndNode{parts(depth), below(2) == 1});
    if (kind == 2) return make(OrNode{parts(depth)});
    if (kind == 3) return make(NotNode{tree(depth - 1)});
    if (kind == 4) return near();
    if (kind == 5) return make(AtLeastNode{static_cast<std::uint32_t>(1 + below(50)), side()});
    return leaf();
  }

 private:
  std::size_t below(std::size_t limit) {
    return std::uniform_int_distribution<std::size_t>(0, limit - 1)(random_);
  }

  // Words and phrases of title and text, or an OR of them.
  NodePtr side() {
    const auto word_node = [this] {
      static constexpr std::optional<Field> kFields[] = {std::nullopt, std::nullopt, Field::Title,
                                                         Field::Lead};
      const std::optional<Field> field = kFields[below(4)];
      if (below(4) == 0) return make(PhraseNode{{word(), word()}, field});
      return make(WordNode{word(), WordMatch::Forms, field});
    };
    if (below(2) == 0) return word_node();
    std::vector<NodePtr> words;
    for (std::size_t count = 2 + below(2); count > 0; --count) words.push_back(word_node());
    return make(OrNode{std::move(words)});
  }

  NodePtr near() {
    const auto order = static_cast<NearNode::Order>(below(3));
    const bool is_same = order == NearNode::Order::SameParagraph;
    const auto distance = static_cast<std::uint32_t>(is_same ? 0 : 1 + below(499));
    return make(NearNode{order, distance, side(), side()});
  }

  std::vector<NodePtr> parts(int depth) {
    std::vector<NodePtr> made;
    for (std::size_t count = 2 + below(3); count > 0; --count) made.push_back(tree(depth - 1));
    return made;
  }

  std::string word() {
    static const std::vector<std::string> kWords{"flood",    "and",  "O'Brien", "AT&T",  "9/11",
                                                 "COVID-19", "café", "北京",    "10:30", "U.S.",
                                                 "Ünder",    "x",    "#metoo",  "none"};
    return kWords[below(kWords.size())];
  }

  std::string odd_value() {
    static const std::vector<std::string> kValues{
        "The Times", "say \"no\"", "back\\slash",   "\\\"", "(x)", "-x",           "AND",
        "a*b",       "a:b",        "“typographic”", "???",  "=x",  "O'Brien, Tim", "none"};
    return kValues[below(kValues.size())];
  }

  std::optional<Field> words_field() {
    static const std::vector<std::optional<Field>> kWordFields{
        std::nullopt, Field::Title, Field::Author, Field::Outlet, Field::Tag};
    return kWordFields[below(kWordFields.size())];
  }

  // A bare word "none" in a Name field means a missing value, so it is no word there.
  NodePtr word_leaf(WordMatch match) {
    WordNode node{word(), match, words_field()};
    if (match == WordMatch::Pattern) node.text = below(2) == 0 ? "*gate" : "wom?n*";
    if (match == WordMatch::Alike) node.slips = static_cast<std::uint32_t>(1 + below(kMaxSlips));
    if (node.text == "none" && match == WordMatch::Forms) node.field = std::nullopt;
    return make(std::move(node));
  }

  NodePtr leaf() {
    static const std::vector<Field> kValueFields{Field::Language, Field::Outlet, Field::Url,
                                                 Field::Id, Field::Author};
    switch (below(11)) {
      case 0:
        return make(PhraseNode{{word(), word()}, words_field()});
      case 1:
        return word_leaf(WordMatch::Exact);
      case 2:
        return word_leaf(WordMatch::Prefix);
      case 3:
        return make(WholeValueNode{kValueFields[below(kValueFields.size())], odd_value()});
      case 4:
        return make(NumberNode{static_cast<std::uint32_t>(below(100)), std::nullopt});
      case 5:
        return make(DateNode{DateRange{day_of(2014, 1, 1), day_of(2014, 12, 31)}, "2014"});
      case 9:
        return make(AddedNode{DateRange{day_of(2014, 1, 1), day_of(2014, 12, 31)}, "2014"});
      case 6:
        return word_leaf(WordMatch::Pattern);
      case 7:
        return word_leaf(WordMatch::Alike);
      default:
        return word_leaf(WordMatch::Forms);
    }
  }

  std::mt19937 random_;
};

}  // namespace

TEST_CASE("a printed query parses to the same tree") {
  for (unsigned seed = 1; seed <= 3000; ++seed) {
    CAPTURE(seed);
    const NodePtr tree = RandomTree(seed).tree(4);
    const std::string printed = print_query(*tree);
    CAPTURE(printed);
    const ParseOutcome outcome = parse_query(printed, MatchMode::All, kToday);
    if (const auto* problem = std::get_if<QueryProblem>(&outcome)) {
      const bool is_cap = problem->message.ends_with("at most");
      CHECK_MESSAGE(is_cap, problem->message);
      continue;
    }
    CHECK(test::tree_text(*std::get<ParsedQuery>(outcome).root) == test::tree_text(*tree));
  }
}

TEST_CASE("print writes the shortest usual form") {
  const std::vector<std::pair<std::string, std::string>> rows{
      {"flood   defence", "flood defence"},
      {"headline:flood", "title:flood"},
      {"title:(a OR b)", "title:a OR title:b"},
      {"-a", "NOT a"},
      {"\u201csea wall\u201d", "\"sea wall\""},
      {"outlet:=Times", "outlet:=\"Times\""},
      {"lang:\"fr\"", "lang:fr"},
      {"words:500..500", "words:500"},
      {"a (b c) -(d OR e)", "a (b c) NOT (d OR e)"},
      {"a AND b OR c", "(a AND b) OR c"},
      {"agency:*", "NOT agency:none"},
  };
  for (const auto& [query, printed] : rows) {
    const ParseOutcome outcome = parse_query(query, MatchMode::All, kToday);
    REQUIRE(std::holds_alternative<ParsedQuery>(outcome));
    CHECK(print_query(*std::get<ParsedQuery>(outcome).root) == printed);
  }
}
