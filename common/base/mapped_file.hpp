// SPDX-License-Identifier: GPL-3.0-or-later
// A file that stays as it is, read where the system keeps it.
//
// Thread rule: immutable once open.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

#include "common/base/error.hpp"

namespace byline {

// Error{Index}: what is read from a file of an index does not hold together.
[[nodiscard]] Error damaged_file(const std::filesystem::path& path);

class MappedFile {
 public:
  // Nothing where there is no such file. Error{Index} for one that cannot be read, is no regular
  // file, or is a link.
  [[nodiscard]] static std::optional<MappedFile> open(const std::filesystem::path& path);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  // Valid as long as this object, wherever it is moved.
  [[nodiscard]] std::string_view bytes() const { return bytes_; }

  // Takes what was read out of the process's memory; it comes back when it is read again.
  void forget() const;

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}

  std::string_view bytes_;
};

}  // namespace byline
