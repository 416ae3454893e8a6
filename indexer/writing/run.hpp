// SPDX-License-Identifier: GPL-3.0-or-later
// Runs of byline-index add, numbered in the index, so that records of one run can be told from what
// was held before.
//
// A run that was killed stays open; the same command given again continues it under its number, and
// so ends with the answers of an uninterrupted run.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>

namespace byline {

struct Run {
  std::uint32_t number = 1;
  std::string token;  // what the run was asked to read, as a hash
};

// The run that a command with this token is part of: the last one when it is still open and has the
// same token, else a new one.
[[nodiscard]] Run begin_run(const Xapian::Database& database, const std::string& token);

// The values of kMetaRun while the run goes on, and when it has ended.
[[nodiscard]] std::string open_state(const Run& run);
[[nodiscard]] std::string ended_state(const Run& run);

}  // namespace byline
