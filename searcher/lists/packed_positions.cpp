// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/lists/packed_positions.hpp"

#include <bit>
#include <span>

#include "common/index/packed_bytes.hpp"

namespace byline {

namespace {

constexpr std::string_view kWhere = "list of positions";
constexpr std::uint32_t kMostPositions = 1U << 26;  // a bound on memory

// Bits, from the low end of each byte.
class BitReader {
 public:
  explicit BitReader(std::string_view bytes) : bytes_(bytes) {}

  // A value below `outcomes`, which is at least 1: those in the middle have one bit less where
  // `outcomes` is no power of two.
  std::uint32_t read(std::uint32_t outcomes) {
    const auto width = static_cast<int>(std::bit_width(outcomes - 1));
    if (width == 0) return 0;
    refill();
    const std::uint64_t half = std::uint64_t{1} << (width - 1);
    const std::uint64_t spare = 2 * half - outcomes;
    std::uint64_t value = bits_ & (half - 1);
    int taken = width - 1;
    if (value < half - spare) {
      value = bits_ & (2 * half - 1);
      taken = width;
    }
    if (taken > held_) throw_damaged(kWhere);
    bits_ >>= taken;
    held_ -= taken;
    return static_cast<std::uint32_t>(value);
  }

  // What lies between the first and the last of `positions`, which are known.
  void interpolate(std::span<std::uint32_t> positions) {
    while (positions.size() > 2) {
      const std::size_t middle = (positions.size() - 1) / 2;
      const auto last = static_cast<std::uint32_t>(positions.size() - 1);
      const std::uint32_t lowest = positions.front() + static_cast<std::uint32_t>(middle);
      positions[middle] = lowest + read(positions.back() - positions.front() - last + 1);
      if (middle > 1) interpolate(positions.first(middle + 1));
      positions = positions.subspan(middle);
    }
  }

 private:
  // Holds 32 bits at least, or all that are left.
  void refill() {
    if (held_ >= 32) return;
    for (; held_ <= 56 && next_ != bytes_.size(); held_ += 8)
      bits_ |= std::uint64_t{static_cast<unsigned char>(bytes_[next_++])} << held_;
  }

  std::string_view bytes_;
  std::size_t next_ = 0;
  std::uint64_t bits_ = 0;
  int held_ = 0;
};

}  // namespace

void append_unpacked_positions(std::string_view packed, std::vector<std::uint32_t>& positions) {
  PackedBytes bytes(packed, kWhere);
  const std::uint32_t last = bytes.number32();
  if (bytes.at_end()) {
    positions.push_back(last);
    return;
  }
  if (last == 0) throw_damaged(kWhere);
  BitReader bits(bytes.rest());
  const std::uint32_t first = bits.read(last);
  const std::uint32_t more = bits.read(last - first);  // between the first and the last
  if (more >= kMostPositions) throw_damaged(kWhere);
  const std::size_t begin = positions.size();
  positions.resize(begin + more + 2);
  positions[begin] = first;
  positions.back() = last;
  bits.interpolate(std::span(positions).subspan(begin));
}

std::uint32_t first_packed_position(std::string_view packed) {
  PackedBytes bytes(packed, kWhere);
  const std::uint32_t last = bytes.number32();
  if (bytes.at_end()) return last;
  if (last == 0) throw_damaged(kWhere);
  return BitReader(bytes.rest()).read(last);
}

}  // namespace byline
