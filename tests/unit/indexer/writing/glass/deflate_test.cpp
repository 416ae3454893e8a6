// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/glass/deflate.hpp"

#include <doctest/doctest.h>

#include <string>

using byline::glass::Deflater;

TEST_CASE("a tag is compressed where that helps and the library reads it back for certain") {
  Deflater deflater;
  CHECK(deflater.deflate("") == "");
  CHECK(deflater.deflate(std::string(18, 'a')) == "");
  CHECK(deflater.deflate("qwertyuiopasdfghjklzxcvbnm") == "");
  CHECK(deflater.deflate(std::string(8192, 'a')).size() < 100);
  CHECK(deflater.deflate(std::string(8193, 'a')) == "");
}
