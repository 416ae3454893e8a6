// SPDX-License-Identifier: GPL-3.0-or-later
#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/input/source.hpp"
#include "tests/unit/indexer/input/archived.hpp"
#include "tests/unit/indexer/input/input_folder.hpp"

using namespace byline;
using test::archived;
using test::ArchiveEntry;
using test::Contents;
using test::Everything;
using test::InputFolder;
using test::numbered_lines;
using test::read_all;

TEST_CASE("an entry of a zip file whose checksum differs says so, and costs no other") {
  const InputFolder folder;
  std::string bytes = archived({{"one", "content"}, {"two", "2"}}, ARCHIVE_FORMAT_ZIP);
  const std::string trailer = "PK\x07\x08";  // behind an entry: its CRC-32
  const std::size_t at = bytes.find(trailer);
  REQUIRE(at != std::string::npos);
  bytes[at + trailer.size()] = static_cast<char>(bytes[at + trailer.size()] ^ 1);
  folder.write("a.zip", bytes);
  Sources sources({folder.at("a.zip")});
  const Everything all = read_all(sources);
  const std::string name = folder.at("a.zip");
  CHECK(all.contents == Contents{{name + "#one", "content"}, {name + "#two", "2"}});
  CHECK(all.problems.size() == 1);
}

TEST_CASE("an entry of a zip file that is damaged anywhere costs no other") {
  const InputFolder folder;
  const std::vector<ArchiveEntry> entries = {
      {"one", "1"}, {"two", numbered_lines(40)}, {"three", numbered_lines(30)}, {"four", "4"}};
  const std::string bytes = archived(entries, ARCHIVE_FORMAT_ZIP);
  const std::string local = "PK\x03\x04";
  const std::size_t begin = bytes.find(local, 1);
  const std::size_t end = bytes.find(local, begin + 1);
  REQUIRE(end != std::string::npos);
  const std::string name = folder.at("a.zip");
  for (std::size_t at = begin; at < end; ++at) {
    CAPTURE(at - begin);
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 0x11);
    folder.write("a.zip", damaged);
    Sources sources({name});
    Everything all = read_all(sources);
    REQUIRE(all.contents.size() == 4);
    CHECK(all.problems.size() <= 1);
    if (all.problems.empty()) CHECK(all.contents[1].second == entries[1].bytes);
    all.contents.erase(all.contents.begin() + 1);
    CHECK(all.contents == Contents{{name + "#one", "1"},
                                   {name + "#three", entries[2].bytes},
                                   {name + "#four", "4"}});
  }
}

TEST_CASE("entries that are not where the directory of a zip file says are named, one by one") {
  const InputFolder folder;
  std::vector<ArchiveEntry> entries;
  for (int i = 0; i < 300; ++i) entries.push_back({"entry " + std::to_string(i), "x"});
  entries[7].name = "folder/";
  entries[7].type = AE_IFDIR;
  entries[8].name = ".hidden";
  std::string bytes = archived(entries, ARCHIVE_FORMAT_ZIP);
  for (std::size_t at = bytes.find("PK\x03\x04", 1); at != std::string::npos;
       at = bytes.find("PK\x03\x04", at)) {
    bytes[at] = 'x';
  }
  folder.write("a.zip", bytes);
  Sources sources({folder.at("a.zip")});
  const Everything all = read_all(sources);
  REQUIRE(all.contents.size() == 298);
  CHECK(all.contents[0].second == "x");
  CHECK(all.contents[1].first == folder.at("a.zip") + "#entry 1");
  CHECK(all.contents[297].first == folder.at("a.zip") + "#entry 299");
  CHECK(all.problems.size() == 297);
  CHECK(all.problems[0] == "damaged zip file: no entry where its directory says");
}

TEST_CASE("a zip file whose first entry is damaged is a zip file") {
  const InputFolder folder;
  std::string bytes = archived({{"one", "1"}, {"two", "2"}}, ARCHIVE_FORMAT_ZIP);
  bytes[0] = 'x';
  folder.write("a.ZIP", bytes);
  Sources sources({folder.at("a.ZIP")});
  const Everything all = read_all(sources);
  const std::string name = folder.at("a.ZIP");
  CHECK(all.contents == Contents{{name + "#one", ""}, {name + "#two", "2"}});
  CHECK(all.problems.size() == 1);
}

TEST_CASE("a zip file whose directory is damaged or missing is read from its front") {
  const InputFolder folder;
  const std::string bytes = archived({{"one", "1"}, {"two", "2"}}, ARCHIVE_FORMAT_ZIP);
  const std::size_t directory = bytes.find("PK\x01\x02");
  const std::size_t end = bytes.find("PK\x05\x06");
  REQUIRE(end != std::string::npos);
  const auto contents_of = [&folder](const std::string& content) {
    folder.write("a.zip", content);
    Sources sources({folder.at("a.zip")});
    return read_all(sources).contents;
  };
  const std::string name = folder.at("a.zip");
  const Contents both = {{name + "#one", "1"}, {name + "#two", "2"}};
  CHECK(contents_of(bytes) == both);
  CHECK(contents_of(bytes.substr(0, end)) == both);
  CHECK(contents_of(bytes.substr(0, directory + 20)) == both);
  for (const std::size_t at : {directory, directory + 28, end, end + 10, end + 12, end + 16}) {
    CAPTURE(at - directory);
    std::string damaged = bytes;
    damaged[at] = static_cast<char>(damaged[at] ^ 1);
    CHECK(contents_of(damaged) == both);
  }
  CHECK(contents_of(bytes + "behind it") == both);
  std::string comment = bytes;
  comment[end + 20] = 9;
  CHECK(contents_of(comment + "a comment") == both);
}

TEST_CASE("an entry that a zip file lists twice is read once, and the other is a problem") {
  const InputFolder folder;
  std::string bytes = archived({{"one", "1"}, {"two", "2"}}, ARCHIVE_FORMAT_ZIP);
  const std::size_t second = bytes.rfind("PK\x01\x02");
  for (std::size_t at = 42; at < 46; ++at) bytes[second + at] = '\0';
  folder.write("a.zip", bytes);
  Sources sources({folder.at("a.zip")});
  const Everything all = read_all(sources);
  const std::string name = folder.at("a.zip");
  CHECK(all.contents == Contents{{name + "#one", "1"}, {name + "#two", ""}});
  CHECK(all.problems.size() == 1);
}

TEST_CASE("the directory of a large zip file has its numbers in other places") {
  const InputFolder folder;
  std::string bytes = archived({{"one", numbered_lines(40)}, {"two", "2"}}, ARCHIVE_FORMAT_ZIP);
  const auto number = [](std::uint64_t value, int size) {
    std::string text;
    for (int i = 0; i < size; ++i) text += static_cast<char>(value >> (8 * i) & 0xff);
    return text;
  };
  const std::size_t begin = bytes.find("PK\x01\x02");
  const std::size_t second = bytes.rfind("PK\x01\x02");
  const std::size_t two = bytes.find("PK\x03\x04", 1);
  // The second one's place goes into an extra field of its own, behind those it has.
  std::string record = bytes.substr(second, bytes.find("PK\x05\x06") - second);
  const auto extra = static_cast<unsigned char>(record[30]);
  record.replace(30, 2, number(extra + 12u, 2)).replace(42, 4, number(0xffffffff, 4));
  bytes.resize(second);
  bytes += record + number(1, 2) + number(8, 2) + number(two, 8);
  const std::size_t end = bytes.size();
  bytes += "PK\x06\x06" + number(44, 8) + number(45, 2) + number(45, 2) + number(0, 8) +
           number(2, 8) + number(2, 8) + number(end - begin, 8) + number(begin, 8);
  bytes += "PK\x06\x07" + number(0, 4) + number(end, 8) + number(1, 4);
  bytes +=
      "PK\x05\x06" + number(0, 4) + number(0xffffffff, 4) + number(0xffffffff, 8) + number(0, 2);
  bytes[two - 40] =
      static_cast<char>(bytes[two - 40] ^ 0xff);  // or it would be read from its front
  folder.write("a.zip", bytes);
  Sources sources({folder.at("a.zip")});
  const Everything all = read_all(sources);
  REQUIRE(all.contents.size() == 2);
  CHECK(all.contents[1] == std::pair<std::string, std::string>(folder.at("a.zip") + "#two", "2"));
  CHECK(all.problems.size() == 1);
  CHECK(sources.bytes_read() == bytes.size());
}

TEST_CASE("a document that is a zip file inside is no archive") {
  const InputFolder folder;
  folder.write("a.docx", archived({{"word/document.xml", "<x/>"}}, ARCHIVE_FORMAT_ZIP));
  Sources sources({folder.at("a.docx")});
  const Everything all = read_all(sources);
  REQUIRE(all.contents.size() == 1);
  CHECK(all.contents[0].first == folder.at("a.docx"));
}
