// SPDX-License-Identifier: GPL-3.0-or-later
// Archives in memory, made from plain articles by the indexer's own code.
#pragma once

#include <fmt/format.h>

#include <set>
#include <string>
#include <vector>

#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/index/value_dictionary.hpp"
#include "indexer/writing/document.hpp"
#include "searcher/query/compiler.hpp"
#include "searcher/search/archive.hpp"
#include "searcher/search/search.hpp"
#include "tests/support/metadata.hpp"

namespace byline::test {

inline const Deadline kNoDeadline = Deadline::max();

// A document with all its slots, as the committer writes it.
inline Xapian::Document document_of(Article article, const std::string& key,
                                    ValueDictionaries& dictionaries) {
  static DocumentBuilder builder;
  bool cut = false;
  BuiltDocument built = builder.build(article, key, hash128(key), cut);
  Xapian::Document document = xapian_document(built);
  for (const auto& [field, values] : built.facets) {
    std::set<std::uint32_t> ordinals;
    for (const std::string& value : values) ordinals.insert(dictionaries.ordinal(field, value));
    document.add_value(static_cast<Xapian::valueno>(info(field).slot),
                       pack_ordinals({ordinals.begin(), ordinals.end()}));
  }
  return document;
}

inline Xapian::Database database_of(const std::vector<Article>& articles) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  ValueDictionaries dictionaries(database);
  for (const Article& article : articles) {
    const std::string key = to_hex(hash128(article.collection + "\n" + article.id));
    database.add_document(document_of(article, key, dictionaries));
  }
  save(dictionaries.take_changes(), database);
  return database;
}

// The articles dealt out over `parts` databases.
inline Archive archive_of(const std::vector<Article>& articles, std::size_t parts = 1) {
  std::vector<std::vector<Article>> dealt(parts);
  for (std::size_t i = 0; i < articles.size(); ++i) {
    dealt[(i * 7 + i / 3) % parts].push_back(articles[i]);
  }
  std::vector<Xapian::Database> databases;
  for (const std::vector<Article>& part : dealt) databases.push_back(database_of(part));
  return join_parts(std::move(databases));
}

inline Article article(const std::string& id, const std::string& title, const std::string& text) {
  Article made;
  made.id = id;
  made.title = title;
  made.paragraphs = {text};
  return made;
}

// Ids of rows, in order.
template <class Rows>
std::vector<std::string> ids_of(const Archive& archive, const Rows& rows) {
  std::vector<std::string> ids;
  for (const auto& row : rows) {
    ids.push_back(read_article(archive.all.get_document(row.docid)).id);
  }
  return ids;
}

}  // namespace byline::test
