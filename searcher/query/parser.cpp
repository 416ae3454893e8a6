// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/parser.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/text/utf8.hpp"
#include "searcher/query/characters.hpp"
#include "searcher/query/leaf.hpp"
#include "searcher/query/lexer.hpp"
#include "searcher/query/other_syntax.hpp"
#include "searcher/query/tree_walk.hpp"

namespace byline {

namespace {

using Tokens = std::vector<QueryToken>;

Place span_of(const std::vector<NodePtr>& parts) {
  return {parts.front()->place.begin, parts.back()->place.end};
}

// ---- caps, before anything is parsed -------------------------------------------------------

std::size_t count_words(const QueryToken& token) {
  if (token.kind == TokenKind::Word || token.kind == TokenKind::Address) return 1;
  if (token.kind != TokenKind::Quoted) return 0;
  std::size_t words = 0;
  bool is_in_word = false;
  for (std::size_t at = 0; at < token.text.size();) {
    const bool is_word = !is_space(next_code_point(token.text, at));
    words += is_word && !is_in_word ? 1 : 0;
    is_in_word = is_word;
  }
  return words;
}

std::optional<QueryProblem> check_words(const Tokens& tokens) {
  std::size_t words = 0;
  for (const QueryToken& token : tokens) {
    words += count_words(token);
    if (token.kind == TokenKind::Quoted && count_words(token) > kMaxPhraseWords) {
      return QueryProblem{fmt::format("a phrase may have {} words at most", kMaxPhraseWords),
                          token.place, ""};
    }
    if (words > kMaxQueryWords) {
      return QueryProblem{fmt::format("a query may have {} words at most", kMaxQueryWords),
                          token.place, ""};
    }
  }
  return std::nullopt;
}

// Brackets and NOTs around each place; the parser recurses no deeper than this.
std::optional<QueryProblem> check_depth(const Tokens& tokens) {
  std::vector<std::size_t> open;
  std::size_t pending = 0;
  for (const QueryToken& token : tokens) {
    const std::size_t outer = open.empty() ? 0 : open.back();
    if (token.kind == TokenKind::Not) {
      ++pending;
    } else if (token.kind == TokenKind::Open) {
      open.push_back(outer + pending + 1);
      pending = 0;
    } else if (token.kind == TokenKind::Close) {
      if (!open.empty()) open.pop_back();
    } else if (token.kind != TokenKind::Field) {
      pending = 0;
    }
    if ((open.empty() ? 0 : open.back()) + pending > kMaxQueryDepth) {
      return QueryProblem{fmt::format("a query may be {} levels deep at most", kMaxQueryDepth),
                          token.place, ""};
    }
  }
  return std::nullopt;
}

// ---- the grammar ---------------------------------------------------------------------------
//
//   query   = loose ("OR" loose)*
//   loose   = joined+
//   joined  = unary ("AND" unary)*
//   unary   = "NOT" unary | near
//   near    = counted ( ("NEAR/n" | "ADJ/n" | "SAME") counted )?
//   counted = "ATLEAST/n"? operand
//   operand = field? ( "(" query ")" | word | quoted )

// What stands between two ORs, and whether it is more than one part without a bracket.
struct Group {
  NodePtr node;
  bool is_joined = false;
};

class Parser {
 public:
  Parser(const Tokens& tokens, MatchMode match, const Now& now, std::size_t end)
      : tokens_(tokens), match_(match), now_(now), end_(end) {}

  NodePtr run() {
    NodePtr root = parse_query({});
    if (!problem_ && at_ < tokens_.size()) refuse("a bracket is closed that was never opened");
    return root;
  }

  std::optional<QueryProblem> problem_;
  std::vector<Note> notes_;
  bool is_mixed_ = false;

 private:
  NodePtr parse_query(const FieldContext& context);
  Group parse_loose(const FieldContext& context);
  Group parse_joined(const FieldContext& context);
  NodePtr parse_unary(const FieldContext& context);
  NodePtr parse_near(const FieldContext& context);
  NodePtr parse_counted(const FieldContext& context);
  NodePtr parse_operand(FieldContext context);
  bool is_side(const Node& node, const QueryToken& sign);
  NodePtr parse_bracket(const FieldContext& context);
  NodePtr parse_leaf(const FieldContext& context);
  Group join(std::vector<Group> groups, bool has_and, const FieldContext& context);

  [[nodiscard]] bool is_at(TokenKind kind) const {
    return at_ < tokens_.size() && tokens_[at_].kind == kind;
  }
  [[nodiscard]] bool begins_operand() const {
    return at_ < tokens_.size() && !is_at(TokenKind::And) && !is_at(TokenKind::Or) &&
           !is_at(TokenKind::Near) && !is_at(TokenKind::Close);
  }
  [[nodiscard]] Place here() const {
    return at_ < tokens_.size() ? tokens_[at_].place : Place{end_, end_};
  }
  void refuse(std::string message, std::string suggestion = {}) {
    refuse_at(here(), std::move(message), std::move(suggestion));
  }
  void refuse_at(Place place, std::string message, std::string suggestion = {}) {
    if (!problem_) problem_ = QueryProblem{std::move(message), place, std::move(suggestion)};
  }
  // An operator whose right side does not begin here.
  bool lacks_side(std::size_t operator_at) {
    if (begins_operand()) return false;
    const QueryToken& sign = tokens_[operator_at];
    refuse_at(sign.place, "the operator " + sign.text + " has nothing behind it");
    return true;
  }

  const Tokens& tokens_;
  MatchMode match_;
  const Now now_;
  std::size_t end_;
  std::size_t at_ = 0;
};

NodePtr Parser::parse_query(const FieldContext& context) {
  if (is_at(TokenKind::And) || is_at(TokenKind::Or) || is_at(TokenKind::Near)) {
    refuse("the operator " + tokens_[at_].text + " has nothing before it");
    return nullptr;
  }
  std::vector<NodePtr> parts;
  bool is_joined = false;
  bool has_or = false;
  while (true) {
    Group group = parse_loose(context);
    if (problem_) return nullptr;
    is_joined = is_joined || group.is_joined;
    if (group.node) parts.push_back(std::move(group.node));
    if (!is_at(TokenKind::Or)) break;
    has_or = true;
    const std::size_t sign = at_++;
    if (lacks_side(sign)) return nullptr;
  }
  is_mixed_ = is_mixed_ || (has_or && is_joined);
  if (parts.size() < 2) return parts.empty() ? nullptr : std::move(parts.front());
  const Place place = span_of(parts);
  return make_node(OrNode{std::move(parts)}, place);
}

Group Parser::parse_loose(const FieldContext& context) {
  std::vector<Group> groups;
  bool has_and = false;
  while (begins_operand() && !problem_) {
    const std::size_t from = at_;
    Group group = parse_joined(context);
    for (std::size_t i = from; i < at_; ++i)
      has_and = has_and || (group.is_joined && tokens_[i].kind == TokenKind::And);
    if (group.node) groups.push_back(std::move(group));
  }
  if (problem_) return {};
  return join(std::move(groups), has_and, context);
}

Group Parser::parse_joined(const FieldContext& context) {
  std::vector<NodePtr> parts;
  while (true) {
    NodePtr part = parse_unary(context);
    if (problem_) return {};
    if (part) parts.push_back(std::move(part));
    if (!is_at(TokenKind::And)) break;
    const std::size_t sign = at_++;
    if (lacks_side(sign)) return {};
  }
  if (parts.size() < 2) return {parts.empty() ? nullptr : std::move(parts.front()), false};
  const Place place = span_of(parts);
  return {make_node(AndNode{std::move(parts), true}, place), true};
}

// Words, phrases and brackets of them in the field of `context`: what --match any joins by OR.
// Fields, dates and exclusions stay required.
bool is_loose(const Node& node, std::optional<Field> field) {
  const auto all_loose = [field](const std::vector<NodePtr>& parts) {
    return std::all_of(parts.begin(), parts.end(),
                       [field](const NodePtr& part) { return is_loose(*part, field); });
  };
  if (const auto* word = std::get_if<WordNode>(&node.value)) return word->field == field;
  if (const auto* phrase = std::get_if<PhraseNode>(&node.value)) return phrase->field == field;
  if (const auto* value = std::get_if<WholeValueNode>(&node.value)) return value->field == field;
  if (const auto* parts = std::get_if<AndNode>(&node.value)) return all_loose(parts->parts);
  if (const auto* parts = std::get_if<OrNode>(&node.value)) return all_loose(parts->parts);
  return false;
}

// The loose parts become one OR, before the required ones.
void gather_loose(std::vector<Group>& groups, std::optional<Field> field) {
  const auto is_loose_group = [field](const Group& group) { return is_loose(*group.node, field); };
  if (std::count_if(groups.begin(), groups.end(), is_loose_group) < 2) return;
  const auto first_required = std::stable_partition(groups.begin(), groups.end(), is_loose_group);
  std::vector<NodePtr> loose;
  for (auto group = groups.begin(); group != first_required; ++group)
    loose.push_back(std::move(group->node));
  const Place place = span_of(loose);
  groups.erase(groups.begin() + 1, first_required);
  groups.front() = {make_node(OrNode{std::move(loose)}, place), false};
}

// Joins what no operator joins: AND, or OR of the loose parts under --match any.
Group Parser::join(std::vector<Group> groups, bool has_and, const FieldContext& context) {
  if (groups.empty()) return {};
  if (groups.size() == 1) return std::move(groups.front());
  if (match_ == MatchMode::Any) {
    gather_loose(groups,
                 context.field == nullptr ? std::nullopt : std::optional(context.field->field));
    if (groups.size() == 1) return std::move(groups.front());
  }
  std::vector<NodePtr> parts;
  for (Group& group : groups) {
    if (!group.is_joined) {
      parts.push_back(std::move(group.node));
      continue;
    }
    for (NodePtr& part : std::get<AndNode>(group.node->value).parts)
      parts.push_back(std::move(part));
  }
  const Place place = span_of(parts);
  return {make_node(AndNode{std::move(parts), has_and}, place), true};
}

NodePtr Parser::parse_unary(const FieldContext& context) {
  if (!is_at(TokenKind::Not)) return parse_near(context);
  const std::size_t sign = at_++;
  if (lacks_side(sign)) return nullptr;
  NodePtr part = parse_unary(context);
  if (!part) return nullptr;
  const Place place{tokens_[sign].place.begin, part->place.end};
  return make_node(NotNode{std::move(part)}, place);
}

// Whether an operator that looks at positions can take this as a side.
bool Parser::is_side(const Node& node, const QueryToken& sign) {
  const auto fields = side_fields(node);
  if (!fields) {
    refuse_at(node.place,
              "beside " + sign.text + " stands a word, a phrase, or a bracket of these and OR");
    return false;
  }
  const bool is_one_text = stand_in_one_text(*fields);
  if (!is_one_text) refuse_at(node.place, "the words beside " + sign.text + " stand in one field");
  return is_one_text;
}

NodePtr Parser::parse_near(const FieldContext& context) {
  NodePtr left = parse_counted(context);
  if (problem_ || !left || !is_at(TokenKind::Near)) return left;
  const QueryToken& sign = tokens_[at_++];
  if (lacks_side(at_ - 1)) return nullptr;
  NodePtr right = parse_counted(context);
  if (problem_) return nullptr;
  if (!right || is_at(TokenKind::Near)) {
    refuse("the operator " + sign.text + " takes two sides; join more with AND");
    return nullptr;
  }
  if (!is_side(*left, sign) || !is_side(*right, sign)) return nullptr;
  const Place place{left->place.begin, right->place.end};
  const std::vector<SideField> sides{side_fields(*left)->front(), side_fields(*right)->front()};
  if (!stand_in_one_text(sides)) {
    const SideField named = is_of_the_text(sides[0]) ? sides[1] : sides[0];
    refuse_at(place, "both sides of " + sign.text + " stand in one field",
              std::string(info(*named).name) + ":(... " + sign.text + " ...)");
    return nullptr;
  }
  const auto order = sign.number == 0                ? NearNode::Order::SameParagraph
                     : sign.text.starts_with("NEAR") ? NearNode::Order::Either
                                                     : NearNode::Order::Given;
  return make_node(NearNode{order, sign.number, std::move(left), std::move(right)}, place);
}

NodePtr Parser::parse_counted(const FieldContext& context) {
  if (!is_at(TokenKind::AtLeast)) return parse_operand(context);
  const QueryToken& sign = tokens_[at_++];
  if (lacks_side(at_ - 1)) return nullptr;
  NodePtr part = parse_operand(context);
  if (problem_ || !part || !is_side(*part, sign)) return nullptr;
  const Place place{sign.place.begin, part->place.end};
  return make_node(AtLeastNode{sign.number, std::move(part)}, place);
}

NodePtr Parser::parse_operand(FieldContext context) {
  if (is_at(TokenKind::Field)) {
    if (context.field != nullptr) {
      refuse("a field stands inside another field");
      return nullptr;
    }
    const QueryToken& field = tokens_[at_++];
    context = {field.field, field.whole_value, field.place.begin};
  } else {
    context.begin = here().begin;
  }
  return is_at(TokenKind::Open) ? parse_bracket(context) : parse_leaf(context);
}

NodePtr Parser::parse_bracket(const FieldContext& context) {
  const QueryToken& open = tokens_[at_++];
  if (is_at(TokenKind::Close)) {
    refuse_at({open.place.begin, here().end}, "the brackets are empty");
    return nullptr;
  }
  NodePtr inside = parse_query(context);
  if (problem_) return nullptr;
  if (!is_at(TokenKind::Close)) {
    refuse_at(open.place, "a bracket is not closed");
    return nullptr;
  }
  ++at_;
  if (inside) inside->place = {context.begin, tokens_[at_ - 1].place.end};
  return inside;
}

NodePtr Parser::parse_leaf(const FieldContext& context) {
  const QueryToken& token = tokens_[at_++];
  Leaf leaf = make_leaf(token, context, now_, notes_);
  if (auto* wrong = std::get_if<QueryProblem>(&leaf)) {
    problem_ = std::move(*wrong);
    return nullptr;
  }
  NodePtr node = std::get<NodePtr>(std::move(leaf));
  const bool is_function = token.kind == TokenKind::Word && context.field == nullptr &&
                           is_at(TokenKind::Open) && here().begin == token.place.end;
  if (node && is_function) notes_.push_back(note_function(token.text));
  if (node) node->place.begin = std::min(node->place.begin, context.begin);
  return node;
}

std::optional<QueryProblem> check_size(std::string_view text) {
  if (text.size() > kMaxQueryBytes) {
    return QueryProblem{fmt::format("a query may have {} bytes at most", kMaxQueryBytes),
                        {kMaxQueryBytes, text.size()},
                        ""};
  }
  return std::nullopt;
}

void drop_repeated(std::vector<Note>& notes) {
  std::vector<Note> kept;
  for (Note& note : notes) {
    const bool is_known = std::any_of(kept.begin(), kept.end(), [&note](const Note& other) {
      return other.code == note.code && other.message == note.message;
    });
    if (!is_known) kept.push_back(std::move(note));
  }
  notes = std::move(kept);
}

ParseOutcome parse_tokens(std::string_view text, const Tokens& tokens, MatchMode match,
                          const Now& now) {
  Parser parser(tokens, match, now, text.size());
  NodePtr root = parser.run();
  if (parser.problem_) return *std::move(parser.problem_);
  if (!root) {
    return QueryProblem{
        tokens.empty() ? "the query is empty" : "the query holds no word", {0, text.size()}, ""};
  }
  ParsedQuery parsed{std::string(text), std::move(root), std::move(parser.notes_)};
  if (parser.is_mixed_) {
    const std::string reading = print_query(*parsed.root);
    parsed.notes.push_back(
        {"mixed-operators", "AND binds tighter than OR: read as " + reading, parsed.text, reading});
  }
  drop_repeated(parsed.notes);
  return parsed;
}

}  // namespace

ParseOutcome parse_query(std::string_view text, MatchMode match, Day today, std::string_view zone) {
  if (std::optional<QueryProblem> problem = check_size(text)) return *std::move(problem);
  std::variant<Tokens, QueryProblem> lexed = lex(text);
  if (auto* problem = std::get_if<QueryProblem>(&lexed)) return std::move(*problem);
  const Tokens& tokens = std::get<Tokens>(lexed);
  if (std::optional<QueryProblem> problem = check_words(tokens)) return *std::move(problem);
  if (std::optional<QueryProblem> problem = check_depth(tokens)) return *std::move(problem);
  return parse_tokens(text, tokens, match, {today, zone});
}

}  // namespace byline
