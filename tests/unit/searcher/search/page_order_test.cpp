// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/page_order.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <set>
#include <vector>

#include "searcher/search/identity.hpp"
#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

TEST_CASE("ids come in the same order from term lists and from the list of all ids") {
  std::vector<Article> articles;
  for (int i = 0; i < 40; ++i) {
    Article made = test::article(fmt::format("n{}", i * 37 % 20), "", "flood");
    made.collection = i % 2 == 0 ? "a" : "b";
    articles.push_back(std::move(made));
  }
  const Archive archive = test::archive_of(articles);
  const auto order = [&](const std::vector<Xapian::docid>& docids) {
    std::vector<Xapian::docid> ordered;
    each_by_id(archive, docids,
               [&](std::size_t place, const std::string&) { ordered.push_back(docids[place]); });
    return ordered;
  };
  std::vector<Xapian::docid> all;
  for (Xapian::docid docid = 1; docid <= 40; ++docid) all.push_back(docid);
  const std::vector<Xapian::docid> walked = order(all);
  REQUIRE(walked.size() == 40);
  // Few at a time are read from their term lists: every neighbouring pair must agree.
  for (std::size_t i = 0; i + 1 < walked.size(); ++i) {
    std::vector<Xapian::docid> pair{walked[i], walked[i + 1]};
    std::sort(pair.begin(), pair.end());
    CHECK(order(pair) == std::vector<Xapian::docid>{walked[i], walked[i + 1]});
  }
}

TEST_CASE("a page that begins beyond the rows or asks for none is empty") {
  const Archive archive =
      test::archive_of({test::article("a", "", "x"), test::article("b", "", "x")});
  const std::vector<RankedRow> rows{{1, 0, 0, 0}, {2, 0, 0, 0}};
  CHECK(order_page(archive, rows, {2, 5}).empty());
  CHECK(order_page(archive, rows, {0, 0}).empty());
  CHECK(order_page(archive, rows, {1, std::nullopt}).size() == 1);
  CHECK(order_page(archive, rows, {0, ~std::uint64_t{0}}).size() == 2);
}

TEST_CASE("the first of all are the rows of the page that reaches as far, in any order") {
  std::vector<Article> articles;
  for (int i = 0; i < 30; ++i) articles.push_back(test::article(fmt::format("n{}", i), "", "x"));
  const Archive archive = test::archive_of(articles);
  std::vector<RankedRow> rows;
  for (Xapian::docid docid = 1; docid <= archive.all.get_lastdocid(); ++docid)
    rows.push_back(
        {docid, true, 0, static_cast<double>(docid % 4), static_cast<double>(docid % 2)});
  const auto docids_of = [](const std::vector<RankedRow>& some) {
    std::set<Xapian::docid> docids;
    for (const RankedRow& row : some) docids.insert(row.docid);
    return docids;
  };
  for (const std::size_t count : {0U, 1U, 3U, 8U, 20U, 29U, 30U, 100U}) {
    CAPTURE(count);
    CHECK(docids_of(first_of_all(archive, rows, count)) ==
          docids_of(order_page(archive, rows, {0, count})));
  }
}

TEST_CASE("an article that two ids name is damage") {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  for (const std::vector<std::string>& ids : {std::vector<std::string>{"a", "b"}, {"c"}}) {
    Xapian::Document document;
    for (const std::string& id : ids) document.add_boolean_term(value_term(Field::Id, id));
    database.add_document(document);
  }
  const Archive archive = join_parts({database});
  const std::vector<RankedRow> rows{{1, true, 0, 0, 0}, {2, true, 0, 0, 0}};
  CHECK_THROWS_AS(static_cast<void>(order_page(archive, rows, {0, 2})),
                  Xapian::DatabaseCorruptError);
}
