// SPDX-License-Identifier: GPL-3.0-or-later
// Files as Byline needs them: read whole, written so that a crash leaves the old or the new one.
//
// Every function throws Error naming the path and the reason.
#pragma once

#include <cstddef>
#include <filesystem>
#include <string>
#include <string_view>
#include <utility>

namespace byline {

// Owns one descriptor; -1 is none.
class UniqueFd {
 public:
  UniqueFd() = default;
  explicit UniqueFd(int fd) : fd_(fd) {}
  UniqueFd(UniqueFd&& other) noexcept : fd_(std::exchange(other.fd_, -1)) {}
  UniqueFd& operator=(UniqueFd&& other) noexcept {
    std::swap(fd_, other.fd_);
    return *this;
  }
  UniqueFd(const UniqueFd&) = delete;
  UniqueFd& operator=(const UniqueFd&) = delete;
  ~UniqueFd();

  [[nodiscard]] int get() const { return fd_; }
  [[nodiscard]] bool is_open() const { return fd_ >= 0; }

 private:
  int fd_ = -1;
};

// `path` from the root, its links followed as far as it is there; as it is where that cannot be
// said.
[[nodiscard]] std::string absolute_path(const std::filesystem::path& path);

// The whole of a file of at most `limit` bytes; a larger one is an error.
[[nodiscard]] std::string read_file(const std::filesystem::path& path, std::size_t limit);

// Replaces `path` by `bytes`: writes beside it, fsyncs, renames, fsyncs the directory.
void write_file_atomically(const std::filesystem::path& path, std::string_view bytes);

// Makes creations, renames and removals in `directory` durable (Xapian never does: rule R6).
void fsync_directory(const std::filesystem::path& directory);

// Makes `path` a symlink to `target` in one rename, durable when it returns.
void replace_symlink(const std::filesystem::path& path, const std::string& target);

// Removes a file durably; one that is not there is fine.
void remove_file_durably(const std::filesystem::path& path);

// Points closed descriptors 0 to 2 at /dev/null, so that no database file gets one (rule R13).
void open_standard_descriptors();

// Writes all of `bytes` to a descriptor of the file at `path`.
void write_all(int fd, std::string_view bytes, const std::filesystem::path& path);

// Throws the Error for an errno value of an operation on a file: Error{Incomplete} for a full disk.
[[noreturn]] void throw_file_error(std::string_view what, const std::filesystem::path& path,
                                   int error);

// The text of an errno value, lower case ("no such file or directory").
[[nodiscard]] std::string errno_text(int error);

}  // namespace byline
