// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/default_fields.hpp"

#include <array>

namespace byline {

namespace {

using Name = std::string_view;

constexpr std::array<Name, 14> kHit{"id",    "title", "authors",  "outlet",  "agency",
                                    "date",  "url",   "language", "section", "words",
                                    "score", "story", "snippet",  "copies"};
constexpr std::array<Name, 14> kRow{"id",    "title", "authors",     "outlet",  "agency",
                                    "date",  "url",   "language",    "section", "words",
                                    "score", "story", "leads_story", "snippet"};
constexpr std::array<Name, 24> kArticle{
    "id",    "title",       "authors",    "byline",  "outlet", "agency", "date",    "date_source",
    "url",   "site",        "language",   "section", "tags",   "page",   "edition", "words",
    "story", "leads_story", "collection", "source",  "added",  "extra",  "text",    "furniture"};

}  // namespace

FieldNames hit_fields() {
  return kHit;
}

FieldNames row_fields() {
  return kRow;
}

FieldNames table_fields() {
  return FieldNames(kRow).first(kRow.size() - 1);
}

FieldNames article_fields() {
  return kArticle;
}

std::vector<const Column*> chosen_columns(const RenderOptions& options, FieldNames usual) {
  if (!options.fields.empty()) return columns_named(options.fields);
  std::vector<const Column*> columns = columns_named(usual);
  if (options.why) columns.push_back(find_column("why"));
  return columns;
}

}  // namespace byline
