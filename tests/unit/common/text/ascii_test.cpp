// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/text/ascii.hpp"

#include <doctest/doctest.h>

#include <string>

namespace byline {
namespace {

TEST_CASE("a run of ASCII ends at the first other byte, from any place") {
  constexpr std::size_t kLongest = 20;
  for (std::size_t size = 0; size <= kLongest; ++size) {
    for (std::size_t odd = 0; odd <= size; ++odd) {
      std::string text(size, '\x7F');
      if (odd < size) text[odd] = '\x80';
      for (std::size_t from = 0; from <= size; ++from) {
        CAPTURE(size);
        CAPTURE(odd);
        CAPTURE(from);
        CHECK(end_of_ascii(text, from) == (from <= odd ? odd : size));
      }
      CHECK(is_ascii(text) == (odd == size));
    }
  }
}

}  // namespace
}  // namespace byline
