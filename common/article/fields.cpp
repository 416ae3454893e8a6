// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/fields.hpp"

#include <algorithm>
#include <array>

namespace byline {

namespace {

using enum FieldKind;

// Prefixes and slots are on disk (docs/index-format.md): never change one, never reuse one. That of
// the lead names lists which are made of others (searcher/lists/derived_lists.hpp).
constexpr std::array kFields{
    FieldInfo{Field::Title, "title", "headline", Text, "S", "", -1, false, "words of the headline",
              "title:flood"},
    FieldInfo{Field::Lead, "lead", "", Text, "XL", "", -1, false,
              "words of the headline and the first two paragraphs", "lead:\"sea wall\""},
    FieldInfo{Field::Caps, "caps", "", Text, "XC", "", -1, false,
              "words only as written in capitals", "caps:ICE"},
    FieldInfo{Field::Furniture, "furniture", "", Text, "XF", "", -1, false,
              "words of paragraphs that stand in many articles of a site", "furniture:donation"},
    FieldInfo{Field::Author, "author", "by", Name, "A", "XA", 5, true, "who wrote it",
              "author:trunsky"},
    FieldInfo{Field::Outlet, "outlet", "", Name, "XO", "XOV", 4, true, "the paper or site",
              "outlet:=\"The Times\""},
    FieldInfo{Field::Agency, "agency", "wire", Name, "XG", "XGV", 6, true,
              "the news agency it came from", "agency:ap"},
    FieldInfo{Field::Section, "section", "", Name, "XS", "XSV", 7, true, "section or category",
              "section:politics"},
    FieldInfo{Field::Tag, "tag", "", Name, "K", "XK", 8, true, "tags and keywords", "tag:election"},
    FieldInfo{Field::Language, "lang", "language", Value, "", "L", 9, true, "language code",
              "lang:fr"},
    FieldInfo{Field::Site, "site", "", Value, "", "H", 10, true, "host name of the URL",
              "site:bbc.co.uk"},
    FieldInfo{Field::Url, "url", "", Value, "", "U", -1, false, "the whole URL",
              "url:https://example.org/a"},
    FieldInfo{Field::Id, "id", "", Value, "", "XI", -1, false, "the id as shown", "id:4f2a9c1"},
    FieldInfo{Field::Story, "story", "", Value, "", "XST", -1, false,
              "the story that an article belongs to", "story:4f2a9c1"},
    FieldInfo{Field::Date, "date", "", FieldKind::Date, "", "", -1, false, "when it was published",
              "date:2020-05..2021"},
    FieldInfo{Field::Added, "added", "", FieldKind::Date, "", "", -1, false,
              "when it first came into the index", "added:2w"},
    FieldInfo{Field::Words, "words", "", Number, "", "", -1, false, "length in words",
              "words:1000.."},
};

using Values = std::vector<std::string>;

Values not_empty(std::initializer_list<const std::string*> candidates) {
  Values values;
  for (const std::string* value : candidates) {
    if (!value->empty()) values.push_back(*value);
  }
  return values;
}

Values not_empty(const Values& list) {
  Values values;
  for (const std::string& value : list) {
    if (!value.empty()) values.push_back(value);
  }
  return values;
}

Values lead_of(const Article& article) {
  Values values = not_empty({&article.title});
  std::size_t left = 2;
  for (std::size_t i = 0; i < article.paragraphs.size() && left > 0; ++i) {
    if (is_furniture(article, i)) continue;
    values.push_back(article.paragraphs[i]);
    --left;
  }
  return values;
}

Values furniture_of(const Article& article) {
  Values values;
  for (const std::uint32_t number : article.furniture) values.push_back(article.paragraphs[number]);
  return values;
}

}  // namespace

std::span<const FieldInfo> all_fields() {
  return kFields;
}

const FieldInfo& info(Field field) {
  return *std::find_if(kFields.begin(), kFields.end(),
                       [field](const FieldInfo& row) { return row.field == field; });
}

const FieldInfo* find_field(std::string_view name) {
  if (name.empty()) return nullptr;
  const auto* row =
      std::find_if(kFields.begin(), kFields.end(), [name](const FieldInfo& candidate) {
        return candidate.name == name || candidate.alias == name;
      });
  return row == kFields.end() ? nullptr : row;
}

bool is_of_the_text(Field field) {
  return info(field).kind == FieldKind::Text && field != Field::Furniture;
}

bool is_settable(Field field) {
  return field != Field::Lead && field != Field::Site && field != Field::Story &&
         field != Field::Words && field != Field::Caps && field != Field::Furniture &&
         field != Field::Added;
}

Values values_of(const Article& article, Field field) {
  switch (field) {
    case Field::Title:
      return not_empty({&article.title});
    case Field::Lead:
      return lead_of(article);
    case Field::Furniture:
      return furniture_of(article);
    case Field::Author:
      return not_empty(article.authors);
    case Field::Outlet:
      return not_empty({&article.outlet});
    case Field::Agency:
      return not_empty({&article.agency});
    case Field::Section:
      return not_empty({&article.section});
    case Field::Tag:
      return not_empty(article.tags);
    case Field::Language:
      return not_empty({&article.language});
    case Field::Site: {
      const std::string site = site_of(article);
      return not_empty({&site});
    }
    case Field::Url:
      return not_empty({&article.url});
    case Field::Id:
      return not_empty({&article.id});
    case Field::Story:
      return not_empty({&article.id});
    case Field::Page:
      return not_empty({&article.page});
    case Field::Edition:
      return not_empty({&article.edition});
    case Field::Date:
    case Field::Added:
    case Field::Words:
    case Field::Caps:
      break;
  }
  return {};
}

}  // namespace byline
