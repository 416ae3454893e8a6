// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/term_counts.hpp"

#include <doctest/doctest.h>

#include <cmath>

#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

namespace {

// The textbook form: 2 * sum of O * ln(O * N / (row * column)) over the four cells.
double textbook(double a, double n, double b, double m) {
  const double all = n + m;
  const double cells[4][3] = {
      {a, n, a + b}, {b, m, a + b}, {n - a, n, all - a - b}, {m - b, m, all - a - b}};
  double sum = 0;
  for (const auto& [observed, row, column] : cells) {
    if (observed > 0) sum += observed * std::log(observed * all / (row * column));
  }
  return 2 * sum;
}

}  // namespace

TEST_CASE("G squared is the log-likelihood ratio of the two by two table") {
  struct Row {
    std::uint64_t inside, sample, outside, rest;
  };
  for (const Row& row : std::vector<Row>{
           {10, 100, 10, 1000}, {100, 100, 0, 1000}, {1, 2, 1, 2}, {50, 1000, 60, 350'000}}) {
    CHECK(
        g_squared(row.inside, row.sample, row.outside, row.rest) ==
        doctest::Approx(textbook(static_cast<double>(row.inside), static_cast<double>(row.sample),
                                 static_cast<double>(row.outside), static_cast<double>(row.rest))));
  }
  CHECK(g_squared(10, 100, 100, 1000) == doctest::Approx(0));
  CHECK(g_squared(0, 100, 100, 1000) < 0);
  CHECK(g_squared(5, 10, 0, 0) == 0);
}

TEST_CASE("telling terms are words of the text, not numbers, stopwords or terms of fields") {
  for (const char* term : {"flood", "o'brien", "\xE6\xB4\xAA\xE6\xB0\xB4"}) {
    CHECK_MESSAGE(is_telling(term), term);
  }
  for (const char* term : {"the", "2014", "covid-19", "XOtimes", "Sflood", "Q0a", "a", ""}) {
    CHECK_FALSE_MESSAGE(is_telling(term), term);
  }
}

TEST_CASE("the words of articles are counted by article and by occurrence") {
  const Archive archive =
      test::archive_of({test::article("a", "Flood", "flood dam the 12"),
                        test::article("b", "", "dam coast"), test::article("c", "", "coast")});
  TermCounts counts;
  CHECK(count_terms(archive, {1, 2}, test::kNoDeadline, counts));
  CHECK(counts.size() == 3);
  CHECK(counts["flood"].articles == 1);
  CHECK(counts["flood"].occurrences == 2);
  CHECK(counts["dam"].articles == 2);
  CHECK(counts["coast"].articles == 1);
}
