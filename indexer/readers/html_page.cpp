// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/html_page.hpp"

#include <algorithm>
#include <array>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/charset.hpp"
#include "indexer/decoding/markup_tree.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/pages/accounts.hpp"
#include "indexer/pages/author_words.hpp"
#include "indexer/pages/authors.hpp"
#include "indexer/pages/blocks.hpp"
#include "indexer/pages/dates.hpp"
#include "indexer/pages/facts.hpp"
#include "indexer/pages/next_articles.hpp"
#include "indexer/pages/place.hpp"
#include "indexer/pages/saved.hpp"
#include "indexer/pages/text.hpp"
#include "indexer/pages/title.hpp"
#include "indexer/pages/title_parts.hpp"
#include "indexer/readers/filling.hpp"

namespace byline::html_page {

namespace {

constexpr std::size_t kFewBytes = 250;  // less text than this is sought again, menus and all

// Not "localhost" nor "127.0.0.1", where a page was saved from a machine of one's own.
bool is_name_of_site(std::string_view host) {
  const std::size_t dot = host.rfind('.');
  return dot != std::string_view::npos && dot + 1 < host.size() && !is_digit(host[dot + 1]);
}

std::size_t bytes_of(const PageText& text) {
  std::size_t bytes = 0;
  for (const std::string& paragraph : text.paragraphs) bytes += paragraph.size();
  return bytes;
}

class Page {
 public:
  Page(std::string bytes, const PageOrigin& origin, RawArticle& raw)
      : raw_(raw),
        tree_(markup_to_utf8(std::move(bytes), origin.charset, raw.repairs), MarkupKind::Html) {
    add_meta_facts(tree_, facts_);
    blocks_ = text_blocks(tree_, Furniture::LeaveOut);
    all_ = text_blocks(tree_, Furniture::Keep);
    const PageTitle title = page_title(tree_, blocks_, all_, facts_);
    title_ = title.text;
    blocks_ = without_next_articles(tree_, std::move(blocks_), title_);
    all_ = without_next_articles(tree_, std::move(all_), title_);
    text_ = find_page_text(tree_, blocks_, title_);
    if (title.is_doubtful) retitle();
    if (bytes_of(text_) < kFewBytes) widen();
    set_url(origin);
    if (!origin.date.empty()) facts_.add(Slot::Date, 20, origin.date, "crawl");
  }

  [[nodiscard]] const PageFacts& facts() const { return facts_; }

  // A page of links or teasers that says nowhere that it is an article.
  [[nodiscard]] bool is_list() const {
    const bool is_called_list =
        facts_.is_list || (is_front_page() && !shows_headline()) || has_class_of_list();
    if (!facts_.is_typed_article && is_called_list && links_in_headings() >= kFewLinks) return true;
    if ((facts_.is_article && !facts_.is_list) || is_dated_brief()) return false;
    const bool is_thin = bytes_of(text_) < kFewBytes;
    return is_thin && text_.link_bytes * 2 > text_.all_bytes && text_.all_bytes > 1000;
  }

  void fill_all() {
    const PagePlace place(tree_, all_, title_, first_in(all_));
    add_shown_authors(tree_, all_, place, facts_);
    add_shown_dates(tree_, all_, place, facts_);
    fill(raw_, Slot::Title, {title_}, "title");
    drop_publishers();
    const PageFact authors = best_authors(facts_);
    fill(raw_, Slot::Author, authors.texts, authors.key);
    for (const Slot slot :
         {Slot::Url, Slot::Outlet, Slot::Section, Slot::Tag, Slot::Language, Slot::Date}) {
      for (const PageFact* fact : facts_.of(slot)) {
        if (fill(raw_, slot, fact->texts, fact->key)) break;
      }
    }
    if (raw_.article.outlet.empty()) set_outlet_of_site();
    set_text();
  }

 private:
  // Where the page names no outlet, its site does: as its titles end, else by its host.
  void set_outlet_of_site() {
    const std::string site = site_of(raw_.article);
    if (!is_name_of_site(site)) return;
    const std::string name = site_in_title(facts_, site);
    fill(raw_, Slot::Outlet, {name.empty() ? site : name}, "site");
  }

  static constexpr std::size_t kFewLinks = 3;

  // Its address is that of its site.
  [[nodiscard]] bool is_front_page() const {
    const auto urls = facts_.of(Slot::Url);
    if (urls.empty() || urls.front()->rank > 1) return false;
    return is_front(urls.front()->texts.front());
  }

  // <body class="archive category">, "search-results", "home blog" as WordPress has it.
  [[nodiscard]] bool has_class_of_list() const {
    for (NodeId node = 0; node != kNoNode; node = tree_.next(node, 0)) {
      if (tree_[node].name != "body") continue;
      const std::vector<std::string> names = list_items(tree_.raw_attribute(node, "class"), " ");
      const auto has = [&names](std::string_view name) {
        return std::find(names.begin(), names.end(), name) != names.end();
      };
      const bool is_single = has("single") || has("singular") || has("page");
      return !is_single &&
             (has("archive") || has("search-results") || (has("home") && has("blog")));
    }
    return false;
  }

  // Other pages that headings link to: bits of several articles.
  [[nodiscard]] std::size_t links_in_headings() const {
    std::vector<std::string_view> addresses;
    for (const TextBlock& block : blocks_) {
      constexpr std::size_t kMost = 50;
      if (block.heading == 0 || 2 * block.link_bytes < block.text.size()) continue;
      NodeId link = block.text_node;
      while (link != kNoNode && tree_[link].name != "a") link = tree_[link].parent;
      if (link == kNoNode || addresses.size() == kMost) continue;
      constexpr std::size_t kMaxBytes = 2000;
      const std::string_view address = tree_.raw_attribute(link, "href").substr(0, kMaxBytes);
      if (std::find(addresses.begin(), addresses.end(), address) == addresses.end())
        addresses.push_back(address);
    }
    return addresses.size();
  }

  // Some sites state their front page as the address of each article.
  [[nodiscard]] bool shows_headline() const {
    constexpr std::size_t kMinWords = 4;
    if (list_items(title_, " ").size() < kMinWords) return false;
    return std::any_of(blocks_.begin(), blocks_.end(), [this](const TextBlock& block) {
      return (block.heading == 1 || block.heading == 2) && block.link_bytes == 0 &&
             block.text == title_;
    });
  }

  // A few lines below a headline with their day, however many links are around.
  [[nodiscard]] bool is_dated_brief() const {
    return std::any_of(blocks_.begin(), blocks_.end(), [this](const TextBlock& block) {
      return block.heading == 1 && block.link_bytes == 0 && block.text == title_ &&
             has_day_beside(block.text_node);
    });
  }

  // A heading right above the text, with a day beside it, is the headline where the title is hardly
  // one.
  void retitle() {
    constexpr std::size_t kAbove = 2;
    constexpr std::size_t kBelow = 3;
    constexpr std::size_t kMinWords = 3;
    const std::size_t first = text_.first_block;
    for (std::size_t i = first > kAbove ? first - kAbove : 0;
         i < std::min(first + kBelow, blocks_.size()); ++i) {
      const TextBlock& block = blocks_[i];
      if (block.heading == 0 || 2 * block.link_bytes > block.text.size()) continue;
      if (list_items(block.text, " ").size() < kMinWords || !has_day_beside(block.text_node))
        continue;
      title_ = block.text;
      text_ = find_page_text(tree_, blocks_, title_);
      return;
    }
  }

  // In the page as it is shown, furniture and all: "3 May 2014 | News" may count as such.
  [[nodiscard]] bool has_day_beside(NodeId heading) const {
    constexpr std::size_t kNear = 2;
    constexpr std::size_t kLead = 44;
    const auto place = std::lower_bound(
        all_.begin(), all_.end(), heading,
        [](const TextBlock& block, NodeId node) { return block.text_node < node; });
    const auto at = static_cast<std::size_t>(place - all_.begin());
    for (std::size_t k = at > kNear ? at - kNear : 0; k < std::min(at + kNear + 1, all_.size());
         ++k) {
      if (k != at && states_day(std::string_view(all_[k].text).substr(0, kLead))) return true;
    }
    return false;
  }

  void widen() {
    PageText text = find_page_text(tree_, all_, title_);
    if (bytes_of(text) < 2 * bytes_of(text_)) return;
    blocks_ = all_;
    text_ = std::move(text);
  }

  void set_url(const PageOrigin& origin) {
    std::erase_if(facts_.list, [](const PageFact& fact) {
      return fact.slot == Slot::Url && fact.texts.front().find("://") == std::string::npos;
    });
    if (!origin.url.empty()) facts_.add(Slot::Url, 1, origin.url, "crawl");
    for (PageFact& fact : facts_.list) {
      if (fact.slot == Slot::Url)
        fact.texts.front() = std::string(address_behind_archive(fact.texts.front()));
    }
    const auto urls = facts_.of(Slot::Url);
    if (!urls.empty()) add_url_date(std::string(urls.front()->texts.front()), facts_);
  }

  // Sites name themselves as the author of all they publish, or an account of theirs; and some name
  // the author as the publisher, whom the byline shows.
  void drop_publishers() {
    std::vector<std::string> shown;
    for (const PageFact* fact : facts_.of(Slot::Author)) {
      if (fact->is_shown) add_folded(shown, *fact);
    }
    std::erase_if(facts_.list, [&](const PageFact& fact) {
      return fact.slot == Slot::Outlet && is_publisher_meta(fact) &&
             holds(shown, fact.texts.front());
    });
    // An address is no name.
    std::erase_if(facts_.list, [](const PageFact& fact) {
      return fact.slot == Slot::Outlet && fact.texts.front().find("://") != std::string::npos;
    });
    std::vector<std::string> names;
    for (const PageFact* fact : facts_.of(Slot::Outlet)) add_folded(names, *fact);
    for (PageFact& fact : facts_.list) {
      if (fact.slot != Slot::Author) continue;
      std::erase_if(fact.texts, [&](const std::string& text) {
        return is_company(text) || is_account(text) || holds(names, text);
      });
    }
    std::erase_if(facts_.list, [](const PageFact& fact) { return fact.texts.empty(); });
  }

  static void add_folded(std::vector<std::string>& names, const PageFact& fact) {
    for (const std::string& text : fact.texts) names.push_back(fold_value(text));
  }

  static bool holds(const std::vector<std::string>& names, const std::string& name) {
    return std::find(names.begin(), names.end(), fold_value(name)) != names.end();
  }

  // Of Dublin Core and the like; og:site_name is the site's.
  static bool is_publisher_meta(const PageFact& fact) {
    return fold_value(fact.key).ends_with("publisher") && fact.rank == 3;
  }

  // Where the text begins, among all blocks.
  [[nodiscard]] std::size_t first_in(const std::vector<TextBlock>& all) const {
    if (text_.first_block >= blocks_.size()) return 0;
    const NodeId node = blocks_[text_.first_block].text_node;
    const auto at = std::find_if(
        all.begin(), all.end(), [node](const TextBlock& block) { return block.text_node >= node; });
    return static_cast<std::size_t>(at - all.begin());
  }

  void set_text() {
    auto& paragraphs = raw_.article.paragraphs;
    for (std::string& paragraph : text_.paragraphs) {
      std::string line = squeeze(without_controls(std::move(paragraph)));
      if (line.empty()) continue;
      if (paragraphs.size() < kMaxParagraphs) {
        paragraphs.push_back(std::move(line));
      } else {
        paragraphs.back() += ' ' + line;
      }
    }
    if (!paragraphs.empty()) return;
    for (const PageFact* fact : facts_.of(Slot::Text)) {
      if (fill(raw_, Slot::Text, fact->texts, fact->key)) return;
    }
    add_few_words();
  }

  // A page too short for prose, of a few words or headings: all that it shows.
  void add_few_words() {
    for (const TextBlock& block : blocks_) {
      if (block.text != title_ && raw_.article.paragraphs.size() < kMaxParagraphs)
        raw_.article.paragraphs.push_back(squeeze(without_controls(block.text)));
    }
  }

  RawArticle& raw_;
  MarkupTree tree_;
  PageFacts facts_;
  std::vector<TextBlock> blocks_;
  std::vector<TextBlock> all_;  // with the furniture
  std::string title_;
  PageText text_;
};

}  // namespace

bool by_name(std::string_view name) {
  return name.ends_with(".html") || name.ends_with(".htm") || name.ends_with(".xhtml");
}

bool by_content(std::string_view head) {
  constexpr std::size_t kNear = 2048;
  const std::string text = lower_ascii(head.substr(0, kNear));
  const std::size_t begin = text.find_first_not_of(" \t\r\n\xEF\xBB\xBF");
  if (begin == std::string::npos || text[begin] != '<') return false;
  return text.find("<!doctype html") != std::string::npos ||
         text.find("<html") != std::string::npos || text.find("<head>") != std::string::npos ||
         text.find("<body") != std::string::npos;
}

ParseResult parse_page(std::string bytes, const PageOrigin& origin, const RawRecord& record,
                       const ReadingRules& rules) {
  if (bytes.size() > kMaxPageBytes) return Reject{"longer than 16 MiB, which no page is"};
  RawArticle raw;
  Page page(std::move(bytes), origin, raw);
  if (page.is_list()) return Reject{"a page of links, not an article"};
  page.fill_all();
  fill_from_rules(raw, rules);
  set_source(raw, record);
  return finish(std::move(raw));
}

ParseResult parse(const RawRecord& record, const ReadingRules& rules) {
  if (!record.reject.empty()) return Reject{record.reject};
  return parse_page(record.bytes, {saved_from(record.bytes), "", ""}, record, rules);
}

std::vector<std::string> keys(const RawRecord& record) {
  if (record.bytes.size() > kMaxPageBytes) return {};
  std::vector<std::string> repairs;
  const MarkupTree tree(markup_to_utf8(record.bytes, "", repairs), MarkupKind::Html);
  PageFacts facts;
  add_meta_facts(tree, facts);
  std::vector<std::string> keys;
  for (const PageFact& fact : facts.list) keys.push_back(fact.key);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace byline::html_page
