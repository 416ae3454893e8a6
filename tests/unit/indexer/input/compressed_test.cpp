// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/input/source.hpp"
#include "indexer/input/unpacker.hpp"
#include "tests/support/packed.hpp"
#include "tests/unit/indexer/input/input_folder.hpp"

using namespace byline;
using test::Everything;
using test::InputFolder;
using test::numbered_lines;
using test::packed;
using test::read_all;

TEST_CASE("a compressed file gives its content, whatever its name") {
  const std::string content = numbered_lines(50000);
  const InputFolder folder;
  for (const int filter :
       {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_BZIP2, ARCHIVE_FILTER_XZ}) {
    CAPTURE(filter);
    const std::string bytes = packed(content, filter);
    folder.write("file", bytes);
    Sources sources({folder.at("file")});
    const Everything all = read_all(sources, 1000);
    REQUIRE(all.contents.size() == 1);
    CHECK(all.contents[0].second == content);
    CHECK(all.problems.empty());
    CHECK(sources.total_bytes() == bytes.size());
    CHECK(sources.bytes_read() == bytes.size());
  }
}

TEST_CASE("all members of a compressed file are read") {
  for (const int filter : {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD}) {
    const InputFolder folder;
    folder.write("file", packed("one\n", filter) + packed("two\n", filter));
    Sources sources({folder.at("file")});
    CHECK(read_all(sources).contents[0].second == "one\ntwo\n");
  }
}

TEST_CASE("a truncated compressed file gives what it held, and a problem") {
  const std::string content = numbered_lines(50000);
  const InputFolder folder;
  for (const int filter : {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD}) {
    CAPTURE(filter);
    const std::string bytes = packed(content, filter);
    folder.write("file", bytes.substr(0, bytes.size() - bytes.size() / 20));
    Sources sources({folder.at("file")});
    const Everything all = read_all(sources);
    CHECK(all.problems.size() == 1);
    const std::string& held = all.contents[0].second;
    CHECK(content.starts_with(held));
    CHECK(held.size() > content.size() * 7 / 10);
  }
}

TEST_CASE("a gzip file that was cut gives all that can be decoded, however small it is") {
  const InputFolder folder;
  const std::string content = numbered_lines(200);
  const std::string bytes = packed(content, ARCHIVE_FILTER_GZIP);
  std::size_t before = 0;
  for (std::size_t size = 10; size < bytes.size(); ++size) {
    CAPTURE(size);
    folder.write("file", bytes.substr(0, size));
    Sources sources({folder.at("file")});
    const Everything all = read_all(sources);
    REQUIRE(all.problems.size() == 1);
    CHECK(all.problems[0].ends_with("truncated gzip input"));
    const std::string held = all.contents.empty() ? "" : all.contents[0].second;
    CHECK(content.starts_with(held));
    CHECK(held.size() >= before);
    before = held.size();
  }
  CHECK(before == content.size());  // all but the trailer was there
}

TEST_CASE("what comes in few bytes and unpacks to many is whole, wherever it is cut") {
  const InputFolder folder;
  const std::string content = std::string(300'000, 'a') + numbered_lines(10);
  const std::string bytes = packed(content, ARCHIVE_FILTER_GZIP);
  for (const std::size_t missing : {std::size_t{0}, std::size_t{4}, std::size_t{8}}) {
    CAPTURE(missing);
    folder.write("file", bytes.substr(0, bytes.size() - missing));
    Sources sources({folder.at("file")});
    const Everything all = read_all(sources);
    CHECK(all.contents[0].second == content);
    CHECK(all.problems.size() == (missing == 0 ? 0 : 1));
  }
}

TEST_CASE("a member of a gzip file whose checksum differs does not cost the next one") {
  const InputFolder folder;
  std::string first = packed("one\n", ARCHIVE_FILTER_GZIP);
  first[first.size() - 8] = static_cast<char>(first[first.size() - 8] ^ 1);
  folder.write("file", first + packed("two\n", ARCHIVE_FILTER_GZIP));
  Sources sources({folder.at("file")});
  const Everything all = read_all(sources);
  CHECK(all.contents[0].second == "one\ntwo\n");
  CHECK(all.problems ==
        std::vector<std::string>{
            "damaged gzip input: the checksum of what begins at byte 0 does not match"});
}

TEST_CASE("a damaged place is known to who has read up to it") {
  const InputFolder folder;
  const std::string lines = numbered_lines(40'000);
  std::string first = packed(lines, ARCHIVE_FILTER_GZIP);
  first[first.size() - 8] = static_cast<char>(first[first.size() - 8] ^ 1);
  folder.write("file", first + packed(lines + lines, ARCHIVE_FILTER_GZIP));
  Sources sources({folder.at("file")});
  const auto source = sources.next();
  std::size_t size = 0;
  while (size <= lines.size()) size += source->read(1 << 16).size();
  REQUIRE(source->damages().size() == 1);
  CHECK(source->damages()[0].offset == lines.size());
}

TEST_CASE("gzip inside of gzip is unpacked, and both are checked") {
  const InputFolder folder;
  const std::string inner = packed("one\n", ARCHIVE_FILTER_GZIP);
  const auto problems_of = [&folder](const std::string& content) {
    folder.write("file", packed(content, ARCHIVE_FILTER_GZIP));
    Sources sources({folder.at("file")});
    const Everything all = read_all(sources);
    CHECK(all.contents ==
          std::vector<std::pair<std::string, std::string>>{{folder.at("file"), "one\n"}});
    return all.problems.size();
  };
  CHECK(problems_of(inner) == 0);
  CHECK(problems_of(inner.substr(0, inner.size() - 2)) == 1);
}

TEST_CASE("a gzip file that is damaged anywhere behind its head says so") {
  const InputFolder folder;
  std::string bytes;
  for (int member = 0; member < 4; ++member) {
    bytes += packed(numbered_lines(50 + 30 * member), ARCHIVE_FILTER_GZIP);
  }
  const auto problems_of = [&folder](const std::string& content) {
    folder.write("file", content);
    Sources sources({folder.at("file")});
    return read_all(sources).problems.size();
  };
  CHECK(problems_of(bytes) == 0);
  CHECK(problems_of(bytes + std::string(1000, '\0')) == 0);  // padded
  CHECK(problems_of(bytes + std::string(200'000, '\0')) == 0);
  CHECK(problems_of(bytes + packed("", ARCHIVE_FILTER_GZIP)) == 0);
  CHECK(problems_of(packed("", ARCHIVE_FILTER_GZIP) + bytes) == 0);
  CHECK(problems_of(bytes + "other bytes") == 1);
  for (std::size_t at = 10; at < bytes.size(); ++at) {
    CAPTURE(at);
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);  // no bit that fills up a byte
    const std::string_view before = std::string_view(bytes).substr(0, at);
    // The time, level and system in a member's head say nothing of its content.
    const bool is_in_head = before.size() - before.rfind("\x1f\x8b\x08") < 10;
    if (!is_in_head) CHECK(problems_of(damaged) == 1);
  }
}

TEST_CASE("a compressed file of nothing is empty") {
  const InputFolder folder;
  folder.write("file", packed("", ARCHIVE_FILTER_GZIP));
  Sources sources({folder.at("file")});
  const Everything all = read_all(sources);
  REQUIRE(all.contents.size() == 1);
  CHECK(all.contents[0].second.empty());
}

TEST_CASE("a compression bomb is cut") {
  const InputFolder folder;
  folder.write("file", packed(std::string(200u << 20, 'a'), ARCHIVE_FILTER_GZIP));
  Sources sources({folder.at("file")});
  const Everything all = read_all(sources);
  REQUIRE(all.problems.size() == 1);
  CHECK(all.problems[0] == "would unpack to more than 250 times its size");
  CHECK(all.contents[0].second.size() <= kRatioFreeBytes + (1u << 20));
}
