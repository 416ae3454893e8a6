// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/authors.hpp"

#include <algorithm>
#include <array>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/pages/author_words.hpp"
#include "indexer/pages/byline.hpp"
#include "indexer/pages/marks.hpp"

namespace byline {

namespace {

using std::string_view;

// Whether an address is that of a person's page on the site.
bool is_author_address(string_view address) {
  const std::string lower = lower_ascii(address);
  for (const string_view folder :
       {"/author/", "/authors/", "/autor/", "/autoren/", "/autorin/", "/autores/", "/auteur/",
        "/auteurs/", "/autore/", "/periodista/", "/redactor/", "/journalist/", "/journaliste/",
        "/reporter/", "/byline/", "/contributor/", "/contributors/", "/columnist/"}) {
    const std::size_t at = lower.find(folder);
    if (at != std::string::npos && at + folder.size() < lower.size()) return true;
  }
  return false;
}

class Shown {
 public:
  Shown(const MarkupTree& page, const std::vector<TextBlock>& blocks, const PagePlace& place,
        PageFacts& facts)
      : page_(page), blocks_(blocks), place_(place), facts_(facts) {}

  void run() {
    constexpr std::size_t kMostSeen = 100;  // no article has more; each costs its parents
    std::size_t seen = 0;
    for (NodeId node = 0; node != kNoNode && seen < kMostSeen; node = page_.next(node, 0)) {
      const string_view name = page_[node].name;
      if (name.empty() || name == "meta") continue;
      const bool is_link = name == "a";
      const bool is_rel =
          is_link && page_.raw_attribute(node, "rel").find("author") != string_view::npos;
      const bool is_byline = (marks_of(page_, node) & kBylineMark) != 0;
      const bool is_person = !is_rel && is_link && place_.is_near(node) &&
                             is_author_address(page_.raw_attribute(node, "href"));
      if (is_rel) add_author(node, 3, kRelAuthor);
      if (is_person || is_byline) add_author(node, 5, "byline");
      seen += is_rel || is_person || is_byline ? 1 : 0;
    }
    add_lines();
    add_labelled_line();
    settle();
  }

 private:
  void add(int rank, std::string text, string_view key) {
    const std::size_t before = facts_.list.size();
    facts_.add(Slot::Author, rank, std::move(text), key);
    if (facts_.list.size() > before) facts_.list.back().is_shown = true;
  }

  void add_author(NodeId node, int rank, string_view key) {
    if (place_.is_aside(node) || holds_byline(node) || lies_in_card(node)) return;
    const NodeId parent = page_[page_[node].parent].parent;
    // One byline: the first, and what stands beside it.
    NodeId& first = rank == 3 ? first_link_ : first_byline_;
    if (first != kNoNode && first != parent && first != page_[node].parent) return;
    std::string text = shown_author(line_of(node));
    if (text.empty()) return;
    if (place_.side_of(node) == 0 || !place_.has_headline()) first = parent;
    // The box about the author below the text comes behind a line at its head.
    constexpr int kFar = 4;
    const int far = rank > 3 && place_.has_headline() && !place_.is_near(node) ? kFar : 0;
    add(rank + far + place_.side_of(node), std::move(text), key);
  }

  // Its text in one line, with a comma where a line breaks behind a name or another link begins.
  [[nodiscard]] std::string line_of(NodeId node) const {
    std::string line;
    NodeId text = kNoNode;  // the last
    for (NodeId inner = page_.next(node, node); inner != kNoNode; inner = page_.next(inner, node)) {
      const string_view name = page_[inner].name;
      if (page_[inner].is_text()) {
        const std::string more = page_.text_of(inner);
        if (more.find_first_not_of(" \t\r\n") != std::string::npos) text = inner;
        line += more;
      } else if (text != kNoNode) {
        const NodeId before = page_[text].parent;
        const bool is_break = name == "br" || name == "p" || name == "div" || name == "li";
        const bool is_list = name == "a" && page_[before].name == "a";
        const bool is_apart = before != page_[inner].parent && before != node;
        if (is_break || is_list) line += separator_behind(line);
        if (!is_break && !is_list && is_apart) line += ' ';
      }
    }
    return without_label(without_mail(line));
  }

  // Behind "By", a first name or a comma there is none.
  static string_view separator_behind(const std::string& line) {
    constexpr std::size_t kNameWords = 2;
    const std::string so_far = squeeze(line);
    const std::size_t comma = so_far.rfind(", ");
    const string_view part = string_view(so_far).substr(comma == std::string::npos ? 0 : comma + 2);
    const string_view name = part.substr(std::min(shown_lead(part), part.size()));
    const bool is_name = list_items(name, " ").size() >= kNameWords && !so_far.ends_with(',');
    return is_name ? ", " : " ";
  }

  static std::string without_mail(const std::string& line) {
    std::string kept;
    for (const std::string& word : list_items(squeeze(line), " ")) {
      if (word.find('@') == std::string::npos || word == "@")
        kept += (kept.empty() ? "" : " ") + word;
    }
    return kept;
  }

  // "Автор: Иван Петров": in a byline, a word before a colon is a label in whatever language, but
  // that of a photograph.
  static std::string without_label(std::string line) {
    const std::size_t colon = line.find(": ");
    if (colon == std::string::npos || line.find(' ') < colon) return line;
    const std::string label = fold_value(string_view(line).substr(0, colon));
    for (const string_view other : {"foto", "photo", "bild", "image", "quelle", "source", "credit",
                                    "video", "grafik", "illustration", "tag", "topic"}) {
      if (label.starts_with(other)) return line;
    }
    return line.substr(colon + 2);
  }

  // Whether it lies in a link that holds much else: the teaser of another article.
  [[nodiscard]] bool lies_in_card(NodeId node) const {
    constexpr std::size_t kElse = 20;
    for (NodeId at = page_[node].parent; at != kNoNode; at = page_[at].parent) {
      if (page_[at].name == "a") {
        return place_.holds_much(at) ||
               page_.text_of(at).size() > page_.text_of(node).size() + kElse;
      }
    }
    return false;
  }

  // Whether an element inside says the same more narrowly, or it holds so much that it is none.
  [[nodiscard]] bool holds_byline(NodeId node) const {
    constexpr std::size_t kNodesOfLine = 200;
    if (place_.holds_much(node)) return true;
    for (NodeId inner = page_.next(node, node); inner != kNoNode; inner = page_.next(inner, node)) {
      if (page_[inner].is_text() || page_[inner].attribute_count == 0) continue;
      const bool is_byline = (marks_in(page_.raw_attribute(inner, "class")) & kBylineMark) != 0 ||
                             page_.raw_attribute(inner, "rel") == "author";
      if (is_byline && !shown_author(squeeze(page_.text_of(inner, kNodesOfLine))).empty())
        return true;
    }
    return false;
  }

  // A line around the headline that names who wrote it: "By Jane Doe | 3 May 2014".
  void add_lines() {
    for (std::size_t i = place_.first_near(); i < place_.end_near(); ++i) {
      std::string text = i == place_.title() ? author_in(place_.beside_title()) : author_at(i);
      if (text.empty()) continue;
      return add(i > place_.centre() ? 8 : 9, std::move(text), "text");
    }
  }

  // "Autor: Ann Lee", "Words: Ann Lee", wherever it stands, in one line or two.
  void add_labelled_line() {
    constexpr std::size_t kLabelBytes = 24;
    for (std::size_t i = 0; i < blocks_.size(); ++i) {
      const std::string& line = blocks_[i].text;
      const std::size_t colon = line.substr(0, kLabelBytes).find(':');
      if (colon == std::string::npos || author_lead(line) <= colon) continue;
      const bool is_alone = author_lead(line) == line.size() && i + 1 < blocks_.size();
      std::string text = author_at(is_alone ? i + 1 : i, is_alone);
      if (!text.empty()) return add(10, std::move(text), "text");
    }
  }

  [[nodiscard]] std::string author_at(std::size_t i, bool is_labelled = false) const {
    const TextBlock& block = blocks_[i];
    if (block.text.size() > kMaxLineBytes || place_.is_aside(block.node)) return {};
    std::string text =
        is_labelled ? shown_author(block.text) : shown_author(std::string(author_part(block.text)));
    const bool is_link = block.link_bytes > 0 && block.link_bytes == text.size();
    return is_link || looks_like_names(text) ? text : std::string();
  }

  static std::string author_in(const std::string& line) {
    std::string text = shown_author(std::string(author_part(line)));
    return looks_like_names(text) ? text : std::string();
  }

  // Content systems state the one account that an article was written under; where the byline
  // names others beside it, they are authors, too.
  void settle() {
    const std::vector<const PageFact*> facts = facts_.of(Slot::Author);
    if (facts.empty() || facts.front()->texts.size() != 1) return;
    const std::string stated = fold_value(facts.front()->texts.front());
    for (PageFact& fact : facts_.list) {
      constexpr int kLastNear = 9;
      if (fact.slot != Slot::Author || !fact.is_shown || fact.rank > kLastNear) continue;
      // Links to several people's pages are a list as well; elements called "byline" hold all
      // kinds.
      if (fact.texts.size() != 1 && fact.key != kRelAuthor) continue;
      std::string byline;
      for (const std::string& text : fact.texts) byline += (byline.empty() ? "" : ", ") + text;
      if (!names_more_than(byline, stated)) continue;
      fact.rank = facts.front()->rank - 1;
      return;
    }
  }

  // Whether a byline is a list of whole names, this one among them.
  static bool names_more_than(const std::string& byline, const std::string& name) {
    std::string list = byline;
    for (const string_view word : {" and ", " und ", " et ", " y ", " & ", " / "}) {
      for (std::size_t at = list.find(word); at != list.npos; at = list.find(word))
        list.replace(at, word.size(), ", ");
    }
    const std::vector<std::string> names = list_items(list, ",;");
    const bool are_whole = std::all_of(names.begin(), names.end(), [](const std::string& one) {
      const std::size_t words = list_items(one, " ").size();
      return words >= 2 && words <= 4 && looks_like_names(one);
    });
    return names.size() > 1 && are_whole &&
           std::any_of(names.begin(), names.end(),
                       [&](const std::string& one) { return fold_value(one) == name; });
  }

  static constexpr std::size_t kMaxLineBytes = 110;
  static constexpr string_view kRelAuthor = "rel=author";

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
