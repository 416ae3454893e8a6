// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/feed_page.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/fold.hpp"
#include "indexer/decoding/charset.hpp"
#include "indexer/decoding/markup_tree.hpp"
#include "indexer/decoding/xml_values.hpp"
#include "indexer/readers/element_splitter.hpp"
#include "indexer/readers/filling.hpp"

namespace byline::feed_page {

namespace {

using Texts = std::vector<std::string>;

constexpr std::size_t kMaxContextPart = 2000;  // each item is read with it

// The XML declaration, for its encoding, and what an item needs of its channel.
std::string context_of(std::string_view before) {
  std::string context;
  if (const std::size_t begin = before.find("<?xml"); begin != std::string_view::npos) {
    const std::size_t end = before.find("?>", begin);
    if (end < begin + kMaxContextPart) context += before.substr(begin, end + 2 - begin);
  }
  context += "<channel";
  constexpr std::string_view kLanguage = "xml:lang=";
  if (const std::size_t at = before.find(kLanguage); at != std::string_view::npos) {
    const std::size_t end = before.find_first_of(" >\t\r\n", at);
    context += " ";
    if (end - at <= kMaxContextPart) context += before.substr(at, end - at);
  }
  context += ">";
  for (const std::string_view name : {"title", "language"}) {
    const std::string open = fmt::format("<{}", name);
    const std::string close = fmt::format("</{}>", name);
    const std::size_t begin = before.find(open);
    const std::size_t end = before.find(close, begin);
    if (begin == std::string_view::npos || end == std::string_view::npos) continue;
    if (end - begin > kMaxContextPart) continue;
    context += before.substr(begin, end + close.size() - begin);
  }
  return context + "</channel>";
}

class Item {
 public:
  Item(const MarkupTree& tree, RawArticle& raw) : tree_(tree), raw_(raw) {
    channel_ = child_named(tree, 0, "channel");
    for (NodeId node = tree[0].first; node != kNoNode; node = tree[node].next) {
      if (is_named(tree, node, "item") || is_named(tree, node, "entry")) item_ = node;
    }
  }

  [[nodiscard]] bool is_found() const { return item_ != kNoNode; }

  void fill_all() {
    fill(raw_, Slot::Title, {html_of(tree_, child({"title"}))}, "title");
    fill_links();
    fill_date();
    fill_authors();
    fill_text();
    fill_tags();
    fill_outlet();
    for (const std::string_view name : {"language", "lang"}) {
      if (raw_.article.language.empty()) take(Slot::Language, {name});
    }
    if (!raw_.article.language.empty() || channel_ == kNoNode) return;
    Texts texts = {tree_.attribute(item_, "xml:lang"),
                   line_of(tree_, child_named(tree_, channel_, "language")),
                   tree_.attribute(channel_, "xml:lang")};
    for (const std::string& text : texts) {
      if (!text.empty() && fill(raw_, Slot::Language, {text}, "language")) return;
    }
  }

 private:
  // The first child with one of the names, most trusted first.
  [[nodiscard]] NodeId child(std::initializer_list<std::string_view> names) const {
    for (const std::string_view name : names) {
      for (NodeId node = tree_[item_].first; node != kNoNode; node = tree_[node].next) {
        const bool is_media = tree_[node].name.starts_with("media:");
        if (!tree_[node].is_text() && is_named(tree_, node, name) && !is_media) return node;
      }
    }
    return kNoNode;
  }

  bool take(Slot slot, std::initializer_list<std::string_view> names) {
    for (const std::string_view name : names) {
      const NodeId node = child({name});
      if (node == kNoNode) continue;
      if (fill(raw_, slot, {line_of(tree_, node)}, tree_[node].name)) return true;
    }
    return false;
  }

  void fill_links() {
    const NodeId guid = child({"guid", "id"});
    const std::string id = line_of(tree_, guid);
    std::string link;
    for (NodeId node = tree_[item_].first; node != kNoNode; node = tree_[node].next) {
      if (tree_[node].is_text() || !is_named(tree_, node, "link")) continue;
      const std::string rel = tree_.attribute(node, "rel");
      std::string href = tree_.attribute(node, "href");
      if (href.empty()) href = line_of(tree_, node);
      if (!href.empty() && (rel.empty() || rel == "alternate") && link.empty()) link = href;
    }
    const std::string about = tree_.attribute(item_, "rdf:about");
    if (link.empty() && id.starts_with("http") &&
        (guid == kNoNode || tree_.attribute(guid, "isPermaLink") != "false")) {
      link = id;
    }
    if (link.empty()) link = about;
    if (link.starts_with("http")) {
      fill(raw_, Slot::Url, {link}, "link");
    } else if (!id.empty()) {
      fill(raw_, Slot::Id, {id}, "guid");
    }
  }

  void fill_date() {
    take(Slot::Date, {"pubdate", "published", "issued", "date", "created", "updated", "modified"});
  }

  void fill_authors() {
    Texts names;
    for (NodeId node = tree_[item_].first; node != kNoNode; node = tree_[node].next) {
      if (tree_[node].is_text()) continue;
      const bool is_author = is_named(tree_, node, "creator") || is_named(tree_, node, "author") ||
                             is_named(tree_, node, "contributor");
      if (!is_author) continue;
      const NodeId name = find_element(tree_, node, {"name"});
      std::string text = line_of(tree_, name == kNoNode ? node : name);
      // RSS 2.0: "jo@example.org (Jo Reed)".
      const std::size_t open = text.find('(');
      if (text.find('@') != std::string::npos && open != std::string::npos && text.ends_with(')')) {
        text = text.substr(open + 1, text.size() - open - 2);
      }
      if (std::find(names.begin(), names.end(), text) == names.end())
        names.push_back(std::move(text));
    }
    fill(raw_, Slot::Author, names, "author");
  }

  void fill_text() {
    std::string best;
    std::string key;
    for (NodeId node = tree_[item_].first; node != kNoNode; node = tree_[node].next) {
      if (tree_[node].is_text() || tree_[node].name.starts_with("media:") ||
          tree_[node].name.starts_with("itunes:"))
        continue;
      const bool is_text = is_named(tree_, node, "encoded") || is_named(tree_, node, "content") ||
                           is_named(tree_, node, "description") ||
                           is_named(tree_, node, "summary") || is_named(tree_, node, "body") ||
                           is_named(tree_, node, "fulltext");
      if (!is_text || tree_[node].name.starts_with("excerpt")) continue;
      std::string html = html_of(tree_, node);
      if (html.size() <= best.size()) continue;
      best = std::move(html);
      key = tree_[node].name;
    }
    if (!best.empty()) fill(raw_, Slot::Text, {best}, key);
  }

  void fill_tags() {
    Texts tags;
    for (NodeId node = tree_[item_].first; node != kNoNode; node = tree_[node].next) {
      if (tree_[node].is_text()) continue;
      if (!is_named(tree_, node, "category") && !is_named(tree_, node, "subject") &&
          !is_named(tree_, node, "keywords"))
        continue;
      std::string tag = tree_.attribute(node, "label");
      if (tag.empty()) tag = tree_.attribute(node, "term");
      if (tag.empty()) tag = line_of(tree_, node);
      if (!tag.empty()) tags.push_back(std::move(tag));
    }
    if (!tags.empty()) fill(raw_, Slot::Tag, tags, "category");
  }

  // Of an item that was taken over, its first feed; else this one.
  void fill_outlet() {
    const NodeId source = child({"source"});
    if (source != kNoNode) {
      const NodeId title = find_element(tree_, source, {"title"});
      if (fill(raw_, Slot::Outlet, {line_of(tree_, title == kNoNode ? source : title)}, "source"))
        return;
    }
    if (channel_ == kNoNode) return;
    fill(raw_, Slot::Outlet, {html_of(tree_, child_named(tree_, channel_, "title"))}, "channel");
  }

  const MarkupTree& tree_;
  RawArticle& raw_;
  NodeId channel_ = kNoNode;
  NodeId item_ = kNoNode;
};

}  // namespace

bool by_name(std::string_view name) {
  return name.ends_with(".rss") || name.ends_with(".atom");
}

bool by_content(std::string_view head) {
  std::string_view attributes;
  const std::string root = root_element(head, &attributes);
  return root == "rss" || root == "feed" || root == "rdf" || root == "channel" ||
         (root == "entry" && attributes.find("Atom") != std::string_view::npos);
}

std::unique_ptr<Splitter> split(Source& source, std::string_view head) {
  return split_elements(source, head, {{"item", "entry"}, context_of});
}

ParseResult parse(const RawRecord& record, const ReadingRules& rules) {
  if (!record.reject.empty()) return Reject{record.reject};
  RawArticle raw;
  const MarkupTree tree(markup_to_utf8(record.bytes, "", raw.repairs), MarkupKind::Xml);
  Item item(tree, raw);
  if (!item.is_found()) return Reject{"no <item> or <entry> in it"};
  item.fill_all();
  if (!tree.flaw().empty()) raw.repairs.push_back("not well-formed XML: " + tree.flaw());
  fill_from_rules(raw, rules);
  set_source(raw, record);
  return finish(std::move(raw));
}

std::vector<std::string> keys(const RawRecord& record) {
  std::vector<std::string> repairs;
  const MarkupTree tree(markup_to_utf8(record.bytes, "", repairs), MarkupKind::Xml);
  std::vector<std::string> keys;
  for (NodeId node = 0; node != kNoNode; node = tree.next(node, 0)) {
    if (tree[node].parent != kNoNode && tree[node].parent != 0 && !tree[node].is_text()) {
      keys.emplace_back(tree[node].name);
    }
  }
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace byline::feed_page
