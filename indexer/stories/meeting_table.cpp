// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/meeting_table.hpp"

#include <algorithm>
#include <bit>
#include <limits>
#include <string>

#include "common/base/error.hpp"
#include "common/base/fixed_number.hpp"

namespace byline {

namespace {

constexpr unsigned kHashBits = 32;
constexpr std::uint64_t kPerBucket = 16;
constexpr std::size_t kHeadBytes = 6;  // count, bits of a bucket's number, bits of an article's
constexpr std::size_t kDirectoryBytes = 4;  // a bucket
// Behind the entries, so that eight bytes can be read wherever one begins.
constexpr std::size_t kPadding = 8;

class BitWriter {
 public:
  explicit BitWriter(SequentialWriter& file) : file_(file) {}

  // At most 32 bits.
  void put(std::uint32_t value, unsigned width) {
    held_ |= static_cast<std::uint64_t>(value) << held_bits_;
    held_bits_ += width;
    bytes_.clear();
    for (; held_bits_ >= 8; held_bits_ -= 8, held_ >>= 8) bytes_ += static_cast<char>(held_ & 0xff);
    file_.append(bytes_);
  }

  void finish() {
    if (held_bits_ > 0) file_.append(std::string(1, static_cast<char>(held_)));
    file_.append(std::string(kPadding, '\0'));
  }

 private:
  SequentialWriter& file_;
  std::string bytes_;
  std::uint64_t held_ = 0;
  unsigned held_bits_ = 0;  // at most 7 between calls
};

std::uint32_t low_bits(std::uint32_t value, unsigned width) {
  return static_cast<std::uint32_t>(value & ((std::uint64_t{1} << width) - 1));
}

}  // namespace

void write_meetings(SpillSorter<Meeting>& meetings, SequentialWriter& file) {
  if (meetings.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ExitCode::Incomplete, "cannot write index: too many articles to find stories in");
  }
  const auto bucket_bits = static_cast<unsigned>(std::bit_width(meetings.size() / kPerBucket));
  const unsigned hash_bits = kHashBits - bucket_bits;
  std::uint32_t largest = 0;
  std::vector<std::uint32_t> begins(std::size_t{1} << bucket_bits);
  std::uint32_t at = 0;
  std::uint64_t bucket = 0;  // the first that does not begin before `at`
  meetings.each([&](const Meeting& meeting) {
    largest = std::max(largest, meeting.article);
    for (; bucket <= std::uint64_t{meeting.hash} >> hash_bits; ++bucket) begins[bucket] = at;
    ++at;
  });
  for (; bucket < begins.size(); ++bucket) begins[bucket] = at;
  const auto article_bits = static_cast<unsigned>(std::bit_width(largest));
  std::string head;
  append_fixed(head, meetings.size(), 4);
  append_fixed(head, bucket_bits, 1);
  append_fixed(head, article_bits, 1);
  file.append(head);
  for (const std::uint32_t begin : begins) {
    head.clear();
    append_fixed(head, begin, kDirectoryBytes);
    file.append(head);
  }
  BitWriter bits(file);
  meetings.each([&](const Meeting& meeting) {
    bits.put(low_bits(meeting.hash, hash_bits), hash_bits);
    bits.put(meeting.article, article_bits);
  });
  bits.finish();
}

std::optional<MeetingTable> MeetingTable::open(std::string_view bytes) {
  if (bytes.size() < kHeadBytes + kPadding) return std::nullopt;
  MeetingTable table;
  table.bytes_ = bytes;
  table.count_ = fixed_number(bytes, 0, 4);
  table.bucket_bits_ = static_cast<unsigned>(fixed_number(bytes, 4, 1));
  table.article_bits_ = static_cast<unsigned>(fixed_number(bytes, 5, 1));
  if (table.bucket_bits_ >= kHashBits || table.article_bits_ > 32) return std::nullopt;
  const std::uint64_t buckets = std::uint64_t{1} << table.bucket_bits_;
  table.entries_ = kHeadBytes + buckets * kDirectoryBytes;
  const std::uint64_t entry_bits = kHashBits - table.bucket_bits_ + table.article_bits_;
  const std::uint64_t size = table.entries_ + (table.count_ * entry_bits + 7) / 8 + kPadding;
  if (bytes.size() != size) return std::nullopt;
  return table;
}

std::uint64_t MeetingTable::begin_of(std::uint64_t bucket) const {
  if (bucket >> bucket_bits_ != 0) return count_;
  const std::uint64_t begin =
      fixed_number(bytes_, kHeadBytes + bucket * kDirectoryBytes, kDirectoryBytes);
  return std::min(begin, count_);
}

std::uint32_t MeetingTable::bits(std::uint64_t offset, unsigned width) const {
  const std::uint64_t word = fixed_number(bytes_, entries_ + offset / 8, 8);
  return low_bits(static_cast<std::uint32_t>(word >> offset % 8), width);
}

Meeting MeetingTable::meeting(std::uint64_t bucket, std::uint64_t place) const {
  const unsigned hash_bits = kHashBits - bucket_bits_;
  const std::uint64_t offset = place * (hash_bits + article_bits_);
  const auto hash = static_cast<std::uint32_t>(bucket << hash_bits | bits(offset, hash_bits));
  return {hash, bits(offset + hash_bits, article_bits_)};
}

void MeetingTable::meet(std::uint32_t hash, std::vector<std::uint32_t>& articles) const {
  const std::uint64_t bucket = std::uint64_t{hash} >> (kHashBits - bucket_bits_);
  const std::uint64_t end = begin_of(bucket + 1);
  for (std::uint64_t i = begin_of(bucket); i < end; ++i) {
    const Meeting found = meeting(bucket, i);
    if (found.hash > hash) return;
    if (found.hash == hash) articles.push_back(found.article);
  }
}

void MeetingTable::each(const std::function<void(const Meeting&)>& take) const {
  for (std::uint64_t bucket = 0; bucket >> bucket_bits_ == 0; ++bucket) {
    const std::uint64_t end = begin_of(bucket + 1);
    for (std::uint64_t i = begin_of(bucket); i < end; ++i) take(meeting(bucket, i));
  }
}

}  // namespace byline
