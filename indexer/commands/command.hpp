// SPDX-License-Identifier: GPL-3.0-or-later
// The commands of byline-index, one file and one row of the table each.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/error.hpp"
#include "common/cli/environment.hpp"
#include "common/cli/options.hpp"
#include "common/cli/output.hpp"
#include "common/index/location.hpp"

namespace byline {

// What a command works with: what was typed, already checked against its row.
struct CommandContext {
  Options options;  // words: the arguments behind the command's name
  IndexLocation location;
  Output& output;     // standard output
  std::uint32_t now;  // seconds since 1970; $SOURCE_DATE_EPOCH when that is set
};

struct Command {
  std::string_view name;
  std::string_view arguments;  // "PATH...", "" for a command that takes none
  std::string_view help;       // one line
  ExitCode (*run)(CommandContext& context);
};

[[nodiscard]] std::span<const Command> all_commands();

ExitCode run_add(CommandContext& context);
ExitCode run_remove(CommandContext& context);
ExitCode run_check(CommandContext& context);
ExitCode run_compact(CommandContext& context);
ExitCode run_rebuild(CommandContext& context);
ExitCode run_info(CommandContext& context);
ExitCode run_formats(CommandContext& context);

// The lock that a changing command holds, waited for as --wait says.
[[nodiscard]] IndexLock lock_index(const CommandContext& context);

// The generation in use; Error{Index} when there is no index.
[[nodiscard]] std::filesystem::path require_generation(const CommandContext& context);

// The end of a closing line: "; furniture learnt: 7 articles held changed"; "" for none.
[[nodiscard]] std::string furniture_text(std::uint64_t articles);

// Bytes that --memory allows; by default a quarter of the machine's memory, at most 2 GiB.
[[nodiscard]] std::size_t memory_budget(const CommandContext& context);

// When progress is shown: --progress, or never with --quiet.
[[nodiscard]] std::string progress_setting(const CommandContext& context);

}  // namespace byline
