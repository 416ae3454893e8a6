// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/meeting_table.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <random>
#include <string>

#include "tests/support/temporary_folder.hpp"

namespace byline {
namespace {

// In so little memory that many are ordered in files.
std::string table_of(const std::vector<Meeting>& meetings) {
  const test::TemporaryFolder folder;
  SpillSorter<Meeting> sorter(folder.path(), "meetings", 1);
  for (const Meeting& meeting : meetings) sorter.add(meeting);
  SequentialWriter file(folder.path() / "table");
  write_meetings(sorter, file);
  return file.read(0, file.size());
}

std::vector<std::uint32_t> met(const std::string& bytes, std::uint32_t hash) {
  const std::optional<MeetingTable> table = MeetingTable::open(bytes);
  REQUIRE(table);
  std::vector<std::uint32_t> articles;
  table->meet(hash, articles);
  return articles;
}

using Articles = std::vector<std::uint32_t>;

TEST_CASE("a hash meets the articles that have it, and no others") {
  const std::uint32_t most = 0xffffffff;
  const std::string bytes = table_of({{0, 1}, {5, 2}, {5, 9}, {most, 3}, {most, most}});
  CHECK(met(bytes, 0) == Articles{1});
  CHECK(met(bytes, 5) == Articles{2, 9});
  CHECK(met(bytes, most) == Articles{3, most});
  CHECK(met(bytes, 4).empty());
  CHECK(met(bytes, 6).empty());
  CHECK(met(table_of({}), 0).empty());
}

TEST_CASE("tables of every size give back what was put into them") {
  std::mt19937 random(7);
  for (const std::size_t count : {1U, 15U, 16U, 17U, 31U, 32U, 33U, 1000U, 20000U}) {
    CAPTURE(count);
    std::vector<Meeting> meetings;
    for (std::size_t i = 0; i < count; ++i) {
      // Some hashes are held by many, some buckets are empty.
      const bool is_shared = random() % 3 == 0;
      const std::uint64_t hash = is_shared ? random() % 50 : random() | 0x80000000U;
      meetings.push_back(
          {static_cast<std::uint32_t>(hash), static_cast<std::uint32_t>(random() % 5000)});
    }
    const std::string bytes = table_of(meetings);
    std::sort(meetings.begin(), meetings.end());
    std::vector<Meeting> read;
    MeetingTable::open(bytes)->each([&read](const Meeting& meeting) { read.push_back(meeting); });
    CHECK(read == meetings);
    for (const Meeting& meeting : meetings) {
      const auto [begin, end] =
          std::equal_range(meetings.begin(), meetings.end(), meeting,
                           [](const Meeting& a, const Meeting& b) { return a.hash < b.hash; });
      Articles articles;
      for (auto one = begin; one != end; ++one) articles.push_back(one->article);
      if (met(bytes, meeting.hash) != articles) FAIL_CHECK(meeting.hash);
    }
    CHECK(met(bytes, 0x7fffffff).empty());
  }
}

TEST_CASE("damaged tables are refused or give some articles, and are never read beyond") {
  const std::string good = table_of({{1, 1}, {2, 2}, {3, 3}});
  CHECK(!MeetingTable::open(""));
  CHECK(!MeetingTable::open(good + "x"));
  for (std::size_t size = 0; size < good.size(); ++size) {
    CHECK(!MeetingTable::open(good.substr(0, size)));
  }
  for (std::size_t at = 0; at < good.size(); ++at) {
    for (const int mask : {1, 0x80, 0xff}) {
      std::string bad = good;
      bad[at] = static_cast<char>(bad[at] ^ mask);
      const std::optional<MeetingTable> table = MeetingTable::open(bad);
      Articles articles;
      if (table) table->meet(2, articles);
      if (table) table->each([](const Meeting&) {});
      CHECK(articles.size() <= 3);
    }
  }
}

}  // namespace
}  // namespace byline
