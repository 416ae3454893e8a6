// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes: what PATHs stand for, opened one after another, decompressed while they stream.
//
// A Source is one named stream of bytes: a plain file, the content of a .gz, .zst, .bz2 or .xz,
// a file inside a tar or zip archive (told by their first bytes, not their names), standard input.
// Archives may hold archives, three deep. Folders are walked in byte order of
// their names, hidden files and folders inside are passed over (as rg does), links are not followed
// out of the folder, devices, pipes and sockets are refused. A path that is named may be hidden or
// a link, and `/dev/stdin` or `/dev/fd/N` may be a pipe. Thread rule: one thread, but the counters
// of progress may be read from any.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/damage.hpp"
#include "indexer/input/pre_rules.hpp"

namespace byline {

// Archives and compressed files one inside another; what lies deeper is a problem, not read.
inline constexpr std::size_t kMaxNesting = 3;

class Source {
 public:
  virtual ~Source() = default;

  // How a person finds it: "PATH", "PATH#ENTRY", "-" for standard input. Any bytes.
  [[nodiscard]] virtual const std::string& name() const = 0;

  // The next bytes, at most `limit`; empty at the end. When reading fails midway it returns what
  // was read before, then empty, and problem() says why. The view holds until the next call.
  // Standard input also ends at the first Ctrl-C (common/base/interrupt.hpp).
  [[nodiscard]] virtual std::string_view read(std::size_t limit) = 0;

  // Why the stream ended early ("truncated gzip input"), or "".
  [[nodiscard]] virtual const std::string& problem() const = 0;

  // The places so far at which the stream is damaged, in their order. Behind a gap it goes on where
  // the next bytes can be decoded. The last of them may be what problem() says, too.
  [[nodiscard]] virtual const std::vector<Damage>& damages() const { return kUndamaged; }

  // The folder on disk below which all that belongs to it lies: the PATH that led to it, or, where
  // that is the file, its own folder; a compressed file is one as well. "" for standard input and
  // what lies in an archive.
  [[nodiscard]] virtual std::string root() const { return {}; }

  // Whether a program made the bytes (--pre), so that the name does not tell their format.
  [[nodiscard]] virtual bool is_converted() const { return false; }
};

// A path that could not be read: reported, counted for the exit code (4), the others go on.
struct PathProblem {
  std::string path;
  std::string reason;
};

// Everything that `paths` lead to.
class Sources {
 public:
  // Walks the folders at once; opens no file yet. A file that `rules` name is what its program
  // makes of it, packed or not, in an archive too.
  explicit Sources(const std::vector<std::string>& paths, std::vector<PreRule> rules = {});
  ~Sources();
  Sources(const Sources&) = delete;
  Sources& operator=(const Sources&) = delete;

  // The next source, or null at the end. The one before must be gone by then.
  [[nodiscard]] std::unique_ptr<Source> next();

  // The paths of all files on disk, in the order in which they are read.
  [[nodiscard]] std::vector<std::string> files() const;

  // Problems met so far, in order; the caller may clear what it has reported.
  std::vector<PathProblem> problems;

  // Folders among `paths` with no file to read in them; the caller may clear what it has reported.
  std::vector<std::string> empty_folders;

  // Bytes of all regular files that are still to come plus those read, as far as known (compressed
  // sizes), for progress; 0 when unknown (standard input).
  [[nodiscard]] std::uint64_t total_bytes() const;
  // Bytes consumed of those files so far.
  [[nodiscard]] std::uint64_t bytes_read() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace byline
