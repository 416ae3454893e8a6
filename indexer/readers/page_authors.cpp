// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/page_authors.hpp"

#include <algorithm>
#include <array>

#include "common/text/fold.hpp"
#include "indexer/readers/page_marks.hpp"
#include "indexer/readers/plain_text.hpp"

namespace byline {

namespace {

using std::string_view;
std::string lower_ascii(string_view text) {
  std::string lower(text);
  for (char& c : lower) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return lower;
}

// What stands before a name in the bylines of content systems, in lower case.
constexpr std::array<string_view, 44> kAuthorLeads = {"view all posts by ",
                                                      "view more posts by ",
                                                      "see all posts by ",
                                                      "more posts by ",
                                                      "all posts by ",
                                                      "posts by ",
                                                      "more by ",
                                                      "more from ",
                                                      "posted by ",
                                                      "published by ",
                                                      "written by ",
                                                      "words by ",
                                                      "story by ",
                                                      "article by ",
                                                      "text by ",
                                                      "by ",
                                                      "author: ",
                                                      "authors: ",
                                                      "author ",
                                                      "words: ",
                                                      "zeige alle beiträge von ",
                                                      "alle beiträge von ",
                                                      "veröffentlicht von",
                                                      "geschrieben von ",
                                                      "verfasst von ",
                                                      "erstellt von ",
                                                      "ein beitrag von ",
                                                      "ein artikel von ",
                                                      "interview: ",
                                                      "text: ",
                                                      "text & fotos: ",
                                                      "von ",
                                                      "autor: ",
                                                      "autorin: ",
                                                      "autor:in: ",
                                                      "autor ",
                                                      "ver todas las entradas de ",
                                                      "escrito por ",
                                                      "publicado por ",
                                                      "por ",
                                                      "voir tous les articles par ",
                                                      "publié par ",
                                                      "par ",
                                                      "di "};

bool begins_with_by(string_view text) {
  constexpr std::size_t kLead = 30;
  const std::string folded = lower_ascii(text.substr(0, kLead));
  return std::any_of(kAuthorLeads.begin(), kAuthorLeads.end(),
                     [&](string_view lead) { return folded.starts_with(lead); });
}

// The names in a byline as it is shown, without what surrounds them; empty where it holds none.
std::string shown_author(std::string text) {
  constexpr std::size_t kMaxBytes = 120;
  for (int round = 0; round < 2; ++round) {
    const std::string lower = lower_ascii(text);
    for (const string_view lead : kAuthorLeads) {
      if (!lower.starts_with(lead) || text.size() == lead.size()) continue;
      text = squeeze(text.substr(lead.size()));
      break;
    }
  }
  const std::string lower = lower_ascii(text);
  for (const string_view end : {" | ", " am ", " on ", " • ", " · ", " – ", " — ", " - ", " / ",
                                " veröffentlicht", " published", " posted", " updated"}) {
    const std::size_t at = lower.find(end);
    if (at != std::string::npos && at > 2) text = text.substr(0, std::min(text.size(), at));
  }
  if (text.size() < 3 || text.size() > kMaxBytes ||
      text.find_first_of("0123456789") != std::string::npos)
    return {};
  for (const string_view lead : kAuthorLeads) {
    if (lower_ascii(text) + " " == lead) return {};
  }
  if (text.find('@') != std::string::npos || list_items(text, " ").size() > 12) return {};
  for (const string_view word : {"veröffentlicht", "publiziert", "published", "posted", "author",
                                 "autor", "redaktion", "share"}) {
    if (lower_ascii(text).starts_with(word) && list_items(text, " ").size() < 3) return {};
  }
  return text;
}

class Shown {
 public:
  Shown(const MarkupTree& page, const std::vector<TextBlock>& blocks, const PagePlace& place,
        PageFacts& facts)
      : page_(page), blocks_(blocks), place_(place), facts_(facts) {}

  void run() {
    for (NodeId node = 0; node != kNoNode; node = page_.next(node, 0)) {
      const string_view name = page_[node].name;
      if (name.empty() || name == "meta") continue;
      if (name == "a" && page_.raw_attribute(node, "rel").find("author") != string_view::npos)
        add_author(node, 3, "rel=author");
      const std::uint32_t marks =
          marks_in(page_.raw_attribute(node, "class")) | marks_in(page_.raw_attribute(node, "id"));
      if ((marks & kBylineMark) != 0) add_author(node, 5, "byline");
    }
    add_lines();
  }

 private:
  void add_author(NodeId node, int rank, string_view key) {
    if (place_.is_aside(node) || holds_byline(node)) return;
    const NodeId parent = page_[page_[node].parent].parent;
    // One byline: the first, and what stands beside it.
    NodeId& first = rank == 3 ? first_link_ : first_byline_;
    if (first != kNoNode && first != parent && first != page_[node].parent) return;
    std::string text = shown_author(squeeze(page_.text_of(node)));
    if (text.empty()) return;
    if (place_.side_of(node) == 0 || !place_.has_headline()) first = parent;
    facts_.add(Slot::Author, rank + place_.side_of(node), std::move(text), key);
  }

  // Whether an element inside says the same more narrowly.
  [[nodiscard]] bool holds_byline(NodeId node) const {
    for (NodeId inner = page_.next(node, node); inner != kNoNode; inner = page_.next(inner, node)) {
      if (page_[inner].is_text() || page_[inner].attribute_count == 0) continue;
      const bool is_byline = (marks_in(page_.raw_attribute(inner, "class")) & kBylineMark) != 0 ||
                             page_.raw_attribute(inner, "rel") == "author";
      if (is_byline && !shown_author(squeeze(page_.text_of(inner))).empty()) return true;
    }
    return false;
  }

  // A line around the headline that names who wrote it: "By Jane Doe | 3 May 2014".
  void add_lines() {
    constexpr std::size_t kBefore = 6;
    constexpr std::size_t kAfter = 12;
    constexpr std::size_t kMaxBytes = 110;
    const std::size_t centre = place_.centre();
    const std::size_t begin = centre > kBefore ? centre - kBefore : 0;
    for (std::size_t i = begin; i < std::min(centre + kAfter, blocks_.size()); ++i) {
      const TextBlock& block = blocks_[i];
      if (i == place_.title() || block.text.size() > kMaxBytes || !begins_with_by(block.text) ||
          place_.is_aside(block.node)) {
        continue;
      }
      std::string text = shown_author(block.text);
      if (text.empty()) continue;
      return facts_.add(Slot::Author, i > centre ? 8 : 9, std::move(text), "text");
    }
  }

  const MarkupTree& page_;
  const std::vector<TextBlock>& blocks_;
  const PagePlace& place_;
  PageFacts& facts_;
  NodeId first_link_ = kNoNode;
  NodeId first_byline_ = kNoNode;
};

}  // namespace

void add_shown_authors(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                       const PagePlace& place, PageFacts& facts) {
  Shown(page, blocks, place, facts).run();
}

}  // namespace byline
