// SPDX-License-Identifier: GPL-3.0-or-later
// Files that are written once from front to back, and read in pieces.
//
// Every function throws Error naming the path and the reason; a full disk is Error{Incomplete}.
// Thread rule: one thread a file object; several SequentialReaders may share a path.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/base/file.hpp"

namespace byline {

class SequentialWriter {
 public:
  // Creates the file; one that is there is replaced.
  explicit SequentialWriter(std::filesystem::path path);

  void append(std::string_view bytes);

  // Bytes appended so far.
  [[nodiscard]] std::uint64_t size() const { return written_ + buffer_.size(); }

  // Reads back what was appended: `size` bytes from `offset`, which lie within size().
  [[nodiscard]] std::string read(std::uint64_t offset, std::size_t size);

  // Hands everything to the system; readers that open the path now see it.
  void flush();

  // flush(), and wait until the disk has it.
  void sync();

 private:
  const std::filesystem::path path_;
  UniqueFd fd_;
  std::string buffer_;
  std::uint64_t written_ = 0;
};

// Reads a file from front to back.
class SequentialReader {
 public:
  explicit SequentialReader(std::filesystem::path path, std::uint64_t offset = 0);

  // The next `size` bytes; valid until the next call. Error when the file ends before.
  [[nodiscard]] std::string_view read(std::size_t size);

  // A number of at most 64 bits that SequentialWriter appended in base 128, low group first.
  [[nodiscard]] std::uint64_t read_varint();

  void skip(std::uint64_t size);

  [[nodiscard]] bool at_end();

 private:
  // Makes `size` bytes ready from begin_, or as many as there are.
  void fill(std::size_t size);

  const std::filesystem::path path_;
  UniqueFd fd_;
  std::string buffer_;
  std::size_t begin_ = 0;
  std::uint64_t offset_ = 0;  // in the file, of the end of the buffer
};

}  // namespace byline
