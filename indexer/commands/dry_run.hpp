// SPDX-License-Identifier: GPL-3.0-or-later
// add --dry-run: what would be read, without touching any index.
#pragma once

#include "common/base/error.hpp"
#include "common/cli/output.hpp"
#include "indexer/commands/add_settings.hpp"

namespace byline {

// Prints records by format, how full each field is, the keys that nobody reads and the first three
// articles as they were understood; what ails a file is a note, as without --dry-run. Nothing
// accepted is ExitCode::Nothing, a file that cannot be read to its end ExitCode::Incomplete.
ExitCode dry_run(const AddSettings& settings, Output& output);

}  // namespace byline
