// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/mode.hpp"

#include <doctest/doctest.h>

#include "common/base/error.hpp"
#include "common/cli/option_table.hpp"
#include "common/cli/programs.hpp"

using namespace byline;

TEST_CASE("every mode is an option, and some format gives it") {
  for (const Mode& mode : all_modes()) {
    CAPTURE(std::string(mode.option));
    if (!mode.option.empty()) CHECK(find_row(search_options(), mode.option) != nullptr);
    CHECK(can_give(*find_render_format("text"), mode.gives));
    CHECK(can_give(*find_render_format("json"), mode.gives));
  }
}

TEST_CASE("no option means hits, two modes are refused") {
  CHECK(chosen_mode({}).option.empty());
  Options options;
  options.set("by", "outlet");
  CHECK(chosen_mode(options).option == "by");
  options.set("count", "");
  CHECK_THROWS_WITH((void)chosen_mode(options), "cannot do both: '--by' and '--count'");
}

TEST_CASE("the exit code says found, nothing or incomplete") {
  struct Row {
    Total total;
    bool partial;
    ExitCode expected;
  };
  const Row rows[] = {
      {{3, 2, true, 1, 1}, false, ExitCode::Ok},
      {{0, 0, true, 1, 1}, false, ExitCode::Nothing},
      {{0, 0, true, 1, 1}, true, ExitCode::Nothing},
      {{3, 2, true, 1, 1}, true, ExitCode::Nothing},
      {{3, 2, false, 1, 1}, false, ExitCode::Incomplete},
      {{0, 0, false, 1, 1}, false, ExitCode::Incomplete},
      {{3, 2, true, 4, 3}, false, ExitCode::Incomplete},
  };
  for (const Row& row : rows) CHECK(exit_code_of({row.total, {}, row.partial}) == row.expected);
}
