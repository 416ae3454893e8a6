// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/glass/table.hpp"

#include <algorithm>
#include <cstring>

#include "common/base/error.hpp"

namespace byline::glass {

namespace {

constexpr std::size_t kHeaderBytes = 11;
constexpr std::size_t kDirectoryEntry = 2;
// At least four items fit a block, or the library could not split it later.
constexpr std::size_t kMaxItemBytes = (kBlockBytes - kHeaderBytes - 4 * kDirectoryEntry) / 4;
constexpr std::size_t kMaxComponents = 65535;
constexpr std::uint32_t kRevision = 1;

constexpr std::uint8_t kFirstComponent = 0x20;
constexpr std::uint8_t kLastComponent = 0x40;
constexpr std::uint8_t kCompressed = 0x80;

void put_number(char* at, std::uint64_t value, int bytes) {
  for (int i = bytes - 1; i >= 0; --i, value >>= 8) at[i] = static_cast<char>(value & 0xff);
}

// Bytes of an item beside its tag.
std::size_t overhead(std::string_view key, bool is_first) {
  return key.size() + (is_first ? 3 : 5);
}

// How much of a tag that needs several items goes into the first: all that an item takes, or as
// much as fills the block where that costs no further item or is worth one.
std::size_t first_share(std::string_view key, std::size_t tag, std::size_t free) {
  const std::size_t later = kMaxItemBytes - overhead(key, false);
  const std::size_t left = free % (kMaxItemBytes + kDirectoryEntry);
  const std::size_t needed = kDirectoryEntry + overhead(key, false);
  if (left > needed) {
    const std::size_t rest = left - needed;
    if (rest >= (tag - 2) % later || rest >= key.size() + 34) return rest + 2;
  }
  return later + 2;
}

std::size_t common_prefix(std::string_view a, std::string_view b) {
  const auto end = a.begin() + static_cast<std::ptrdiff_t>(std::min(a.size(), b.size()));
  return static_cast<std::size_t>(std::mismatch(a.begin(), end, b.begin()).first - a.begin());
}

}  // namespace

TableWriter::TableWriter(const std::filesystem::path& path) : file_(path) {
  levels_.emplace_back(0);
  // The first leaf begins with an empty item that is not counted.
  char* item = place_item(levels_.front(), 3);
  put_number(item, 0, 2);
  item[0] = static_cast<char>(kFirstComponent | kLastComponent);
  item[2] = 0;
}

// Room for an item of `size` bytes, entered into the directory.
char* TableWriter::place_item(Block& block, std::size_t size) {
  block.items_begin -= size;
  put_number(block.bytes.data() + block.directory_end, block.items_begin, 2);
  block.directory_end += kDirectoryEntry;
  return block.bytes.data() + block.items_begin;
}

void TableWriter::add(std::string_view key, std::string_view tag, bool is_compressed) {
  const std::size_t later = kMaxItemBytes - overhead(key, false);
  if (key.empty() || key.size() > kMaxKeyBytes || tag.size() / later + 2 > kMaxComponents) {
    throw Error(ExitCode::Internal, "cannot write index: an entry is beyond the format's limits");
  }
  const std::uint8_t base = is_compressed ? kCompressed : 0;
  const bool is_split = overhead(key, true) + tag.size() > kMaxItemBytes;
  std::size_t share = is_split ? first_share(key, tag.size(), levels_.front().free()) : tag.size();
  std::uint32_t component = 1;
  do {
    const bool is_last = share == tag.size();
    add_item(key, component, tag.substr(0, share),
             static_cast<std::uint8_t>(base | (component == 1 ? kFirstComponent : 0) |
                                       (is_last ? kLastComponent : 0)));
    tag.remove_prefix(share);
    share = std::min(tag.size(), later);
    ++component;
  } while (!tag.empty());
  last_key_ = key;
  ++entries_;
}

void TableWriter::add_item(std::string_view key, std::uint32_t component, std::string_view tag,
                           std::uint8_t flags) {
  const bool is_first = (flags & kFirstComponent) != 0;
  const std::size_t size = overhead(key, is_first) + tag.size();
  if (levels_.front().free() < size + kDirectoryEntry) start_leaf(key, component);
  char* item = place_item(levels_.front(), size);
  put_number(item, size - 3, 2);
  item[0] = static_cast<char>(static_cast<std::uint8_t>(item[0]) | flags);
  item[2] = static_cast<char>(key.size());
  std::memcpy(item + 3, key.data(), key.size());
  char* rest = item + 3 + key.size();
  if (!is_first) {
    put_number(rest, component, 2);
    rest += 2;
  }
  if (!tag.empty()) std::memcpy(rest, tag.data(), tag.size());
}

void TableWriter::start_leaf(std::string_view key, std::uint32_t component) {
  const std::uint32_t number = write_block(levels_.front());
  add_branch(1, levels_.front().fence, levels_.front().component, number);
  Block& leaf = levels_.front();
  // Keys of two leaves differ, or their components do.
  const std::string_view before = component == 1 ? std::string_view(last_key_) : key;
  leaf.fence = key.substr(0, common_prefix(before, key) + 1);
  leaf.component = component;
}

// Enters a child that is written into the block above it.
void TableWriter::add_branch(std::size_t level, const std::string& fence, std::uint32_t component,
                             std::uint32_t child) {
  if (level == levels_.size()) levels_.emplace_back(static_cast<std::uint8_t>(level));
  if (levels_[level].free() < fence.size() + 7 + kDirectoryEntry) {
    const std::uint32_t number = write_block(levels_[level]);
    add_branch(level + 1, levels_[level].fence, levels_[level].component, number);
  }
  Block& block = levels_[level];
  const bool is_first = block.directory_end == kHeaderBytes;
  if (is_first) {
    block.fence = fence;
    block.component = component;
  }
  const std::string_view key = is_first ? std::string_view() : std::string_view(fence);
  char* item = place_item(block, key.size() + 7);
  put_number(item, child, 4);
  item[4] = static_cast<char>(key.size());
  if (!key.empty()) std::memcpy(item + 5, key.data(), key.size());
  put_number(item + 5 + key.size(), is_first ? 0 : component, 2);
}

// Writes a block and empties it; returns its number.
std::uint32_t TableWriter::write_block(Block& block) {
  char* bytes = block.bytes.data();
  const std::size_t free = block.free();
  put_number(bytes, kRevision, 4);
  bytes[4] = static_cast<char>(block.level);
  put_number(bytes + 5, free, 2);
  put_number(bytes + 7, free, 2);
  put_number(bytes + 9, block.directory_end, 2);
  std::memset(bytes + block.directory_end, 0, free);
  file_.append(block.bytes);
  block.directory_end = kHeaderBytes;
  block.items_begin = kBlockBytes;
  block.is_first = false;
  return blocks_++;
}

TableRoot TableWriter::finish() {
  for (std::size_t level = 0;; ++level) {
    const bool is_root = levels_[level].is_first;
    const std::uint32_t number = write_block(levels_[level]);
    if (is_root) {
      file_.sync();
      return {number, static_cast<std::uint32_t>(level), blocks_, entries_};
    }
    add_branch(level + 1, levels_[level].fence, levels_[level].component, number);
  }
}

}  // namespace byline::glass
