// SPDX-License-Identifier: GPL-3.0-or-later
#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "indexer/input/source.hpp"
#include "indexer/input/unpacker.hpp"
#include "tests/support/packed.hpp"

namespace fs = std::filesystem;
using byline::Sources;
using byline::test::packed;

namespace {

class Folder {
 public:
  Folder() {
    std::string name = (fs::temp_directory_path() / "byline-input-XXXXXX").string();
    REQUIRE(::mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  Folder(const Folder&) = delete;
  Folder& operator=(const Folder&) = delete;

  [[nodiscard]] std::string at(const std::string& name) const { return (path_ / name).string(); }

  void write(const std::string& name, const std::string& bytes) const {
    fs::create_directories((path_ / name).parent_path());
    std::ofstream(path_ / name, std::ios::binary) << bytes;
  }

 private:
  fs::path path_;
};

struct Everything {
  std::vector<std::pair<std::string, std::string>> contents;  // name, bytes
  std::vector<std::string> problems;                          // of sources, then of paths
};

Everything read_all(Sources& sources, std::size_t step = 1 << 16) {
  Everything all;
  while (auto source = sources.next()) {
    std::string bytes;
    for (std::string_view part = source->read(step); !part.empty(); part = source->read(step)) {
      REQUIRE(part.size() <= step);
      bytes += part;
    }
    all.contents.emplace_back(source->name(), bytes);
    for (const byline::Damage& damage : source->damages()) all.problems.push_back(damage.reason);
    const bool is_told =
        !source->damages().empty() && source->damages().back().reason == source->problem();
    if (!source->problem().empty() && !is_told) all.problems.push_back(source->problem());
  }
  for (const auto& problem : sources.problems) {
    all.problems.push_back(problem.path + ": " + problem.reason);
  }
  return all;
}

std::string numbered_lines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += "line " + std::to_string(i * 7919 % 100003) + "\n";
  return lines;
}

}  // namespace

TEST_CASE("a folder gives its files in byte order of their names, hidden ones left out") {
  const Folder folder;
  folder.write("b.txt", "2");
  folder.write("a/z.txt", "1");
  folder.write("B.txt", "0");
  folder.write(".hidden", "x");
  folder.write(".git/config", "x");
  folder.write("empty", "");
  Sources sources({folder.at("")});
  const Everything all = read_all(sources);
  const std::vector<std::pair<std::string, std::string>> expected = {{folder.at("B.txt"), "0"},
                                                                     {folder.at("a/z.txt"), "1"},
                                                                     {folder.at("b.txt"), "2"},
                                                                     {folder.at("empty"), ""}};
  CHECK(all.contents == expected);
  CHECK(all.problems.empty());
  CHECK(sources.total_bytes() == 3);
  CHECK(sources.bytes_read() == 3);
}

TEST_CASE("a hidden file that is named is read") {
  const Folder folder;
  folder.write(".hidden", "x");
  Sources sources({folder.at(".hidden")});
  CHECK(read_all(sources).contents.size() == 1);
}

TEST_CASE("links in a folder lead nowhere outside it") {
  const Folder outside;
  outside.write("secret", "s");
  const Folder folder;
  folder.write("a.txt", "1");
  fs::create_symlink("a.txt", folder.at("inside"));
  folder.write(".store/b.txt", "hidden");
  fs::create_symlink(".store/b.txt", folder.at("kept"));
  fs::create_symlink(outside.at("secret"), folder.at("out"));
  fs::create_symlink("nowhere", folder.at("dangling"));
  fs::create_directory_symlink(".", folder.at("loop"));
  Sources sources({folder.at("")});
  const Everything all = read_all(sources);
  REQUIRE(all.contents.size() == 1);
  CHECK(all.contents[0].second == "1");
  const std::vector<std::string> expected = {
      folder.at("dangling") + ": a link that leads nowhere",
      folder.at("kept") + ": a link to what is hidden, not followed",
      folder.at("out") + ": a link out of the folder, not followed"};
  CHECK(all.problems == expected);
}

TEST_CASE("a link that is named is followed") {
  const Folder folder;
  folder.write("a.txt", "1");
  fs::create_symlink("a.txt", folder.at("link"));
  Sources sources({folder.at("link")});
  CHECK(read_all(sources).contents.size() == 1);
}

TEST_CASE("pipes, devices and missing paths are problems and do not stop the others") {
  const Folder folder;
  folder.write("a.txt", "1");
  REQUIRE(::mkfifo(folder.at("pipe").c_str(), 0600) == 0);
  Sources sources({folder.at("missing"), "/dev/zero", folder.at("pipe"), folder.at("")});
  const Everything all = read_all(sources);
  CHECK(all.contents.size() == 1);
  const std::vector<std::string> expected = {
      folder.at("missing") + ": no such file or directory", "/dev/zero: not a regular file",
      folder.at("pipe") + ": not a regular file", folder.at("pipe") + ": not a regular file"};
  CHECK(all.problems == expected);
}

TEST_CASE("a file that became a pipe after the walk is refused without waiting") {
  const Folder folder;
  folder.write("a.txt", "1");
  Sources sources({folder.at("a.txt")});
  fs::remove(folder.at("a.txt"));
  REQUIRE(::mkfifo(folder.at("a.txt").c_str(), 0600) == 0);
  CHECK(sources.next() == nullptr);
  REQUIRE(sources.problems.size() == 1);
  CHECK(sources.problems[0].reason == "not a regular file");
}

TEST_CASE("a compressed file gives its content, whatever its name") {
  const std::string content = numbered_lines(50000);
  const Folder folder;
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
    const Folder folder;
    folder.write("file", packed("one\n", filter) + packed("two\n", filter));
    Sources sources({folder.at("file")});
    CHECK(read_all(sources).contents[0].second == "one\ntwo\n");
  }
}

TEST_CASE("a truncated compressed file gives what it held, and a problem") {
  const std::string content = numbered_lines(50000);
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
  folder.write("file", packed("", ARCHIVE_FILTER_GZIP));
  Sources sources({folder.at("file")});
  const Everything all = read_all(sources);
  REQUIRE(all.contents.size() == 1);
  CHECK(all.contents[0].second.empty());
}

TEST_CASE("a compression bomb is cut") {
  const Folder folder;
  folder.write("file", packed(std::string(200u << 20, 'a'), ARCHIVE_FILTER_GZIP));
  Sources sources({folder.at("file")});
  const Everything all = read_all(sources);
  REQUIRE(all.problems.size() == 1);
  CHECK(all.problems[0] == "would unpack to more than 250 times its size");
  CHECK(all.contents[0].second.size() <= byline::kRatioFreeBytes + (1u << 20));
}

namespace {

struct ArchiveEntry {
  std::string name;
  std::string bytes;
  int type = AE_IFREG;
};

std::string archived(const std::vector<ArchiveEntry>& entries, int format,
                     int filter = ARCHIVE_FILTER_NONE) {
  std::string out(1 << 20, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_add_filter(writer, filter);
  archive_write_set_format(writer, format);
  archive_write_set_bytes_in_last_block(writer, 1);
  REQUIRE(archive_write_open_memory(writer, out.data(), out.size(), &used) == ARCHIVE_OK);
  for (const ArchiveEntry& each : entries) {
    archive_entry* entry = archive_entry_new();
    archive_entry_set_pathname(entry, each.name.c_str());
    archive_entry_set_filetype(entry, static_cast<unsigned>(each.type));
    archive_entry_set_perm(entry, 0644);
    archive_entry_set_size(entry, static_cast<la_int64_t>(each.bytes.size()));
    if (each.type == AE_IFLNK) archive_entry_set_symlink(entry, "/etc/passwd");
    REQUIRE(archive_write_header(writer, entry) == ARCHIVE_OK);
    archive_write_data(writer, each.bytes.data(), each.bytes.size());
    archive_entry_free(entry);
  }
  archive_write_close(writer);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

using Contents = std::vector<std::pair<std::string, std::string>>;

}  // namespace

TEST_CASE("an archive gives its files, each under a name of its own") {
  const Folder folder;
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
  const Folder folder;
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

TEST_CASE("an entry of a zip file whose checksum differs says so, and costs no other") {
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
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

TEST_CASE("names, links and devices in an archive are labels and do nothing") {
  const Folder folder;
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
  const Folder folder;
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
  const Folder folder;
  folder.write("a.tar",
               archived({{"big", numbered_lines(20000)}, {"next", "n"}}, ARCHIVE_FORMAT_TAR_USTAR));
  Sources sources({folder.at("a.tar")});
  CHECK(sources.next()->read(10).size() == 10);
  const auto source = sources.next();
  REQUIRE(source != nullptr);
  CHECK(source->read(10) == "n");
}

TEST_CASE("an archive that was cut gives what it held, and says so once") {
  const Folder folder;
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

TEST_CASE("a document that is a zip file inside is no archive") {
  const Folder folder;
  folder.write("a.docx", archived({{"word/document.xml", "<x/>"}}, ARCHIVE_FORMAT_ZIP));
  Sources sources({folder.at("a.docx")});
  const Everything all = read_all(sources);
  REQUIRE(all.contents.size() == 1);
  CHECK(all.contents[0].first == folder.at("a.docx"));
}
