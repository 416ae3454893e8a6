// SPDX-License-Identifier: GPL-3.0-or-later
// byline-index: the only writer of an index.
#include <fmt/format.h>
#include <malloc.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <cstdlib>
#include <string>
#include <vector>

#include "common/base/interrupt.hpp"
#include "common/cli/manual.hpp"
#include "common/cli/option_table.hpp"
#include "common/cli/programs.hpp"
#include "common/cli/run_main.hpp"
#include "common/cli/version.hpp"
#include "indexer/commands/command.hpp"
#include "indexer/readers/reader.hpp"

namespace byline {

namespace {

constexpr std::string_view kProgram = "byline-index";

HelpText help_text() {
  HelpText text;
  text.program = kProgram;
  text.purpose = "reads news articles into an index that byline-search searches";
  text.usage = {"byline-index COMMAND [OPTIONS] [ARGUMENTS]"};
  text.examples = {
      {"byline-index add archive.jsonl", "index a file; again: only what changed"},
      {"byline-index add --dry-run pages/", "see how a folder would be read"},
      {"byline-index add --set outlet='The Herald' pages/", "say what the files do not"},
      {"byline-index info", "what the index holds"},
  };
  for (const Command& command : all_commands())
    text.commands.emplace_back(command.name, command.help);
  text.footer = {"exit: 0 done, 1 nothing accepted, 2 usage, 3 index, 4 incomplete"};
  return text;
}

Manual manual() {
  Manual manual{help_text(), index_options(), {}, {}};
  std::vector<std::string> formats;
  for (const Format& format : all_formats()) formats.emplace_back(format.name);
  manual.values.emplace_back("format", std::move(formats));
  return manual;
}

const Command& find_command(std::string_view name) {
  std::vector<std::string_view> names;
  for (const Command& command : all_commands()) {
    if (command.name == name) return command;
    names.push_back(command.name);
  }
  const std::string_view meant = nearest(name, names);
  throw Error(ExitCode::Usage, fmt::format("unknown command: '{}'", name),
              meant.empty() ? "see: byline-index --help" : fmt::format("did you mean: {}", meant));
}

// An option of another command is a mistake, not a wish to be ignored.
void require_options_of(const Command& command, const Options& options) {
  for (const OptionRow& row : index_options()) {
    if (row.commands.empty() || !options.has(row.name)) continue;
    const std::vector<std::string_view> commands = split_choices(row.commands);
    if (std::find(commands.begin(), commands.end(), command.name) != commands.end()) continue;
    throw Error(
        ExitCode::Usage,
        fmt::format("cannot use option: '--{}': not an option of '{}'", row.name, command.name),
        fmt::format("it belongs to: {}", row.commands));
  }
}

void require_arguments_of(const Command& command, const Options& options) {
  if (!command.arguments.empty() || options.words.empty()) return;
  throw Error(ExitCode::Usage,
              fmt::format("'{}' takes no arguments: '{}'", command.name, options.words.front()));
}

// Whoever builds indexes that must be alike byte for byte says what time it is.
std::uint32_t current_time() {
  if (const char* epoch = std::getenv("SOURCE_DATE_EPOCH")) {
    return static_cast<std::uint32_t>(std::strtoul(epoch, nullptr, 10));
  }
  const auto now = std::chrono::system_clock::now().time_since_epoch();
  return static_cast<std::uint32_t>(std::chrono::duration_cast<std::chrono::seconds>(now).count());
}

ExitCode run(const std::vector<std::string>& arguments) {
  Options options = parse_options(index_options(), arguments, DashWords::Refuse);
  if (options.has("version")) return print_whole(fmt::format("{} {}\n", kProgram, kVersion));
  if (options.has("generate")) return print_whole(generate(manual(), options.get("generate")));
  if (options.has("help") || options.words.empty()) {
    print_whole(render_help(help_text(), index_options(), standard_output("auto").columns));
    return options.has("help") ? ExitCode::Ok : ExitCode::Usage;
  }
  const Command& command = find_command(options.words.front());
  options.words.erase(options.words.begin());
  require_options_of(command, options);
  require_arguments_of(command, options);
  const std::array tables{index_options(), search_options()};
  add_defaults(options, index_options(), tables);
  const std::string folder =
      options.get("index").empty() ? default_index().string() : options.get("index");
  StandardOutput output;
  CommandContext context{std::move(options), IndexLocation(folder), output, current_time()};
  watch_for_interrupts();
  const ExitCode code = command.run(context);
  output.finish();
  return code;
}

}  // namespace

}  // namespace byline

int main(int argc, char** argv) {
  // Arrays that grow to millions of entries go back to the system when they have moved. By itself
  // malloc learns to keep them, and the holes they leave are as large again as what is in use.
  ::mallopt(M_MMAP_THRESHOLD, 1 << 20);
  ::mallopt(M_TRIM_THRESHOLD, 16 << 20);
  // Xapian flushes by itself every 10,000 documents; our batches alone decide (rule R3).
  ::setenv("XAPIAN_FLUSH_THRESHOLD", "4000000000", 1);
  return byline::run_main(byline::kProgram, argc, argv, byline::run);
}
