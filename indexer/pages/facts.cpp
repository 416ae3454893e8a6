// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/facts.hpp"

#include <algorithm>
#include <array>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/pages/author_words.hpp"

namespace byline {

namespace {

struct MetaRow {
  std::string_view name;  // lower case
  Slot slot;
  int rank;
};

// Names of <meta name=...> and property=..., most sites' and content systems'.
constexpr std::array kMetas{
    MetaRow{"og:title", Slot::Title, 0},
    MetaRow{"twitter:title", Slot::Title, 3},
    MetaRow{"headline", Slot::Title, 0},
    MetaRow{"parsely-title", Slot::Title, 2},
    MetaRow{"sailthru.title", Slot::Title, 2},
    MetaRow{"citation_title", Slot::Title, 2},
    MetaRow{"dc.title", Slot::Title, 0},
    MetaRow{"dcterms.title", Slot::Title, 0},
    MetaRow{"title", Slot::Title, 4},
    MetaRow{"article:published_time", Slot::Date, 1},
    MetaRow{"og:article:published_time", Slot::Date, 1},
    MetaRow{"og:published_time", Slot::Date, 1},
    MetaRow{"article:published", Slot::Date, 1},
    MetaRow{"datepublished", Slot::Date, 1},
    MetaRow{"citation_publication_date", Slot::Date, 2},
    MetaRow{"citation_date", Slot::Date, 2},
    MetaRow{"parsely-pub-date", Slot::Date, 2},
    MetaRow{"sailthru.date", Slot::Date, 2},
    MetaRow{"pubdate", Slot::Date, 2},
    MetaRow{"publishdate", Slot::Date, 2},
    MetaRow{"publish-date", Slot::Date, 2},
    MetaRow{"published_at", Slot::Date, 2},
    MetaRow{"publication_date", Slot::Date, 2},
    MetaRow{"article_date_original", Slot::Date, 2},
    MetaRow{"original-publish-date", Slot::Date, 2},
    MetaRow{"cxenseparse:recs:publishtime", Slot::Date, 2},
    MetaRow{"dc.date.issued", Slot::Date, 2},
    MetaRow{"dcterms.issued", Slot::Date, 2},
    MetaRow{"dcterms.created", Slot::Date, 3},
    MetaRow{"dc.date.created", Slot::Date, 3},
    MetaRow{"dc.date", Slot::Date, 3},
    MetaRow{"dcterms.date", Slot::Date, 3},
    MetaRow{"date", Slot::Date, 5},  // of what, it does not say
    MetaRow{"article:modified_time", Slot::Date, 9},
    MetaRow{"og:updated_time", Slot::Date, 9},
    MetaRow{"last-modified", Slot::Date, 9},
    MetaRow{"article:author", Slot::Author, 2},
    MetaRow{"og:article:author", Slot::Author, 2},
    MetaRow{"author", Slot::Author, 2},
    MetaRow{"byl", Slot::Author, 1},
    MetaRow{"parsely-author", Slot::Author, 2},
    MetaRow{"sailthru.author", Slot::Author, 2},
    MetaRow{"citation_author", Slot::Author, 1},
    MetaRow{"dc.creator", Slot::Author, 1},
    MetaRow{"dcterms.creator", Slot::Author, 2},
    MetaRow{"cxenseparse:author", Slot::Author, 2},
    MetaRow{"dcsext.author", Slot::Author, 2},
    MetaRow{"og:site_name", Slot::Outlet, 0},
    MetaRow{"dc.publisher", Slot::Outlet, 3},
    MetaRow{"dcterms.publisher", Slot::Outlet, 3},
    MetaRow{"publisher", Slot::Outlet, 3},
    MetaRow{"application-name", Slot::Outlet, 4},
    MetaRow{"apple-mobile-web-app-title", Slot::Outlet, 5},
    MetaRow{"article:section", Slot::Section, 0},
    MetaRow{"parsely-section", Slot::Section, 1},
    MetaRow{"cxenseparse:category", Slot::Section, 2},
    MetaRow{"article:tag", Slot::Tag, 0},
    MetaRow{"news_keywords", Slot::Tag, 1},
    MetaRow{"keywords", Slot::Tag, 2},
    MetaRow{"parsely-tags", Slot::Tag, 2},
    MetaRow{"og:url", Slot::Url, 1},
    MetaRow{"twitter:url", Slot::Url, 3},
    MetaRow{"og:locale", Slot::Language, 2},
    MetaRow{"dc.language", Slot::Language, 1},
    MetaRow{"content-language", Slot::Language, 1},
    MetaRow{"og:description", Slot::Text, 8},
    MetaRow{"description", Slot::Text, 9},
};

struct ItemRow {
  std::string_view itemprop;
  Slot slot;
  int rank;
};

constexpr std::array kItems{
    ItemRow{"headline", Slot::Title, 2},      ItemRow{"datePublished", Slot::Date, 1},
    ItemRow{"dateCreated", Slot::Date, 3},    ItemRow{"author", Slot::Author, 1},
    ItemRow{"creator", Slot::Author, 2},      ItemRow{"articleSection", Slot::Section, 1},
    ItemRow{"inLanguage", Slot::Language, 1}, ItemRow{"dateModified", Slot::Date, 9},
    ItemRow{"publisher", Slot::Outlet, 2},
};

// Longer ones say no more; those of an element are read for each of the elements in it.
constexpr std::size_t kMaxAttributeBytes = 400;

// Of the properties that an element names, the first.
std::string_view first_property(const MarkupTree& page, NodeId node) {
  const std::string_view props = page.raw_attribute(node, "itemprop").substr(0, kMaxAttributeBytes);
  return props.substr(0, props.find(' '));
}

template <class Rows>
const auto* row_of(const Rows& rows, std::string_view name) {
  const auto* row = std::find_if(rows.begin(), rows.end(), [name](const auto& candidate) {
    if constexpr (requires { candidate.name; }) {
      return candidate.name == name;
    } else {
      return candidate.itemprop == name;
    }
  });
  return row == rows.end() ? nullptr : row;
}

// A property of RDFa may have any prefix that the page declares; those of Dublin Core are "dc:" and
// "dcterms:", and with a dot in its own names.
const MetaRow* meta_row(std::string_view name) {
  if (const MetaRow* row = row_of(kMetas, name)) return row;
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos || !name.starts_with("dc")) return nullptr;
  return row_of(kMetas,
                std::string(name.substr(0, colon)) + "." + std::string(name.substr(colon + 1)));
}

// Catalogues turn names round: "Jong, Michiel de". Two people in a list have more words each.
std::string turned_back(const std::string& name) {
  const std::size_t comma = name.find(", ");
  const bool is_turned = comma != std::string::npos && comma > 0 &&
                         name.find(',', comma + 1) == std::string::npos &&
                         name.substr(0, comma).find(' ') == std::string::npos;
  return is_turned ? name.substr(comma + 2) + " " + name.substr(0, comma) : name;
}

void add_named_meta(std::string_view name, std::string content, PageFacts& facts) {
  const std::string lowered = lower_ascii(name);
  if (lowered == "og:type") {
    const std::string type = lower_ascii(content);
    facts.is_article |= type == "article" || type == "news" || type == "blog";
  }
  const MetaRow* row = meta_row(lowered);
  if (row == nullptr || content.empty()) return;
  const bool is_address = content.find("://") != std::string::npos || content[0] == '@';
  if (row->slot == Slot::Author && is_address) return;
  if (lowered.ends_with("creator") || lowered == "citation_author") content = turned_back(content);
  facts.add(row->slot, row->rank, std::move(content), name);
}

void add_meta(const MarkupTree& page, NodeId node, PageFacts& facts) {
  for (const std::string_view attribute : {"property", "name", "itemprop", "http-equiv"}) {
    constexpr std::size_t kMaxBytes = 100;
    if (page.raw_attribute(node, attribute).empty()) continue;
    const std::string names = page.attribute(node, attribute);  // "article&#x3A;author"
    if (names.size() > kMaxBytes) continue;
    const std::string content = page.attribute(node, "content");
    const std::size_t before = facts.list.size();
    // One attribute may hold several properties: "dc:title og:title".
    for (const std::string& name : list_items(names, " ")) add_named_meta(name, content, facts);
    if (facts.list.size() > before) return;
  }
}

// A card of twitter:label1 and twitter:data1, "Written by": "Ann Lee".
void add_card(const MarkupTree& page, const std::array<NodeId, 2>& card, PageFacts& facts) {
  if (card[0] == kNoNode || card[1] == kNoNode) return;
  if (!is_author_label(page.attribute(card[0], "content"))) return;
  facts.add(Slot::Author, 1, page.attribute(card[1], "content"), "twitter:data");
}

// The two values of a Twitter card, each a label and what it stands for.
class Cards {
 public:
  void see(const MarkupTree& page, NodeId node) {
    std::string_view name = page.raw_attribute(node, "name");
    if (name.empty()) name = page.raw_attribute(node, "property");
    for (std::size_t i = 0; i < cards_.size(); ++i) {
      const char number = static_cast<char>('1' + i);
      if (name.empty() || name.back() != number) continue;
      name.remove_suffix(1);
      if (name == "twitter:label") cards_[i][0] = node;
      if (name == "twitter:data") cards_[i][1] = node;
      return;
    }
  }

  void add_to(const MarkupTree& page, PageFacts& facts) const {
    for (const auto& card : cards_) add_card(page, card, facts);
  }

 private:
  std::array<std::array<NodeId, 2>, 2> cards_{{{kNoNode, kNoNode}, {kNoNode, kNoNode}}};
};

// The value of a microdata element: its machine's form, else its text.
std::string item_value(const MarkupTree& page, NodeId node) {
  // Blogger keeps the date of <abbr itemprop=datePublished> in its title.
  const bool is_abbr = page[node].name == "abbr";
  for (const std::string_view attribute : {"content", "datetime", is_abbr ? "title" : "content"}) {
    if (std::string value = page.attribute(node, attribute); !value.empty()) return value;
  }
  if (page.has_attribute(node, "itemscope")) {
    for (NodeId inner = page.next(node, node); inner != kNoNode; inner = page.next(inner, node)) {
      if (page.raw_attribute(inner, "itemprop") == "name") return item_value(page, inner);
    }
  }
  constexpr std::size_t kMaxBytes = 300;
  std::string text = squeeze(page.text_of(node));
  return text.size() <= kMaxBytes ? text : std::string();
}

// Properties of what is not the article: a comment, a recommended article, its author. `article` is
// the first that has properties, where one has.
bool is_of_another(const MarkupTree& page, NodeId node, NodeId& article) {
  for (NodeId above = page[node].parent; above != kNoNode; above = page[above].parent) {
    const std::string_view type =
        page.raw_attribute(above, "itemtype").substr(0, kMaxAttributeBytes);
    const std::string_view prop = first_property(page, above);
    if (type.find("Comment") != type.npos || prop == "comment") return true;
    if (type.find("Product") != type.npos || type.find("Review") != type.npos) return true;
    // Whose picture it is.
    if (type.find("Object") != type.npos || page[above].name == "figure") return true;
    if (type.find("Article") != type.npos || type.find("Posting") != type.npos) {
      if (article == kNoNode) article = above;
      return article != above;
    }
    if (row_of(kItems, prop) != nullptr || prop == "isPartOf") return true;
  }
  return false;
}

// Drupal states what it shows in RDFa: <span property="dc:date" content="2013-05-03">.
void add_rdfa(const MarkupTree& page, NodeId node, PageFacts& facts) {
  if (!page.has_attribute(node, "property") || !page.has_attribute(node, "content")) return;
  for (const std::string& name : list_items(page.attribute(node, "property"), " ")) {
    constexpr std::string_view kSchema = "schema:";
    if (name.starts_with("dc:") || name.starts_with("dcterms:")) {
      add_named_meta(name, page.attribute(node, "content"), facts);
    } else if (name.starts_with(kSchema) || name.find(':') == name.npos) {
      // Without a prefix where the page says vocab="https://schema.org/".
      const std::size_t begin = name.starts_with(kSchema) ? kSchema.size() : 0;
      const ItemRow* row = row_of(kItems, std::string_view(name).substr(begin));
      if (row != nullptr) facts.add(row->slot, row->rank, page.attribute(node, "content"), name);
    }
  }
}

// What the elements of a page that have properties tell of each other.
struct ItemsSeen {
  NodeId article = kNoNode;       // the first that has properties
  NodeId first_author = kNoNode;  // of it
  std::size_t properties = 0;     // so far, of it or others
};

// The authors of an article stand together; one far from the first is another article's.
bool is_of_other_byline(const MarkupTree& page, NodeId node, NodeId& first) {
  constexpr int kAround = 4;
  if (first == kNoNode) {
    first = node;
    return false;
  }
  NodeId around = first;
  for (int i = 0; i < kAround && page[around].parent != kNoNode; ++i) {
    const std::string_view name = page[page[around].parent].name;
    if (name == "article" || name == "main" || name == "body") break;
    around = page[around].parent;
  }
  return node >= page.next(around, 0, true);
}

void add_item(const MarkupTree& page, NodeId node, ItemsSeen& seen, PageFacts& facts) {
  const std::string_view type = page.raw_attribute(node, "itemtype");
  const bool is_article = type.ends_with("Article") || type.ends_with("BlogPosting");
  facts.is_article |= is_article;
  if (page[node].name == "meta") return;
  const ItemRow* row = row_of(kItems, first_property(page, node));
  constexpr std::size_t kMostProperties = 2000;  // each costs its parents
  if (row == nullptr || ++seen.properties > kMostProperties) return;
  if (is_of_another(page, node, seen.article)) return;
  if (row->slot == Slot::Author && is_of_other_byline(page, node, seen.first_author)) return;
  facts.add(row->slot, row->rank, item_value(page, node), row->itemprop);
}

// What programs write into <title> where nobody has.
bool is_of_editor(std::string_view title) {
  constexpr std::array<std::string_view, 6> kTitles = {
      "untitled",   "untitled document",    "untitled page",
      "new page 1", "unbenanntes dokument", "document sans nom"};
  return std::find(kTitles.begin(), kTitles.end(), fold_value(title)) != kTitles.end();
}

void add_link(const MarkupTree& page, NodeId node, PageFacts& facts) {
  const std::string rel = lower_ascii(page.raw_attribute(node, "rel"));
  if (rel == "canonical") facts.add(Slot::Url, 0, page.attribute(node, "href"), "canonical");
}

}  // namespace

void PageFacts::add(Slot slot, int rank, std::string text, std::string_view key) {
  if (is_missing(text)) return;
  constexpr std::size_t kMostFacts = 500;
  if (list.size() >= kMostFacts) return;
  // The authors and tags of a page stand one in an element.
  const bool is_many = slot == Slot::Author || slot == Slot::Tag;
  const auto same = std::find_if(list.begin(), list.end(), [&](const PageFact& fact) {
    return fact.slot == slot && fact.key == key;
  });
  if (same == list.end() || !is_many) {
    list.push_back({slot, rank, {std::move(text)}, std::string(key)});
  } else if (same->texts.size() < kMostFacts &&
             std::find(same->texts.begin(), same->texts.end(), text) == same->texts.end()) {
    same->texts.push_back(std::move(text));
  }
}

std::vector<const PageFact*> PageFacts::of(Slot slot) const {
  std::vector<const PageFact*> found;
  for (const PageFact& fact : list) {
    if (fact.slot == slot) found.push_back(&fact);
  }
  std::stable_sort(found.begin(), found.end(),
                   [](const PageFact* a, const PageFact* b) { return a->rank < b->rank; });
  return found;
}

void add_meta_facts(const MarkupTree& page, PageFacts& facts) {
  bool has_title = false;
  ItemsSeen seen;
  Cards cards;
  for (NodeId node = 0; node != kNoNode; node = page.next(node, 0)) {
    const std::string_view name = page[node].name;
    if (name.empty()) continue;
    if (name == "meta") {
      add_meta(page, node, facts);
      cards.see(page, node);
    } else if (name == "link") {
      add_link(page, node, facts);
    } else if (name == "title" && !has_title) {
      const std::string title = squeeze(page.text_of(node));
      has_title = !title.empty();
      if (!is_of_editor(title)) facts.add(Slot::Title, 6, title, "title");
    } else if (name == "html") {
      facts.add(Slot::Language, 0, page.attribute(node, "lang"), "lang");
    } else if (name == "script") {
      if (lower_ascii(page.raw_attribute(node, "type")).starts_with("application/ld+json"))
        add_json_ld_facts(page.text_of(node), facts);
    }
    if (name != "meta") add_rdfa(page, node, facts);
    add_item(page, node, seen, facts);
  }
  cards.add_to(page, facts);
}

}  // namespace byline
