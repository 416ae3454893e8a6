// SPDX-License-Identifier: GPL-3.0-or-later
// byline-search: answers questions about an archive, and never writes to its index.
#include <fmt/format.h>

#include <array>
#include <chrono>
#include <string>
#include <vector>

#include "common/cli/output.hpp"
#include "common/cli/programs.hpp"
#include "common/cli/run_main.hpp"
#include "common/cli/version.hpp"
#include "searcher/command/browse_mode.hpp"
#include "searcher/command/comparison.hpp"
#include "searcher/command/help.hpp"
#include "searcher/command/search_command.hpp"

namespace byline {

namespace {

constexpr std::string_view kProgram = "byline-search";

std::unique_ptr<Output> make_output(const SearchCommand& command) {
  const Terminal& terminal = command.rendering.terminal;
  const bool paged = terminal.is_terminal && command.pager && command.format->name == "text";
  if (paged) return std::make_unique<PagedOutput>(terminal.rows);
  return std::make_unique<StandardOutput>();
}

// Notes that are no part of what was printed.
void print_notes(const SearchCommand& command, const Ending& ending) {
  const bool printed = command.format->has_notes || command.mode->option == "explain";
  if (printed) return;
  // In text the notices of what was left out stand below the rows.
  const bool has_footer = command.format->name == "text";
  for (const Note& note : ending.notes) {
    const bool in_footer = note.code == "cut" || note.code == "imprecise";
    if (!(has_footer && in_footer)) print_note(note.message);
  }
}

void print_incomplete(const Ending& ending) {
  const Total& total = ending.total;
  std::string why;
  if (total.indexes_answered < total.indexes_asked)
    why = fmt::format("{} of {} indexes answered", total.indexes_answered, total.indexes_asked);
  for (const Note& note : ending.notes) {
    if (note.code == "time-limit") why = note.message;
  }
  print_error(kProgram, fmt::format("the answer is incomplete: {}",
                                    why.empty() ? "the counts are not exact" : why));
}

ExitCode answer(const SearchCommand& command) {
  const std::unique_ptr<Output> output = make_output(command);
  const auto renderer = command.format->make(*output, command.rendering);
  const Ending ending = command.compared.empty() ? command.mode->run(command, *renderer)
                                                 : run_comparison(command, *renderer);
  output->finish();
  print_notes(command, ending);
  const ExitCode code = exit_code_of(ending);
  if (code == ExitCode::Incomplete) print_incomplete(ending);
  return code;
}

ExitCode print(const std::string& text) {
  StandardOutput output;
  output.write(text);
  output.finish();
  return ExitCode::Ok;
}

ExitCode run(const std::vector<std::string>& arguments) {
  const Options typed = parse_options(search_options(), arguments, DashWords::Exclusion);
  if (typed.has("version")) return print(fmt::format("{} {}\n", kProgram, kVersion));
  if (typed.has("help")) {
    const std::size_t columns = standard_output("never").columns;
    return print(typed.get("help") == "all" ? long_help(columns) : short_help(columns));
  }
  if (typed.has("generate")) return print(generate(search_manual(), typed.get("generate")));
  Options options = typed;
  const std::array tables{index_options(), search_options()};
  add_defaults(options, search_options(), tables);
  const auto now = std::chrono::system_clock::now();
  const SearchCommand command = options.has("queries") ? make_comparison(typed, options, now)
                                                       : make_search_command(typed, options, now);
  return command.mode->run == nullptr ? run_browse(options, command) : answer(command);
}

}  // namespace

}  // namespace byline

int main(int argc, char** argv) {
  return byline::run_main(byline::kProgram, argc, argv, byline::run);
}
