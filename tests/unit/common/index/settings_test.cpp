// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/settings.hpp"

#include <doctest/doctest.h>

#include <string>

#include "common/index/schema.hpp"

using namespace byline;

TEST_CASE("an index marks furniture unless it was told to skip it") {
  struct Row {
    std::string settings;
    bool marks;
  };
  const Row rows[] = {{"", true}, {std::string(kSkipsFurniture), false}, {"{}", true}};
  for (const Row& row : rows) {
    CAPTURE(row.settings);
    Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
    database.set_metadata(std::string(kMetaSettings), row.settings);
    CHECK(marks_furniture(database) == row.marks);
  }
}
