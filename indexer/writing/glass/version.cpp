// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/glass/version.hpp"

#include <cstring>
#include <random>
#include <string_view>

#include "common/glass/packing.hpp"

namespace byline::glass {

namespace {

constexpr std::string_view kMagic = "\x0f\x0dXapian Glass\x04\x6e";
constexpr std::uint64_t kRevision = 1;
constexpr std::uint64_t kCompressMin = 18;  // of the tables whose tags the library deflates
constexpr std::uint64_t kBlockUnits = kBlockBytes / 2048;

void append_root(std::string& bytes, const TableRoot& root, std::uint64_t compress_min) {
  constexpr std::uint64_t kFakeRoot = 1;
  constexpr std::uint64_t kSequential = 2;
  const bool exists = root.blocks > 0;
  append_varint(bytes, root.block);
  append_varint(bytes, root.level * 4 + kSequential + (exists ? 0 : kFakeRoot));
  append_varint(bytes, root.entries);
  append_varint(bytes, kBlockUnits);
  append_varint(bytes, compress_min);
  std::string free_list;
  if (exists) {
    append_varint(free_list, kRevision);
    append_varint(free_list, root.blocks);
    free_list.append(4, '\0');  // nothing is free
  }
  append_string(bytes, free_list);
}

}  // namespace

std::array<char, 16> make_uuid() {
  std::array<char, 16> uuid{};
  std::random_device random;
  for (std::size_t i = 0; i < uuid.size(); i += sizeof(std::uint32_t)) {
    const std::uint32_t bits = random();
    std::memcpy(uuid.data() + i, &bits, sizeof bits);
  }
  uuid[6] = static_cast<char>((uuid[6] & 0x0f) | 0x40);
  uuid[8] = static_cast<char>((uuid[8] & 0x3f) | 0x80);
  return uuid;
}

std::string version_bytes(const Version& version) {
  std::string bytes(kMagic);
  bytes.append(version.uuid.data(), version.uuid.size());
  append_varint(bytes, kRevision);
  append_root(bytes, version.postlist, 0);
  append_root(bytes, version.docdata, kCompressMin);
  append_root(bytes, version.termlist, kCompressMin);
  append_root(bytes, version.position, 0);
  append_root(bytes, {}, kCompressMin);  // spelling
  append_root(bytes, {}, kCompressMin);  // synonym
  const Statistics& statistics = version.statistics;
  append_varint(bytes, statistics.documents);
  append_varint(bytes, statistics.last_docid - statistics.documents);
  append_varint(bytes, statistics.shortest);
  append_varint(bytes, statistics.most_frequent);
  append_varint(bytes, statistics.longest - statistics.most_frequent);
  append_varint(bytes, 0);  // oldest changeset
  append_varint(bytes, statistics.total_length);
  append_varint(bytes, 0);  // largest spelling frequency
  return bytes;
}

}  // namespace byline::glass
