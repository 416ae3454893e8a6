// SPDX-License-Identifier: GPL-3.0-or-later
// What the file `iamglass` says of a glass database: where its tables begin, as of which commit.
//
// Source: backends/glass/glass_version.cc of xapian-core 1.4.22.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>
#include <string_view>

namespace byline {

struct GlassRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;  // of the root; leaves are 0
  std::size_t block_bytes = 0;
  bool exists = false;
};

struct GlassVersion {
  std::string uuid;  // 16 bytes: another database has another
  std::uint64_t revision = 0;
  GlassRoot postlist;
  GlassRoot docdata;
  GlassRoot termlist;
  GlassRoot position;

  // As Xapian::Database::get_uuid() gives it: 36 characters.
  [[nodiscard]] std::string printed_uuid() const;
};

// Throws Xapian::DatabaseVersionError for another format, Xapian::DatabaseCorruptError for what
// does not hold together.
[[nodiscard]] GlassVersion parse_glass_version(std::string_view bytes);

// Of the database in `generation`. Throws Xapian::DatabaseNotFoundError where there is none.
[[nodiscard]] GlassVersion read_glass_version(const std::filesystem::path& generation);

}  // namespace byline
