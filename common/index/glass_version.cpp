// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/glass_version.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <bit>
#include <fstream>
#include <iterator>
#include <string>

#include "common/index/packed_bytes.hpp"

namespace byline {

namespace {

constexpr std::string_view kMagic = "\x0f\x0dXapian Glass\x04\x6e";
constexpr std::size_t kUuidBytes = 16;
constexpr std::size_t kMostBytes = 1024;  // the library reads 256
constexpr std::uint64_t kBlockUnit = 2048;
constexpr std::uint64_t kLargestBlock = 65536;
constexpr std::uint64_t kMostLevels = 10;

GlassRoot read_root(PackedBytes& bytes) {
  GlassRoot root;
  root.block = bytes.number32();
  const std::uint64_t level_and_flags = bytes.number();
  constexpr std::uint64_t kFakeRoot = 1;
  root.exists = (level_and_flags & kFakeRoot) == 0;
  const std::uint64_t level = level_and_flags >> 2;
  static_cast<void>(bytes.number());  // entries
  const std::uint64_t units = bytes.number();
  static_cast<void>(bytes.number());              // from where on tags are compressed
  static_cast<void>(bytes.take(bytes.number()));  // the free list
  const bool is_size = std::has_single_bit(units) && units <= kLargestBlock / kBlockUnit;
  if (!is_size || level >= kMostLevels) throw_damaged("iamglass");
  root.level = static_cast<std::uint32_t>(level);
  root.block_bytes = units * kBlockUnit;
  return root;
}

}  // namespace

std::string GlassVersion::printed_uuid() const {
  std::string printed;
  for (std::size_t i = 0; i < uuid.size(); ++i) {
    const bool begins_a_group = i == 4 || i == 6 || i == 8 || i == 10;
    printed +=
        fmt::format("{}{:02x}", begins_a_group ? "-" : "", static_cast<unsigned char>(uuid[i]));
  }
  return printed;
}

GlassVersion parse_glass_version(std::string_view bytes) {
  if (!bytes.starts_with(kMagic))
    throw Xapian::DatabaseVersionError("iamglass is of another format");
  PackedBytes packed(bytes.substr(kMagic.size()), "iamglass");
  GlassVersion version;
  version.uuid = packed.take(kUuidBytes);
  version.revision = packed.number();
  version.postlist = read_root(packed);
  version.docdata = read_root(packed);
  version.termlist = read_root(packed);
  version.position = read_root(packed);
  return version;
}

GlassVersion read_glass_version(const std::filesystem::path& generation) {
  std::ifstream file(generation / "iamglass", std::ios::binary);
  if (!file) throw Xapian::DatabaseNotFoundError("no iamglass in " + generation.string());
  std::string bytes(kMostBytes, '\0');
  file.read(bytes.data(), static_cast<std::streamsize>(bytes.size()));
  bytes.resize(static_cast<std::size_t>(file.gcount()));
  return parse_glass_version(bytes);
}

}  // namespace byline
