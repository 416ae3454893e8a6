// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/held_tables.hpp"

#include <doctest/doctest.h>

#include <string>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/indexer/writing/bulk/held_archive.hpp"

using namespace byline;
using namespace byline::test;

TEST_CASE("what is held and what is added cannot be told from one database of the library") {
  for (std::uint32_t seed = 1; seed <= 60; ++seed) {
    CAPTURE(seed);
    Choices choices(seed);
    CHECK(difference_when_merged(choices, seed % 3 == 0 ? kSpillAlways : kPlenty,
                                 seed % 10 == 0 ? 300 : 40) == "");
  }
}

TEST_CASE("a term of very many held documents, with gaps between them, keeps its chunks") {
  const TemporaryFolder old_folder;
  const TemporaryFolder ours;
  const TemporaryFolder theirs;
  RandomArchive archive(30'000);
  std::vector<bool> is_gone(archive.size());
  for (std::size_t i = 0; i < archive.size(); ++i) {
    archive[i].terms["the"] = {static_cast<std::uint32_t>(1 + i % 200), {1, 5}};
    archive[i].values[1] = std::to_string(i % 77);
    is_gone[i] = archive[i].is_removed = i % 1000 == 0;
  }
  build_held(archive, is_gone, old_folder.path());
  BulkBuilder builder(ours.path(), kPlenty,
                      std::make_unique<HeldTables>(old_folder.path(), kAmendedSlot));
  builder.finish(kRandomMetadata, {}, 2);
  build_by_library(archive, theirs.path());
  CHECK(Xapian::Database::check(ours.path().string()) == 0);
  CHECK(difference(describe(Xapian::Database(ours.path().string()), kRandomSlots),
                   describe(Xapian::Database(theirs.path().string()), kRandomSlots)) == "");
}

TEST_CASE("data and keys of a held document can be read while another database is built") {
  const TemporaryFolder old_folder;
  const TemporaryFolder folder;
  RandomDocument document;
  document.terms["Qone"] = {};
  document.terms["XRone"] = {};
  document.terms["XSother"] = {};
  document.data = "the record";
  build_held({document}, {false}, old_folder.path());
  BulkBuilder builder(folder.path(), kPlenty,
                      std::make_unique<HeldTables>(old_folder.path(), kAmendedSlot));
  builder.add_key(1, "XRtwo");
  CHECK(builder.last_held() == 1);
  CHECK(builder.data(1) == "the record");
  CHECK(builder.keys(1) == std::vector<std::string>{"Qone", "XRone", "XRtwo"});
}

TEST_CASE("a damaged byte in what is held is an error or another database, never a crash") {
  Choices choices(5);
  RandomArchive archive = random_archive(choices, 300);
  const TemporaryFolder old_folder;
  build_held(archive, std::vector<bool>(archive.size()), old_folder.path());
  int refused = 0;
  for (const char* name : {"postlist.glass", "position.glass", "docdata.glass"}) {
    const std::filesystem::path path = old_folder.path() / name;
    const std::string whole = read_file(path, 1 << 30);
    for (int round = 0; round < 60; ++round) {
      std::string torn = whole;
      const auto block = choices.below(static_cast<std::uint32_t>(torn.size() / 8192));
      const std::uint32_t place = choices.below(round % 2 == 0 ? 40 : 8192);
      torn[block * std::size_t{8192} + place] = static_cast<char>(choices.below(256));
      write_file_atomically(path, torn);
      const TemporaryFolder folder;
      try {
        BulkBuilder builder(folder.path(), kPlenty,
                            std::make_unique<HeldTables>(old_folder.path(), kAmendedSlot));
        builder.finish({}, {}, 1);
      } catch (const Xapian::Error&) {
        ++refused;
      } catch (const Error&) {
        ++refused;
      }
    }
    write_file_atomically(path, whole);
  }
  CHECK(refused > 0);
}
