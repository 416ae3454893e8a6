// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/filling.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <set>

#include "common/date/article_date.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline {

namespace {

using Texts = std::vector<std::string>;

std::string bounded(RawArticle& raw, std::string text, std::size_t limit, std::string_view what) {
  if (text.size() <= limit) return text;
  raw.repairs.push_back(fmt::format("{} cut at {} bytes", what, limit));
  return std::string(utf8_prefix(text, limit));
}

// "https://herald.example/wall.jpg": of a page or a picture, not what somebody is called. A site's
// own address may be.
bool is_page_address(std::string_view text) {
  const std::size_t host = text.find("://");
  if (host == std::string_view::npos || text.find(' ') != std::string_view::npos) return false;
  const std::size_t path = text.find('/', host + 3);
  return path != std::string_view::npos && path + 1 < text.size();
}

// The plain lines of `texts` that say something.
Texts plain_values(RawArticle& raw, const Texts& texts, std::size_t limit, std::string_view what) {
  Texts values;
  for (const std::string& text : texts) {
    std::string value = plain_line(text);
    if (!is_missing(value)) values.push_back(bounded(raw, std::move(value), limit, what));
  }
  return values;
}

bool fill_single(RawArticle& raw, std::string& field, const Texts& texts, std::size_t limit,
                 std::string_view what) {
  Texts values = plain_values(raw, texts, limit, what);
  if (values.empty()) return false;
  field = std::move(values.front());
  return true;
}

void add_tags(Article& article, const Texts& values) {
  std::set<std::string> seen;
  for (const std::string& tag : article.tags) seen.insert(fold_value(tag));
  for (const std::string& value : values) {
    if (article.tags.size() == kMaxTags) return;
    if (seen.insert(fold_value(value)).second) article.tags.push_back(value);
  }
}

bool fill_tags(RawArticle& raw, const Texts& texts) {
  Texts items;
  for (const std::string& text : texts) {
    const Texts more = texts.size() == 1 ? list_items(text, ",;|") : Texts{text};
    items.insert(items.end(), more.begin(), more.end());
  }
  const Texts values = plain_values(raw, items, kMaxValueBytes, "tag");
  add_tags(raw.article, values);
  return !values.empty();
}

// Of several sections the first is the section; the others are kept as tags.
bool fill_section(RawArticle& raw, const Texts& texts) {
  Texts items = texts.size() == 1 && texts[0].starts_with('[') ? list_items(texts[0], ",") : texts;
  Texts values = plain_values(raw, items, kMaxValueBytes, "section");
  if (values.empty()) return false;
  raw.article.section = std::move(values.front());
  values.erase(values.begin());
  add_tags(raw.article, values);
  return true;
}

bool fill_authors(RawArticle& raw, const Texts& texts) {
  Texts items;
  for (const std::string& text : texts) {
    const Texts more = text.starts_with('[') ? list_items(text, "") : Texts{text};
    items.insert(items.end(), more.begin(), more.end());
  }
  if (items.size() > kMaxAuthorTexts) items.resize(kMaxAuthorTexts);
  raw.author_texts = plain_values(raw, items, kMaxValueBytes, "author");
  return !raw.author_texts.empty();
}

bool fill_date(RawArticle& raw, const Texts& texts, std::string_view key) {
  for (const std::string& text : texts) {
    const std::string value = plain_line(text);
    // As parse_article_date() has it; more is prose called "data".
    constexpr std::size_t kMaxDateBytes = 200;
    if (is_missing(value) || value.size() > kMaxDateBytes) continue;
    const std::optional<Date> date = parse_article_date(value);
    if (date || raw.date_text.empty()) raw.date_text = value;
    if (!date) continue;
    raw.article.date = *date;
    raw.article.date_source = utf8_prefix(key, kMaxValueBytes);
    return true;
  }
  return false;
}

bool fill_url(RawArticle& raw, const Texts& texts) {
  for (const std::string& text : texts) {
    std::string url = squeeze(without_controls(text));
    if (is_missing(url) || url.size() > kMaxUrlBytes) continue;
    raw.article.url = std::move(url);
    return true;
  }
  return false;
}

bool fill_text(RawArticle& raw, const Texts& texts) {
  if (texts.size() == 1 && is_missing(texts[0])) return false;
  std::string whole;
  for (const std::string& text : texts) {
    if (!whole.empty()) whole += "\n\n";
    whole += text;
  }
  raw.article.paragraphs = plain_paragraphs(whole);
  if (raw.article.paragraphs.size() == kMaxParagraphs) {
    raw.repairs.push_back(fmt::format("paragraphs beyond {} joined into one", kMaxParagraphs));
  }
  return !raw.article.paragraphs.empty();
}

}  // namespace

bool fill(RawArticle& raw, Slot slot, const Texts& texts, std::string_view key) {
  Article& article = raw.article;
  switch (slot) {
    case Slot::Id:
      // Bounded by cleaning, which hashes what is too long instead of cutting it.
      return fill_single(raw, article.id, texts, kMaxUrlBytes, "id");
    case Slot::Url:
      return fill_url(raw, texts);
    case Slot::Title:
      return fill_single(raw, article.title, texts, kMaxTitleBytes, "title");
    case Slot::Author:
      return fill_authors(raw, texts);
    case Slot::Outlet: {
      Texts names = texts;
      std::erase_if(names, is_page_address);
      return fill_single(raw, article.outlet, names, kMaxValueBytes, "outlet");
    }
    case Slot::Date:
      return fill_date(raw, texts, key);
    case Slot::Section:
      return fill_section(raw, texts);
    case Slot::Tag:
      return fill_tags(raw, texts);
    case Slot::Language:
      return fill_single(raw, article.language, texts, kMaxValueBytes, "language");
    case Slot::Page:
      return fill_single(raw, article.page, texts, kMaxValueBytes, "page");
    case Slot::Edition:
      return fill_single(raw, article.edition, texts, kMaxValueBytes, "edition");
    case Slot::Agency:
      return fill_single(raw, article.agency, texts, kMaxValueBytes, "agency");
    case Slot::Text:
      return fill_text(raw, texts);
  }
  return false;
}

bool is_filled(const RawArticle& raw, Slot slot) {
  const Article& article = raw.article;
  switch (slot) {
    case Slot::Id:
      return !article.id.empty();
    case Slot::Url:
      return !article.url.empty();
    case Slot::Title:
      return !article.title.empty();
    case Slot::Author:
      return !raw.author_texts.empty();
    case Slot::Outlet:
      return !article.outlet.empty();
    case Slot::Date:
      return article.date.is_known();
    case Slot::Section:
      return !article.section.empty();
    case Slot::Tag:
      return !article.tags.empty();
    case Slot::Language:
      return !article.language.empty();
    case Slot::Page:
      return !article.page.empty();
    case Slot::Edition:
      return !article.edition.empty();
    case Slot::Agency:
      return !article.agency.empty();
    case Slot::Text:
      return !article.paragraphs.empty();
  }
  return false;
}

void fill_from_rules(RawArticle& raw, const ReadingRules& rules) {
  for (const auto& [field, value] : rules.set) {
    const FieldKeys* row = find_field_keys(field);
    if (row != nullptr && !is_filled(raw, row->slot)) fill(raw, row->slot, {value}, "--set");
  }
}

void add_extra(RawArticle& raw, std::string_view key, std::string value) {
  auto& extra = raw.article.extra;
  value = without_controls(std::move(value));
  if (is_missing(value)) return;
  std::string name(utf8_prefix(plain_line(key), kMaxValueBytes));
  std::size_t held = 0;
  for (const auto& [other, text] : extra) held += other.size() + text.size();
  if (extra.size() >= kMaxExtraKeys || held + name.size() + value.size() > kMaxAllExtraBytes) {
    if (raw.repairs.empty() ||
        raw.repairs.back() != "some keys were too many or too long to keep") {
      raw.repairs.emplace_back("some keys were too many or too long to keep");
    }
    return;
  }
  value = bounded(raw, std::move(value), kMaxExtraBytes, "a key that nobody reads");
  extra.emplace_back(std::move(name), std::move(value));
}

void set_source(RawArticle& raw, const RawRecord& record) {
  raw.article.source = repair_utf8(record.source);
  if (record.line != 0) raw.article.source += fmt::format(":{}", record.line);
}

ParseResult finish(RawArticle raw) {
  if (raw.article.title.empty() && raw.article.paragraphs.empty()) {
    return Reject{"no title and no text"};
  }
  if (!raw.article.date.is_known() && !raw.date_text.empty()) {
    raw.repairs.push_back(fmt::format("date not understood: {}", utf8_prefix(raw.date_text, 100)));
  }
  return raw;
}

}  // namespace byline
