// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/location.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <charconv>
#include <thread>
#include <vector>

#include "common/base/error.hpp"
#include "common/base/interrupt.hpp"
#include "common/index/record_dictionary.hpp"
#include "common/index/schema.hpp"

namespace byline {

namespace fs = std::filesystem;

namespace {

constexpr std::string_view kGenerationPrefix = "gen-";
constexpr const char* kLockName = "lock";

// The number of a folder named gen-NNNN, nothing for any other name.
std::optional<unsigned> generation_number(const fs::path& name) {
  const std::string text = name.filename().string();
  if (!text.starts_with(kGenerationPrefix)) return std::nullopt;
  unsigned number = 0;
  const char* begin = text.data() + kGenerationPrefix.size();
  const char* end = text.data() + text.size();
  const auto [stop, error] = std::from_chars(begin, end, number);
  if (error != std::errc() || stop != end) return std::nullopt;
  return number;
}

std::vector<fs::path> generations_in(const fs::path& root) {
  std::vector<fs::path> found;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(root, error)) {
    if (generation_number(entry.path()) && !entry.is_symlink()) found.push_back(entry.path());
  }
  return found;
}

[[noreturn]] void fail(std::string_view what, const fs::path& path, std::string_view why,
                       std::string hint = {}) {
  throw Error(ExitCode::Index, fmt::format("{}: '{}': {}", what, path.string(), why),
              std::move(hint));
}

void make_folders(const fs::path& path) {
  std::error_code error;
  fs::create_directories(path, error);
  if (error) fail("cannot create index", path, errno_text(error.value()));
}

void remove_generation(const fs::path& generation) {
  std::error_code error;
  fs::remove_all(generation, error);
  if (error) fail("cannot remove old generation", generation, errno_text(error.value()));
}

constexpr std::array kTables{"iamglass", "postlist.glass", "docdata.glass", "termlist.glass",
                             "position.glass"};

// A fifo for a table would hang the open, a link could lead anywhere (rule R1).
void require_regular_tables(const fs::path& generation) {
  for (const char* table : kTables) {
    std::error_code error;
    const fs::file_status status = fs::symlink_status(generation / table, error);
    if (fs::exists(status) && !fs::is_regular_file(status)) {
      fail("cannot open index", generation / table, "not a regular file");
    }
  }
}

}  // namespace

std::optional<fs::path> IndexLocation::current() const {
  std::error_code error;
  const fs::file_status status = fs::status(root_, error);
  if (fs::exists(status) && !fs::is_directory(status))
    fail("cannot open index", root_, "not a folder");
  const fs::path link = root_ / "current";
  const fs::path target = fs::read_symlink(link, error);
  if (error == std::errc::no_such_file_or_directory) return std::nullopt;
  if (error) fail("cannot open index", link, errno_text(error.value()));
  if (target != target.filename() || !generation_number(target)) {
    fail("cannot open index", link, "it does not lead to a generation beside it",
         "this is not an index of Byline, or somebody changed it");
  }
  return root_ / target;
}

fs::path IndexLocation::make_next_generation() const {
  make_folders(root_);
  unsigned next = 1;
  for (const fs::path& generation : generations_in(root_)) {
    next = std::max(next, *generation_number(generation) + 1);
  }
  fs::path made = root_ / fmt::format("{}{:04}", kGenerationPrefix, next);
  make_folders(made);
  fsync_directory(root_);
  return made;
}

void IndexLocation::switch_to(const fs::path& generation) const {
  const std::optional<fs::path> before = current();
  fsync_directory(generation);
  replace_symlink(root_ / "current", generation.filename().string());
  for (const fs::path& old : generations_in(root_)) {
    if (old != generation && (!before || old != *before)) remove_generation(old);
  }
}

void IndexLocation::remove_unfinished() const {
  const std::optional<fs::path> in_use = current();
  const unsigned last = in_use ? *generation_number(*in_use) : 0;
  for (const fs::path& generation : generations_in(root_)) {
    if (*generation_number(generation) > last) remove_generation(generation);
  }
}

IndexLock IndexLock::acquire(const IndexLocation& location, std::chrono::seconds wait) {
  make_folders(location.root());
  const fs::path path = location.root() / kLockName;
  UniqueFd fd(::open(path.c_str(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0666));
  if (!fd.is_open()) fail("cannot lock index", path, errno_text(errno));
  const auto deadline = std::chrono::steady_clock::now() + wait;
  while (::flock(fd.get(), LOCK_EX | LOCK_NB) != 0) {
    if (errno != EWOULDBLOCK && errno != EINTR) fail("cannot lock index", path, errno_text(errno));
    if (std::chrono::steady_clock::now() >= deadline || interrupt_signal() != 0) {
      fail("cannot change index", location.root(), "locked by another byline-index",
           "wait for it to end, or use --wait SECONDS");
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(50));
  }
  return IndexLock(std::move(fd));
}

IndexLock IndexLock::share(const IndexLocation& location) {
  const fs::path path = location.root() / kLockName;
  UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (fd.is_open() && ::flock(fd.get(), LOCK_SH | LOCK_NB) != 0 && errno == EWOULDBLOCK) {
    fail("cannot check index", location.root(), "another byline-index is changing it",
         "check it again when that has ended");
  }
  return IndexLock(std::move(fd));
}

Xapian::Database open_for_reading(const fs::path& generation) {
  require_regular_tables(generation);
  Xapian::Database database(generation.string(), Xapian::DB_BACKEND_GLASS);
  check_format(database, generation.string());
  dictionary_of(database);
  return database;
}

fs::path current_generation(const IndexLocation& location) {
  std::optional<fs::path> generation = location.current();
  if (!generation) {
    fail("cannot open index", location.root(), "no index there",
         "make one with: byline-index add PATH, or name another with --index DIR");
  }
  return *std::move(generation);
}

Xapian::Database open_current(const IndexLocation& location) {
  return open_for_reading(current_generation(location));
}

void check_format(const Xapian::Database& database, const std::string& index) {
  const std::string text = database.get_metadata(std::string(kMetaFormat));
  int format = 0;
  std::from_chars(text.data(), text.data() + text.size(), format);
  if (format == kFormatVersion) return;
  if (text.empty()) fail("cannot open index", index, "a Xapian database, but not made by Byline");
  if (format > kFormatVersion) {
    fail("cannot open index", index, "made by a newer Byline", "update Byline");
  }
  fail("cannot open index", index, "made by an older Byline", "run: byline-index rebuild");
}

}  // namespace byline
