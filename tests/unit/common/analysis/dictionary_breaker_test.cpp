// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/dictionary_breaker.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using namespace byline;

TEST_CASE("a Thai run falls into its words") {
  DictionaryBreaker breaker;
  const std::string run = "ภาษาไทย";  // "language" and "Thai"
  CHECK(breaker.word_ends(run) == std::vector<std::size_t>{std::string("ภาษา").size(), run.size()});
}

TEST_CASE("the last end is the end of the run") {
  DictionaryBreaker breaker;
  for (const std::string run : {"ພາສາລາວ", "ភាសាខ្មែរ", "မြန်မာဘာသာ", "ก", "\u0E31"}) {
    CHECK(breaker.word_ends(run).back() == run.size());
  }
  CHECK(breaker.word_ends("").empty());
}
