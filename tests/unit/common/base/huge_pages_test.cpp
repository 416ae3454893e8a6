// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/huge_pages.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <cstdint>
#include <numeric>
#include <vector>

using namespace byline;

TEST_CASE("what is as large as a huge page begins at one, and all of it can be written") {
  for (const std::size_t bytes : {kHugePage, kHugePage + 1, 3 * kHugePage}) {
    CAPTURE(bytes);
    char* const memory = HugePages<char>().allocate(bytes);
    CHECK(reinterpret_cast<std::uintptr_t>(memory) % kHugePage == 0);
    std::fill_n(memory, bytes, 'x');
    CHECK(std::count(memory, memory + bytes, 'x') == static_cast<std::ptrdiff_t>(bytes));
    HugePages<char>().deallocate(memory, bytes);
  }
}

TEST_CASE("a vector in huge pages keeps what it holds while it grows out of small memory") {
  std::vector<std::uint32_t, HugePages<std::uint32_t>> numbers;
  constexpr std::uint32_t kCount = 2'000'000;
  for (std::uint32_t i = 0; i < kCount; ++i) numbers.push_back(i);
  std::vector<std::uint32_t> expected(kCount);
  std::iota(expected.begin(), expected.end(), 0U);
  CHECK(std::equal(numbers.begin(), numbers.end(), expected.begin(), expected.end()));
}
