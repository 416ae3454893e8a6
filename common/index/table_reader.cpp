// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/table_reader.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <utility>

#include "common/index/packed_bytes.hpp"

namespace byline {

namespace {

constexpr std::size_t kDirectory = 11;  // where the offsets of a block's items begin
constexpr unsigned char kCompressed = 0x80;
constexpr unsigned char kLastComponent = 0x40;
constexpr unsigned char kFirstComponent = 0x20;

unsigned byte_at(std::string_view bytes, std::size_t at) {
  return static_cast<unsigned char>(bytes[at]);
}

std::uint32_t two_bytes(std::string_view bytes, std::size_t at) {
  return byte_at(bytes, at) << 8 | byte_at(bytes, at + 1);
}

std::uint32_t four_bytes(std::string_view bytes, std::size_t at) {
  return two_bytes(bytes, at) << 16 | two_bytes(bytes, at + 2);
}

[[noreturn]] void throw_damaged_block() {
  throw_damaged("block");
}

constexpr std::size_t kLeafHead = 3;

// From where an item begins to the end of its block.
std::string_view item_bytes(std::string_view block, std::size_t item) {
  const std::uint32_t offset = two_bytes(block, kDirectory + 2 * item);
  if (offset < kDirectory || offset + kLeafHead > block.size()) throw_damaged_block();
  return block.substr(offset);
}

std::string_view leaf_key(std::string_view item) {
  const std::size_t size = byte_at(item, 2);
  if (item.size() < kLeafHead + size) throw_damaged_block();
  return item.substr(kLeafHead, size);
}

struct BranchItem {
  std::uint32_t child;
  std::string_view key;
  std::uint32_t component;
};

BranchItem branch_item(std::string_view item) {
  constexpr std::size_t kBytes = 7;  // without the key
  if (item.size() < kBytes || item.size() < kBytes + byte_at(item, 4)) throw_damaged_block();
  const std::size_t size = byte_at(item, 4);
  return {four_bytes(item, 0), item.substr(5, size), two_bytes(item, 5 + size)};
}

// The last item of a branch whose fence is not above the first component of `key`. The first fence
// is never looked at: it stands for everything before the second.
std::size_t branch_towards(std::string_view block, std::size_t items, std::string_view key) {
  std::size_t low = 0;
  std::size_t high = items;
  while (high - low > 1) {
    const std::size_t middle = low + (high - low) / 2;
    const BranchItem item = branch_item(item_bytes(block, middle));
    const int order = item.key.compare(key);
    (order < 0 || (order == 0 && item.component <= 1) ? low : high) = middle;
  }
  return low;
}

}  // namespace

// ---- the table -----------------------------------------------------------------------------

GlassTable::GlassTable(std::filesystem::path path, const GlassRoot& root, std::uint64_t revision)
    : path_(std::move(path)), root_(root), revision_(revision) {
  if (!root_.exists) return;
  file_ = UniqueFd(::open(path_.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!file_.is_open()) throw Xapian::DatabaseOpeningError("cannot open " + path_.string(), errno);
}

std::string_view GlassTable::read_blocks(std::uint32_t block, std::size_t count, char* into) const {
  const std::size_t wanted = count * root_.block_bytes;
  std::size_t got = 0;
  while (got < wanted) {
    const auto offset = static_cast<off_t>(block * std::uint64_t{root_.block_bytes} + got);
    const ssize_t size = ::pread(file_.get(), into + got, wanted - got, offset);
    if (size < 0 && errno == EINTR) continue;
    if (size <= 0) break;
    got += static_cast<std::size_t>(size);
  }
  got -= got % root_.block_bytes;
  if (got == 0) throw_damaged(path_.filename().string());
  return {into, got};
}
void GlassTable::check_block(std::string_view bytes, std::uint32_t level) const {
  if (four_bytes(bytes, 0) > revision_)
    throw Xapian::DatabaseModifiedError("a later commit has taken a block of " + path_.string());
  const std::uint32_t directory_end = two_bytes(bytes, 9);
  const bool is_whole = byte_at(bytes, 4) == level && directory_end > kDirectory &&
                        directory_end <= bytes.size() && (directory_end - kDirectory) % 2 == 0;
  if (!is_whole) throw_damaged(path_.filename().string());
}

std::string_view GlassTable::kept_branch(std::uint32_t block) const {
  const std::lock_guard lock(branches_->mutex);
  const auto kept = branches_->blocks.find(block);
  return kept == branches_->blocks.end() ? std::string_view() : kept->second;
}

void GlassTable::keep_branch(std::uint32_t block, std::string_view bytes) const {
  constexpr std::size_t kMostBytes = std::size_t{8} << 20;
  const std::lock_guard lock(branches_->mutex);
  if (branches_->blocks.size() < kMostBytes / root_.block_bytes)
    branches_->blocks.try_emplace(block, bytes);
}

// ---- its blocks ----------------------------------------------------------------------------

struct TableCursor::Item {
  std::string_view key;
  std::string_view tag;
  std::uint32_t component;
  bool is_first;
  bool is_last;
  bool is_compressed;
};

TableCursor::TableCursor(const GlassTable& table) : table_(table) {
  if (table.root().exists) steps_.resize(table.root().level + 1);
}

void TableCursor::load(Step& step, std::uint32_t block, std::uint32_t level) const {
  constexpr std::uint32_t kNear = 3;  // blocks of other levels lie between leaves
  step.item = 0;
  if (!step.bytes.empty() && step.block == block) return;
  const bool goes_on = !step.bytes.empty() && block > step.block && block - step.block <= kNear;
  step.bytes = {};
  std::string_view bytes = level > 0 ? table_.kept_branch(block) : std::string_view();
  const bool is_kept = !bytes.empty();
  if (!is_kept) bytes = read(step, block, goes_on);
  table_.check_block(bytes, level);
  if (level > 0 && !is_kept) table_.keep_branch(block, bytes);
  step.bytes = bytes;
  step.block = block;
  step.items = (two_bytes(step.bytes, 9) - kDirectory) / 2;
}

// Lists that go on from leaf to leaf read ahead, more and more: a system call costs as much as some
// hundred postings.
std::string_view TableCursor::read(Step& step, std::uint32_t block, bool goes_on) const {
  constexpr std::size_t kMostAhead = 8;
  const std::size_t size = table_.root().block_bytes;
  if (block < step.first || (block - step.first + std::size_t{1}) * size > step.read.size()) {
    step.read_ahead = goes_on ? std::min(kMostAhead, 2 * step.read_ahead) : 1;
    if (step.read_ahead > step.buffer_blocks) {
      step.buffer = std::make_unique_for_overwrite<char[]>(step.read_ahead * size);
      step.buffer_blocks = step.read_ahead;
    }
    step.read = {};
    step.read = table_.read_blocks(block, step.read_ahead, step.buffer.get());
    step.first = block;
  }
  return step.read.substr((block - step.first) * size, size);
}

TableCursor::Item TableCursor::leaf_item(std::size_t item) const {
  const std::string_view bytes = item_bytes(steps_.front().bytes, item);
  const std::string_view key = leaf_key(bytes);
  constexpr std::uint32_t kSizeBits = 0x1fff;
  const std::size_t size = (two_bytes(bytes, 0) & kSizeBits) + kLeafHead;
  const unsigned flags = byte_at(bytes, 0);
  const bool is_first = (flags & kFirstComponent) != 0;
  const std::size_t head = kLeafHead + key.size() + (is_first ? 0 : 2);
  if (size > bytes.size() || head > size) throw_damaged_block();
  return {key,      bytes.substr(head, size - head), is_first ? 1 : two_bytes(bytes, head - 2),
          is_first, (flags & kLastComponent) != 0,   (flags & kCompressed) != 0};
}

bool TableCursor::is_below(std::size_t item, std::string_view key) const {
  return leaf_key(item_bytes(steps_.front().bytes, item)) < key;
}

// ---- moving --------------------------------------------------------------------------------

bool TableCursor::seek(std::string_view key) {
  has_place_ = false;
  if (steps_.empty()) return false;
  std::uint32_t block = table_.root().block;
  for (std::size_t level = steps_.size(); level-- > 0;) {
    Step& step = steps_[level];
    load(step, block, static_cast<std::uint32_t>(level));
    if (level == 0) break;
    step.item = branch_towards(step.bytes, step.items, key);
    block = branch_item(item_bytes(step.bytes, step.item)).child;
  }
  return seek_in_leaf(0, key);
}

bool TableCursor::seek_on(std::string_view key) {
  if (!has_place_ || is_below(steps_.front().items - 1, key)) return seek(key);
  return seek_in_leaf(steps_.front().item, key);
}

// Looks near `from` first.
bool TableCursor::seek_in_leaf(std::size_t from, std::string_view key) {
  Step& leaf = steps_.front();
  std::size_t stride = 1;
  std::size_t high = from;
  for (; high < leaf.items && is_below(high, key); stride *= 2) {
    from = high + 1;
    high += stride;
  }
  high = std::min(high, leaf.items);
  while (from < high) {
    const std::size_t middle = from + (high - from) / 2;
    if (is_below(middle, key)) {
      from = middle + 1;
    } else {
      high = middle;
    }
  }
  leaf.item = from;
  if (from == leaf.items && !next_leaf()) return false;
  return settle();
}

bool TableCursor::next() {
  return next_item() && settle();
}

bool TableCursor::next_item() {
  return ++steps_.front().item < steps_.front().items || next_leaf();
}

bool TableCursor::next_leaf() {
  std::size_t level = 1;
  while (level < steps_.size() && steps_[level].item + 1 >= steps_[level].items) ++level;
  has_place_ = level < steps_.size();
  if (!has_place_) return false;
  ++steps_[level].item;
  for (; level > 0; --level) {
    const Step& above = steps_[level];
    const std::uint32_t child = branch_item(item_bytes(above.bytes, above.item)).child;
    load(steps_[level - 1], child, static_cast<std::uint32_t>(level - 1));
  }
  return true;
}

// To the next item that begins an entry; the table's first item is no entry.
bool TableCursor::settle() {
  constexpr int kMostComponents = 65'535;  // of a tag
  for (int skipped = 0;; ++skipped) {
    if (skipped > kMostComponents) throw_damaged_block();
    const Item item = leaf_item(steps_.front().item);
    if (item.is_first && !item.key.empty()) {
      key_ = item.key;
      has_place_ = true;
      return true;
    }
    if (!next_item()) return false;
  }
}

std::string_view TableCursor::tag() {
  const StoredTag stored = stored_tag();
  if (stored.is_compressed) throw_damaged_block();
  return stored.bytes;
}

StoredTag TableCursor::stored_tag() {
  Item item = leaf_item(steps_.front().item);
  const bool is_compressed = item.is_compressed;
  if (item.is_last) return {item.tag, is_compressed};
  tag_ = item.tag;
  const std::string key(key_);
  for (std::uint32_t component = 2; !item.is_last; ++component) {
    if (!next_item()) throw_damaged_block();
    item = leaf_item(steps_.front().item);
    if (item.is_first || item.key != key || item.component != component) throw_damaged_block();
    tag_ += item.tag;
  }
  return {tag_, is_compressed};
}

}  // namespace byline
