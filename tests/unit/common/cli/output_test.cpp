// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/output.hpp"

#include <doctest/doctest.h>

#include <csignal>

#include "common/base/error.hpp"
#include "tests/support/redirect.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/variables.hpp"

namespace byline {
namespace {

using test::Redirect;
using test::TemporaryFolder;
using test::Variables;

// What `action` prints to descriptor `fd`.
template <class Action>
std::string printed(int fd, const Action& action) {
  const TemporaryFolder folder;
  {
    const Redirect redirect(fd, folder.path() / "printed");
    action();
  }
  return read_file(folder.path() / "printed", 1 << 24);
}

void write_pieces(Output& output, std::size_t pieces, std::string_view piece) {
  for (std::size_t i = 0; i < pieces; ++i) output.write(piece);
  output.finish();
}

std::string paged(const std::string& pager, std::size_t rows, std::size_t lines) {
  const Variables set({{"BYLINE_PAGER", pager}});
  return printed(STDOUT_FILENO, [&] {
    PagedOutput output(rows);
    write_pieces(output, lines, "line\n");
  });
}

TEST_CASE("what is written leaves whole and in order") {
  const std::string piece(1000, 'x');
  const std::string all = printed(STDOUT_FILENO, [&] {
    StandardOutput output;
    write_pieces(output, 200, piece);
  });
  CHECK(all == std::string(200 * 1000, 'x'));
}

TEST_CASE("a closed pipe is told apart from a full disk") {
  std::signal(SIGPIPE, SIG_IGN);
  int ends[2];
  REQUIRE(::pipe2(ends, O_CLOEXEC) == 0);
  ::close(ends[0]);
  const UniqueFd closed(ends[1]);
  const UniqueFd full(::open("/dev/full", O_WRONLY | O_CLOEXEC));
  const auto write_to = [](const UniqueFd& fd) {
    const Redirect redirect(STDOUT_FILENO, fd.get());
    StandardOutput output;
    write_pieces(output, 1, "text");
  };
  CHECK_THROWS_AS(write_to(closed), ClosedPipe);
  CHECK_THROWS_WITH(write_to(full), "cannot write: standard output: no space left on device");
}

TEST_CASE("the pager starts only when the text is longer than the screen") {
  const std::string pager = "sed s/line/paged/";
  CHECK(paged(pager, 4, 3) == "line\nline\nline\n");
  CHECK(paged(pager, 4, 4) == "paged\npaged\npaged\npaged\n");
  CHECK(paged(pager, 4, 0).empty());
}

TEST_CASE("a pager that is not installed is done without") {
  const std::string all = printed(
      STDERR_FILENO, [] { CHECK(paged("no-such-pager-anywhere", 2, 3) == "line\nline\nline\n"); });
  CHECK(all.find("not found") != std::string::npos);
}

TEST_CASE("a pager that is left early closes the pipe") {
  std::signal(SIGPIPE, SIG_IGN);
  CHECK_THROWS_AS((void)paged("exit 0", 2, 1000000), ClosedPipe);
}

TEST_CASE("messages are one line each, whatever they hold") {
  const std::string all = printed(STDERR_FILENO, [] {
    print_error("byline-search", "cannot open: '/a\x1b[2J\nhint: b'", "look\x07 there");
    print_error("byline-index", "no hint");
    print_note("read\x1b as 2 words");
  });
  CHECK(all ==
        "byline-search: cannot open: '/a\\x1b[2J\n"
        "  hint: b'\n"
        "hint: look\\x07 there\n"
        "byline-index: no hint\n"
        "note: read\\x1b as 2 words\n");
}

}  // namespace
}  // namespace byline
