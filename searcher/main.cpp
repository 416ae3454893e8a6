// SPDX-License-Identifier: GPL-3.0-or-later
// byline-search: answers questions about an archive, and never writes to its index.
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "common/cli/output.hpp"
#include "common/cli/programs.hpp"
#include "common/cli/run_main.hpp"
#include "common/cli/version.hpp"
#include "searcher/command/answering.hpp"
#include "searcher/command/browse_mode.hpp"
#include "searcher/command/help.hpp"
#include "searcher/command/manifest.hpp"

namespace byline {

namespace {

constexpr std::string_view kProgram = "byline-search";

ExitCode run(const std::vector<std::string>& arguments) {
  const Options typed = parse_options(search_options(), arguments, DashWords::Exclusion);
  if (typed.has("version")) return print_whole(fmt::format("{} {}\n", kProgram, kVersion));
  if (typed.has("help")) {
    const std::size_t columns = standard_output("never").columns;
    return print_whole(typed.get("help") == "all" ? long_help(columns) : short_help(columns));
  }
  if (typed.has("generate")) return print_whole(generate(search_manual(), typed.get("generate")));
  if (typed.has("verify-manifest")) return verify_manifest(typed);
  Options options = typed;
  const std::array tables{index_options(), search_options()};
  add_defaults(options, search_options(), tables);
  const auto now = std::chrono::system_clock::now();
  const SearchCommand command = make_command(typed, options, now);
  if (command.mode->run == nullptr) return run_browse(options, command);
  const std::unique_ptr<Output> output = make_output(command);
  return report(command, typed.has("manifest")
                             ? answer_with_manifest(typed, options, now, command, *output)
                             : answer(command, *output));
}

}  // namespace

}  // namespace byline

int main(int argc, char** argv) {
  return byline::run_main(byline::kProgram, argc, argv, byline::run);
}
