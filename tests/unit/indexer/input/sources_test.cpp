// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>
#include <sys/stat.h>
#include <unistd.h>

#include <filesystem>
#include <string>

#include "indexer/input/source.hpp"
#include "tests/unit/indexer/input/input_folder.hpp"

namespace fs = std::filesystem;
using namespace byline;
using test::Everything;
using test::InputFolder;
using test::read_all;

TEST_CASE("a folder gives its files in byte order of their names, hidden ones left out") {
  const InputFolder folder;
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
  const InputFolder folder;
  folder.write(".hidden", "x");
  Sources sources({folder.at(".hidden")});
  CHECK(read_all(sources).contents.size() == 1);
}

TEST_CASE("links in a folder lead nowhere outside it") {
  const InputFolder outside;
  outside.write("secret", "s");
  const InputFolder folder;
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
  const InputFolder folder;
  folder.write("a.txt", "1");
  fs::create_symlink("a.txt", folder.at("link"));
  Sources sources({folder.at("link")});
  CHECK(read_all(sources).contents.size() == 1);
}

TEST_CASE("pipes, devices and missing paths are problems and do not stop the others") {
  const InputFolder folder;
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
  const InputFolder folder;
  folder.write("a.txt", "1");
  Sources sources({folder.at("a.txt")});
  fs::remove(folder.at("a.txt"));
  REQUIRE(::mkfifo(folder.at("a.txt").c_str(), 0600) == 0);
  CHECK(sources.next() == nullptr);
  REQUIRE(sources.problems.size() == 1);
  CHECK(sources.problems[0].reason == "not a regular file");
}
