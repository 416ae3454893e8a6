// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/glass/packing.hpp"

#include <array>
#include <bit>

namespace byline::glass {

void append_last_number(std::string& bytes, std::uint64_t value) {
  for (; value != 0; value >>= 8) bytes += static_cast<char>(value & 0xff);
}

void append_docid(std::string& bytes, std::uint32_t docid) {
  constexpr std::uint32_t kTwoBytes = 0x8000;
  constexpr std::size_t kMostDocidBytes = 5;
  if (docid < kTwoBytes) {
    bytes += static_cast<char>(docid >> 8);
    bytes += static_cast<char>(docid & 0xff);
    return;
  }
  // The first byte tells the length: as many ones as there are bytes beyond two, then a zero.
  const int length = (std::bit_width(docid) + 5) / 7;
  const auto mark = static_cast<std::uint64_t>(0xff & ~((1 << (10 - length)) - 1));
  const std::uint64_t whole = docid | mark << (8 * (length - 1));
  std::array<char, kMostDocidBytes> packed{};
  char* end = packed.data();
  for (int shift = 8 * (length - 1); shift >= 0; shift -= 8) {
    *end++ = static_cast<char>((whole >> shift) & 0xff);
  }
  bytes.append(packed.data(), static_cast<std::size_t>(length));
}

void append_term(std::string& bytes, std::string_view term) {
  if (term.find('\0') == std::string_view::npos) {
    bytes += term;
    return;
  }
  for (const char byte : term) {
    bytes += byte;
    if (byte == '\0') bytes += '\xff';
  }
}

}  // namespace byline::glass
