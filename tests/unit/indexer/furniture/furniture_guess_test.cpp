// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/furniture_guess.hpp"

#include <doctest/doctest.h>

#include <random>
#include <vector>

using namespace byline;

TEST_CASE("what is guessed is furniture, and most furniture is guessed") {
  FurnitureGuess guess;
  KnownFurniture known;
  std::mt19937 random(3);
  const auto see = [&](std::uint64_t key, std::uint32_t other) {
    const ParagraphSign sign{key, other, false};
    guess.see(std::span(&sign, 1), known);
  };
  for (std::uint32_t article = 0; article < 50'000; ++article) {
    see(random() | std::uint64_t{1} << 40, article);  // stands nowhere else
    if (article % 100 == 0) see(1, article * 7919);   // a plea
    if (article % 100 == 1) see(2, article % 7 % 5);  // copies of five articles
  }
  std::vector<ParagraphSign> asked{{1, 0, false}, {2, 0, false}};
  CHECK(known.mark(asked));
  CHECK(asked[0].is_furniture);
  CHECK(!asked[1].is_furniture);
  CHECK(!known.mark(asked));
}
