// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/answering.hpp"

#include <fmt/format.h>

#include <string>

#include "common/cli/programs.hpp"
#include "searcher/command/comparison.hpp"
#include "searcher/command/query_lines.hpp"

namespace byline {

namespace {

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
  print_error("byline-search", fmt::format("the answer is incomplete: {}",
                                           why.empty() ? "the counts are not exact" : why));
}

}  // namespace

SearchCommand make_command(const Options& typed, const Options& options,
                           std::chrono::system_clock::time_point now,
                           const std::optional<Terminal>& terminal) {
  return options.has("queries") ? make_comparison(typed, options, now, terminal)
                                : make_search_command(typed, options, now, terminal);
}

std::unique_ptr<Output> make_output(const SearchCommand& command) {
  const Terminal& terminal = command.rendering.terminal;
  const bool paged = terminal.is_terminal && command.pager && command.format->name == "text";
  if (paged) return std::make_unique<PagedOutput>(terminal.rows);
  return std::make_unique<StandardOutput>();
}

Ending answer(const SearchCommand& command, Output& output) {
  const auto renderer = command.format->make(output, command.rendering);
  Ending ending = command.compared.empty() ? command.mode->run(command, *renderer)
                                           : run_comparison(command, *renderer);
  output.finish();
  return ending;
}

ExitCode report(const SearchCommand& command, const Ending& ending) {
  print_notes(command, ending);
  const ExitCode code = exit_code_of(ending);
  if (code == ExitCode::Incomplete) print_incomplete(ending);
  return code;
}

}  // namespace byline
