// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/title.hpp"

#include <algorithm>
#include <array>
#include <iterator>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/pages/lines.hpp"
#include "indexer/pages/marks.hpp"
#include "indexer/pages/title_parts.hpp"

namespace byline {

namespace {

using std::string_view;

// A title without the name that it ends or begins with, as `is_name` says of a folded end and of
// what is left.
template <class IsName>
std::string without_name(const std::string& title, const IsName& is_name) {
  for (const TitleEnds& ends : ends_of(title)) {
    if (is_name(fold_value(ends.tail), ends.before_tail)) return std::string(ends.before_tail);
    const string_view after = ends.behind_head;
    for (const TitleEnds& inner : ends_of(after)) {
      if (is_name(fold_value(inner.head), ends.head)) return std::string(ends.head);
    }
    if (is_name(fold_value(ends.head), ends.behind_head)) return std::string(ends.behind_head);
  }
  return title;
}

// Pairs of neighbours, where a script puts no spaces between words.
void add_pairs(const std::string& word, std::vector<std::string>& words) {
  constexpr std::size_t kBytes = 3;  // of each letter from U+3000 on
  const auto is_wide = [](char c) { return static_cast<unsigned char>(c) >= 0xE3; };
  for (std::size_t at = 0; at + 2 * kBytes <= word.size(); ++at) {
    if (is_wide(word[at]) && is_wide(word[at + kBytes]))
      words.push_back(word.substr(at, 2 * kBytes));
  }
}

std::vector<std::string> words_of(string_view text) {
  std::vector<std::string> words = list_items(fold_value(text), " ,.:;!?\"()|-");
  const std::size_t spaced = words.size();
  for (std::size_t i = 0; i < spaced; ++i) add_pairs(std::string(words[i]), words);
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
  constexpr std::size_t kMinCommon = 2;
  return a.size() >= kMinWords && common.size() >= kMinCommon &&
         common.size() * one_in >= std::min(a.size(), b.size());
}

// "www.example.org", "Express.de": the first word holds a dot, and more than initials around it.
bool is_host(string_view text) {
  const string_view word = text.substr(0, text.find(' '));
  const std::size_t dot = word.find('.');
  return dot != string_view::npos && dot > 2 && dot + 2 < word.size();
}

// Longer ones say no more; a link around many headings is read for each.
constexpr std::size_t kMaxAttributeBytes = 400;

// The link that a block stands in as a whole, or kNoNode.
NodeId link_of(const MarkupTree& page, const TextBlock& block) {
  constexpr std::size_t kSpace = 1;
  if (block.link_bytes + kSpace < block.text.size()) return kNoNode;
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
  if (link == kNoNode) return false;
  const string_view rel = page.raw_attribute(link, "rel").substr(0, kMaxAttributeBytes);
  return rel.find("bookmark") != string_view::npos;
}

class Headline {
 public:
  Headline(const MarkupTree& page, const std::vector<TextBlock>& blocks,
           const std::vector<TextBlock>& all, const PageFacts& facts)
      : page_(page), blocks_(blocks), all_(all), stated_(facts.of(Slot::Title)) {
    // Each is held to all headings.
    constexpr std::size_t kMaxBytes = 1000;
    constexpr std::size_t kMostTitles = 20;
    std::erase_if(stated_,
                  [](const PageFact* fact) { return fact->texts.front().size() > kMaxBytes; });
    stated_.resize(std::min(stated_.size(), kMostTitles));
    add_site_names(facts);
    for (const PageFact* fact : stated_) {
      const std::string text(without_open_end(fact->texts.front()));
      texts_.push_back(without_name(
          text, [this](const std::string& name, string_view) { return is_site(name); }));
      folded_.push_back(fold_value(texts_.back()));
    }
    for (const int level : {1, 2, 3}) add_headings(level, blocks, headings_);
    if (headings_.empty() || headings_.front()->heading != 1) add_headings(1, all, all_headings_);
  }

  [[nodiscard]] PageTitle find() const {
    if (std::string text = of_headings(); !text.empty()) return {continued(std::move(text))};
    if (!stated_.empty()) return {without_site(stated_text()), is_only_title()};
    if (is_alone_in_level()) return {headings_.front()->text};
    return {"", true};
  }

 private:
  void add_site_names(const PageFacts& facts) {
    for (const PageFact* fact : facts.of(Slot::Outlet))
      sites_.push_back(fold_value(fact->texts.front()));
    std::vector<std::string> titles;
    for (const PageFact* fact : stated_) titles.push_back(fold_value(fact->texts.front()));
    constexpr std::size_t kMostLinks = 1000;  // to the front page; each is held to all titles
    std::size_t links = 0;
    for (const TextBlock& block : all_) {
      if (!links_to_front(page_, block) || ++links > kMostLinks) continue;
      const std::string name = fold_value(block.text);
      const bool ends_title =
          std::any_of(titles.begin(), titles.end(),
                      [&name](const std::string& title) { return is_end_of(name, title); });
      if (ends_title) sites_.push_back(name);
    }
  }

  // The next heading may have the headline with its other half: "A wall is gone" above "A wall is
  // gone - What the sea took".
  [[nodiscard]] std::string continued(std::string title) const {
    const std::string folded = fold_value(title);
    for (const TextBlock* heading : headings_) {
      const std::string other = fold_value(heading->text);
      if (other.size() <= folded.size() || !other.starts_with(folded)) continue;
      const string_view rest = string_view(other).substr(folded.size());
      // A bar parts a headline from the name of its programme.
      const bool goes_on = begins_with_separator(rest) && !rest.starts_with(" | ");
      if (goes_on && heading->link_bytes == 0) return heading->text;
    }
    return title;
  }

  // As a heading has it that agrees with what is stated, or "".
  [[nodiscard]] std::string of_headings() const {
    if (const TextBlock* heading = same(1)) return heading->text;
    if (std::string text = of_first_heading(); !text.empty()) return text;
    if (const TextBlock* heading = stated_in_furniture()) return heading->text;
    if (const TextBlock* heading = called_title_in_furniture()) return heading->text;
    if (const TextBlock* heading = same(3)) return heading->text;
    std::string text = agreeing();
    if (text.empty()) text = of_line_called_title();
    const TextBlock* hidden = in_furniture();
    return hidden != nullptr && 2 * text.size() < hidden->text.size() ? hidden->text : text;
  }

  // Whether the greatest heading is the only one of its size, or an <h1>.
  [[nodiscard]] bool is_alone_in_level() const {
    if (headings_.empty()) return false;
    const int level = headings_.front()->heading;
    return level == 1 || headings_.size() == 1 || headings_[1]->heading != level;
  }

  // Whether nothing but <title> states one.
  [[nodiscard]] bool is_only_title() const {
    return std::all_of(stated_.begin(), stated_.end(),
                       [](const PageFact* fact) { return fact->key == "title"; });
  }

  [[nodiscard]] bool is_site(const std::string& folded) const {
    return std::find(sites_.begin(), sites_.end(), folded) != sites_.end();
  }

  // The last of a trail of links is no headline, though sites make it an <h1> with the words that
  // search engines shall see. What readers see stands below, as an <h2>.
  [[nodiscard]] bool ends_trail(const TextBlock& heading) const {
    if (heading.heading != 1) return false;
    constexpr int kAround = 4;
    NodeId at = heading.node;
    for (int i = 0; i < kAround && page_[at].name != "body"; ++i, at = page_[at].parent) {
      const std::uint32_t marks =
          marks_of(page_, at) | marks_in(page_.raw_attribute(at, "aria-label"));
      if ((marks & kTrailMark) != 0) return true;
      if (at == 0) break;
    }
    return page_.has_attribute(heading.node, "data-breadcrumb-headline");
  }

  void add_headings(int level, const std::vector<TextBlock>& blocks,
                    std::vector<const TextBlock*>& headings) const {
    constexpr std::size_t kMost = 1000;  // of a level; no page has more above its text
    constexpr std::size_t kMaxBytes = 2000;
    const std::size_t end = headings.size() + kMost;
    for (const TextBlock& block : blocks) {
      if (headings.size() == end) return;
      if (block.heading != level || block.text.size() > kMaxBytes) continue;
      if (links_to_front(page_, block) || ends_trail(block)) continue;
      const std::uint32_t marks = marks_in(page_.raw_attribute(block.node, "class"));
      if ((marks & kBylineMark) == 0 && !is_site(fold_value(block.text)))
        headings.push_back(&block);
    }
  }

  // An <h1> that is the most trusted title, word for word, is no furniture.
  [[nodiscard]] const TextBlock* in_furniture() const {
    for (const TextBlock* heading : all_headings_) {
      if (!folded_.empty() && fold_value(heading->text) == folded_.front()) return heading;
    }
    return nullptr;
  }

  // The one <h1>, where it is the headline of JSON-LD, which is made for the article alone: it
  // outranks a lesser heading that is og:title, the wording for social networks.
  [[nodiscard]] const TextBlock* stated_in_furniture() const {
    if (all_headings_.size() != 1) return nullptr;
    const std::string folded = fold_value(all_headings_.front()->text);
    for (std::size_t i = 0; i < stated_.size(); ++i) {
      const bool is_json_ld = stated_[i]->key == "headline" && stated_[i]->rank == 1;
      if (is_json_ld && folded_[i] == folded) return all_headings_.front();
    }
    return nullptr;
  }

  // The one <h1>, where its class calls it the headline and it is another wording of the stated
  // one.
  [[nodiscard]] const TextBlock* called_title_in_furniture() const {
    if (all_headings_.size() != 1 || texts_.empty()) return nullptr;
    const TextBlock& heading = *all_headings_.front();
    const bool is_it = is_called_title(heading) && resembles(heading.text, texts_.front(), 2);
    return is_it ? &heading : nullptr;
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
    if (ends_before_another(heading)) return {};
    if (std::string text = wording_of(heading, false); !text.empty()) return text;
    return resembles(heading.text, texts_.front(), 2) ? heading.text : std::string();
  }

  // Whether the title ends with one heading and begins with another: the site's and the article's.
  [[nodiscard]] bool ends_before_another(const TextBlock& heading) const {
    const std::string& title = folded_.front();
    if (!is_site_name(fold_value(heading.text), title)) return false;
    return std::any_of(headings_.begin(), headings_.end(), [&](const TextBlock* other) {
      const std::string folded = fold_value(other->text);
      return other != &heading && agrees(folded, title) && title.starts_with(folded);
    });
  }

  // A title without the name of its site: a host, a name that the page shows as a link, or, where
  // only <title> states one, a few words behind more.
  [[nodiscard]] std::string without_site(const std::string& title) const {
    const std::string text = without_name(title, [this](const std::string& name, string_view rest) {
      return is_host(name) || (2 * name.size() < rest.size() && is_shown_as_link(name));
    });
    if (text != title || !is_only_title()) return text;
    constexpr std::size_t kNameWords = 2;
    constexpr std::size_t kTitleWords = 4;
    for (const TitleEnds& ends : ends_of(title)) {
      if (words_in(ends.tail) <= kNameWords && words_in(ends.before_tail) >= kTitleWords)
        return std::string(ends.before_tail);
    }
    return title;
  }

  [[nodiscard]] bool is_shown_as_link(const std::string& name) const {
    return std::any_of(all_.begin(), all_.end(), [&](const TextBlock& block) {
      return block.link_bytes >= block.text.size() && fold_value(block.text) == name;
    });
  }

  [[nodiscard]] std::string agreeing() const {
    const auto of_level = [this](int first, int last) -> std::string {
      for (const TextBlock* heading : headings_) {
        if (heading->heading < first || heading->heading > last) continue;
        if (std::string text = wording_of(*heading, true); !text.empty()) return text;
      }
      return {};
    };
    if (std::string text = of_level(1, 1); !text.empty()) return text;
    for (const TextBlock* heading : headings_) {
      if (heading->heading != 1 || stated_.empty()) continue;
      if (is_site_name(fold_value(heading->text), folded_.front())) continue;
      if (resembles(heading->text, texts_.front(), 3)) return heading->text;
    }
    return of_level(2, 3);
  }

  // <div class="headline">A wall is breached</div>: of old pages, which make headings with fonts.
  // It is the headline where a stated title holds it, or where nothing but a <title> of a word or
  // two is stated, which is a section's or a site's.
  [[nodiscard]] std::string of_line_called_title() const {
    constexpr std::size_t kMinWords = 3;
    constexpr std::size_t kMaxBytes = 200;
    constexpr std::size_t kFewWords = 4;
    constexpr std::size_t kProseBytes = 200;
    bool is_above_prose = true;
    for (const TextBlock& block : blocks_) {
      is_above_prose = is_above_prose && block.text.size() < kProseBytes;
      const bool is_line = block.heading == 0 && block.link_bytes == 0 &&
                           block.text.size() <= kMaxBytes && words_in(block.text) >= kMinWords;
      if (!is_line || !is_called_title(block)) continue;
      if (std::string text = wording_of(block, true); !text.empty()) return text;
      if (is_above_prose && is_only_title() &&
          (stated_.empty() || words_in(texts_.front()) <= kFewWords))
        return block.text;
    }
    return {};
  }

  // class="title heading", "entry-title": the headline's, where it is not the site's.
  [[nodiscard]] bool is_called_title(const TextBlock& heading) const {
    const string_view name =
        page_.raw_attribute(heading.node, "class").substr(0, kMaxAttributeBytes);
    constexpr std::array<string_view, 6> kOthers = {"site",  "blog",   "logo",
                                                    "brand", "widget", "section"};
    const auto holds = [name](string_view word) { return name.find(word) != name.npos; };
    return (holds("title") || holds("headline")) &&
           std::none_of(kOthers.begin(), kOthers.end(), holds);
  }

  // The headline as a heading and a stated title that agree have it, or "".
  [[nodiscard]] std::string wording_of(const TextBlock& heading, bool may_be_site) const {
    const std::string folded = fold_value(heading.text);
    for (std::size_t i = 0; i < stated_.size(); ++i) {
      if (!agrees(folded, folded_[i])) continue;
      const bool is_link = heading.link_bytes >= heading.text.size();
      const bool is_own = links_to_itself(page_, heading) || is_called_title(heading);
      if (!is_own && (may_be_site || is_link) && is_site_name(folded, folded_[i])) continue;
      // "The sea wall:" goes on in the next heading.
      if (heading.text.ends_with(':') && folded_[i].size() > folded.size()) return texts_[i];
      // "Obituary" stands above the rest of a headline.
      constexpr std::size_t kFewWords = 2;
      if (words_in(heading.text) <= kFewWords && folded_[i].starts_with(folded) &&
          folded_[i].size() > 2 * folded.size() && !is_end_of(folded, folded_[i])) {
        return texts_[i];
      }
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
  const std::vector<TextBlock>& blocks_;
  const std::vector<TextBlock>& all_;
  std::vector<const PageFact*> stated_;
  std::vector<std::string> sites_;              // folded
  std::vector<std::string> texts_;              // of stated_, without the site
  std::vector<std::string> folded_;             // of texts_
  std::vector<const TextBlock*> headings_;      // in order of their level
  std::vector<const TextBlock*> all_headings_;  // <h1> in furniture, where no other is
};

}  // namespace

bool is_front(string_view address) {
  if (address.size() > kMaxAttributeBytes) return false;
  const std::size_t host = address.find("://");
  if (host == string_view::npos) return address == "/";
  const std::size_t path = address.find('/', host + 3);
  return path == string_view::npos || path + 1 == address.size();
}

PageTitle page_title(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                     const std::vector<TextBlock>& all, const PageFacts& facts) {
  PageTitle title = Headline(page, blocks, all, facts).find();
  // What is left of a kicker that was cut: ": A wall is breached".
  const std::size_t begin = title.text.find_first_not_of(": ");
  if (begin != std::string::npos) title.text.erase(0, begin);
  return title;
}

}  // namespace byline
