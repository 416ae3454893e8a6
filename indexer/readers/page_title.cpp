// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/page_title.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "common/text/fold.hpp"
#include "indexer/readers/plain_text.hpp"

namespace byline {

namespace {

using std::string_view;

constexpr std::array<string_view, 9> kSeparators = {" - ", " | ", " – ", " — ", " · ",
                                                    " : ", " » ", " « ", " :: "};

// Whether `shown` is what stands behind the last separator of a <title>, or before the first.
bool is_site_name(const std::string& shown, const std::string& title) {
  for (const string_view separator : kSeparators) {
    const std::size_t last = title.rfind(separator);
    if (last == std::string::npos) continue;
    if (title.substr(last + separator.size()) == shown) return true;
    // "The Herald | A storm came": the shorter side is the name.
    const std::size_t first = title.find(separator);
    if (title.substr(0, first) == shown && shown.size() * 2 < title.size() - first) return true;
  }
  return false;
}

std::vector<std::string> words_of(string_view text) {
  std::vector<std::string> words = list_items(fold_value(text), " ,.:;!?\"()|-");
  std::sort(words.begin(), words.end());
  words.erase(std::unique(words.begin(), words.end()), words.end());
  return words;
}

// Two wordings of one headline, a search engine's and the reader's: of the words of the shorter, at
// least one in so many are common.
bool resembles(string_view shown, string_view stated, std::size_t one_in) {
  const std::vector<std::string> a = words_of(shown);
  const std::vector<std::string> b = words_of(stated);
  std::vector<std::string> common;
  std::set_intersection(a.begin(), a.end(), b.begin(), b.end(), std::back_inserter(common));
  constexpr std::size_t kMinWords = 3;
  return a.size() >= kMinWords && common.size() * one_in >= std::min(a.size(), b.size());
}

// A title without the name of the site, where the page shows that name as a link (to its front).
std::string without_site(const std::string& title, const std::vector<TextBlock>& blocks) {
  const std::string folded = fold_value(title);
  for (const string_view separator : kSeparators) {
    const std::size_t at = title.find(separator);
    if (at == std::string::npos) continue;
    const string_view next = string_view(title).substr(at + separator.size());
    const string_view word = next.substr(0, next.find(' '));
    const std::size_t dot = word.find('.');
    if (dot != string_view::npos && dot > 2 && dot + 2 < word.size())
      return title.substr(0, at);  // a host
  }
  for (const TextBlock& block : blocks) {
    if (block.link_bytes < block.text.size()) continue;
    const std::string name = fold_value(block.text);
    if (!is_site_name(name, folded)) continue;
    for (const string_view separator : kSeparators) {
      const std::size_t first = title.find(separator);
      if (first == std::string::npos) continue;
      const std::size_t last = title.rfind(separator);
      if (fold_value(title.substr(0, first)) == name) return title.substr(first + separator.size());
      if (fold_value(title.substr(last + separator.size())) == name) return title.substr(0, last);
    }
  }
  return title;
}

// An address without a path, or with none but "/": the front page of a site.
bool is_front(string_view address) {
  const std::size_t host = address.find("://");
  if (host == string_view::npos) return address == "/";
  const std::size_t path = address.find('/', host + 3);
  return path == string_view::npos || path + 1 == address.size();
}

// The link that a block stands in as a whole, or kNoNode.
NodeId link_of(const MarkupTree& page, const TextBlock& block) {
  if (block.link_bytes < block.text.size()) return kNoNode;
  for (NodeId at = page[block.text_node].parent; at != kNoNode; at = page[at].parent) {
    if (page[at].name == "a") return at;
  }
  return kNoNode;
}

bool links_to_front(const MarkupTree& page, const TextBlock& block) {
  const NodeId link = link_of(page, block);
  return link != kNoNode && is_front(page.raw_attribute(link, "href"));
}

// hAtom: rel="bookmark" is the entry's own address, and its title the text of the link.
bool links_to_itself(const MarkupTree& page, const TextBlock& block) {
  const NodeId link = link_of(page, block);
  return link != kNoNode &&
         page.raw_attribute(link, "rel").find("bookmark") != std::string_view::npos;
}

// Whether a title begins or ends with a name and a separator.
bool is_end_of(const std::string& name, const std::string& title) {
  return std::any_of(kSeparators.begin(), kSeparators.end(), [&](string_view separator) {
    return title.starts_with(name + std::string(separator)) ||
           title.ends_with(std::string(separator) + name);
  });
}

class Headline {
 public:
  Headline(const MarkupTree& page, const std::vector<TextBlock>& blocks,
           const std::vector<TextBlock>& all, const PageFacts& facts)
      : page_(page), all_(all), stated_(facts.of(Slot::Title)) {
    add_site_names(facts);
    for (const PageFact* fact : stated_) {
      texts_.push_back(without_known_site(fact->texts.front()));
      folded_.push_back(fold_value(texts_.back()));
    }
    for (const int level : {1, 2, 3}) {
      for (const TextBlock& block : blocks) {
        const bool is_headline = block.heading == level && !links_to_front(page, block);
        if (is_headline && !is_site(fold_value(block.text))) headings_.push_back(&block);
      }
    }
  }

  [[nodiscard]] std::string find() const {
    if (const TextBlock* heading = same(1)) return heading->text;
    if (std::string text = of_first_heading(); !text.empty()) return text;
    if (const TextBlock* heading = same(3)) return heading->text;
    if (std::string text = agreeing(); !text.empty()) return text;
    if (!stated_.empty()) return without_site(stated_text(), all_);
    return headings_.empty() || headings_.front()->heading != 1 ? std::string()
                                                                : headings_.front()->text;
  }

 private:
  void add_site_names(const PageFacts& facts) {
    for (const PageFact* fact : facts.of(Slot::Outlet))
      sites_.push_back(fold_value(fact->texts.front()));
    for (const TextBlock& block : all_) {
      if (!links_to_front(page_, block)) continue;
      const std::string name = fold_value(block.text);
      const bool ends_title = std::any_of(
          stated_.begin(), stated_.end(),
          [&](const PageFact* fact) { return is_end_of(name, fold_value(fact->texts.front())); });
      if (ends_title) sites_.push_back(name);
    }
  }

  [[nodiscard]] bool is_site(const std::string& folded) const {
    return std::find(sites_.begin(), sites_.end(), folded) != sites_.end();
  }

  // "A wall | The Herald", "The Herald - A wall": the headline alone.
  [[nodiscard]] std::string without_known_site(const std::string& title) const {
    for (const string_view separator : kSeparators) {
      const std::size_t last = title.rfind(separator);
      if (last == std::string::npos || last == 0) continue;
      if (is_site(fold_value(title.substr(last + separator.size())))) return title.substr(0, last);
      const std::size_t first = title.find(separator);
      if (is_site(fold_value(title.substr(0, first))))
        return title.substr(first + separator.size());
    }
    return title;
  }

  [[nodiscard]] const TextBlock* same(int deepest) const {
    for (const TextBlock* heading : headings_) {
      if (heading->heading > deepest) break;
      const std::string folded = fold_value(heading->text);
      if (std::find(folded_.begin(), folded_.end(), folded) != folded_.end()) return heading;
    }
    return nullptr;
  }

  // HTML gives a document one <h1>, its headline: another wording of it than the stated one.
  [[nodiscard]] std::string of_first_heading() const {
    const bool is_one = !headings_.empty() && headings_.front()->heading == 1 &&
                        (headings_.size() == 1 || headings_[1]->heading != 1);
    if (!is_one || stated_.empty()) return {};
    const TextBlock& heading = *headings_.front();
    if (std::string text = wording_of(heading, false); !text.empty()) return text;
    return resembles(heading.text, texts_.front(), 2) ? heading.text : std::string();
  }

  [[nodiscard]] std::string agreeing() const {
    for (const TextBlock* heading : headings_) {
      if (std::string text = wording_of(*heading, true); !text.empty()) return text;
    }
    for (const TextBlock* heading : headings_) {
      if (heading->heading == 1 && !stated_.empty() && resembles(heading->text, texts_.front(), 3))
        return heading->text;
    }
    return {};
  }

  // The headline as a heading and a stated title that agree have it, or "".
  [[nodiscard]] std::string wording_of(const TextBlock& heading, bool may_be_site) const {
    const std::string folded = fold_value(heading.text);
    for (std::size_t i = 0; i < stated_.size(); ++i) {
      if (!agrees(folded, folded_[i])) continue;
      const bool is_link = heading.link_bytes >= heading.text.size();
      const bool is_own = links_to_itself(page_, heading);
      if (!is_own && (may_be_site || is_link) && is_site_name(folded, folded_[i])) continue;
      // What is shown around it is no part of the headline, but "A wall is breached: ..." is one.
      const bool goes_on = folded.starts_with(folded_[i] + ":");
      const bool is_longer =
          folded.size() > folded_[i].size() && stated_[i]->key != "title" && !goes_on;
      return is_longer ? texts_[i] : heading.text;
    }
    return {};
  }

  // The most trusted title. One that ends where another goes on with a quotation mark was cut by
  // the mark: content="Minister: "No"".
  [[nodiscard]] std::string stated_text() const {
    const std::string& text = texts_.front();
    for (const std::string& other : texts_) {
      const string_view rest = string_view(other).substr(std::min(text.size(), other.size()));
      if (!other.starts_with(text)) continue;
      const std::size_t next = rest.find_first_not_of(' ');
      if (next != string_view::npos && rest[next] == '"') return other;
    }
    return text;
  }

  const MarkupTree& page_;
  const std::vector<TextBlock>& all_;
  std::vector<const PageFact*> stated_;
  std::vector<std::string> sites_;   // folded
  std::vector<std::string> texts_;   // of stated_, without the site
  std::vector<std::string> folded_;  // of texts_
  std::vector<const TextBlock*> headings_;
};

}  // namespace

bool agrees(const std::string& shown, const std::string& stated) {
  if (shown.empty() || stated.empty()) return false;
  return shown == stated || (shown.size() >= 10 && stated.find(shown) != std::string::npos) ||
         (stated.size() >= 10 && shown.find(stated) != std::string::npos);
}

std::string page_title(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                       const std::vector<TextBlock>& all, const PageFacts& facts) {
  return Headline(page, blocks, all, facts).find();
}

}  // namespace byline
