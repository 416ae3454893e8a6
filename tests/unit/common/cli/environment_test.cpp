// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/environment.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>
#include <stdlib.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "tests/support/variables.hpp"

namespace byline {
namespace {

using test::Variables;

// Not in a chroot without /dev/pts, as debootstrap makes one.
bool can_make_terminals() {
  const UniqueFd master(::posix_openpt(O_RDWR | O_NOCTTY));
  if (!master.is_open()) MESSAGE("skipped: there are no pseudo-terminals here (/dev/pts)");
  return master.is_open();
}

// Standard output is a new terminal of this size while it lives.
class FakeTerminal {
 public:
  FakeTerminal(unsigned short columns, unsigned short rows)
      : master_(::posix_openpt(O_RDWR | O_NOCTTY)), before_(::dup(STDOUT_FILENO)) {
    REQUIRE(master_.is_open());
    REQUIRE(::grantpt(master_.get()) == 0);
    REQUIRE(::unlockpt(master_.get()) == 0);
    const UniqueFd slave(::open(::ptsname(master_.get()), O_RDWR | O_NOCTTY));
    REQUIRE(slave.is_open());
    struct winsize size {};
    size.ws_col = columns;
    size.ws_row = rows;
    ::ioctl(slave.get(), TIOCSWINSZ, &size);
    ::dup2(slave.get(), STDOUT_FILENO);
  }
  ~FakeTerminal() { ::dup2(before_.get(), STDOUT_FILENO); }

 private:
  UniqueFd master_;
  UniqueFd before_;
};

Terminal terminal(unsigned short columns, unsigned short rows,
                  const std::map<std::string, std::string>& variables,
                  std::string_view color = "auto") {
  std::map<std::string, std::string> all = variables;
  for (const char* name : {"COLUMNS", "LINES", "NO_COLOR"}) all.emplace(name, "");
  all.emplace("TERM", "xterm");
  const Variables set(all);
  const FakeTerminal fake(columns, rows);
  return standard_output(color);
}

TEST_CASE("the config file and the index lie where XDG says") {
  struct Row {
    std::map<std::string, std::string> variables;
    std::string config;
    std::string index;
  };
  const Row rows[] = {
      {{{"HOME", "/h"}}, "/h/.config/byline/config", "/h/.local/share/byline/index"},
      {{{"HOME", "/h"}, {"XDG_CONFIG_HOME", "/c"}, {"XDG_DATA_HOME", "/d"}},
       "/c/byline/config",
       "/d/byline/index"},
      {{{"HOME", "/h"}, {"XDG_CONFIG_HOME", "relative"}, {"XDG_DATA_HOME", "relative"}},
       "/h/.config/byline/config",
       "/h/.local/share/byline/index"},
      {{{"BYLINE_CONFIG", "mine"}, {"XDG_DATA_HOME", "/d"}}, "mine", "/d/byline/index"},
  };
  for (const Row& row : rows) {
    std::map<std::string, std::string> variables = row.variables;
    for (const char* name : {"HOME", "XDG_CONFIG_HOME", "XDG_DATA_HOME", "BYLINE_CONFIG"}) {
      variables.emplace(name, "");
    }
    const Variables set(variables);
    CHECK(config_file() == row.config);
    CHECK(names_file().parent_path() == config_file().parent_path());
    CHECK(default_index() == row.index);
  }
}

TEST_CASE("without a home there is no config file, and an index must be named") {
  const Variables none(
      {{"HOME", ""}, {"XDG_CONFIG_HOME", ""}, {"XDG_DATA_HOME", ""}, {"BYLINE_CONFIG", ""}});
  CHECK(config_file().empty());
  CHECK_THROWS_AS((void)default_index(), Error);
}

TEST_CASE("the terminal says its size unless COLUMNS and LINES do") {
  if (!can_make_terminals()) return;
  CHECK(terminal(132, 50, {}).columns == 132);
  CHECK(terminal(132, 50, {}).rows == 50);
  CHECK(terminal(0, 0, {}).columns == 80);
  CHECK(terminal(0, 0, {}).rows == 24);
  CHECK(terminal(132, 50, {{"COLUMNS", "60"}, {"LINES", "10"}}).columns == 60);
  CHECK(terminal(132, 50, {{"COLUMNS", "60"}, {"LINES", "10"}}).rows == 10);
  CHECK(terminal(132, 50, {{"COLUMNS", "wide"}}).columns == 132);
  CHECK(terminal(5, 50, {}).columns == 20);
}

TEST_CASE("colour is for terminals that want it, or for whoever asks") {
  if (!can_make_terminals()) return;
  CHECK(terminal(80, 24, {}).colour);
  CHECK(terminal(80, 24, {}).is_terminal);
  CHECK_FALSE(terminal(80, 24, {{"NO_COLOR", "1"}}).colour);
  CHECK_FALSE(terminal(80, 24, {{"TERM", "dumb"}}).colour);
  CHECK_FALSE(terminal(80, 24, {}, "never").colour);
  CHECK(terminal(80, 24, {{"NO_COLOR", "1"}}, "always").colour);
}

}  // namespace
}  // namespace byline
