// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/mapped_file.hpp"

#include <doctest/doctest.h>

#include <utility>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/fixed_number.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace byline;

TEST_CASE("a mapped file has the bytes of the file, and a moved one has them still") {
  const test::TemporaryFolder folder;
  for (const char* bytes : {"", "x", "some bytes"}) {
    CAPTURE(bytes);
    write_file_atomically(folder.path() / "file", bytes);
    std::optional<MappedFile> file = MappedFile::open(folder.path() / "file");
    REQUIRE(file);
    CHECK(file->bytes() == bytes);
    const MappedFile moved(std::move(*file));
    CHECK(moved.bytes() == bytes);
  }
}

TEST_CASE("a file that is not there is none; one that cannot be read is an error that names it") {
  const test::TemporaryFolder folder;
  CHECK(!MappedFile::open(folder.path() / "none"));
  try {
    static_cast<void>(MappedFile::open(folder.path()));
    FAIL("a folder was mapped");
  } catch (const Error& error) {
    const std::string message = error.what();
    CHECK(message.find("cannot read index") == 0);
    CHECK(message.find(folder.path().string()) != std::string::npos);
  }
}

TEST_CASE("a number of a fixed size stands with its lowest byte first") {
  struct Row {
    std::uint64_t number;
    std::size_t size;
    const char* bytes;
  };
  const Row rows[] = {
      {0x04030201, 4, "\x01\x02\x03\x04"},
      {0xff, 1, "\xff"},
      {0x8877665544332211, 8, "\x11\x22\x33\x44\x55\x66\x77\x88"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.number);
    std::string bytes = "ab";
    append_fixed(bytes, row.number, row.size);
    CHECK(bytes == std::string("ab") + row.bytes);
    CHECK(fixed_number(bytes, 2, row.size) == row.number);
  }
}
