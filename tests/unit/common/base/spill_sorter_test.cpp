// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/spill_sorter.hpp"

#include <doctest/doctest.h>

#include <random>

#include "tests/support/temporary_folder.hpp"

using namespace byline;

TEST_CASE("entries come in order, however many files they were written to, and again") {
  std::mt19937 random(3);
  for (const std::size_t count : {0U, 1U, 4095U, 4096U, 4097U, 50'000U}) {
    CAPTURE(count);
    const test::TemporaryFolder folder;
    SpillSorter<std::uint32_t> sorter(folder.path(), "numbers", 0);
    std::vector<std::uint32_t> expected;
    for (std::size_t i = 0; i < count; ++i) {
      expected.push_back(static_cast<std::uint32_t>(random() % 30'000));
      sorter.add(expected.back());
    }
    std::sort(expected.begin(), expected.end());
    CHECK(sorter.size() == count);
    for (int round = 0; round < 2; ++round) {
      std::vector<std::uint32_t> found;
      sorter.each([&found](std::uint32_t number) { found.push_back(number); });
      CHECK(found == expected);
    }
    sorter.clear();
    CHECK(std::filesystem::is_empty(folder.path()));
  }
}
