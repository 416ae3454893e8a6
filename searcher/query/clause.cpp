// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/clause.hpp"

#include <fmt/format.h>

#include "searcher/query/parser.hpp"
#include "searcher/query/word_pattern.hpp"

namespace byline {

namespace {

struct Kind {
  std::string_view operator()(const AllNode&) const { return "all"; }
  std::string_view operator()(const WordNode&) const { return "word"; }
  std::string_view operator()(const PhraseNode&) const { return "phrase"; }
  std::string_view operator()(const WholeValueNode&) const { return "value"; }
  std::string_view operator()(const DateNode&) const { return "date"; }
  std::string_view operator()(const AddedNode&) const { return "added"; }
  std::string_view operator()(const NumberNode&) const { return "length"; }
  std::string_view operator()(const AndNode&) const { return "and"; }
  std::string_view operator()(const OrNode&) const { return "or"; }
  std::string_view operator()(const NotNode&) const { return "not"; }
  std::string_view operator()(const NearNode& near) const {
    return near.order == NearNode::Order::SameParagraph ? "same" : "near";
  }
  std::string_view operator()(const AtLeastNode&) const { return "atleast"; }
};

bool compares_every_word(const WordNode& word) {
  if (word.match == WordMatch::Alike) return true;
  return word.match == WordMatch::Pattern && WordPattern(word.text).beginning().empty();
}

std::string_view kind_of(const Node& node) {
  return std::visit(Kind{}, node.value);
}

std::string cost_of(const Node& node) {
  if (const auto* word = std::get_if<WordNode>(&node.value))
    return compares_every_word(*word) ? "compares every word of the archive" : "";
  if (std::holds_alternative<DateNode>(node.value)) return "looks at the dates of articles";
  if (std::holds_alternative<AddedNode>(node.value)) return "looks at when articles were added";
  if (std::holds_alternative<NumberNode>(node.value)) return "looks at the lengths of articles";
  return {};
}

}  // namespace

CompiledClause clause_of(const Node& node, int depth) {
  return {print_query(node), {}, depth, {}, kind_of(node), {}, cost_of(node), {}};
}

std::string positions_cost(std::uint64_t articles) {
  return fmt::format("reads positions in {} article{}", articles, articles == 1 ? "" : "s");
}

}  // namespace byline
