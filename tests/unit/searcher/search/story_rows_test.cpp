// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/story_rows.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>
#include <vector>

#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

namespace {

struct Copy {
  const char* id;
  double rank;
  const char* agency;
  int day;  // of May 2014; 0: none
  std::size_t words;
};

using Copies = std::vector<Copy>;

// One index in which all copies are one story that the first of them leads.
Archive archive_of(const Copies& copies) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  ValueDictionaries dictionaries(database);
  for (const Copy& copy : copies) {
    std::string text;
    for (std::size_t i = 0; i < copy.words; ++i) text += "word ";
    Article article = test::article(copy.id, "", text);
    article.agency = copy.agency;
    if (copy.day > 0) article.date = *make_date(2014, 5, copy.day);
    Xapian::Document document = test::document_of(article, to_hex(hash128(copy.id)), dictionaries);
    if (database.get_doccount() > 0) document.add_value(kSlotStory, pack_number(1));
    database.add_document(document);
  }
  return join_parts({database});
}

std::vector<RankedRow> rows_of(const Copies& copies) {
  std::vector<RankedRow> rows;
  for (const Copy& copy : copies) {
    RankedRow& row = rows.emplace_back();
    row.docid = static_cast<Xapian::docid>(rows.size());
    row.rank = copy.rank;
    row.tie = copy.day > 0 ? -copy.day : 100;  // the newest first, undated last
  }
  return rows;
}

// The id of the copy that stands for the story, and those behind it, in order.
std::string order_of(const Copies& copies, unsigned seed) {
  const Archive archive = archive_of(copies);
  std::vector<RankedRow> rows = rows_of(copies);
  std::shuffle(rows.begin(), rows.end(), std::mt19937(seed));
  const StoryRows stories = choose_story_rows(archive, ArchiveStories(archive), rows);
  CHECK(stories.others.size() == copies.size() - 1);
  REQUIRE(stories.copies.size() == 1);
  const auto& [first, others] = *stories.copies.begin();
  std::string order = copies[first - 1].id;
  for (const Xapian::docid other : others) order += std::string(" ") + copies[other - 1].id;
  return order;
}

}  // namespace

TEST_CASE("the best copy leads: by the sort, then the earliest of an agency, else the longest") {
  struct Row {
    const char* what;
    Copies copies;
    const char* order;
  };
  const std::vector<Row> rows{
      {"the sort comes before all", {{"a", 2, "AP", 1, 90}, {"b", 1, "", 9, 10}}, "b a"},
      {"the longest of equals",
       {{"a", 1, "", 3, 10}, {"b", 1, "", 1, 30}, {"c", 1, "", 2, 20}},
       "b a c"},
      {"an agency's before a longer one", {{"a", 1, "", 1, 90}, {"b", 1, "AP", 2, 10}}, "b a"},
      {"the earliest of an agency's",
       {{"a", 1, "AP", 4, 90}, {"b", 1, "Reuters", 2, 10}, {"c", 1, "AP", 3, 50}},
       "b a c"},
      {"an agency's without a date after those with one",
       {{"a", 1, "AP", 0, 90}, {"b", 1, "AP", 7, 10}},
       "b a"},
      {"of an agency's of one day the longest",
       {{"a", 1, "AP", 2, 10}, {"b", 1, "Reuters", 2, 40}},
       "b a"},
      {"an agency's copy that sorts behind does not lead",
       {{"a", 1, "", 2, 10}, {"b", 1, "", 3, 20}, {"c", 2, "AP", 1, 90}},
       "b a c"},
      {"equal in all: the newest, as in the list",
       {{"a", 1, "", 2, 10}, {"b", 1, "", 3, 10}},
       "b a"},
      {"of one day too: the story's own lead", {{"a", 1, "", 2, 10}, {"b", 1, "", 2, 10}}, "a b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.what);
    for (const unsigned seed : {1U, 2U, 3U}) CHECK(order_of(row.copies, seed) == row.order);
  }
}
