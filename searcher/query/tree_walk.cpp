// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/tree_walk.hpp"

#include <algorithm>
#include <utility>
#include <variant>
#include <vector>

#include "common/text/fold.hpp"

namespace byline {

std::size_t count_words(const Node& node) {
  const auto sum = [](const std::vector<NodePtr>& parts) {
    std::size_t words = 0;
    for (const NodePtr& part : parts) words += count_words(*part);
    return words;
  };
  if (const auto* list = std::get_if<AndNode>(&node.value)) return sum(list->parts);
  if (const auto* list = std::get_if<OrNode>(&node.value)) return sum(list->parts);
  if (const auto* negation = std::get_if<NotNode>(&node.value)) return count_words(*negation->part);
  if (const auto* near = std::get_if<NearNode>(&node.value))
    return count_words(*near->left) + count_words(*near->right);
  if (const auto* counted = std::get_if<AtLeastNode>(&node.value))
    return count_words(*counted->part);
  return 1;
}

std::optional<std::vector<SideField>> side_fields(const Node& node) {
  if (const auto* word = std::get_if<WordNode>(&node.value)) return std::vector{word->field};
  if (const auto* phrase = std::get_if<PhraseNode>(&node.value)) return std::vector{phrase->field};
  const auto* list = std::get_if<OrNode>(&node.value);
  if (list == nullptr) return std::nullopt;
  std::vector<SideField> fields;
  for (const NodePtr& part : list->parts) {
    const auto some = side_fields(*part);
    if (!some) return std::nullopt;
    fields.insert(fields.end(), some->begin(), some->end());
  }
  return fields;
}

bool is_of_the_text(const SideField& field) {
  return !field || is_of_the_text(*field);
}

bool stand_in_one_text(const std::vector<SideField>& fields) {
  return std::all_of(fields.begin(), fields.end(), [&](const SideField& field) {
    return field == fields.front() || (is_of_the_text(field) && is_of_the_text(fields.front()));
  });
}

std::vector<std::string> named_languages(const Node& node) {
  std::vector<std::string> languages;
  const auto each = [&languages](const std::vector<NodePtr>& parts) {
    for (const NodePtr& part : parts) {
      for (std::string& language : named_languages(*part)) languages.push_back(std::move(language));
    }
  };
  if (const auto* list = std::get_if<AndNode>(&node.value)) each(list->parts);
  if (const auto* list = std::get_if<OrNode>(&node.value)) each(list->parts);
  const auto* value = std::get_if<WholeValueNode>(&node.value);
  if (value != nullptr && value->field == Field::Language)
    languages.push_back(fold_value(value->value));
  return languages;
}

}  // namespace byline
