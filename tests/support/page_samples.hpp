// SPDX-License-Identifier: GPL-3.0-or-later
// Web pages that a test makes of a head and of what stands before two paragraphs of prose.
#pragma once

#include <doctest/doctest.h>

#include <string>
#include <utility>
#include <variant>

#include "indexer/readers/html_page.hpp"

namespace byline::test {

inline const std::string kPageProse =
    "<p>The sea wall at Saltmere, built in 1953 after the great flood, was breached on Monday "
    "night, and two streets stood under water until the morning.</p>"
    "<p>Nobody was hurt, the harbour master said, but the fish market, the lifeboat station and "
    "the school will stay closed for the rest of the week.</p>";

// What is read of the page; it is an article.
inline RawArticle read_page(const std::string& head, const std::string& body) {
  RawRecord record;
  record.bytes =
      "<!DOCTYPE html><html><head>" + head + "</head><body>" + body + kPageProse + "</body></html>";
  ParseResult result = html_page::parse(record, {});
  REQUIRE(std::holds_alternative<RawArticle>(result));
  return std::get<RawArticle>(std::move(result));
}

}  // namespace byline::test
