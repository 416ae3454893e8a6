// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <utility>

#include "indexer/cleaning/clean.hpp"

using byline::canonical_url;

TEST_CASE("URLs of one page have one canonical form") {
  const std::pair<const char*, const char*> rows[] = {
      {"https://www.Example.org/A/b/", "http://example.org/A/b"},
      {"http://example.org:80/a#top", "http://example.org/a"},
      {"https://example.org:443/a", "http://example.org/a"},
      {"http://example.org:8080/a", "http://example.org:8080/a"},
      {"https://example.org/a?utm_source=x&b=2&a=1&fbclid=9", "http://example.org/a?a=1&b=2"},
      {"https://example.org/a?ref=home", "http://example.org/a"},
      {"https://example.org/a?ref=12345", "http://example.org/a?ref=12345"},
      {"https://example.org/a/?", "http://example.org/a"},
      {"https://example.org/#!/a/1", "http://example.org#!/a/1"},
      {"https://user:pw@example.org/a", "http://example.org/a"},
      {"//example.org/a", "http://example.org/a"},
      {"www.example.org/a", "http://example.org/a"},
      {"ftp://example.org/a", "ftp://example.org/a"},
      {"https://example.org/go?to=http://other.org/x",
       "http://example.org/go?to=http://other.org/x"},
      {"/a/b", ""},
      {"no url", ""},
      {"https://", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(canonical_url(row.first) == row.second);
  }
}
