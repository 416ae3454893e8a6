// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/name_list.hpp"

#include <doctest/doctest.h>
#include <stdlib.h>

#include <fstream>

#include "common/base/error.hpp"

namespace byline {

namespace {

NameList read(const std::string& text) {
  std::string folder = std::filesystem::temp_directory_path() / "byline-names-XXXXXX";
  REQUIRE(mkdtemp(folder.data()) != nullptr);
  const std::filesystem::path path = std::filesystem::path(folder) / "names";
  std::ofstream(path) << text;
  try {
    NameList list = read_name_list(path);
    std::filesystem::remove_all(folder);
    return list;
  } catch (const Error&) {
    std::filesystem::remove_all(folder);
    throw;
  }
}

TEST_CASE("a line names a field and the names that are one") {
  const NameList list = read("# mine\n\noutlet: The  Guardian =Theguardian.com\r\nby: A. Nwosu\n");
  REQUIRE(list.size() == 2);
  CHECK(list[0].field == Field::Outlet);
  CHECK(list[0].names == std::vector<std::string>{"The Guardian", "Theguardian.com"});
  CHECK(list[1].field == Field::Author);
  CHECK(list[1].names == std::vector<std::string>{"A. Nwosu"});
}

TEST_CASE("a line that cannot be read is refused") {
  for (const char* text : {"The Guardian\n", "outlets: A = B\n", "lang: en = de\n", "outlet:\n",
                           "outlet: A = \n", "outlet: = B\n"}) {
    CAPTURE(text);
    CHECK_THROWS_AS((void)read(text), Error);
  }
}

TEST_CASE("no file is no list") {
  CHECK(read_name_list("/nowhere/names").empty());
  CHECK(read_name_list({}).empty());
}

}  // namespace

}  // namespace byline
