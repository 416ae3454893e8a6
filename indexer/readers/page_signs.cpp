// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/page_signs.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "common/date/article_date.hpp"
#include "common/text/fold.hpp"
#include "indexer/readers/page_marks.hpp"
#include "indexer/readers/page_title.hpp"
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

// A full date in figures ("06.11.2023", "2023-11-06") somewhere in a text, or "".
string_view date_in_figures(string_view text) {
  constexpr std::size_t kBytes = 10;
  for (std::size_t at = 0; at + kBytes <= text.size(); ++at) {
    const string_view date = text.substr(at, kBytes);
    const auto digits =
        std::count_if(date.begin(), date.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits != 8) continue;
    const bool is_german = date[2] == '.' && date[5] == '.';
    const bool is_iso = date[4] == '-' && date[7] == '-';
    if (is_german || is_iso) return date;
  }
  return {};
}

// The day that a short text states, or nothing.
std::optional<Date> day_in(string_view text) {
  const bool has_digit = text.find_first_of("0123456789") != string_view::npos;
  if (!has_digit) return std::nullopt;
  std::optional<Date> date = parse_article_date(text);
  if (!date || date->day == 0) return std::nullopt;
  return date;
}

// What of a text states a day, or "".
string_view day_text(string_view text) {
  if (day_in(text)) return text;
  const string_view figures = date_in_figures(text);
  return day_in(figures) ? figures : string_view();
}

// An element that belongs to another article or to the page around. What holds the headline, too,
// is neither.
bool is_aside(const MarkupTree& page, NodeId node, NodeId headline) {
  for (NodeId at = node; at != kNoNode && at != 0; at = page[at].parent) {
    const string_view name = page[at].name;
    const bool holds_headline = headline > at && headline < page.next(at, 0, true);
    if (holds_headline || name == "body") return false;
    if (name == "aside" || name == "nav") return true;
    const string_view of_class = page.raw_attribute(at, "class");
    const std::uint32_t marks = marks_in(of_class) | marks_in(page.raw_attribute(at, "id"));
    constexpr std::uint32_t kOwn = kBylineMark | kDateMark | kProseMark;
    const bool is_marked = (marks & kFurnitureMark) != 0 && (marks & kOwn) == 0;
    if (is_marked && name != "article" && name != "main" &&
        of_class.find("meta") == of_class.npos) {
      return true;
    }
  }
  return false;
}

// "/2014/03/05" or "/2014-03-05" or "/20140305" in a URL.
std::string url_day(string_view url) {
  for (std::size_t at = url.find('/'); at != string_view::npos; at = url.find('/', at + 1)) {
    const string_view rest = url.substr(at + 1);
    std::string digits;
    std::size_t i = 0;
    for (; i < rest.size() && digits.size() < 8; ++i) {
      const char c = rest[i];
      const bool is_gap = (digits.size() == 4 || digits.size() == 6) && (c == '/' || c == '-');
      if (c >= '0' && c <= '9')
        digits += c;
      else if (!is_gap)
        break;
    }
    const bool ends = i == rest.size() || rest[i] < '0' || rest[i] > '9';
    if (digits.size() != 8 || !ends || (digits[0] != '1' && digits[0] != '2')) continue;
    return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
  }
  return {};
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
  Shown(const MarkupTree& page, const std::vector<TextBlock>& blocks, string_view title,
        std::size_t first, PageFacts& facts)
      : page_(page), blocks_(blocks), facts_(facts), first_(first) {
    title_ = place_of_title(fold_value(title));
  }

  void run() {
    for (NodeId node = 0; node != kNoNode; node = page_.next(node, 0)) {
      const string_view name = page_[node].name;
      if (name.empty() || name == "meta") continue;
      if (name == "time") add_time(node);
      if (name == "a" && page_.raw_attribute(node, "rel").find("author") != string_view::npos)
        add_author(node, 3, "rel=author");
      const std::uint32_t marks =
          marks_in(page_.raw_attribute(node, "class")) | marks_in(page_.raw_attribute(node, "id"));
      if ((marks & kDateMark) != 0) add_marked_date(node);
      if ((marks & kBylineMark) != 0) add_author(node, 5, "byline");
    }
    add_lines();
  }

 private:
  [[nodiscard]] NodeId headline() const {
    return title_ < blocks_.size() ? blocks_[title_].text_node : 0;
  }

  // The block that shows the headline: a heading, the greatest and first; else the first text.
  [[nodiscard]] std::size_t place_of_title(const std::string& folded) const {
    std::size_t place = static_cast<std::size_t>(-1);
    int best = 8;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const int level = blocks_[i].heading == 0 ? 7 : blocks_[i].heading;
      if (level >= best || !agrees(fold_value(blocks_[i].text), folded)) continue;
      place = i;
      best = level;
    }
    return place;
  }

  // Nodes after the headline first, then before it.
  [[nodiscard]] int place_of(NodeId node) const {
    if (title_ >= blocks_.size()) return 1;
    return node > blocks_[title_].text_node ? 0 : 1;
  }

  void add_time(NodeId node) {
    if (is_aside(page_, node, headline())) return;
    std::string when = page_.attribute(node, "datetime");
    if (when.empty()) when = squeeze(page_.text_of(node));
    if (!day_in(when)) return;
    facts_.add(Slot::Date, 4 + place_of(node), std::move(when), "time");
  }

  void add_marked_date(NodeId node) {
    constexpr std::size_t kMaxBytes = 100;
    if (is_aside(page_, node, headline())) return;
    std::string text = squeeze(page_.text_of(node));
    for (const string_view name : {"datetime", "content", "title"}) {
      if (std::string value = page_.attribute(node, name); day_in(value)) text = std::move(value);
    }
    if (text.size() > kMaxBytes) return;
    text = std::string(day_text(text));
    if (text.empty()) return;
    facts_.add(Slot::Date, 6 + place_of(node), std::move(text), "date");
  }

  void add_author(NodeId node, int rank, string_view key) {
    if (is_aside(page_, node, headline()) || holds_byline(node)) return;
    const NodeId parent = page_[page_[node].parent].parent;
    // One byline: the first, and what stands beside it.
    NodeId& first = rank == 3 ? first_link_ : first_byline_;
    if (first != kNoNode && first != parent && first != page_[node].parent) return;
    std::string text = shown_author(squeeze(page_.text_of(node)));
    if (text.empty()) return;
    if (place_of(node) == 0 || title_ >= blocks_.size()) first = parent;
    facts_.add(Slot::Author, rank + place_of(node), std::move(text), key);
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

  // Lines around the headline that name who wrote it: "By Jane Doe | 3 May 2014".
  void add_author_line(const TextBlock& block, int rank) {
    if (!begins_with_by(block.text)) return;
    std::string text = shown_author(block.text);
    if (text.empty()) return;
    has_line_author_ = true;
    facts_.add(Slot::Author, rank, std::move(text), "text");
  }

  // Lines around the headline and the text's beginning that state a day.
  void add_lines() {
    constexpr std::size_t kBefore = 6;
    constexpr std::size_t kAfter = 12;
    constexpr std::size_t kMaxBytes = 110;
    const std::size_t centre = title_ < blocks_.size() ? title_ : first_;
    const std::size_t begin = centre > kBefore ? centre - kBefore : 0;
    for (std::size_t i = begin; i < std::min(centre + kAfter, blocks_.size()); ++i) {
      const std::string& text = blocks_[i].text;
      if (i == title_ || text.size() > kMaxBytes || is_aside(page_, blocks_[i].node, headline()))
        continue;
      if (!has_line_author_) add_author_line(blocks_[i], i > centre ? 8 : 9);
      const string_view day = day_text(text);
      if (!day.empty()) facts_.add(Slot::Date, i >= centre ? 10 : 11, std::string(day), "text");
    }
    for (const TextBlock& block : blocks_) add_publish_line(block);
  }

  // "Published 16.08.2019", wherever it stands; a dateline at the beginning of a paragraph.
  void add_publish_line(const TextBlock& block) {
    constexpr std::size_t kMaxBytes = 160;
    constexpr std::size_t kLead = 44;
    const std::string folded = fold_value(string_view(block.text).substr(0, kLead));
    for (const string_view word :
         {"veroffentlich", "published", "publie", "publicado", "erstellt am", "posted",
          "pubblicato", "gepubliceerd", "erschienen", "stand:"}) {
      if (block.text.size() > kMaxBytes || folded.find(word) == std::string::npos) continue;
      const string_view day = day_text(block.text);
      if (!day.empty()) return facts_.add(Slot::Date, 12, std::string(day), "text");
    }
    if (has_dateline_ || block.text.size() < kMaxBytes) return;
    const std::size_t digit = folded.find_first_of("0123456789");
    if (digit == std::string::npos || digit > 20) return;
    // A full date in figures, or nothing: prose is full of years.
    const string_view day = date_in_figures(string_view(block.text).substr(0, kLead));
    if (!day_in(day)) return;
    has_dateline_ = true;
    facts_.add(Slot::Date, 13, std::string(day), "dateline");
  }

  const MarkupTree& page_;
  const std::vector<TextBlock>& blocks_;
  PageFacts& facts_;
  const std::size_t first_;
  NodeId first_link_ = kNoNode;
  NodeId first_byline_ = kNoNode;
  bool has_line_author_ = false;
  bool has_dateline_ = false;
  std::size_t title_ = static_cast<std::size_t>(-1);
};

}  // namespace

void add_shown_facts(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                     string_view title, std::size_t first, PageFacts& facts) {
  Shown(page, blocks, title, first, facts).run();
}

void add_url_date(string_view url, PageFacts& facts) {
  const std::string day = url_day(url);
  if (!day.empty() && day_in(day)) facts.add(Slot::Date, 8, day, "url");
}

}  // namespace byline
