// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include "indexer/commands/command.hpp"
#include "indexer/readers/reader.hpp"

namespace byline {

ExitCode run_formats(CommandContext& context) {
  for (const Format& format : all_formats()) {
    context.output.write(fmt::format("{:<8} {}\n", format.name, format.recognised));
  }
  return ExitCode::Ok;
}

}  // namespace byline
