// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/lists/region_lists.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/writing/document.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace byline;

namespace {

using Positions = std::vector<Xapian::termpos>;

void add(Xapian::WritableDatabase& database, const std::string& title,
         const std::vector<std::string>& paragraphs) {
  Article article;
  article.title = title;
  article.paragraphs = paragraphs;
  DocumentBuilder builder;
  bool cut = false;
  database.add_document(xapian_document(builder.build(article, "key", {}, cut)));
}

Positions read(const TermLists& lists, const std::string& term, Xapian::docid article) {
  Positions positions;
  lists.positions(term)->read(article, positions);
  return positions;
}

}  // namespace

TEST_CASE("words of title and lead stand where the plain words do, up to where these end") {
  const test::TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE_OR_OPEN);
  add(database, "Flood again", {"A flood.", "The flood rose.", "Flood or no flood."});
  add(database, "", {"Flood at night.", "No flood.", "Last flood."});
  add(database, "Flood flood", {});
  add(database, "", {});
  const auto lists = lists_of(database);
  struct Row {
    std::string term;
    Xapian::docid article;
    Positions positions;
  };
  const Row rows[] = {
      {"flood", 1, {1, 503, 1004, 1505, 1508}},
      {"Sflood", 1, {1}},
      {"Sagain", 1, {2}},
      {"Srose", 1, {}},
      {"XLflood", 1, {1, 503, 1004}},
      {"XLno", 1, {}},
      {"Sflood", 2, {}},
      {"XLflood", 2, {1, 504}},
      {"XLlast", 2, {}},
      {"Sflood", 3, {1, 2}},
      {"XLflood", 3, {1, 2}},
      {"XLflood", 4, {}},
      {"Snowhere", 1, {}},
  };
  for (const Row& row : rows) {
    CAPTURE(row.term);
    CAPTURE(row.article);
    CHECK(read(*lists, row.term, row.article) == row.positions);
  }
}

TEST_CASE("positions of a region are added behind what was read before") {
  const test::TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE_OR_OPEN);
  add(database, "Flood", {"Flood."});
  Positions positions{7000};
  lists_of(database)->positions("Sflood")->read(1, positions);
  CHECK(positions == Positions{7000, 1});
}
