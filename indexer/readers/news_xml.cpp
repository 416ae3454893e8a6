// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/news_xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "indexer/readers/alto.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/element_splitter.hpp"
#include "indexer/readers/filling.hpp"
#include "indexer/readers/markup_tree.hpp"
#include "indexer/readers/plain_text.hpp"
#include "indexer/readers/xml_values.hpp"

namespace byline::news_xml {

namespace {

using std::string_view;
using Texts = std::vector<std::string>;

// Where a value stands: an element, as a path of local names in lower case, and the attribute that
// holds it ("": its text). Rows of a slot are tried in order; `all` takes every such element.
struct Place {
  Slot slot;
  std::array<string_view, 3> path;
  string_view attribute = {};
  bool all = false;
};

constexpr std::array kPlaces{
    // Title
    Place{Slot::Title, {"contentmeta", "headline"}},
    Place{Slot::Title, {"hedline", "hl1"}},
    Place{Slot::Title, {"headline"}},
    Place{Slot::Title, {"hedline"}},
    Place{Slot::Title, {"hl"}},
    Place{Slot::Title, {"head", "title"}},
    Place{Slot::Title, {"title"}},
    Place{Slot::Title, {"ti"}},
    Place{Slot::Title, {"head"}},
    // Author
    Place{Slot::Author, {"contentmeta", "by"}, {}, true},
    Place{Slot::Author, {"contentmeta", "creator", "name"}},
    Place{Slot::Author, {"byline", "person"}, {}, true},
    Place{Slot::Author, {"byline"}},
    Place{Slot::Author, {"author"}},
    Place{Slot::Author, {"by"}},
    Place{Slot::Author, {"au"}},
    // Outlet
    Place{Slot::Outlet, {"itemmeta", "provider", "name"}},
    Place{Slot::Outlet, {"itemmeta", "provider"}, "literal"},
    Place{Slot::Outlet, {"pubdata"}, "name"},
    Place{Slot::Outlet, {"provider", "party"}, "formalname"},
    Place{Slot::Outlet, {"copyrightholder", "name"}},
    Place{Slot::Outlet, {"copyrightholder"}, "literal"},
    Place{Slot::Outlet, {"doc.copyright"}, "holder"},
    Place{Slot::Outlet, {"providerid"}},
    Place{Slot::Outlet, {"publication"}},
    Place{Slot::Outlet, {"so"}},
    // Date
    Place{Slot::Date, {"itemmeta", "firstcreated"}},
    Place{Slot::Date, {"contentmeta", "contentcreated"}},
    Place{Slot::Date, {"itemmeta", "versioncreated"}},
    Place{Slot::Date, {"date.issue"}, "norm"},
    Place{Slot::Date, {"pubdata"}, "date.publication"},
    Place{Slot::Date, {"date.release"}, "norm"},
    Place{Slot::Date, {"newsmanagement", "firstcreated"}},
    Place{Slot::Date, {"newsmanagement", "thisrevisioncreated"}},
    Place{Slot::Date, {"dateid"}},
    Place{Slot::Date, {"date_time"}},
    Place{Slot::Date, {"pubdate"}},
    Place{Slot::Date, {"publishdate"}},
    Place{Slot::Date, {"date"}},
    Place{Slot::Date, {"dd"}},
    Place{Slot::Date, {"dateline", "story.date"}, "norm"},
    // Others
    Place{Slot::Id, {"doc-id"}, "id-string"},
    Place{Slot::Id, {"publicidentifier"}},
    Place{Slot::Id, {"docno"}},
    Place{Slot::Id, {"docid"}},
    Place{Slot::Id, {"newsid"}},
    Place{Slot::Language, {"contentmeta", "language"}, "tag"},
    Place{Slot::Language, {"descriptivemetadata", "language"}, "formalname"},
    Place{Slot::Language, {"language"}},
    Place{Slot::Agency, {"infosource", "name"}},
    Place{Slot::Agency, {"distributor"}},
    Place{Slot::Agency, {"rbnews", "origin"}},
    Place{Slot::Section, {"pubdata"}, "position.section"},
    Place{Slot::Section, {"series"}, "series.name"},
    Place{Slot::Section, {"section"}},
    Place{Slot::Edition, {"pubdata"}, "edition.name"},
    Place{Slot::Page, {"page"}},
    Place{Slot::Tag, {"contentmeta", "subject", "name"}, {}, true},
    Place{Slot::Tag, {"key-list", "keyword"}, "key", true},
    Place{Slot::Tag, {"contentmeta", "keyword"}, {}, true},
    Place{Slot::Tag, {"topics", "d"}, {}, true},
    Place{Slot::Tag, {"subject"}, {}, true},
};

// Where the text stands, most trusted first; and what of it is none.
constexpr std::array<string_view, 11> kTextPlaces = {
    "body.content", "inlinexml", "inlinedata",  "datacontent", "body",   "text",
    "leadpara",     "graphic",   "description", "abstract",    "content"};

// Whether an element has all of its record's path above it.
bool fits(const MarkupTree& tree, NodeId node, const Place& place) {
  std::size_t i = place.path.size();
  while (i > 0 && place.path[i - 1].empty()) --i;
  for (NodeId at = node; i > 0 && at != kNoNode && at != 0; at = tree[at].parent) {
    if (is_named(tree, at, place.path[i - 1])) {
      --i;
    } else if (at == node) {
      return false;
    }
  }
  return i == 0;
}

std::string attribute_of(const MarkupTree& tree, NodeId node, string_view name) {
  std::string value = tree.attribute(node, name);
  if (value.empty() && name == "formalname") value = tree.attribute(node, "FormalName");
  return value;
}

class Item {
 public:
  Item(const MarkupTree& tree, NodeId root, RawArticle& raw)
      : tree_(tree), root_(root), is_reuters_(is_named(tree, root, "reuters")), raw_(raw) {
    for (NodeId node = root; node != kNoNode; node = tree_.next(node, root)) {
      if (!tree_[node].is_text()) elements_.push_back(node);
    }
  }

  void fill_all() {
    fill_own_attributes();
    for (const Place& place : kPlaces) {
      if (!is_filled(raw_, place.slot)) fill_from(place);
    }
    fill_text();
  }

 private:
  void fill_own_attributes() {
    const std::string guid = tree_.attribute(root_, "guid");
    if (!guid.empty()) fill(raw_, Slot::Id, {guid}, "guid");
    if (!is_reuters_) return;
    const std::string number = tree_.attribute(root_, "NEWID");
    if (!number.empty()) fill(raw_, Slot::Id, {number}, "NEWID");
    fill(raw_, Slot::Agency, {"Reuters"}, "REUTERS");
    fill(raw_, Slot::Outlet, {"Reuters"}, "REUTERS");
  }

  void fill_from(const Place& place) {
    Texts texts;
    string_view key;
    for (const NodeId node : elements_) {
      if (!fits(tree_, node, place)) continue;
      std::string text = place.attribute.empty() ? line_of(tree_, node)
                                                 : attribute_of(tree_, node, place.attribute);
      if (place.slot == Slot::Outlet) text.resize(std::min(text.find(". All rights"), text.size()));
      if (is_named(tree_, node, "so")) take_page(text);
      if (text.empty()) continue;
      texts.push_back(std::move(text));
      key = tree_[node].name;
      if (!place.all) break;
    }
    if (texts.empty()) return;
    if (is_reuters_ && place.slot == Slot::Title) {
      raw_.article.title = utf8_prefix(texts[0], kMaxTitleBytes);
    } else {
      fill(raw_, place.slot, texts, key);
    }
  }

  // TIPSTER's "WALL STREET JOURNAL (J), PAGE A16".
  void take_page(std::string& source) {
    constexpr string_view kPage = ", PAGE ";
    if (const std::size_t page = source.find(kPage); page != std::string::npos) {
      fill(raw_, Slot::Page, {source.substr(page + kPage.size())}, "so");
      source.resize(page);
    }
    if (source.ends_with(" (J)")) source.resize(source.size() - 4);  // a journal
  }

  // The New York Times' corpus has the first paragraphs twice, the second time in the whole text.
  void fill_full_text() {
    for (const NodeId node : elements_) {
      if (!is_named(tree_, node, "block") || tree_.attribute(node, "class") != "full_text")
        continue;
      fill(raw_, Slot::Text, {html_of(tree_, node)}, "full_text");
      return;
    }
  }

  void fill_text() {
    fill_full_text();
    if (is_filled(raw_, Slot::Text)) return;
    for (const string_view name : kTextPlaces) {
      Texts texts;
      for (const NodeId node : elements_) {
        if (!is_named(tree_, node, name) || lies_in_taken(node) || is_style(node)) continue;
        std::string html = html_of(
            tree_, node,
            {"head", "body.head", "hedline", "byline", "media", "media-caption", "media-producer",
             "body.end", "title", "author", "dateline", "docdata", "header", "footer"});
        if (is_reuters_) html = with_paragraphs(html);
        if (html.find_first_not_of(" \t\r\n") == std::string::npos) continue;
        texts.push_back(std::move(html));
        taken_ = node;
      }
      if (texts.empty()) continue;
      if (is_reuters_ && name == "body") raw_.article.paragraphs = literal_paragraphs(texts[0]);
      if (is_filled(raw_, Slot::Text) || fill(raw_, Slot::Text, texts, name)) return;
    }
    // TREC: beside the elements that say what the document is.
    if (!is_named(tree_, root_, "doc")) return;
    fill(raw_, Slot::Text,
         {html_of(tree_, root_,
                  {"docno", "docid", "fileid", "title", "head", "headline", "hl", "ti", "date",
                   "dd", "pubdate", "author", "byline", "au", "so", "section", "page"})},
         "doc");
  }

  // NewsML 1 says before each content what it is: that of "text/css" is for browsers.
  [[nodiscard]] bool is_style(NodeId node) const {
    constexpr int kMostBefore = 10;  // white space, Comment, Catalog, Format, MimeType
    const NodeId parent = tree_[node].parent;
    if (parent == kNoNode) return false;
    NodeId at = tree_[parent].first;
    for (int i = 0; i < kMostBefore && at != kNoNode; ++i, at = tree_[at].next) {
      if (is_named(tree_, at, "mimetype"))
        return attribute_of(tree_, at, "formalname") == "text/css";
    }
    return false;
  }

  [[nodiscard]] bool lies_in_taken(NodeId node) const {
    return taken_ != kNoNode && node > taken_ && node < tree_.next(taken_, 0, true);
  }

  // Reuters-21578 indents the first line of a paragraph and parts them by nothing else.
  static std::string with_paragraphs(const std::string& text) {
    std::string parted;
    for (std::size_t i = 0; i < text.size(); ++i) {
      parted += text[i];
      if (text[i] == '\n' && text.compare(i + 1, 3, "   ") == 0) parted += '\n';
    }
    return parted;
  }

  const MarkupTree& tree_;
  const NodeId root_;
  const bool is_reuters_;  // whose texts are plain: "Acme <P>" names a company by its sign
  RawArticle& raw_;
  std::vector<NodeId> elements_;
  NodeId taken_ = kNoNode;
};

// A newspaper page: its blocks are paragraphs.
void fill_alto(const MarkupTree& tree, NodeId root, RawArticle& raw) {
  const alto::Page page = alto::read(tree, root);
  if (!page.number.empty()) fill(raw, Slot::Page, {page.number}, "PHYSICAL_IMG_NR");
  const Texts paragraphs = alto::paragraphs(page, 0, page.words.size());
  if (!paragraphs.empty()) fill(raw, Slot::Text, paragraphs, "TextBlock");
}

// Why an element is no article, or "".
std::string foreign(const MarkupTree& tree, NodeId root) {
  for (const string_view name :
       {"packageItem", "conceptItem", "knowledgeItem", "planningItem", "catalogItem"}) {
    if (local_name(tree[root].name) == name)
      return fmt::format("a NewsML-G2 {}, not an article", name);
  }
  return {};
}

NodeId record_of(const MarkupTree& tree) {
  for (NodeId node = tree[0].first; node != kNoNode; node = tree[node].next) {
    if (!tree[node].is_text() && tree[node].name != "context") return node;
  }
  return kNoNode;
}

// The XML declaration alone, for its encoding.
std::string context_of(string_view before) {
  const std::size_t begin = before.find("<?xml");
  const std::size_t end = before.find("?>", begin);
  constexpr std::size_t kMostBytes = 1000;  // each record is read with it
  if (begin == string_view::npos || end == string_view::npos || end - begin > kMostBytes) return {};
  return std::string(before.substr(begin, end + 2 - begin));
}

}  // namespace

bool by_name(string_view name) {
  return name.ends_with(".nitf") || name.ends_with(".newsml");
}

namespace {

bool is_root(const std::string& root, string_view head) {
  // The last two: of Ritzau, an item and the answer around items.
  constexpr std::array<string_view, 15> kRoots = {
      "newsmessage",  "newsitem",    "packageitem", "conceptitem", "knowledgeitem",
      "planningitem", "catalogitem", "nitf",        "newsml",      "reuters",
      "alto",         "newsitemset", "docs",        "rbnews",      "xmlnewsqueuedresponse"};
  if (root == "doc") return head.find("<DOCNO>") != head.npos || head.find("<docno>") != head.npos;
  return std::find(kRoots.begin(), kRoots.end(), root) != kRoots.end();
}

}  // namespace

bool by_content(string_view head) {
  string_view attributes;
  const std::string root = root_element(head, &attributes);
  if (root.empty() || is_root(root, head)) return !root.empty();
  // Some put an element of their own around the records.
  const auto end = static_cast<std::size_t>(attributes.data() + attributes.size() - head.data());
  const string_view inside = head.substr(std::min(end + 1, head.size()));
  return is_root(root_element(inside), inside);
}

std::unique_ptr<Splitter> split(Source& source, string_view head) {
  return split_elements(source, head,
                        {{"newsitem", "packageitem", "conceptitem", "knowledgeitem", "planningitem",
                          "catalogitem", "nitf", "reuters", "doc", "alto", "rbnews"},
                         context_of});
}

ParseResult parse(const RawRecord& record, const ReadingRules& rules) {
  if (!record.reject.empty()) return Reject{record.reject};
  RawArticle raw;
  const MarkupTree tree(markup_to_utf8(record.bytes, "", raw.repairs), MarkupKind::Xml);
  const NodeId root = record_of(tree);
  if (root == kNoNode) return Reject{"no element in it"};
  if (std::string reason = foreign(tree, root); !reason.empty()) return Reject{std::move(reason)};
  if (is_named(tree, root, "alto")) {
    fill_alto(tree, root, raw);
  } else {
    Item(tree, root, raw).fill_all();
  }
  const bool is_xml = !is_named(tree, root, "reuters") && !is_named(tree, root, "doc");
  if (is_xml && !tree.flaw().empty()) raw.repairs.push_back("not well-formed XML: " + tree.flaw());
  fill_from_rules(raw, rules);
  set_source(raw, record);
  return finish(std::move(raw));
}

std::vector<std::string> keys(const RawRecord& record) {
  std::vector<std::string> repairs;
  const MarkupTree tree(markup_to_utf8(record.bytes, "", repairs), MarkupKind::Xml);
  std::vector<std::string> keys;
  for (NodeId node = 0; node != kNoNode && keys.size() < 10'000; node = tree.next(node, 0)) {
    if (!tree[node].is_text() && node != 0) keys.emplace_back(tree[node].name);
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace byline::news_xml
