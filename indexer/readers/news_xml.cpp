// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/news_xml.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "indexer/decoding/charset.hpp"
#include "indexer/decoding/markup_tree.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/decoding/xml_values.hpp"
#include "indexer/readers/alto.hpp"
#include "indexer/readers/element_splitter.hpp"
#include "indexer/readers/filling.hpp"
#include "indexer/readers/news_xml_places.hpp"
#include "indexer/readers/trec.hpp"

namespace byline::news_xml {

namespace {

using std::string_view;
using Texts = std::vector<std::string>;

// Where the text stands, most trusted first; and what of it is none.
constexpr std::array<string_view, 11> kTextPlaces = {
    "body.content", "inlinexml", "inlinedata",  "datacontent", "body",   "text",
    "leadpara",     "graphic",   "description", "abstract",    "content"};

std::string attribute_of(const MarkupTree& tree, NodeId node, string_view name) {
  std::string value = tree.attribute(node, name);
  if (value.empty() && name == "formalname") value = tree.attribute(node, "FormalName");
  return value;
}

class Item {
 public:
  Item(const MarkupTree& tree, NodeId root, RawArticle& raw)
      : tree_(tree),
        root_(root),
        is_reuters_(is_named(tree, root, "reuters")),
        is_doc_(is_named(tree, root, "doc")),
        raw_(raw) {
    for (NodeId node = root; node != kNoNode; node = tree_.next(node, root)) {
      if (!tree_[node].is_text()) elements_.push_back(node);
    }
  }

  void fill_all() {
    fill_own_attributes();
    for (const Place& place : all_places()) {
      if (!is_filled(raw_, place.slot)) fill_from(place);
    }
    if (is_doc_) fill_day_of_number();
    fill_text();
  }

 private:
  void fill_own_attributes() {
    const std::string guid = tree_.attribute(root_, "guid");
    if (!guid.empty()) fill(raw_, Slot::Id, {guid}, "guid");
    if (is_doc_) {
      const std::string id = tree_.attribute(root_, tree_.has_attribute(root_, "id") ? "id" : "ID");
      if (!id.empty()) fill(raw_, Slot::Id, {id}, "id");
    }
    if (tree_.has_attribute(root_, "itemid")) fill_rcv1();
    if (!is_reuters_) return;
    const std::string number = tree_.attribute(root_, "NEWID");
    if (!number.empty()) fill(raw_, Slot::Id, {number}, "NEWID");
    fill(raw_, Slot::Agency, {"Reuters"}, "REUTERS");
    fill(raw_, Slot::Outlet, {"Reuters"}, "REUTERS");
  }

  // Where no element states a day, or "06/02/1998", which is one of two.
  void fill_day_of_number() {
    const std::string day = trec::day_of_number(raw_.article.id);
    const Date stated = raw_.article.date;
    const bool is_missing = !stated.is_known() && raw_.date_text.empty();
    const bool is_either =
        stated.is_known() && stated.month == 0 && day.starts_with(std::to_string(stated.year));
    if (!day.empty() && (is_missing || is_either)) fill(raw_, Slot::Date, {day}, "docno");
  }

  // Reuters' corpora RCV1 and RCV2 say it in attributes:
  // <newsitem itemid="2286" date="1996-08-20" xml:lang="en"> ... <dc element="dc.source" value=...>
  void fill_rcv1() {
    fill(raw_, Slot::Id, {tree_.attribute(root_, "itemid")}, "itemid");
    fill(raw_, Slot::Date, {tree_.attribute(root_, "date")}, "date");
    fill(raw_, Slot::Language, {tree_.attribute(root_, "xml:lang")}, "xml:lang");
    Texts codes;
    for (const NodeId node : elements_) {
      if (is_named(tree_, node, "code")) codes.push_back(tree_.attribute(node, "code"));
      if (!is_named(tree_, node, "dc") || tree_.attribute(node, "element") != "dc.source") continue;
      fill(raw_, Slot::Outlet, {tree_.attribute(node, "value")}, "dc.source");
    }
    fill(raw_, Slot::Tag, codes, "code");
  }

  void fill_from(const Place& place) {
    Texts texts;
    string_view key;
    for (const NodeId node : elements_) {
      if (!fits(tree_, node, place)) continue;
      std::string text = value_of(node, place);
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

  std::string value_of(NodeId node, const Place& place) {
    std::string text =
        place.attribute.empty() ? line_of(tree_, node) : attribute_of(tree_, node, place.attribute);
    switch (place.slot) {
      case Slot::Outlet:
        text.resize(std::min(text.find(". All rights"), text.size()));
        if (is_named(tree_, node, "so")) take_page(text);
        break;
      case Slot::Date:
        if (is_doc_) text = trec::full_date(text);
        break;
      case Slot::Section:
        if (!is_of_item(node)) text.clear();
        break;
      case Slot::Id:
        if (is_named(tree_, node, "publicidentifier")) use_item_number(text);
        break;
      case Slot::Author:
        if (is_account(node, text)) text.clear();
        break;
      case Slot::Tag:
        if (text.size() == 1 || is_other_name(node)) text.clear();  // AP's category "f"
        break;
      default:
        break;
    }
    return text;
  }

  // NewsML 1: a public identifier holds the item's number. Where it holds none ("urn:newsml:a.be"),
  // it is the same for all items.
  void use_item_number(std::string& identifier) const {
    const std::string number = line_of(tree_, find_element(tree_, root_, {"newsitemid"}));
    if (!number.empty() && identifier.find(number) == std::string::npos) identifier = number;
  }

  // Of pages in an item a <section> is another thing.
  [[nodiscard]] bool is_of_item(NodeId node) const {
    return !is_named(tree_, node, "section") || tree_[node].parent == root_;
  }

  // <creator qcode="staff:lee.ann"><name>lee.ann</name>: who was logged in.
  [[nodiscard]] bool is_account(NodeId node, string_view name) const {
    const std::string code = tree_.attribute(tree_[node].parent, "qcode");
    return !name.empty() && code.ends_with(":" + std::string(name)) &&
           name.find(' ') == string_view::npos;
  }

  // Of a NewsML-G2 subject: its short name, its code, or the name of what it is part of.
  [[nodiscard]] bool is_other_name(NodeId node) const {
    if (!is_named(tree_, node, "name")) return false;
    const std::string role = tree_.attribute(node, "role");
    const NodeId parent = tree_[node].parent;
    return role == "nrol:short" || role == "nrol:mnemonic" || is_named(tree_, parent, "sameas") ||
           is_named(tree_, parent, "broader") || is_named(tree_, parent, "narrower") ||
           is_named(tree_, parent, "related");
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

  // What a collection or Factiva has as a lead, and the text that goes on with it.
  void fill_lead_and_text() {
    if (!is_doc_ && !is_named(tree_, root_, "ppsarticle")) return;
    Texts texts;
    bool has_text = false;
    for (const string_view name : {"lp", "leadpara", "leadparagraph", "tailparagraphs", "text"}) {
      for (const NodeId node : elements_) {
        if (!is_named(tree_, node, name)) continue;
        texts.push_back(html_of(tree_, node));
        has_text |= texts.back().find_first_not_of(" \t\r\n") != std::string::npos;
      }
    }
    if (has_text) fill(raw_, Slot::Text, texts, "text");
  }

  void fill_text() {
    fill_full_text();
    if (!is_filled(raw_, Slot::Text)) fill_lead_and_text();
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
    if (!is_doc_) return;
    fill(raw_, Slot::Text,
         {html_of(tree_, root_, {"docno",    "docid",  "dochdr",  "fileid", "title",    "head",
                                 "headline", "hl",     "ti",      "date",   "date1",    "dd",
                                 "pubdate",  "author", "byline",  "au",     "datetime", "date_time",
                                 "so",       "pub",    "section", "page"})},
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
  const bool is_doc_;      // of a collection: TREC, Gigaword
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
  // The last three: of Ritzau, an item and the answer around items; of Factiva, the answer.
  constexpr std::array<string_view, 16> kRoots = {
      "newsmessage",  "newsitem",    "packageitem", "conceptitem", "knowledgeitem",
      "planningitem", "catalogitem", "nitf",        "newsml",      "reuters",
      "alto",         "newsitemset", "docs",        "rbnews",      "xmlnewsqueuedresponse",
      "ppsresponse"};
  if (root == "doc") return trec::is_collection(head);
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
                          "catalogitem", "nitf", "reuters", "doc", "alto", "rbnews", "ppsarticle"},
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
