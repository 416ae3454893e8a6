// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/glass/positions.hpp"

#include <array>
#include <bit>

#include "common/glass/packing.hpp"

namespace byline::glass {

namespace {

// Bits, filled into bytes from the low end.
class BitWriter {
 public:
  explicit BitWriter(std::string& bytes) : bytes_(bytes) {}

  // Writes value < outcomes in about log2(outcomes) bits: the values in the middle take one bit
  // less where `outcomes` is no power of two.
  void write(std::uint32_t value, std::uint32_t outcomes) {
    const auto width = static_cast<int>(std::bit_width(outcomes - 1));
    const auto spare = static_cast<std::uint32_t>((std::uint64_t{1} << width) - outcomes);
    if (spare == 0) return put(value, width);
    const std::uint32_t begin = (outcomes - spare) / 2;
    if (value < begin) return put(value, width);
    if (value < begin + spare) return put(value, width - 1);
    put(value - (begin + spare) + (std::uint32_t{1} << (width - 1)), width);
  }

  // Codes what lies between two positions that are known, the middle first.
  void interpolate(std::span<const std::uint32_t> positions) {
    while (positions.size() > 2) {
      const std::size_t middle = (positions.size() - 1) / 2;
      const auto last = static_cast<std::uint32_t>(positions.size() - 1);
      const std::uint32_t lowest = positions.front() + static_cast<std::uint32_t>(middle);
      write(positions[middle] - lowest, positions.back() - positions.front() - last + 1);
      interpolate(positions.first(middle + 1));
      positions = positions.subspan(middle);
    }
  }

  void flush() {
    for (; held_ > 0; held_ -= 8, bits_ >>= 8) bytes_ += static_cast<char>(bits_ & 0xff);
  }

 private:
  void put(std::uint32_t value, int width) {
    bits_ |= static_cast<std::uint64_t>(value) << held_;
    held_ += width;
    if (held_ < kTogether) return;
    std::array<char, kTogether / 8> low;
    for (std::size_t i = 0; i < low.size(); ++i) low[i] = static_cast<char>(bits_ >> (8 * i));
    bytes_.append(low.data(), low.size());
    bits_ >>= kTogether;
    held_ -= kTogether;
  }

  static constexpr int kTogether = 32;  // bits, as many as a value has at most

  std::string& bytes_;
  std::uint64_t bits_ = 0;
  int held_ = 0;  // below kTogether between calls
};

}  // namespace

void append_positions(std::string& bytes, std::span<const std::uint32_t> positions) {
  const std::uint32_t first = positions.front();
  const std::uint32_t last = positions.back();
  append_varint(bytes, last);
  if (positions.size() == 1) return;
  BitWriter bits(bytes);
  bits.write(first, last);
  bits.write(static_cast<std::uint32_t>(positions.size()) - 2, last - first);
  bits.interpolate(positions);
  bits.flush();
}

}  // namespace byline::glass
