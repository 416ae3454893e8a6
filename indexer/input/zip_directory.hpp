// SPDX-License-Identifier: GPL-3.0-or-later
// Where the entries of a zip file begin, as the directory at its end lists them, so that a damaged
// one does not hide those behind it.
//
// APPNOTE.TXT sections 4.3.12 to 4.3.16. What is compressed, and how, is libarchive's to read; the
// directory is read here because libarchive gives no place of an entry, and begins at the first one
// again after an error. Thread rule: one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "indexer/input/file_bytes.hpp"

namespace byline {

class ZipDirectory {
 public:
  // A file with more entries is read from front to back.
  static constexpr std::size_t kMaxEntries = std::size_t{4} << 20;

  struct Entry {
    std::uint64_t begin = 0;   // of its local header
    std::uint64_t record = 0;  // of its record in the directory
  };

  // Nothing where the file has no directory (it was cut), or one that does not fill the place that
  // it claims.
  [[nodiscard]] static std::optional<ZipDirectory> read(const FileBytes& file);

  // By where they begin; any number, beyond the end of the file too.
  [[nodiscard]] std::span<const Entry> entries() const { return entries_; }

  // What the directory calls an entry; "" when the file cannot be read there.
  [[nodiscard]] static std::string name_of(const FileBytes& file, const Entry& entry);
  // Whether a local header stands where an entry begins.
  [[nodiscard]] static bool is_there(const FileBytes& file, const Entry& entry);

 private:
  std::vector<Entry> entries_;
};

}  // namespace byline
