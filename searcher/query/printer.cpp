// SPDX-License-Identifier: GPL-3.0-or-later
// From a tree back to a query.
#include <fmt/format.h>

#include <algorithm>
#include <string>
#include <variant>

#include "common/text/utf8.hpp"
#include "searcher/query/characters.hpp"
#include "searcher/query/parser.hpp"

namespace byline {

namespace {

std::string prefix_of(std::optional<Field> field) {
  return field ? std::string(info(*field).name) + ":" : std::string{};
}

std::string in_quotes(std::string_view text) {
  std::string result = "\"";
  for (std::size_t offset = 0; offset < text.size();) {
    const std::size_t begin = offset;
    const char32_t character = next_code_point(text, offset);
    if (character == '\\' || is_quote(character)) result += '\\';
    result += text.substr(begin, offset - begin);
  }
  return result + "\"";
}

// Whether a whole value reads the same without quotes: letters, digits and what addresses hold.
bool is_plain(std::string_view value) {
  constexpr std::string_view kPlain = "-._~/?#@!$&+,;%:";
  return !value.empty() && std::all_of(value.begin(), value.end(), [&](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || kPlain.find(letter) != std::string_view::npos;
  });
}

std::string print(const WordNode& word) {
  const std::string field = prefix_of(word.field);
  if (word.match == WordMatch::Exact) return field + in_quotes(word.text);
  if (word.match == WordMatch::Alike)
    return fmt::format("{}{}~{}", field, word.text,
                       word.slips == 1 ? "" : fmt::to_string(word.slips));
  return field + word.text + (word.match == WordMatch::Prefix ? "*" : "");
}

std::string print(const PhraseNode& phrase) {
  std::string text;
  for (const std::string& word : phrase.words) text += (text.empty() ? "" : " ") + word;
  return prefix_of(phrase.field) + in_quotes(text);
}

std::string print(const WholeValueNode& value) {
  const std::string name(info(value.field).name);
  if (value.value == kMissing) return name + ":none";
  const bool is_simple = info(value.field).kind == FieldKind::Value && is_plain(value.value);
  return name + (is_simple ? ":" + value.value : ":=" + in_quotes(value.value));
}

std::string print_days(const std::string& text) {
  return text.find_first_of(" ()\t\n") == std::string::npos ? text : in_quotes(text);
}

std::string print(const DateNode& date) {
  return "date:" + print_days(date.text);
}

std::string print(const AddedNode& added) {
  return "added:" + print_days(added.text);
}

std::string print(const NumberNode& number) {
  const std::string first = number.first ? fmt::to_string(*number.first) : "";
  const std::string last = number.last ? fmt::to_string(*number.last) : "";
  if (number.first && number.first == number.last) return "words:" + first;
  return "words:" + first + ".." + last;
}

bool is_list(const Node& node) {
  return std::holds_alternative<AndNode>(node.value) || std::holds_alternative<OrNode>(node.value);
}

std::string print_part(const Node& node) {
  return is_list(node) ? "(" + print_query(node) + ")" : print_query(node);
}

std::string join(const std::vector<NodePtr>& parts, std::string_view separator) {
  std::string text;
  for (const NodePtr& part : parts) {
    if (!text.empty()) text += separator;
    text += print_part(*part);
  }
  return text;
}

std::string print(const AndNode& node) {
  return join(node.parts, node.explicit_operator ? " AND " : " ");
}

std::string print(const OrNode& node) {
  return join(node.parts, " OR ");
}

std::string print(const NotNode& node) {
  return "NOT " + print_part(*node.part);
}

std::string print(const NearNode& node) {
  std::string sign = node.order == NearNode::Order::Either ? "NEAR/" : "ADJ/";
  sign += std::to_string(node.distance);
  if (node.order == NearNode::Order::SameParagraph) sign = "SAME";
  return print_part(*node.left) + " " + sign + " " + print_part(*node.right);
}

std::string print(const AtLeastNode& node) {
  return "ATLEAST/" + std::to_string(node.times) + " " + print_part(*node.part);
}

std::string print(const AllNode&) {
  return {};
}

}  // namespace

std::string print_query(const Node& node) {
  return std::visit([](const auto& value) { return print(value); }, node.value);
}

}  // namespace byline
