// SPDX-License-Identifier: GPL-3.0-or-later
// A file as bytes in memory, read where they are looked at. It stays as it is meanwhile.
//
// Thread rule: any thread may read.
#pragma once

#include <filesystem>
#include <optional>
#include <string_view>

namespace byline {

class MappedFile {
 public:
  // Nothing where there is no such file; Error naming `what` failed and why it cannot be read.
  [[nodiscard]] static std::optional<MappedFile> open(const std::filesystem::path& path,
                                                      std::string_view what);
  MappedFile(MappedFile&& other) noexcept;
  MappedFile& operator=(MappedFile&&) = delete;
  MappedFile(const MappedFile&) = delete;
  MappedFile& operator=(const MappedFile&) = delete;
  ~MappedFile();

  [[nodiscard]] std::string_view bytes() const { return bytes_; }

 private:
  explicit MappedFile(std::string_view bytes) : bytes_(bytes) {}

  std::string_view bytes_;
};

}  // namespace byline
