// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a generation is whole: its seal, Xapian's own check, and every article read back.
//
// Xapian is not memory-safe on damaged files, so all reading happens in a child process: a crash
// there is a finding, not the end of the program (rule R14).
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace byline {

struct Verification {
  std::vector<std::string> problems;  // a sentence each; empty: no damage was found
  std::uint64_t articles = 0;         // read back whole
  bool was_sealed = false;
};

// Requires that no other thread runs (it forks). Error{Index} when no child can be started.
[[nodiscard]] Verification verify_generation(const std::filesystem::path& generation);

}  // namespace byline
