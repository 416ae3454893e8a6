// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what common/glass/packing.hpp writes, out of bytes that may hold anything.
//
// Thread rule: one thread.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <limits>
#include <string_view>

namespace byline {

[[noreturn]] inline void throw_damaged(std::string_view where) {
  throw Xapian::DatabaseCorruptError("damaged " + std::string(where));
}

class PackedBytes {
 public:
  // The bytes are the caller's; `where` names what they are in the error of a damaged index.
  PackedBytes(std::string_view bytes, std::string_view where)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()), where_(where) {}

  [[nodiscard]] bool at_end() const { return at_ == end_; }
  [[nodiscard]] std::string_view rest() const {
    return {at_, static_cast<std::size_t>(end_ - at_)};
  }

  // A varint. Each of these throws Xapian::DatabaseCorruptError where none stands.
  [[nodiscard]] std::uint64_t number() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; at_ != end_ && shift < 64; shift += 7) {
      const auto byte = static_cast<unsigned char>(*at_++);
      value |= static_cast<std::uint64_t>(byte & 0x7fU) << shift;
      if (byte < 0x80) return value;
    }
    throw_damaged(where_);
  }
  [[nodiscard]] std::uint32_t number32() {
    if (at_ != end_ && static_cast<unsigned char>(*at_) < 0x80)
      return static_cast<unsigned char>(*at_++);
    const std::uint64_t value = number();
    if (value > std::numeric_limits<std::uint32_t>::max()) throw_damaged(where_);
    return static_cast<std::uint32_t>(value);
  }
  [[nodiscard]] bool flag() {
    if (at_ == end_ || (*at_ != '0' && *at_ != '1')) throw_damaged(where_);
    return *at_++ == '1';
  }
  [[nodiscard]] std::string_view take(std::uint64_t size) {
    if (size > rest().size()) throw_damaged(where_);
    const std::string_view taken = rest().substr(0, size);
    at_ += size;
    return taken;
  }

 private:
  const char* at_;
  const char* end_;
  std::string_view where_;
};

}  // namespace byline
