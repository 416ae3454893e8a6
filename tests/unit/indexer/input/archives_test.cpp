// SPDX-License-Identifier: GPL-3.0-or-later
#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "indexer/input/source.hpp"
#include "indexer/input/tar_stream.hpp"
#include "tests/support/packed.hpp"
#include "tests/unit/indexer/input/archived.hpp"
#include "tests/unit/indexer/input/input_folder.hpp"

using namespace byline;
using test::archived;
using test::ArchiveEntry;
using test::Contents;
using test::Everything;
using test::InputFolder;
using test::numbered_lines;
using test::packed;
using test::read_all;

TEST_CASE("an archive gives its files, each under a name of its own") {
  const InputFolder folder;
  const std::vector<ArchiveEntry> entries = {{"b/two.txt", "2"}, {"one.txt", "1"}};
  for (const int format : {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE,
                           ARCHIVE_FORMAT_TAR_GNUTAR, ARCHIVE_FORMAT_ZIP}) {
    for (const int filter : {ARCHIVE_FILTER_NONE, ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD}) {
      CAPTURE(format);
      CAPTURE(filter);
      folder.write("a", archived(entries, format, filter));
      Sources sources({folder.at("a")});
      const Everything all = read_all(sources);
      CHECK(all.problems.empty());
      const std::string name = folder.at("a");
      CHECK(all.contents == Contents{{name + "#b/two.txt", "2"}, {name + "#one.txt", "1"}});
    }
  }
}

TEST_CASE("an archive in a gzip file whose checksum differs, or that was cut, says so once") {
  const InputFolder folder;
  const std::string whole = archived({{"one", "1"}, {"two", "2"}},
                                     ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE, ARCHIVE_FILTER_GZIP);
  const auto problems_of = [&folder](const std::string& bytes) {
    folder.write("a.tar.gz", bytes);
    Sources sources({folder.at("a.tar.gz")});
    const Everything all = read_all(sources);
    const std::string name = folder.at("a.tar.gz");
    CHECK(all.contents == Contents{{name + "#one", "1"}, {name + "#two", "2"}});
    return all.problems;
  };
  CHECK(problems_of(whole).empty());
  std::string differs = whole;
  differs[whole.size() - 8] = static_cast<char>(differs[whole.size() - 8] ^ 1);
  CHECK(problems_of(differs) ==
        std::vector<std::string>{folder.at("a.tar.gz") +
                                 ": damaged gzip input: the checksum of what begins at byte 0 "
                                 "does not match"});
  CHECK(problems_of(whole.substr(0, whole.size() - 3)) ==
        std::vector<std::string>{folder.at("a.tar.gz") + ": truncated gzip input"});
}

TEST_CASE("names, links and devices in an archive are labels and do nothing") {
  const InputFolder folder;
  const std::vector<ArchiveEntry> entries = {{"../../up.txt", "1"},
                                             {"/etc/absolute", "2"},
                                             {"link", "", AE_IFLNK},
                                             {"device", "", AE_IFCHR},
                                             {"folder", "", AE_IFDIR},
                                             {".hidden", "x"},
                                             {"a/.git/config", "x"},
                                             {"same", "3"},
                                             {"same", "4"}};
  folder.write("a.tar", archived(entries, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE));
  Sources sources({folder.at("a.tar")});
  const Everything all = read_all(sources);
  const std::string name = folder.at("a.tar");
  CHECK(all.contents == Contents{{name + "#../../up.txt", "1"},
                                 {name + "#/etc/absolute", "2"},
                                 {name + "#same", "3"},
                                 {name + "#same", "4"}});
  CHECK(all.problems.empty());
}

TEST_CASE("archives in archives are read three deep, and what lies deeper is named") {
  const InputFolder folder;
  const auto zipped = [](const std::string& name, const std::string& bytes) {
    return archived({{name, bytes}}, ARCHIVE_FORMAT_ZIP);
  };
  const std::string three = zipped("b.zip", zipped("c.zip", zipped("d", "deep")));
  folder.write("three.zip", three);
  folder.write("four.zip", zipped("a.zip", three));
  Sources sources({folder.at("three.zip"), folder.at("four.zip")});
  const Everything all = read_all(sources);
  CHECK(all.contents == Contents{{folder.at("three.zip") + "#b.zip#c.zip#d", "deep"}});
  REQUIRE(all.problems.size() == 1);
  CHECK(all.problems[0] ==
        folder.at("four.zip") + "#a.zip#b.zip#c.zip: archives nested deeper than 3");
}

TEST_CASE("a source that is not read to its end does not cost the next one") {
  const InputFolder folder;
  folder.write("a.tar",
               archived({{"big", numbered_lines(20000)}, {"next", "n"}}, ARCHIVE_FORMAT_TAR_USTAR));
  Sources sources({folder.at("a.tar")});
  CHECK(sources.next()->read(10).size() == 10);
  const auto source = sources.next();
  REQUIRE(source != nullptr);
  CHECK(source->read(10) == "n");
}

TEST_CASE("an archive that was cut gives what it held, and says so once") {
  const InputFolder folder;
  const std::string bytes =
      archived({{"one", "1"}, {"two", std::string(20000, 'x')}}, ARCHIVE_FORMAT_TAR_USTAR);
  folder.write("a.tar", bytes.substr(0, 10000));
  Sources sources({folder.at("a.tar")});
  const Everything all = read_all(sources);
  REQUIRE(all.contents.size() == 2);
  CHECK(all.contents[0].second == "1");
  REQUIRE(all.problems.size() == 1);
  CHECK(all.problems[0].ends_with("; what lies behind it is not read"));
}

TEST_CASE("a header of a tar archive that is damaged costs its own entry alone") {
  const InputFolder folder;
  const std::string name = folder.at("a");
  std::vector<ArchiveEntry> entries;
  for (int i = 0; i < 6; ++i)
    entries.push_back({"e" + std::to_string(i), numbered_lines(i * 2000) + "end"});
  for (const int format :
       {ARCHIVE_FORMAT_TAR_USTAR, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE, ARCHIVE_FORMAT_TAR_GNUTAR}) {
    const std::string whole = archived(entries, format);
    for (std::size_t damaged = 0; damaged < entries.size(); ++damaged) {
      CAPTURE(format);
      CAPTURE(damaged);
      std::string bytes = whole;
      const std::size_t at = whole.find(entries[damaged].name + '\0');
      REQUIRE(at % 512 == 0);
      bytes[at + 20] = 'x';
      for (const bool is_packed : {false, true}) {
        folder.write("a", is_packed ? packed(bytes, ARCHIVE_FILTER_GZIP) : bytes);
        Sources sources({name});
        Everything all = read_all(sources);
        std::erase_if(all.contents, [](const auto& source) { return source.second.empty(); });
        Contents expected;
        for (std::size_t i = 0; i < entries.size(); ++i)
          if (i != damaged) expected.emplace_back(name + "#" + entries[i].name, entries[i].bytes);
        if (damaged + 1 == entries.size()) {
          CHECK(all.problems == std::vector<std::string>{name + ": damaged tar archive"});
        } else {
          REQUIRE(all.problems.size() == 1);
          CHECK(all.problems[0].find("damaged tar archive: ") == 0);
        }
        CHECK(all.contents == expected);
      }
    }
  }
}

TEST_CASE("so it is where headers go before the header, for long names") {
  const InputFolder folder;
  std::vector<ArchiveEntry> entries;
  for (int i = 0; i < 5; ++i)
    entries.push_back({std::string(300, 'n') + std::to_string(i), numbered_lines(40 * i) + "end"});
  for (const int format : {ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE, ARCHIVE_FORMAT_TAR_GNUTAR}) {
    const std::string whole = archived(entries, format);
    std::vector<std::size_t> headers;  // of files
    for (std::size_t at = 0; at < whole.size(); at += kTarBlock)
      if (is_tar_header(whole.substr(at, kTarBlock)) && whole[at + 156] == '0')
        headers.push_back(at);
    REQUIRE(headers.size() == entries.size());
    for (std::size_t damaged = 0; damaged < entries.size(); ++damaged) {
      CAPTURE(format);
      CAPTURE(damaged);
      std::string bytes = whole;
      bytes[headers[damaged] + 20] ^= 1;
      folder.write("a.tar", bytes);
      Sources sources({folder.at("a.tar")});
      std::vector<std::string> read;
      const Everything all = read_all(sources);
      for (const auto& [name, content] : all.contents)
        if (!content.empty()) read.push_back(content);
      std::vector<std::string> expected;
      for (std::size_t i = 0; i < entries.size(); ++i)
        if (i != damaged) expected.push_back(entries[i].bytes);
      CHECK(read == expected);
      CHECK(all.problems.size() == 1);
    }
  }
}

TEST_CASE("a tar archive of one entry whose header is damaged says so") {
  const InputFolder folder;
  std::string bytes = archived({{"one", "1"}}, ARCHIVE_FORMAT_TAR_USTAR);
  bytes[20] = 'x';
  folder.write("a.tar", bytes);
  Sources sources({folder.at("a.tar")});
  const Everything all = read_all(sources);
  CHECK(all.contents.empty());
  CHECK(all.problems == std::vector<std::string>{folder.at("a.tar") + ": damaged tar archive"});
}

TEST_CASE("a tar archive that was cut anywhere ends") {
  const InputFolder folder;
  const std::string whole =
      archived({{"one", "1"}, {std::string(300, 'n'), "2"}}, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE);
  for (std::size_t size = 1; size < whole.size(); size += 97) {
    CAPTURE(size);
    folder.write("a.tar", whole.substr(0, size));
    Sources sources({folder.at("a.tar")});
    CHECK(read_all(sources).contents.size() <= 2);
  }
}

TEST_CASE("archives that were joined are read one after the other") {
  const InputFolder folder;
  const std::string name = folder.at("a.tar");
  const std::string one = archived({{"one", "1"}}, ARCHIVE_FORMAT_TAR_USTAR);
  const std::string two = archived({{"two", "2"}}, ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE);
  for (const std::string& bytes :
       {one + two, packed(one, ARCHIVE_FILTER_GZIP) + packed(two, ARCHIVE_FILTER_GZIP),
        packed(one + std::string(100'000, '\0') + two, ARCHIVE_FILTER_ZSTD)}) {
    folder.write("a.tar", bytes);
    Sources sources({name});
    const Everything all = read_all(sources);
    CHECK(all.contents == Contents{{name + "#one", "1"}, {name + "#two", "2"}});
    CHECK(all.problems.empty());
  }
  folder.write("a.tar", one + std::string(9000, 'x') + two);
  Sources sources({name});
  CHECK(read_all(sources).contents.size() == 1);
}

TEST_CASE("a damaged member of a compressed tar archive costs what lies in it") {
  const InputFolder folder;
  const std::string name = folder.at("a.tar.gz");
  std::vector<ArchiveEntry> entries;
  for (int i = 0; i < 9; ++i)
    entries.push_back({"e" + std::to_string(i), numbered_lines(3000) + std::to_string(i)});
  const std::string whole = archived(entries, ARCHIVE_FORMAT_TAR_USTAR);
  std::string bytes;
  for (int member = 0; member < 3; ++member) {
    const std::size_t third = whole.size() / 3;
    std::string part = packed(
        whole.substr(static_cast<std::size_t>(member) * third, member == 2 ? whole.npos : third),
        ARCHIVE_FILTER_GZIP);
    if (member == 1)
      for (std::size_t i = part.size() / 4; i < part.size() / 2; ++i) part[i] = '\xff';
    bytes += part;
  }
  folder.write("a.tar.gz", bytes);
  Sources sources({name});
  const Everything all = read_all(sources);
  std::vector<std::string> whole_ones;
  for (const auto& [source, content] : all.contents)
    for (const ArchiveEntry& entry : entries)
      if (content == entry.bytes && source == name + "#" + entry.name)
        whole_ones.push_back(entry.name);
  CHECK(whole_ones.size() >= 5);
  CHECK(whole_ones.front() == "e0");
  CHECK(whole_ones.back() == "e8");
  REQUIRE(all.problems.size() == 1);
  CHECK(all.problems[0].find("damaged gzip input: not whole from byte") == 0);
}

TEST_CASE("a tar archive that is damaged anywhere gives what can be found, and ends") {
  const InputFolder folder;
  const std::string whole = archived({{"one", "1"}, {"two", numbered_lines(40)}, {"three", "3"}},
                                     ARCHIVE_FORMAT_TAR_PAX_INTERCHANGE);
  for (std::size_t at = 0; at < whole.size(); at += 13) {
    for (const char c : {'\0', '\xff', '7'}) {
      CAPTURE(at);
      std::string bytes = whole;
      bytes[at] = c;
      folder.write("a.tar", bytes);
      Sources sources({folder.at("a.tar")});
      const Everything all = read_all(sources);
      CHECK(all.contents.size() + all.problems.size() >= 1);
      CHECK(all.contents.size() <= 6);
    }
  }
}
