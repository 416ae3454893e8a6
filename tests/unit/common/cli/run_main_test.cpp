// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/run_main.hpp"

#include <doctest/doctest.h>
#include <unistd.h>

#include <new>
#include <stdexcept>

#include "common/base/file.hpp"
#include "common/cli/output.hpp"
#include "tests/support/redirect.hpp"
#include "tests/support/temporary_folder.hpp"

namespace byline {
namespace {

using Body = std::function<ExitCode(const std::vector<std::string>&)>;

struct Ending {
  int code;
  std::string message;
};

Ending run(const Body& body) {
  const test::TemporaryFolder folder;
  char program[] = "byline-search";
  char word[] = "flood";
  char* arguments[] = {program, word, nullptr};
  int code = -1;
  {
    const test::Redirect redirect(STDERR_FILENO, folder.path() / "err");
    code = run_main("byline-search", 2, arguments, body);
  }
  return {code, read_file(folder.path() / "err", 1 << 16)};
}

TEST_CASE("the body gets the arguments and its code is returned") {
  const Ending ending = run([](const std::vector<std::string>& arguments) {
    CHECK(arguments == std::vector<std::string>{"flood"});
    return ExitCode::Nothing;
  });
  CHECK(ending.code == 1);
  CHECK(ending.message.empty());
}

TEST_CASE("every way out has one exit code and one message") {
  struct Row {
    Body body;
    int code;
    std::string_view message;
  };
  const std::string_view internal_hint =
      "hint: this is a defect of Byline: please report it with the command that you typed\n";
  const Row rows[] = {
      {[](const auto&) -> ExitCode { throw ClosedPipe{}; }, 0, ""},
      {[](const auto&) -> ExitCode {
         throw Error{ExitCode::Index, "no index: '/x'", "add some"};
       },
       3, "byline-search: no index: '/x'\nhint: add some\n"},
      {[](const auto&) -> ExitCode { throw std::bad_alloc(); }, 4,
       "byline-search: out of memory\nhint: give it less at once, or close other programs\n"},
      {[](const auto&) -> ExitCode { throw std::logic_error("odd"); }, 70,
       "byline-search: internal error: odd\n"},
      {[](const auto&) -> ExitCode { throw 1; }, 70,
       "byline-search: internal error: an exception of no known kind\n"},
  };
  for (const Row& row : rows) {
    const Ending ending = run(row.body);
    CHECK(ending.code == row.code);
    const std::string hint(row.code == 70 ? internal_hint : "");
    CHECK(ending.message == std::string(row.message) + hint);
  }
}

}  // namespace
}  // namespace byline
