// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/splitters.hpp"

#include <doctest/doctest.h>

#include "tests/support/text_source.hpp"

using namespace byline;

namespace {

std::vector<RawRecord> all_of(Splitter& splitter) {
  std::vector<RawRecord> records;
  while (auto record = splitter.next()) records.push_back(*std::move(record));
  return records;
}

}  // namespace

TEST_CASE("lines are cut with their numbers and offsets, however the bytes arrive") {
  const std::string bytes = "\xEF\xBB\xBFone\r\n\n \t\ntwo\nthree";
  for (const std::size_t step : {1u, 2u, 3u, 5u, 100u}) {
    for (const std::size_t head_size : {0u, 1u, 4u, 12u}) {
      CAPTURE(step);
      CAPTURE(head_size);
      test::TextSource source(bytes.substr(head_size), step);
      const auto splitter = split_lines(source, std::string_view(bytes).substr(0, head_size));
      const std::vector<RawRecord> records = all_of(*splitter);
      REQUIRE(records.size() == 3);
      CHECK(records[0].bytes == "one");
      CHECK(records[0].line == 1);
      CHECK(records[0].offset == 0);
      CHECK(records[1].bytes == "two");
      CHECK(records[1].line == 4);
      CHECK(records[1].offset == bytes.find("two"));
      CHECK(records[2].bytes == "three");
      CHECK(records[2].line == 5);
      CHECK(records[2].source == "source");
    }
  }
}

TEST_CASE("a line over the limit is a reject and the next line is read") {
  test::TextSource source(std::string(kMaxRecordBytes + 1, 'x') + "\nnext\n", 1 << 20);
  const std::vector<RawRecord> records = all_of(*split_lines(source, ""));
  REQUIRE(records.size() == 2);
  CHECK(records[0].reject == "longer than 64 MiB");
  CHECK(records[0].bytes.empty());
  CHECK(records[1].bytes == "next");
  CHECK(records[1].line == 2);
}

TEST_CASE("a file is one record, a blank one is none") {
  test::TextSource source("two\n\nlines", 4);
  const std::vector<RawRecord> records = all_of(*split_whole(source, "one "));
  REQUIRE(records.size() == 1);
  CHECK(records[0].bytes == "one two\n\nlines");
  CHECK(records[0].line == 0);
  test::TextSource blank("\n \n", 1);
  CHECK(all_of(*split_whole(blank, " ")).empty());
}

TEST_CASE("a file over the limit is a reject") {
  test::TextSource source(std::string(kMaxRecordBytes + 1, 'x'), 1 << 20);
  const std::vector<RawRecord> records = all_of(*split_whole(source, ""));
  REQUIRE(records.size() == 1);
  CHECK(records[0].reject == "longer than 64 MiB");
}
