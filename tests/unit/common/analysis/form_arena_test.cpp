// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/form_arena.hpp"

#include <doctest/doctest.h>

#include <string>
#include <string_view>
#include <vector>

using namespace byline;

TEST_CASE("stored forms stay as they were, whatever is stored after them") {
  FormArena arena;
  for (int round = 0; round < 2; ++round) {
    std::vector<std::string_view> views;
    for (int i = 0; i < 50'000; ++i) views.push_back(arena.store(std::to_string(i)));
    bool same = true;
    for (int i = 0; i < 50'000; ++i) {
      same = same && views[static_cast<std::size_t>(i)] == std::to_string(i);
    }
    CHECK(same);
    arena.clear(2);
  }
}

TEST_CASE("a form as large as a chunk fits") {
  FormArena arena;
  const std::string large(FormArena::kChunkBytes, 'x');
  CHECK(arena.store("a") == "a");
  CHECK(arena.store(large) == large);
  CHECK(arena.store("") == "");
}
