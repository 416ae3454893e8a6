// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/bulk_builder.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <string>

#include "common/base/file.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/indexer/writing/bulk/random_archive.hpp"
#include "tests/unit/indexer/writing/bulk/same_database.hpp"

using namespace byline;
using namespace byline::test;

namespace {

// The same changes to both databases, by the library.
void update(const std::filesystem::path& folder, std::uint32_t seed) {
  Choices choices(seed);
  Xapian::WritableDatabase writer(folder.string(), Xapian::DB_OPEN);
  const Xapian::docid last = writer.get_lastdocid();
  for (Xapian::docid docid = 1; docid <= last; docid += 1 + choices.below(4)) {
    Xapian::Document document;
    for (int i = 0; i < 5; ++i) document.add_posting(random_term(choices), 1 + choices.below(99));
    document.add_value(1, "changed");
    if (choices.one_in(2)) {
      writer.replace_document(docid, document);
    } else {
      try {
        writer.delete_document(docid);
      } catch (const Xapian::DocNotFoundError&) {
        continue;
      }
    }
  }
  writer.commit();
}

std::string all_files(const std::filesystem::path& folder) {
  std::string bytes;
  for (const char* name :
       {"iamglass", "postlist.glass", "position.glass", "termlist.glass", "docdata.glass"}) {
    if (std::filesystem::exists(folder / name)) bytes += read_file(folder / name, 1 << 30);
    bytes += '|';
  }
  return bytes;
}

RandomDocument document_of(const std::string& term, std::uint32_t wdf,
                           const std::set<std::uint32_t>& positions) {
  RandomDocument document;
  document.terms[term] = {wdf, positions};
  document.data = term;
  return document;
}

}  // namespace

TEST_CASE("a bulk-built database cannot be told from one that Xapian's writer made") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Choices choices(seed);
    const RandomArchive archive = random_archive(choices, seed % 10 == 0 ? 300 : 40);
    const std::size_t memory = seed % 2 == 0 ? kPlenty : kSpillAlways;
    CHECK(difference_from_library(archive, memory) == "");
  }
}

TEST_CASE("it stays so when Xapian replaces and deletes in it, and when it is compacted") {
  for (std::uint32_t seed = 100; seed < 115; ++seed) {
    CAPTURE(seed);
    Choices choices(seed);
    const RandomArchive archive = random_archive(choices, 60);
    const TemporaryFolder ours;
    const TemporaryFolder theirs;
    build_in_bulk(archive, ours.path(), kPlenty, 1);
    build_by_library(archive, theirs.path());
    update(ours.path(), seed);
    update(theirs.path(), seed);
    CHECK(Xapian::Database::check(ours.path().string()) == 0);
    const Xapian::Database one(ours.path().string());
    const Xapian::Database two(theirs.path().string());
    CHECK(difference(describe(one, kRandomSlots, true), describe(two, kRandomSlots, true)) == "");
    const TemporaryFolder compact;
    const std::string ours_compact = (compact.path() / "ours").string();
    const std::string theirs_compact = (compact.path() / "theirs").string();
    Xapian::Database(one).compact(ours_compact);
    Xapian::Database(two).compact(theirs_compact);
    CHECK(Xapian::Database::check(ours_compact) == 0);
    CHECK(difference(describe(Xapian::Database(ours_compact), kRandomSlots, true),
                     describe(Xapian::Database(theirs_compact), kRandomSlots, true)) == "");
  }
}

TEST_CASE("the files are the same, byte for byte, for any number of spills and threads") {
  for (std::uint32_t seed = 200; seed < 210; ++seed) {
    CAPTURE(seed);
    Choices choices(seed);
    const RandomArchive archive = random_archive(choices, 80);
    const TemporaryFolder one;
    const TemporaryFolder many;
    build_in_bulk(archive, one.path(), kPlenty, 1);
    build_in_bulk(archive, many.path(), kSpillAlways, 2);
    CHECK(all_files(one.path()) == all_files(many.path()));
  }
}

TEST_CASE("an empty database, and one of empty articles, are databases") {
  CHECK(difference_from_library({}, kPlenty) == "");
  CHECK(difference_from_library(RandomArchive(3), kPlenty) == "");
  CHECK(difference_from_library({document_of("a", 1, {1})}, kPlenty) == "");
}

TEST_CASE("one term in very many documents takes many chunks") {
  RandomArchive archive(40'000);
  for (std::size_t i = 0; i < archive.size(); ++i) {
    if (i % 7 != 3) archive[i].terms["the"].wdf = static_cast<std::uint32_t>(i % 200);
    if (i % 1000 == 0) archive[i].is_removed = true;
  }
  CHECK(difference_from_library(archive, kPlenty) == "");
}

TEST_CASE("positions at every border of their code come back") {
  RandomArchive archive;
  for (std::uint32_t bit = 0; bit < 32; ++bit) {
    const std::uint32_t power = std::uint32_t{1} << bit;
    archive.push_back(document_of("a", 1, {power - 1}));
    archive.push_back(document_of("a", 2, {power - 1, power}));
    archive.push_back(document_of("a", 4, {0, power, power + 1, 4'294'967'294U}));
  }
  CHECK(difference_from_library(archive, kPlenty) == "");
}

TEST_CASE("data and terms of every byte, and data longer than a block's item, come back") {
  RandomArchive archive;
  for (int byte = 0; byte < 256; ++byte) {
    const std::string term(1, static_cast<char>(byte));
    archive.push_back(document_of(term, 1, {1}));
    archive.back().terms[term + term] = {2, {}};
  }
  Choices choices(7);
  for (const std::size_t size : {2030, 2043, 2044, 4080, 8192, 8193, 20'000, 300'000}) {
    archive.push_back(document_of("long", 1, {1}));
    archive.back().data.resize(size);
    for (char& letter : archive.back().data) letter = static_cast<char>(choices.below(256));
  }
  CHECK(difference_from_library(archive, kPlenty) == "");
}

TEST_CASE("data that the library stores and cannot read back comes back from a bulk build") {
  const TemporaryFolder folder;
  RandomDocument document = document_of("a", 1, {1});
  document.data = std::string(8193, 'a');
  build_in_bulk({document}, folder.path(), kPlenty, 1);
  CHECK(Xapian::Database(folder.path().string()).get_document(1).get_data() == document.data);
}

TEST_CASE("data and keys of a document can be read while it is built") {
  const TemporaryFolder folder;
  BulkBuilder builder(folder.path(), kPlenty);
  RandomDocument document = document_of("Qone", 0, {});
  document.terms["word"] = {1, {1}};
  document.data = "the record";
  const std::uint32_t docid = builder.add({encode_document(terms_of(document)), {}, document.data});
  builder.add_key(docid, "XRtwo");
  CHECK(builder.data(docid) == "the record");
  CHECK(builder.keys(docid) == std::vector<std::string>{"Qone", "XRtwo"});
}
