// SPDX-License-Identifier: GPL-3.0-or-later
// The one place where Xapian's exceptions become ours.
//
// Thread rule: free functions; one Xapian::Database a thread (rule R2).
#pragma once

#include <xapian.h>

#include <chrono>
#include <stdexcept>
#include <string>
#include <thread>
#include <utility>

#include "common/base/error.hpp"

namespace byline {

// The Error a person should read for `error`, which was met while doing `what` to the index
// `index`: missing, locked, damaged, disk full (Incomplete), unreachable.
[[nodiscard]] Error explain(const Xapian::Error& error, const std::string& what,
                            const std::string& index);

// What Xapian lets pass as std::length_error: a table says that something is longer than memory.
[[nodiscard]] inline Xapian::DatabaseCorruptError impossible_length() {
  return Xapian::DatabaseCorruptError("an impossible length");
}

// Runs `operation` and turns what Xapian throws into that Error.
template <class Operation>
auto guarded(const std::string& what, const std::string& index, Operation&& operation) {
  try {
    return std::forward<Operation>(operation)();
  } catch (const Xapian::Error& error) {
    throw explain(error, what, index);
  } catch (const std::length_error&) {
    throw explain(impossible_length(), what, index);
  }
}

// True for what a reader meets when a commit or a switch of generation passes underneath:
// DatabaseModified, DatabaseNotFound and DatabaseOpening errors.
[[nodiscard]] bool is_passing(const Xapian::Error& error);

inline constexpr int kMaxRedos = 10;  // rule R8

// Runs a whole reading operation, from opening to the last byte read, again when a writer passed
// underneath, at most kMaxRedos times with growing pauses. `operation` must open (or reopen) what
// it reads and return plain data.
template <class Operation>
auto redo_when_changed(const std::string& what, const std::string& index, Operation&& operation) {
  for (int attempt = 0;; ++attempt) {
    try {
      return operation();
    } catch (const Xapian::Error& error) {
      if (!is_passing(error) || attempt == kMaxRedos) throw explain(error, what, index);
    } catch (const std::length_error&) {
      throw explain(impossible_length(), what, index);
    }
    std::this_thread::sleep_for(std::chrono::milliseconds(1 << attempt));
  }
}

}  // namespace byline
