// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/date_scanner.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace byline;

TEST_CASE("digits are read with their number, and signs only when they are there") {
  DateScanner scanner("012-3");
  const Digits first = scanner.digits();
  CHECK(first.value == 12);
  CHECK(first.count == 3);
  CHECK(scanner.accept("/.") == '\0');
  CHECK(scanner.accept("/-") == '-');
  CHECK(scanner.at_digit());
  CHECK(scanner.peek(1) == '\0');
  CHECK(scanner.digits().value == 3);
  CHECK(scanner.at_end());
  CHECK(scanner.digits().count == 0);
}

TEST_CASE("more digits than a number holds are counted only") {
  const std::string many(1000, '9');
  DateScanner scanner(many);
  const Digits run = scanner.digits();
  CHECK(run.value == 0);
  CHECK(run.count == 1000);
}
