// SPDX-License-Identifier: GPL-3.0-or-later
// A tree as text for the rows of tests. It shares nothing with print_query.
//
// flood · title:flood · flood* · {*gate} · colour~1 · [exact] · [sea wall] · outlet=[The Times] ·
// date[2014] · added[2w] · words[1000..] · (and a b), (AND a b) when AND was written · (or a b) ·
// (not a) · (near 5 a b) · (adj 5 a b) · (same a b) · (atleast 3 a) · (all)
#pragma once

#include <string>

#include "searcher/query/tree.hpp"

namespace byline::test {

inline std::string tree_text(const Node& node);

inline std::string list_text(std::string text, const std::vector<NodePtr>& parts) {
  for (const NodePtr& part : parts) text += " " + tree_text(*part);
  return "(" + text + ")";
}

inline std::string field_text(std::optional<Field> field) {
  return field ? std::string(info(*field).name) + ":" : std::string{};
}

struct TreeText {
  std::string operator()(const AllNode&) const { return "(all)"; }
  std::string operator()(const WordNode& word) const {
    const std::string text = word.match == WordMatch::Exact ? "[" + word.text + "]" : word.text;
    const std::string field = field_text(word.field);
    if (word.match == WordMatch::Pattern) return field + "{" + text + "}";
    if (word.match == WordMatch::Alike) return field + text + "~" + std::to_string(word.slips);
    return field + text + (word.match == WordMatch::Prefix ? "*" : "");
  }
  std::string operator()(const PhraseNode& phrase) const {
    std::string text;
    for (const std::string& word : phrase.words) text += (text.empty() ? "" : " ") + word;
    return field_text(phrase.field) + "[" + text + "]";
  }
  std::string operator()(const WholeValueNode& value) const {
    return std::string(info(value.field).name) + "=[" + value.value + "]";
  }
  std::string operator()(const DateNode& date) const { return "date[" + date.text + "]"; }
  std::string operator()(const AddedNode& added) const { return "added[" + added.text + "]"; }
  std::string operator()(const NumberNode& number) const {
    return "words[" + (number.first ? std::to_string(*number.first) : "") + ".." +
           (number.last ? std::to_string(*number.last) : "") + "]";
  }
  std::string operator()(const AndNode& node) const {
    return list_text(node.explicit_operator ? "AND" : "and", node.parts);
  }
  std::string operator()(const OrNode& node) const { return list_text("or", node.parts); }
  std::string operator()(const NearNode& node) const {
    const std::string name = node.order == NearNode::Order::Given    ? "adj "
                             : node.order == NearNode::Order::Either ? "near "
                                                                     : "same ";
    const std::string distance = node.distance > 0 ? std::to_string(node.distance) + " " : "";
    return "(" + name + distance + tree_text(*node.left) + " " + tree_text(*node.right) + ")";
  }
  std::string operator()(const AtLeastNode& node) const {
    return "(atleast " + std::to_string(node.times) + " " + tree_text(*node.part) + ")";
  }
  std::string operator()(const NotNode& node) const {
    return "(not " + tree_text(*node.part) + ")";
  }
};

inline std::string tree_text(const Node& node) {
  return std::visit(TreeText{}, node.value);
}

}  // namespace byline::test
