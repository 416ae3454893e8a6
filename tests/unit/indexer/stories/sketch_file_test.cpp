// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/sketch_file.hpp"

#include <doctest/doctest.h>

#include <fstream>
#include <iterator>
#include <string>

#include "common/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace byline {

namespace {

Sketch sketch_of(std::uint64_t name, std::uint32_t site) {
  Sketch sketch;
  sketch.name = name;
  sketch.words = 40;
  sketch.runs = {3, true, {5, 7, 11}};
  sketch.site = site;
  return sketch;
}

std::string read_file(const std::filesystem::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void write_file(const std::filesystem::path& path, const std::string& bytes) {
  std::ofstream(path, std::ios::binary) << bytes;
}

// Writes the sketches of articles 3 and 9.
void write_sketches(const std::filesystem::path& folder) {
  SketchFileWriter writer(folder);
  writer.add(3, encode_sketch(sketch_of(30, 77)));
  writer.add(9, encode_sketch(sketch_of(90, 78)));
  writer.finish([](std::uint32_t docid) { return docid; });
}

}  // namespace

TEST_CASE("a file gives back the sketches that were written, and who shares a hash") {
  const test::TemporaryFolder folder;
  write_sketches(folder.path());
  const std::optional<SketchFile> file = SketchFile::open(folder.path());
  REQUIRE(file);
  REQUIRE(file->size() == 2);
  CHECK(file->docid(1) == 9);
  CHECK(file->sketch(1).name == 90);
  CHECK(file->sketch(1).site == 78);
  CHECK(file->find(9) == 1);
  CHECK_FALSE(file->find(4));
  std::vector<std::uint32_t> docids;
  file->meet(7, docids);
  CHECK(docids == std::vector<std::uint32_t>{3, 9});
}

TEST_CASE("a file of another kind is damaged") {
  const test::TemporaryFolder folder;
  write_sketches(folder.path());
  const std::filesystem::path path = folder.path() / kSketchFileName;
  std::string bytes = read_file(path);
  REQUIRE(bytes.ends_with("BYSKET2\n"));
  bytes[bytes.size() - 2] = '1';
  write_file(path, bytes);
  CHECK_THROWS_AS(static_cast<void>(SketchFile::open(folder.path())), Error);
}

}  // namespace byline
