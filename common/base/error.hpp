// SPDX-License-Identifier: GPL-3.0-or-later
// The one exception of Byline: the command cannot go on, and a person is told what to do.
//
// What goes wrong with a single item (a record, a word of a query) is a value, never an Error.
#pragma once

#include <stdexcept>
#include <string>
#include <utility>

namespace byline {

// What a program returns to the shell. The numbers are a contract (docs/output.md).
enum class ExitCode : int {
  Ok = 0,          // done, found
  Nothing = 1,     // nothing found; indexer: nothing accepted
  Usage = 2,       // usage or query error
  Index = 3,       // index missing, locked, damaged, too new or unreachable
  Incomplete = 4,  // a limit was met, what is ready was given
  Internal = 70,   // a defect of Byline
  Interrupted = 130,
  Terminated = 143,
};

// Ends the running command. Thrown anywhere, caught once, in run_main (common/cli).
class Error : public std::runtime_error {
 public:
  // `message` reads "what failed: which thing: why", lower case, no full stop, names in single
  // quotes; `hint` says what to do about it and may be empty. Neither need be terminal-safe:
  // the edge that prints them escapes.
  Error(ExitCode code, const std::string& message, std::string hint = {})
      : std::runtime_error(message), code_(code), hint_(std::move(hint)) {}

  [[nodiscard]] ExitCode code() const noexcept { return code_; }
  [[nodiscard]] const std::string& hint() const noexcept { return hint_; }

 private:
  ExitCode code_;
  std::string hint_;
};

}  // namespace byline
