// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/paragraph_file.hpp"

#include <doctest/doctest.h>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "indexer/furniture/sign_bytes.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace byline;

TEST_CASE("a file of paragraphs gives back what was written, by key") {
  const test::TemporaryFolder folder;
  CHECK(!ParagraphFile::open(folder.path()));
  const std::vector<ParagraphEntry> entries{
      {1, 7, 4}, {5, 1, 3}, {5, 2, 8}, {5, 0xffffffff, 0xffffffff}, {~std::uint64_t{0}, 3, 0}};
  ParagraphFileWriter writer(folder.path());
  for (const ParagraphEntry& entry : entries) writer.add(entry);
  writer.finish();
  const std::optional<ParagraphFile> file = ParagraphFile::open(folder.path());
  REQUIRE(file);
  REQUIRE(file->size() == entries.size());
  struct Row {
    std::uint64_t key;
    std::vector<std::uint32_t> docids;
  };
  const Row rows[] = {
      {0, {}}, {1, {7}}, {3, {}}, {5, {1, 2, 0xffffffff}}, {~std::uint64_t{0}, {3}}};
  for (const Row& row : rows) {
    CAPTURE(row.key);
    std::vector<std::uint32_t> docids;
    for (const ParagraphEntry& entry : file->find(row.key)) docids.push_back(entry.docid);
    CHECK(docids == row.docids);
  }
  CHECK(file->at(1).mark == 3);
  CHECK(file->at(1).is_marked());
  CHECK(file->at(1).other() == 1);
}

TEST_CASE("a file of paragraphs that was cut or is another file is damaged") {
  const test::TemporaryFolder folder;
  for (const char* bytes : {"", "BYPARA1", "0123456BYPARA1\n", "0123456789abcdef"}) {
    CAPTURE(bytes);
    write_file_atomically(folder.path() / kParagraphFileName, bytes);
    CHECK_THROWS_AS(static_cast<void>(ParagraphFile::open(folder.path())), Error);
  }
}

TEST_CASE("signs come back from the bytes that a live commit leaves") {
  const std::vector<ParagraphSign> signs{{1, 2, true}, {~std::uint64_t{0}, 0x7fffffff, false}};
  const std::string bytes = encode_signs(signs);
  const std::vector<ParagraphSign> back = decode_signs(bytes);
  REQUIRE(back.size() == 2);
  for (std::size_t i = 0; i < 2; ++i) {
    CHECK(back[i].key == signs[i].key);
    CHECK(back[i].other == signs[i].other);
    CHECK(back[i].is_furniture == signs[i].is_furniture);
  }
  CHECK(!encode_signs({}).empty());
  CHECK(decode_signs(encode_signs({})).empty());
  CHECK(decode_signs(bytes.substr(0, bytes.size() - 1)).size() == 1);
  CHECK(decode_signs("x" + bytes).empty());
  CHECK(decode_signs("").empty());
}
