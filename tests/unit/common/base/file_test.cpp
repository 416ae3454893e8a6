// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/file.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>

#include "common/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace byline {
namespace {

namespace fs = std::filesystem;
using test::TemporaryFolder;

std::size_t entries(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

TEST_CASE("a file is read whole, up to its limit") {
  const TemporaryFolder folder;
  std::string bytes(200000, 'x');
  bytes[7] = '\0';
  const fs::path path = folder.write("a", bytes);
  CHECK(read_file(path, 200000) == bytes);
  CHECK_THROWS_AS((void)read_file(path, 199999), Error);
  CHECK(read_file(folder.write("empty", ""), 0).empty());
}

TEST_CASE("what is no regular file is refused and never waited for") {
  const TemporaryFolder folder;
  const fs::path fifo = folder.path() / "fifo";
  REQUIRE(::mkfifo(fifo.c_str(), 0600) == 0);
  const std::string message = "cannot read: '" + fifo.string() + "': not a regular file";
  CHECK_THROWS_WITH((void)read_file(fifo, 10), message.c_str());
  CHECK_THROWS_AS((void)read_file(folder.path(), 10), Error);
  const std::string missing = "cannot read: '/none/x': no such file or directory";
  CHECK_THROWS_WITH((void)read_file("/none/x", 10), missing.c_str());
}

TEST_CASE("a file is replaced whole and nothing is left beside it") {
  const TemporaryFolder folder;
  const fs::path path = folder.write("manifest", "a longer old content");
  write_file_atomically(path, "new");
  CHECK(read_file(path, 100) == "new");
  write_file_atomically(folder.path() / "fresh", "");
  CHECK(fs::exists(folder.path() / "fresh"));
  CHECK(entries(folder.path()) == 2);
}

TEST_CASE("who has the old file open keeps the old content") {
  const TemporaryFolder folder;
  const fs::path path = folder.write("manifest", "old");
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  write_file_atomically(path, "new");
  char buffer[8];
  CHECK(::read(fd.get(), buffer, sizeof buffer) == 3);
  CHECK(std::string_view(buffer, 3) == "old");
}

TEST_CASE("a file that cannot be written leaves the old one") {
  const TemporaryFolder folder;
  const fs::path path = folder.write("manifest", "old");
  fs::create_directory(folder.path() / "manifest.new");  // in the way of the temporary file
  CHECK_THROWS_AS(write_file_atomically(path, "new"), Error);
  CHECK(read_file(path, 10) == "old");
}

TEST_CASE("a symlink is switched from one target to the next") {
  const TemporaryFolder folder;
  const fs::path link = folder.path() / "current";
  for (const char* target : {"gen-0001", "gen-0002"}) {
    replace_symlink(link, target);
    CHECK(fs::read_symlink(link) == target);
  }
  CHECK(entries(folder.path()) == 1);
}

TEST_CASE("a symlink is switched even when an earlier switch was cut short") {
  const TemporaryFolder folder;
  fs::create_symlink("gen-0009", folder.path() / "current.new");
  replace_symlink(folder.path() / "current", "gen-0001");
  CHECK(fs::read_symlink(folder.path() / "current") == "gen-0001");
}

TEST_CASE("removing what is not there is fine") {
  const TemporaryFolder folder;
  const fs::path path = folder.write("seal", "x");
  remove_file_durably(path);
  remove_file_durably(path);
  CHECK_FALSE(fs::exists(path));
}

TEST_CASE("a descriptor is closed by its owner alone") {
  UniqueFd first(::open("/dev/null", O_RDONLY | O_CLOEXEC));
  const int number = first.get();
  UniqueFd second(std::move(first));
  CHECK_FALSE(first.is_open());  // NOLINT(bugprone-use-after-move): the promise
  CHECK(second.get() == number);
  second = UniqueFd();
  CHECK(::fcntl(number, F_GETFD) == -1);
}

TEST_CASE("reasons are lower case but for abbreviations") {
  CHECK(errno_text(ENOENT) == "no such file or directory");
  CHECK(errno_text(EACCES) == "permission denied");
}

}  // namespace
}  // namespace byline
