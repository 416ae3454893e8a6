// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/schema.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <string>
#include <vector>

using namespace byline;

TEST_CASE("packed days sort as days count, before 1970 too") {
  const std::vector<std::int32_t> days{-719162, -1, 0, 1, 127, 128, 16000, 2932896};
  for (std::size_t i = 0; i < days.size(); ++i) {
    CHECK(unpack_day(pack_day(days[i])) == days[i]);
    if (i > 0) CHECK(pack_day(days[i - 1]) < pack_day(days[i]));
  }
}

TEST_CASE("packed numbers sort as they count") {
  const std::vector<std::uint32_t> numbers{
      0, 1, 255, 256, 65535, 65536, std::numeric_limits<std::uint32_t>::max()};
  for (std::size_t i = 0; i < numbers.size(); ++i) {
    CHECK(unpack_number(pack_number(numbers[i])) == numbers[i]);
    if (i > 0) CHECK(pack_number(numbers[i - 1]) < pack_number(numbers[i]));
  }
}

TEST_CASE("ordinals come back as they were packed") {
  const std::vector<std::vector<std::uint32_t>> rows{
      {}, {0}, {127, 128}, {5, 4, 16383, 16384, std::numeric_limits<std::uint32_t>::max()}};
  for (const auto& row : rows) {
    std::vector<std::uint32_t> unpacked{99};
    unpack_ordinals(pack_ordinals(row), unpacked);
    CHECK(unpacked == row);
  }
}

TEST_CASE("damaged ordinals end the list and nothing else") {
  std::vector<std::uint32_t> unpacked;
  unpack_ordinals(std::string("\x05\x80", 2), unpacked);
  CHECK(unpacked == std::vector<std::uint32_t>{5});
  unpack_ordinals(std::string(100, '\xff'), unpacked);
  CHECK(unpacked.empty());
}

TEST_CASE("a value's term does not know case, accents and spaces") {
  CHECK(value_term(Field::Outlet, "The  Times") == "XOVthe times");
  CHECK(value_term(Field::Outlet, " LE MONDE Économique ") == "XOVle monde economique");
  CHECK(value_term(Field::Language, "EN") == "Len");
}

TEST_CASE("a value too long for a term is cut, and two of them stay two") {
  const std::string shared(400, 'x');
  const std::string one = value_term(Field::Section, shared + "1");
  const std::string two = value_term(Field::Section, shared + "2");
  CHECK(one.size() <= kMaxTermBytes);
  CHECK(two.size() <= kMaxTermBytes);
  CHECK(one != two);
}

TEST_CASE("a URL stands as a short hash") {
  const std::string term = value_term(Field::Url, "https://example.org/A");
  CHECK(term == "U" + to_short_text(hash128("https://example.org/a")));
  CHECK(term == value_term(Field::Url, "HTTPS://example.org/a"));
  CHECK(value_term(Field::Url, kMissing) == "Unone");
}

TEST_CASE("years are read off the terms of dates, and terms that no date has are passed over") {
  Xapian::WritableDatabase database(std::string(), Xapian::DB_BACKEND_INMEMORY);
  Xapian::Document document;
  for (const char* term :
       {"D2014", "D201406", "D2014z", "D20\xB1", "D2015-", "D2", "Dnone", "E1999"})
    document.add_term(term);
  database.add_document(document);
  CHECK(years_of(database) == std::vector<int>{2014, 2015});
}

TEST_CASE("a NUL in a value takes no room of a term") {
  CHECK(value_term(Field::Id, std::string("a\0b", 3)).find('\0') == std::string::npos);
}
