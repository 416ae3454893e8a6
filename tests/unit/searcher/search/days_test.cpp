// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/days.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <utility>

#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

namespace {

Archive archive_with(const std::string& first, const std::string& last) {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  document.add_value(kSlotFirstDay, first);
  document.add_value(kSlotLastDay, last);
  database.add_document(document);
  return join_parts({database});
}

}  // namespace

TEST_CASE("days that dates have are read, and others are damage") {
  const Day least = std::numeric_limits<Day>::min();
  const Day most = std::numeric_limits<Day>::max();
  struct Row {
    Day first;
    Day last;
    bool is_sound;
  };
  const Row rows[] = {
      {day_of(2014, 6, 3), day_of(2014, 6, 3), true},
      {day_of(1, 1, 1), day_of(9999, 12, 31), true},
      {day_of(2014, 6, 3), day_of(2014, 6, 2), false},
      {least, day_of(2014, 6, 3), false},
      {day_of(2014, 6, 3), most, false},
      {day_of(1, 1, 1) - 1, day_of(1, 1, 1), false},
      {day_of(9999, 12, 31), day_of(9999, 12, 31) + 1, false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.first);
    CAPTURE(row.last);
    const Archive archive = archive_with(pack_day(row.first), pack_day(row.last));
    DayReader reader({archive, 0, 1});
    if (row.is_sound) {
      CHECK(reader.read(1)->last == row.last);
    } else {
      CHECK_THROWS_AS(static_cast<void>(reader.read(1)), Xapian::DatabaseCorruptError);
    }
  }
}
