// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/form_file.hpp"

#include <doctest/doctest.h>
#include <sys/stat.h>

#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

#include "common/base/error.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using byline::FormFile;
using byline::FormFileWriter;
using byline::test::TemporaryFolder;

const std::vector<std::pair<std::string, std::uint32_t>> kForms{
    {"9/11", 3}, {"flood", 7}, {"flooded", 1}, {"floor", 2}, {"zoo", 4'000'000'000}, {"京", 5}};

void write_forms(const std::filesystem::path& folder) {
  FormFileWriter writer(folder);
  for (const auto& [form, articles] : kForms) writer.add(form, articles);
  writer.finish(42);
}

std::string bytes_of(const std::filesystem::path& path) {
  std::ostringstream bytes;
  bytes << std::ifstream(path, std::ios::binary).rdbuf();
  return bytes.str();
}

// Whether the file is refused, when it is opened or at the latest when its forms are read.
bool is_refused(const std::filesystem::path& folder) {
  try {
    const auto file = FormFile::open(folder);
    for (std::size_t place = 0; place < file->size(); ++place) static_cast<void>(file->form(place));
    return false;
  } catch (const byline::Error& error) {
    return error.code() == byline::ExitCode::Index;
  }
}

}  // namespace

TEST_CASE("the dictionary gives back the forms in order, with their articles and letters") {
  const TemporaryFolder folder;
  CHECK_FALSE(FormFile::open(folder.path()));
  write_forms(folder.path());
  const auto file = FormFile::open(folder.path());
  REQUIRE(file);
  CHECK(file->checkpoint() == 42);
  REQUIRE(file->size() == kForms.size());
  for (std::size_t place = 0; place < kForms.size(); ++place) {
    const auto& [form, articles] = kForms[place];
    CHECK(file->form(place) == form);
    CHECK(file->articles(place) == articles);
    CHECK(file->letters(place).held == byline::letters_of(form).held);
    CHECK(file->letters(place).count == byline::letters_of(form).count);
    CHECK(file->holds(form));
  }
  CHECK_FALSE(file->holds("floo"));
  CHECK_FALSE(file->holds("zz"));
  using Places = std::pair<std::size_t, std::size_t>;
  CHECK(file->starting_with("") == Places{0, 6});
  CHECK(file->starting_with("floo") == Places{1, 4});
  CHECK(file->starting_with("flooded") == Places{2, 3});
  CHECK(file->starting_with("g") == Places{4, 4});
  CHECK(file->starting_with("京") == Places{5, 6});
}

TEST_CASE("letters are those that stand on disk, a bit each") {
  CHECK(byline::letters_of("").held == 0);
  CHECK(byline::letters_of("abba").held == 3);
  CHECK(byline::letters_of("abba").count == 4);
  CHECK(byline::letters_of("z09").held == (1ULL << 25 | 1ULL << 26 | 1ULL << 35));
  CHECK(byline::letters_of("京").held == 1ULL << (36 + 0x4eac % 28));
  CHECK(byline::letters_of("京都").count == 2);
  CHECK(byline::letters_of(std::string(300, 'a')).count == 255);
}

TEST_CASE("a dictionary without forms is one too") {
  const TemporaryFolder folder;
  FormFileWriter(folder.path()).finish(1);
  const auto file = FormFile::open(folder.path());
  REQUIRE(file);
  CHECK(file->size() == 0);
  CHECK_FALSE(file->holds("a"));
}

TEST_CASE("a dictionary that was cut, or is none, is refused") {
  const TemporaryFolder folder;
  write_forms(folder.path());
  const std::string whole = bytes_of(folder.path() / "forms");
  for (std::size_t size = 0; size < whole.size(); ++size) {
    CAPTURE(size);
    static_cast<void>(folder.write("forms", whole.substr(0, size)));
    CHECK(is_refused(folder.path()));
    static_cast<void>(folder.write("forms", whole.substr(whole.size() - size)));
    CHECK(is_refused(folder.path()));
  }
  std::filesystem::remove(folder.path() / "forms");
  REQUIRE(::mkfifo((folder.path() / "forms").c_str(), 0600) == 0);
  CHECK(is_refused(folder.path()));
}

TEST_CASE("no byte of a damaged dictionary makes it be read beyond its end") {
  const TemporaryFolder folder;
  write_forms(folder.path());
  const std::string whole = bytes_of(folder.path() / "forms");
  for (std::size_t at = 0; at < whole.size(); ++at) {
    for (const char byte : {'\0', '\x7f', '\xff'}) {
      std::string damaged = whole;
      damaged[at] = byte;
      static_cast<void>(folder.write("forms", damaged));
      static_cast<void>(is_refused(folder.path()));
    }
  }
}
