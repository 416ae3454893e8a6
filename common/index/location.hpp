// SPDX-License-Identifier: GPL-3.0-or-later
// Where an index lives and how it is opened.
//
// INDEX/current is a symlink to gen-NNNN/; a generation holds one glass database, in the same
// folder as our own files. Switching is one rename of the symlink. INDEX/lock covers every change.
#pragma once

#include <xapian.h>

#include <chrono>
#include <filesystem>
#include <optional>
#include <string>

#include "common/base/file.hpp"

namespace byline {

class IndexLocation {
 public:
  explicit IndexLocation(std::filesystem::path root) : root_(std::move(root)) {}

  [[nodiscard]] const std::filesystem::path& root() const { return root_; }
  [[nodiscard]] std::string name() const { return root_.string(); }

  // The generation in use; nothing when there is no index. Throws Error{Index} when INDEX is not a
  // folder or `current` leads elsewhere than to a gen-NNNN beside it.
  [[nodiscard]] std::optional<std::filesystem::path> current() const;

  // Makes an empty folder gen-NNNN with the next number, and INDEX itself with its parents.
  [[nodiscard]] std::filesystem::path make_next_generation() const;

  // Points `current` at `generation`, durably, then removes all other generations but the one that
  // was in use before.
  void switch_to(const std::filesystem::path& generation) const;

  // Removes generations that nothing points at: what a killed build left behind.
  void remove_unfinished() const;

 private:
  std::filesystem::path root_;
};

// The lock of every change of an index. Released by the destructor or the process's end.
class IndexLock {
 public:
  // Makes INDEX if needed. Waits at most `wait`; then Error{Index} "locked".
  static IndexLock acquire(const IndexLocation& location, std::chrono::seconds wait);

  // For who reads the whole index and wants no writer at work meanwhile. Wants no more than the
  // right to read: where there is no lock file that can be read, nobody has written here.
  // Error{Index} while a writer has it.
  static IndexLock share(const IndexLocation& location);

 private:
  explicit IndexLock(UniqueFd fd) : fd_(std::move(fd)) {}
  UniqueFd fd_;
};

// Opens the glass database in `generation` for reading, by rule R1: every table a regular file,
// DB_BACKEND_GLASS, our format of today. Xapian's exceptions pass (call within
// redo_when_changed or guarded); Error{Index} for a format that this program cannot read.
[[nodiscard]] Xapian::Database open_for_reading(const std::filesystem::path& generation);

// The generation in use of the index at `location`; Error{Index} when there is none.
[[nodiscard]] std::filesystem::path current_generation(const IndexLocation& location);

// Opens it.
[[nodiscard]] Xapian::Database open_current(const IndexLocation& location);

// Refuses a database whose recorded format is not kFormatVersion: a newer or an older one, or none
// of ours.
void check_format(const Xapian::Database& database, const std::string& index);

}  // namespace byline
