// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/positions.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdint>
#include <vector>

using namespace byline;

namespace {

std::vector<std::uint32_t> by_layout(const std::vector<std::uint32_t>& lengths) {
  std::vector<std::uint32_t> positions;
  PositionLayout layout;
  for (const std::uint32_t length : lengths) {
    layout.next_text();
    for (std::uint32_t i = 0; i < length; ++i) positions.push_back(layout.at(i));
  }
  return positions;
}

// The judge: word after word, a step of 1 within 500 words of a text and of 500 otherwise. A text
// without words takes the place of one word.
std::vector<std::uint32_t> word_by_word(const std::vector<std::uint32_t>& lengths) {
  std::vector<std::uint32_t> positions;
  std::uint32_t at = 0;
  for (const std::uint32_t length : lengths) {
    at = at == 0 ? 1 : at + 500;
    for (std::uint32_t i = 0; i < length; ++i) {
      if (i > 0) at += i % 500 == 0 ? 500 : 1;
      positions.push_back(at);
    }
  }
  return positions;
}

}  // namespace

TEST_CASE("a paragraph begins 500 after the word before it") {
  const std::vector<std::uint32_t> expected{1, 2, 3, 503, 504, 1004};
  CHECK(by_layout({3, 2, 1}) == expected);
}

TEST_CASE("a paragraph of more than 500 words is split") {
  const auto positions = by_layout({501, 1});
  CHECK(positions[499] == 500);
  CHECK(positions[500] == 1000);
  CHECK(positions[501] == 1500);
}

TEST_CASE("positions are those of a count word by word") {
  CHECK(rc::check([] {
    const auto lengths = *rc::gen::container<std::vector<std::uint32_t>>(rc::gen::oneOf(
        rc::gen::inRange<std::uint32_t>(0, 5), rc::gen::inRange<std::uint32_t>(498, 503),
        rc::gen::inRange<std::uint32_t>(0, 2100)));
    RC_ASSERT(by_layout(lengths) == word_by_word(lengths));
  }));
}
