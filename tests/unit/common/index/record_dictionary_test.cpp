// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/record_dictionary.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>
#include <vector>

#include "common/base/error.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace byline;

namespace {

Record record_of(int number) {
  Record record;
  record.article.id = fmt::format("{:x}", number * 7919);
  record.article.outlet = "The Harbour Herald";
  record.article.url = fmt::format("https://www.herald.example/news/local/{}", number * 31);
  record.article.title = fmt::format("Council votes on plan number {}", number);
  record.article.paragraphs = {fmt::format(
      "The harbour council voted {} to {} on Tuesday for the new sea wall.", number % 9, 9)};
  record.raw = hash128(fmt::format("{}", number));
  return record;
}

std::shared_ptr<const RecordDictionary> dictionary_for(int first) {
  std::string joined;
  std::vector<std::size_t> sizes;
  for (int i = first; i < first + 2000; ++i) {
    const std::string plain = plain_record(encode_record(record_of(i)));
    joined += plain;
    sizes.push_back(plain.size());
  }
  return RecordDictionary::trained(joined, sizes);
}

}  // namespace

TEST_CASE("records of an index with a dictionary are smaller, and read back the same") {
  const auto dictionary = dictionary_for(0);
  REQUIRE(dictionary);
  const std::string before = encode_record(record_of(5000));
  const std::string bytes = encode_record(record_of(5000), dictionary.get());
  CHECK(bytes.size() < before.size());
  CHECK_THROWS_AS(static_cast<void>(decode_record(bytes)), Error);  // nobody knows it yet
  make_known(dictionary);
  CHECK(decode_record(bytes).article == record_of(5000).article);
  CHECK(decode_record(before).article == record_of(5000).article);
  CHECK(with_dictionary(before, *dictionary) == bytes);
  CHECK(with_dictionary(bytes, *dictionary) == bytes);
}

TEST_CASE("the same records make the same dictionary, others another") {
  const auto one = dictionary_for(0);
  const auto two = dictionary_for(0);
  const auto other = dictionary_for(3000);
  REQUIRE(one);
  REQUIRE(two);
  REQUIRE(other);
  CHECK(one->bytes() == two->bytes());
  CHECK(one->number() == two->number());
  CHECK(one->number() != other->number());
}

TEST_CASE("what shares nothing makes no dictionary") {
  CHECK(RecordDictionary::trained("", {}) == nullptr);
  const std::vector<std::size_t> sizes(4, 1);
  CHECK(RecordDictionary::trained("abcd", sizes) == nullptr);
}

TEST_CASE("bytes that were changed are no dictionary") {
  const auto dictionary = dictionary_for(0);
  REQUIRE(dictionary);
  const std::string& good = dictionary->bytes();
  CHECK(RecordDictionary::from_bytes(good) != nullptr);
  CHECK(RecordDictionary::from_bytes("") == nullptr);
  CHECK(RecordDictionary::from_bytes("plain bytes, no dictionary") == nullptr);
  CHECK(RecordDictionary::from_bytes(good.substr(0, good.size() - 1)) == nullptr);
  for (std::size_t at = 0; at < good.size(); at += 997) {
    std::string bad = good;
    bad[at] = static_cast<char>(bad[at] ^ 1);
    CHECK(RecordDictionary::from_bytes(bad) == nullptr);
  }
}

TEST_CASE("whoever opens an index knows its dictionary") {
  const test::TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE_OR_OPEN);
  CHECK(dictionary_of(database) == nullptr);
  const auto dictionary = dictionary_for(6000);
  REQUIRE(dictionary);
  database.set_metadata(dictionary_key(*dictionary), dictionary->bytes());
  const auto read = dictionary_of(database);
  REQUIRE(read);
  CHECK(read->number() == dictionary->number());
  CHECK(known_dictionary(read->number()) == read);
  CHECK(known_dictionary(1) == nullptr);
}

TEST_CASE("of several dictionaries all are known, and further records use the last one trained") {
  const test::TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE_OR_OPEN);
  const auto one = dictionary_for(9000);
  const auto two = dictionary_for(12000);
  REQUIRE(one);
  REQUIRE(two);
  for (const auto& dictionary : {one, two})
    database.set_metadata(dictionary_key(*dictionary), dictionary->bytes());
  for (const auto& last : {one, two}) {
    database.set_metadata(std::string(kMetaDictionary), std::to_string(last->number()));
    const auto read = dictionary_of(database);
    REQUIRE(read);
    CHECK(read->number() == last->number());
  }
  CHECK(known_dictionary(one->number()) != nullptr);
  CHECK(known_dictionary(two->number()) != nullptr);
}

TEST_CASE("an index whose dictionary is damaged has none") {
  const test::TemporaryFolder folder;
  Xapian::WritableDatabase database(folder.path().string(), Xapian::DB_CREATE_OR_OPEN);
  database.set_metadata("dictionary:77777", "nothing that zstd made");
  CHECK(dictionary_of(database) == nullptr);
}
