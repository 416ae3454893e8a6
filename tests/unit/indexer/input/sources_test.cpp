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

namespace fs = std::filesystem;
using byline::Sources;

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
    if (!source->problem().empty()) all.problems.push_back(source->problem());
  }
  for (const auto& problem : sources.problems) {
    all.problems.push_back(problem.path + ": " + problem.reason);
  }
  return all;
}

std::string packed(const std::string& bytes, int filter) {
  std::string out(bytes.size() + 65536, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_add_filter(writer, filter);
  archive_write_set_format_raw(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  REQUIRE(archive_write_open_memory(writer, out.data(), out.size(), &used) == ARCHIVE_OK);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(writer, entry);
  archive_write_data(writer, bytes.data(), bytes.size());
  archive_entry_free(entry);
  archive_write_free(writer);
  out.resize(used);
  return out;
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
  fs::create_symlink(outside.at("secret"), folder.at("out"));
  fs::create_symlink("nowhere", folder.at("dangling"));
  fs::create_directory_symlink(".", folder.at("loop"));
  Sources sources({folder.at("")});
  const Everything all = read_all(sources);
  REQUIRE(all.contents.size() == 1);
  CHECK(all.contents[0].second == "1");
  const std::vector<std::string> expected = {
      folder.at("dangling") + ": a link that leads nowhere",
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
