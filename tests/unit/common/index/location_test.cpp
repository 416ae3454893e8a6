// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/location.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <fstream>
#include <string>

#include "common/base/error.hpp"
#include "common/index/guard.hpp"
#include "common/index/schema.hpp"
#include "common/index/seal.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace byline;
namespace fs = std::filesystem;

namespace {

void make_database(const fs::path& generation, const std::string& format) {
  Xapian::WritableDatabase database(generation.string(),
                                    Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  if (!format.empty()) database.set_metadata(std::string(kMetaFormat), format);
  database.commit();
}

// The message of the Error that opening the index gives, "" when it opens.
std::string refusal(const IndexLocation& location) {
  try {
    static_cast<void>(guarded("cannot open index", location.name(),
                              [&] { return open_current(location).get_doccount(); }));
  } catch (const Error& error) {
    CHECK(error.code() == ExitCode::Index);
    return error.what();
  }
  return {};
}

}  // namespace

TEST_CASE("generations are numbered and the one before the current one is kept") {
  const test::TemporaryFolder folder;
  const IndexLocation location(folder.path() / "deep/er/index");
  CHECK(!location.current());
  for (int i = 1; i <= 3; ++i) {
    const fs::path generation = location.make_next_generation();
    CHECK(generation.filename() == "gen-000" + std::to_string(i));
    location.switch_to(generation);
    CHECK(*location.current() == generation);
  }
  CHECK(!fs::exists(location.root() / "gen-0001"));
  CHECK(fs::exists(location.root() / "gen-0002"));
}

TEST_CASE("what a killed build left behind goes, what is in use stays") {
  const test::TemporaryFolder folder;
  const IndexLocation location(folder.path());
  const fs::path used = location.make_next_generation();
  location.switch_to(used);
  const fs::path unfinished = location.make_next_generation();
  location.remove_unfinished();
  CHECK(fs::exists(used));
  CHECK(!fs::exists(unfinished));
}

TEST_CASE("what is no index of ours is refused with the reason") {
  const test::TemporaryFolder folder;
  const IndexLocation location(folder.path());
  CHECK(refusal(location).find("no index there") != std::string::npos);
  struct Row {
    std::string format;
    std::string reason;
  };
  const Row rows[] = {{"", "not made by Byline"}, {"999", "newer Byline"}, {"0", "older Byline"}};
  for (const Row& row : rows) {
    const fs::path generation = location.make_next_generation();
    make_database(generation, row.format);
    location.switch_to(generation);
    CHECK(refusal(location).find(row.reason) != std::string::npos);
  }
}

TEST_CASE("a stub, a fifo for a table and a link out of the index are never opened") {
  const test::TemporaryFolder folder;
  const IndexLocation location(folder.path());
  const fs::path generation = location.make_next_generation();
  std::ofstream(generation / "XAPIANDB")
      << "remote :/usr/bin/touch " << (folder.path() / "ran") << '\n';
  location.switch_to(generation);
  CHECK(!refusal(location).empty());
  CHECK(!fs::exists(folder.path() / "ran"));

  const fs::path second = location.make_next_generation();
  make_database(second, "1");
  fs::remove(second / "postlist.glass");
  REQUIRE(::mkfifo((second / "postlist.glass").c_str(), 0600) == 0);
  location.switch_to(second);
  CHECK(refusal(location).find("not a regular file") != std::string::npos);

  fs::remove(folder.path() / "current");
  fs::create_symlink("/etc", folder.path() / "current");
  CHECK(refusal(location).find("does not lead to a generation") != std::string::npos);
}

TEST_CASE("a second change of one index waits no longer than it is told") {
  const test::TemporaryFolder folder;
  const IndexLocation location(folder.path());
  const IndexLock lock = IndexLock::acquire(location, std::chrono::seconds(0));
  CHECK_THROWS_AS(static_cast<void>(IndexLock::acquire(location, std::chrono::seconds(0))), Error);
}

TEST_CASE("a seal tells which file changed, came or went") {
  const test::TemporaryFolder folder;
  std::ofstream(folder.path() / "a") << "one";
  std::ofstream(folder.path() / "b") << "two";
  CHECK(!is_sealed(folder.path()));
  write_seal(folder.path());
  CHECK(is_sealed(folder.path()));
  CHECK(verify_seal(folder.path()).empty());
  std::ofstream(folder.path() / "a") << "onE";
  fs::remove(folder.path() / "b");
  std::ofstream(folder.path() / "c") << "three";
  CHECK(verify_seal(folder.path()).size() == 3);
  remove_seal(folder.path());
  CHECK(!is_sealed(folder.path()));
}
