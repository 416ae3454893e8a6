// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/features.hpp"

#include <doctest/doctest.h>

#include <string>

#include "common/index/schema.hpp"

using namespace byline;

TEST_CASE("a feature is a word of the list, not a part of one") {
  struct Row {
    const char* features;
    bool has;
  };
  const Row rows[] = {{"furniture", true},          {"capitals furniture", true},
                      {"furniture capitals", true}, {"", false},
                      {"capitals", false},          {"nofurniture furnitures", false}};
  for (const Row& row : rows) {
    CAPTURE(row.features);
    Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    database.set_metadata(std::string(kMetaFeatures), row.features);
    CHECK(has_feature(database, kFeatureFurniture) == row.has);
  }
}
