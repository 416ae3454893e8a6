// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/zip_directory.hpp"

#include <algorithm>
#include <string_view>

#include "common/base/fixed_number.hpp"

namespace byline {

namespace {

constexpr std::string_view kLocalHeader = "PK\x03\x04";
constexpr std::string_view kRecord = "PK\x01\x02";
constexpr std::string_view kEnd = "PK\x05\x06";
constexpr std::string_view kEnd64 = "PK\x06\x06";
constexpr std::string_view kLocator64 = "PK\x06\x07";

constexpr std::size_t kRecordBytes = 46;  // without name, extra field and comment
constexpr std::size_t kEndBytes = 22;
constexpr std::size_t kEnd64Bytes = 56;
constexpr std::size_t kLocator64Bytes = 20;
constexpr std::size_t kMaxTail = 65535;      // of a record: each of the three
constexpr std::uint64_t kIn64 = 0xffffffff;  // the number stands in the zip64 field

std::string bytes_at(const FileBytes& file, std::uint64_t offset, std::size_t size) {
  std::string bytes(size, '\0');
  bytes.resize(file.read_at(offset, bytes));
  return bytes;
}

// The bytes of a file, read in large steps.
class Window {
 public:
  explicit Window(const FileBytes& file) : file_(file) {}

  // Fewer at the end. The view holds until the next call.
  std::string_view at(std::uint64_t offset, std::size_t size) {
    if (offset < begin_ || offset + size > begin_ + held_.size()) {
      begin_ = offset;
      held_ = bytes_at(file_, offset, kWindowBytes);
    }
    return std::string_view(held_).substr(offset - begin_, size);
  }

 private:
  static constexpr std::size_t kWindowBytes = 512 * 1024;
  static_assert(kWindowBytes > kRecordBytes + 3 * kMaxTail);

  const FileBytes& file_;
  std::uint64_t begin_ = 0;
  std::string held_;
};

struct Extent {
  std::uint64_t begin;
  std::uint64_t end;
  std::uint64_t entries;
};

// The record at the end that large files have; the other one, which stands at `end`, cannot hold
// their numbers.
std::optional<Extent> large_extent(const FileBytes& file, std::uint64_t end) {
  if (end < kLocator64Bytes) return std::nullopt;
  const std::string locator = bytes_at(file, end - kLocator64Bytes, kLocator64Bytes);
  if (!locator.starts_with(kLocator64)) return std::nullopt;
  const std::uint64_t at = fixed_number(locator, 8, 8);
  const std::string large = bytes_at(file, at, kEnd64Bytes);
  if (large.size() < kEnd64Bytes || !large.starts_with(kEnd64)) return std::nullopt;
  const std::uint64_t begin = fixed_number(large, 48, 8);
  if (begin > at || at - begin != fixed_number(large, 40, 8)) return std::nullopt;
  return Extent{begin, at, fixed_number(large, 32, 8)};
}

// Where the directory stands. What is not as long as it claims was mended or mangled: such a file
// is better read from its front.
std::optional<Extent> extent_of(const FileBytes& file) {
  const std::uint64_t tail = std::min<std::uint64_t>(file.size(), kEndBytes + kMaxTail);
  const std::string bytes = bytes_at(file, file.size() - tail, tail);
  const std::size_t at = bytes.rfind(kEnd);
  if (at == std::string::npos || bytes.size() - at < kEndBytes) return std::nullopt;
  const std::uint64_t end = file.size() - tail + at;
  const std::uint64_t size = fixed_number(bytes, at + 12, 4);
  const std::uint64_t begin = fixed_number(bytes, at + 16, 4);
  if (begin == kIn64 || size == kIn64 || fixed_number(bytes, at + 10, 2) == 0xffff) {
    if (const auto large = large_extent(file, end)) return large;
  }
  if (begin > end || end - begin != size) return std::nullopt;
  return Extent{begin, end, fixed_number(bytes, at + 10, 2)};
}

// The place of the local header, out of the zip64 field where it is too large for its own.
std::uint64_t begin_of(std::string_view record, std::size_t name_size, std::size_t extra_size) {
  const std::uint64_t begin = fixed_number(record, 42, 4);
  std::string_view extra = record.substr(kRecordBytes + name_size, extra_size);
  while (begin == kIn64 && extra.size() >= 4) {
    const std::size_t size = std::min<std::size_t>(fixed_number(extra, 2, 2), extra.size() - 4);
    const std::string_view field = extra.substr(4, size);
    if (fixed_number(extra, 0, 2) == 1) {
      // It holds those of three numbers that did not fit, in this order.
      const std::size_t at = (fixed_number(record, 24, 4) == kIn64 ? 8u : 0u) +
                             (fixed_number(record, 20, 4) == kIn64 ? 8u : 0u);
      return field.size() >= at + 8 ? fixed_number(field, at, 8) : begin;
    }
    extra.remove_prefix(4 + size);
  }
  return begin;
}

}  // namespace

std::optional<ZipDirectory> ZipDirectory::read(const FileBytes& file) {
  const std::optional<Extent> extent = extent_of(file);
  if (!extent) return std::nullopt;
  ZipDirectory directory;
  Window window(file);
  std::uint64_t at = extent->begin;
  while (at < extent->end) {
    const std::string_view head = window.at(at, kRecordBytes);
    if (head.size() < kRecordBytes || !head.starts_with(kRecord)) return std::nullopt;
    const std::size_t name_size = fixed_number(head, 28, 2);
    const std::size_t extra_size = fixed_number(head, 30, 2);
    const std::size_t size = kRecordBytes + name_size + extra_size + fixed_number(head, 32, 2);
    const std::string_view record = window.at(at, size);
    if (record.size() < size || directory.entries_.size() == kMaxEntries) return std::nullopt;
    directory.entries_.push_back({begin_of(record, name_size, extra_size), at});
    at += size;
  }
  // Some programs write the lower half of a number that is too large.
  const bool is_whole = (directory.entries_.size() & 0xffff) == (extent->entries & 0xffff);
  if (at != extent->end || !is_whole) return std::nullopt;
  std::stable_sort(directory.entries_.begin(), directory.entries_.end(),
                   [](const Entry& a, const Entry& b) { return a.begin < b.begin; });
  return directory;
}

std::string ZipDirectory::name_of(const FileBytes& file, const Entry& entry) {
  const std::string head = bytes_at(file, entry.record, kRecordBytes);
  if (head.size() < kRecordBytes) return {};
  return bytes_at(file, entry.record + kRecordBytes, fixed_number(head, 28, 2));
}

bool ZipDirectory::is_there(const FileBytes& file, const Entry& entry) {
  return bytes_at(file, entry.begin, kLocalHeader.size()) == kLocalHeader;
}

}  // namespace byline
