// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/columns.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <type_traits>

#include "common/article/fields.hpp"
#include "common/date/date.hpp"

namespace byline {

namespace {

Cell text_or_missing(const std::string& text) {
  if (text.empty()) return std::monostate{};
  return text;
}

std::string joined(const std::vector<std::string>& items, std::string_view between) {
  return fmt::format("{}", fmt::join(items, between));
}

// RFC 3339 in UTC, so that two people print the same.
Cell added(const Hit& hit) {
  if (hit.article.added <= 0) return std::monostate{};
  return utc_text(hit.article.added);
}

constexpr std::array kColumns{
    Column{"id", "the id, as --show takes it", [](const Hit& h) -> Cell { return h.shown_id; }},
    Column{"title", "headline",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.title); }},
    Column{"authors", "people, a list", [](const Hit& h) -> Cell { return h.article.authors; }},
    Column{"byline", "the author text as it stood, when cleaning changed it",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.byline); }},
    Column{"outlet", "the paper or site",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.outlet); }},
    Column{"agency", "the news agency",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.agency); }},
    Column{"date", "YYYY, YYYY-MM or YYYY-MM-DD",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.date.to_string()); }},
    Column{"date_source", "where the date came from",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.date_source); }},
    Column{"url", "address", [](const Hit& h) -> Cell { return text_or_missing(h.article.url); }},
    Column{"site", "host of the address",
           [](const Hit& h) -> Cell { return text_or_missing(site_of(h.article)); }},
    Column{"language", "language code",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.language); }},
    Column{"section", "section or category",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.section); }},
    Column{"tags", "tags and keywords, a list",
           [](const Hit& h) -> Cell { return h.article.tags; }},
    Column{"page", "page in print",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.page); }},
    Column{"edition", "edition in print",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.edition); }},
    Column{"words", "length in words",
           [](const Hit& h) -> Cell { return std::uint64_t{h.article.words}; }},
    Column{"score", "the higher the better; comparable within one answer only",
           [](const Hit& h) -> Cell { return h.score; }},
    Column{"story", "the story it belongs to",
           [](const Hit& h) -> Cell { return text_or_missing(h.story); }},
    Column{"leads_story", "whether it stands for its story",
           [](const Hit& h) -> Cell { return h.leads_story; }},
    Column{"snippet", "the passage that matched", [](const Hit& h) -> Cell { return h.snippet; }},
    Column{"copies", "the other articles of its story that match",
           [](const Hit& h) -> Cell { return h.copies; }},
    Column{"why", "the words and fields that matched, with --why",
           [](const Hit& h) -> Cell { return h.why; }},
    Column{
        "text", "the whole text, paragraphs parted by an empty line",
        [](const Hit& h) -> Cell { return text_or_missing(joined(h.article.paragraphs, "\n\n")); }},
    Column{"furniture", "paragraphs of the text that stand in many articles of the site, a list",
           [](const Hit& h) -> Cell { return values_of(h.article, Field::Furniture); }},
    Column{"collection", "within which a given id counts",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.collection); }},
    Column{"source", "the file it was read from",
           [](const Hit& h) -> Cell { return text_or_missing(h.article.source); }},
    Column{"added", "when it came into the index, in UTC", added},
    Column{"extra", "keys of the record that no field took",
           [](const Hit& h) -> Cell { return h.article.extra; }},
};

template <typename Names>
std::vector<const Column*> find_all(const Names& names) {
  std::vector<const Column*> columns;
  columns.reserve(names.size());
  for (const auto& name : names) columns.push_back(find_column(name));
  return columns;
}

struct JsonCell {
  JsonWriter& json;

  void operator()(std::monostate) const { json.null(); }
  void operator()(const std::string& text) const { json.string(text); }
  void operator()(std::uint64_t value) const { json.number(value); }
  void operator()(double value) const { json.number(value); }
  void operator()(bool value) const { json.boolean(value); }
  void operator()(const std::vector<std::string>& items) const {
    json.begin_array();
    for (const std::string& item : items) json.string(item);
    json.end_array();
  }
  void operator()(const std::vector<SnippetPart>& parts) const {
    json.begin_array();
    for (const SnippetPart& part : parts) {
      json.begin_object();
      json.key("text").string(part.text);
      json.key("hit").boolean(part.hit);
      json.end_object();
    }
    json.end_array();
  }
  void operator()(const std::vector<Copy>& copies) const {
    json.begin_array();
    for (const Copy& copy : copies) {
      json.begin_object();
      json.key("id").string(copy.id);
      json.key("outlet").string_or_null(copy.outlet);
      json.end_object();
    }
    json.end_array();
  }
  void operator()(const std::vector<std::pair<std::string, std::string>>& pairs) const {
    json.begin_object();
    for (const auto& [name, value] : pairs) {
      json.key(name).string(value);
    }
    json.end_object();
  }
};

struct TextCell {
  std::string operator()(std::monostate) const { return {}; }
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(std::uint64_t value) const { return std::to_string(value); }
  std::string operator()(double value) const { return fmt::format("{:.6g}", value); }
  std::string operator()(bool value) const { return value ? "true" : "false"; }
  std::string operator()(const std::vector<std::string>& items) const {
    return joined(items, "; ");
  }
  std::string operator()(const std::vector<SnippetPart>& parts) const { return plain_text(parts); }
  std::string operator()(const std::vector<Copy>& copies) const {
    std::vector<std::string> ids;
    for (const Copy& copy : copies) ids.push_back(copy.id);
    return joined(ids, "; ");
  }
  std::string operator()(const std::vector<std::pair<std::string, std::string>>& pairs) const {
    if (pairs.empty()) return {};
    std::vector<std::string> members;
    for (const auto& [name, value] : pairs)
      members.push_back(json_quoted(name) + ":" + json_quoted(value));
    return "{" + joined(members, ",") + "}";
  }
};

}  // namespace

std::span<const Column> all_columns() {
  return kColumns;
}

const Column* find_column(std::string_view name) {
  const auto* column = std::find_if(kColumns.begin(), kColumns.end(),
                                    [name](const Column& row) { return row.name == name; });
  return column == kColumns.end() ? nullptr : column;
}

std::vector<const Column*> columns_named(std::span<const std::string> names) {
  return find_all(names);
}

std::vector<const Column*> columns_named(std::span<const std::string_view> names) {
  return find_all(names);
}

void write_json(JsonWriter& json, const Cell& cell) {
  std::visit(JsonCell{json}, cell);
}

std::string plain_text(const Cell& cell) {
  return std::visit(TextCell{}, cell);
}

std::string plain_text(const std::vector<SnippetPart>& parts) {
  std::string text;
  for (const SnippetPart& part : parts) text += part.text;
  return text;
}

}  // namespace byline
