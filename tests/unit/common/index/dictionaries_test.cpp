// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <set>
#include <string>

#include "common/index/spellings.hpp"
#include "common/index/value_dictionary.hpp"
#include "tests/support/metadata.hpp"

using namespace byline;

namespace {
Xapian::WritableDatabase in_memory() {
  return Xapian::WritableDatabase(std::string(), Xapian::DB_BACKEND_INMEMORY);
}
}  // namespace

TEST_CASE("values keep their ordinals over many saves and chunks") {
  Xapian::WritableDatabase database = in_memory();
  std::vector<std::string> expected;
  for (int round = 0; round < 5; ++round) {
    ValueDictionaries dictionaries(database);
    for (int i = 0; i < 300; ++i) {
      expected.push_back("outlet " + std::to_string(round) + "-" + std::to_string(i));
      CHECK(dictionaries.ordinal(Field::Outlet, expected.back()) == expected.size() - 1);
    }
    CHECK(dictionaries.ordinal(Field::Outlet, expected.front()) == 0);
    test::save(dictionaries.take_changes(), database);
    CHECK(read_values(database, Field::Outlet) == expected);
  }
  CHECK(read_values(database, Field::Author).empty());
}

namespace {

CountedSpellings counted(std::string_view value) {
  CountedSpellings counts;
  add_counts(value, counts);
  return counts;
}

}  // namespace

TEST_CASE("a form is spelled as it is written most often") {
  struct Row {
    std::string counts;
    std::uint64_t occurrences;
    std::string expected;
  };
  const Row rows[] = {
      {"", 5, "ete"},         {"été\t3\n", 5, "été"},
      {"été\t2\n", 5, "ete"}, {"étè\t2\nété\t2\n", 4, "étè"},
      {"damaged", 5, "ete"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.counts);
    CHECK(usual_spelling(counted(row.counts), "ete", row.occurrences) == row.expected);
  }
}

TEST_CASE("spellings are added up over batches") {
  Xapian::WritableDatabase database = in_memory();
  Xapian::Document document;
  document.add_term("cafe", 5);
  database.add_document(document);
  for (int batch = 0; batch < 3; ++batch) {
    SpellingCounts counts;
    counts.add("cafe", "café");
    test::save(counts.changes(&database), database);
    CHECK(usual_spelling(counted(database.get_metadata("spelling:cafe")), "cafe", 5) ==
          (batch < 2 ? "cafe" : "café"));
  }
}
