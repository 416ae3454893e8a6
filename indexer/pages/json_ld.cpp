// SPDX-License-Identifier: GPL-3.0-or-later
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <unordered_map>

#include "indexer/decoding/json_repair.hpp"
#include "indexer/decoding/json_value.hpp"
#include "indexer/pages/facts.hpp"
#include "indexer/pages/json_mending.hpp"

namespace byline {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;
using std::string_view;

constexpr std::size_t kMaxScriptBytes = 4u << 20;
constexpr int kMaxNesting = 8;
constexpr std::size_t kMaxObjects = 2000;

// "NewsArticle", "https://schema.org/NewsArticle", ["Article", "NewsArticle"].
std::vector<std::string> types_of(object item) {
  element type;
  if (item["@type"].get(type) != simdjson::SUCCESS) return {};
  return texts_of(type);
}

bool is_article_type(std::string_view type) {
  for (const std::string_view ending : {"Article", "BlogPosting", "Posting"}) {
    if (type.ends_with(ending)) return !type.ends_with("JobPosting");
  }
  return false;
}

// May be the article, or what it tells of.
bool is_report_type(std::string_view type) {
  return type.ends_with("Report") || type.ends_with("Review");
}

bool is_page_type(std::string_view type) {
  for (const std::string_view thing : {"HowTo", "Recipe", "VideoObject", "PodcastEpisode"}) {
    if (type.ends_with(thing)) return true;
  }
  return type.ends_with("WebPage") || type.ends_with("ItemPage") || type.ends_with("CreativeWork");
}

bool is_list_type(std::string_view type) {
  return type.ends_with("CollectionPage") || type.ends_with("SearchResultsPage");
}

struct PropertyRow {
  std::string_view name;
  Slot slot;
  int rank;
};

constexpr std::array kProperties{
    PropertyRow{"headline", Slot::Title, 1},         PropertyRow{"name", Slot::Title, 5},
    PropertyRow{"datePublished", Slot::Date, 0},     PropertyRow{"dateCreated", Slot::Date, 3},
    PropertyRow{"dateModified", Slot::Date, 9},      PropertyRow{"author", Slot::Author, 0},
    PropertyRow{"creator", Slot::Author, 2},         PropertyRow{"publisher", Slot::Outlet, 1},
    PropertyRow{"articleSection", Slot::Section, 0}, PropertyRow{"keywords", Slot::Tag, 0},
    PropertyRow{"inLanguage", Slot::Language, 1},    PropertyRow{"url", Slot::Url, 2},
    PropertyRow{"mainEntityOfPage", Slot::Url, 2},   PropertyRow{"articleBody", Slot::Text, 0},
};

// The objects of a script: at the top, in lists, in @graph, and those that are a page's main thing.
class Graph {
 public:
  explicit Graph(element root) { collect(root, 0); }

  void add_to(PageFacts& facts) {
    const object* article = nullptr;
    const object* report = nullptr;
    for (const object& item : items_) {
      for (const std::string& type : types_of(item)) {
        if (is_list_type(type)) facts.is_list = true;
        if (article == nullptr && is_article_type(type)) article = &item;
        if (report == nullptr && is_report_type(type)) report = &item;
      }
    }
    if (article != nullptr || report != nullptr) {
      facts.is_article = facts.is_typed_article = true;
      // An article in another script comes first, too.
      return article != nullptr ? add_item(*article, 0, facts) : add_item(*report, 1, facts);
    }
    constexpr int kPageRank = 2;  // a page's own date is that of its article, mostly
    for (const object& item : items_) {
      const std::vector<std::string> types = types_of(item);
      if (std::any_of(types.begin(), types.end(), is_page_type))
        return add_item(item, kPageRank, facts);
    }
  }

 private:
  void collect(element value, int nesting) {
    if (nesting > kMaxNesting || items_.size() > kMaxObjects) return;
    array list;
    if (value.get_array().get(list) == simdjson::SUCCESS) {
      for (const element item : list) collect(item, nesting + 1);
      return;
    }
    object item;
    if (value.get_object().get(item) != simdjson::SUCCESS) return;
    items_.push_back(item);
    std::string_view id;
    element name;
    const bool is_named = item["name"].get(name) == simdjson::SUCCESS;  // others only point to it
    if (is_named && item["@id"].get(id) == simdjson::SUCCESS) ids_.emplace(id, item);
    for (const char* key : {"@graph", "mainEntity", "mainEntityOfPage", "author", "publisher"}) {
      element inner;
      if (item[key].get(inner) == simdjson::SUCCESS) collect(inner, nesting + 1);
    }
  }

  // Names of people or publishers: of an object that only points to another, the other's.
  std::vector<std::string> names_of(element value) {
    array list;
    std::vector<std::string> names;
    if (value.get_array().get(list) == simdjson::SUCCESS) {
      for (const element item : list) {
        for (std::string& name : names_of_one(item)) names.push_back(std::move(name));
      }
      return names;
    }
    return names_of_one(value);
  }

  std::vector<std::string> names_of_one(element value) {
    object item;
    if (value.get_object().get(item) != simdjson::SUCCESS) return texts_of(value);
    element name;
    if (item["name"].get(name) == simdjson::SUCCESS) return texts_of(name);
    std::string_view given;
    std::string_view family;
    if (item["givenName"].get(given) == simdjson::SUCCESS &&
        item["familyName"].get(family) == simdjson::SUCCESS) {
      return {std::string(given) + " " + std::string(family)};
    }
    std::string_view id;
    if (item["@id"].get(id) != simdjson::SUCCESS) return {};
    const auto found = ids_.find(id);
    if (found == ids_.end() || found->second["name"].get(name) != simdjson::SUCCESS) return {};
    return texts_of(name);
  }

  // Whether it is called a "Person" or an "Organization"; of a list, its first. The person who
  // publishes a blog is no outlet, the organisation that writes no author.
  bool is_a(string_view thing, element value) {
    array list;
    if (value.get_array().get(list) == simdjson::SUCCESS && list.size() > 0) value = list.at(0);
    object item;
    if (value.get_object().get(item) != simdjson::SUCCESS) return false;
    std::string_view id;
    if (item["@id"].get(id) == simdjson::SUCCESS && ids_.contains(id)) item = ids_.at(id);
    const std::vector<std::string> types = types_of(item);
    return std::any_of(types.begin(), types.end(),
                       [&](const std::string& type) { return type.ends_with(thing); });
  }

  static std::vector<std::string> address_of(element value) {
    object item;
    element id;
    if (value.get_object().get(item) != simdjson::SUCCESS) return texts_of(value);
    return item["@id"].get(id) == simdjson::SUCCESS ? texts_of(id) : std::vector<std::string>();
  }

  void add_item(object item, int extra_rank, PageFacts& facts) {
    for (const PropertyRow& row : kProperties) {
      element value;
      if (item[row.name].get(value) != simdjson::SUCCESS) continue;
      const bool is_name = row.slot == Slot::Author || row.slot == Slot::Outlet;
      std::vector<std::string> texts = is_name                 ? names_of(value)
                                       : row.slot == Slot::Url ? address_of(value)
                                                               : texts_of(value);
      if (row.slot == Slot::Author) {
        std::erase_if(texts, [](const std::string& text) {
          const bool is_mail = text.find('@') != text.npos && text.find(' ') == text.npos;
          return is_mail || text.find("://") != text.npos;
        });
      }
      if (texts.empty() || (row.slot == Slot::Outlet && is_a("Person", value))) continue;
      facts.list.push_back(
          {row.slot, row.rank + extra_rank, std::move(texts), std::string(row.name)});
      facts.list.back().is_organisation =
          row.slot == Slot::Author && is_a("Organization", value) && !is_a("Person", value);
    }
  }

  std::vector<object> items_;
  std::unordered_map<std::string_view, object> ids_;
};

// What some put around scripts for old browsers and for XHTML: "<!-- -->", "//<![CDATA[ //]]>".
string_view without_wrapper(string_view script) {
  constexpr string_view kAround = " \t\r\n/*";
  for (const string_view open : {"<!--", "<![CDATA["}) {
    const std::size_t begin = script.find_first_not_of(kAround);
    if (begin != string_view::npos && script.substr(begin).starts_with(open))
      script.remove_prefix(begin + open.size());
  }
  for (const string_view close : {"-->", "]]>"}) {
    const std::size_t end = script.find_last_not_of(kAround) + 1;
    if (script.substr(0, end).ends_with(close)) script = script.substr(0, end - close.size());
  }
  const std::size_t begin = script.find_first_not_of(kAround);
  const std::size_t end = script.find_last_not_of(kAround);
  return begin == string_view::npos ? string_view() : script.substr(begin, end - begin + 1);
}

}  // namespace

void add_json_ld_facts(std::string_view script, PageFacts& facts) {
  if (script.size() > kMaxScriptBytes) return;
  simdjson::dom::parser parser;
  element root;
  // Each parse ends what the one before gave.
  const auto parses = [&](const std::string& text) {
    return parser.parse(text).get(root) == simdjson::SUCCESS;
  };
  const std::string text(without_wrapper(script));
  if (parses(text)) return Graph(root).add_to(facts);
  // Line ends in strings and the like are common: content systems print their texts unescaped.
  std::vector<std::string> repairs;
  const std::string mended = repair_json(mended_script(text), repairs);
  if (parses(mended)) return Graph(root).add_to(facts);
  const std::string scanned = repair_json(scanned_script(mended), repairs);
  if (!scanned.empty() && parses(scanned)) Graph(root).add_to(facts);
}

}  // namespace byline
