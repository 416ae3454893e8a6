// SPDX-License-Identifier: GPL-3.0-or-later
// 128-bit content hashes (XXH3-128): of raw records, of files in a seal, of derived ids.
//
// Not cryptographic. The values are on disk (terms, seals): do not change the function.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace byline {

struct Hash128 {
  std::uint64_t high = 0;
  std::uint64_t low = 0;
  auto operator<=>(const Hash128&) const = default;
};

[[nodiscard]] Hash128 hash128(std::string_view bytes, std::uint64_t seed = 0);

// 32 lower-case hexadecimal digits.
[[nodiscard]] std::string to_hex(const Hash128& hash);

// The hash of bytes that arrive in pieces: same result as hash128 of their concatenation.
class Hasher {
 public:
  Hasher();
  ~Hasher();
  Hasher(const Hasher&) = delete;
  Hasher& operator=(const Hasher&) = delete;

  void add(std::string_view bytes);
  // Adds the length first, so that ("ab","c") and ("a","bc") differ.
  void add_field(std::string_view bytes);
  [[nodiscard]] Hash128 result() const;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace byline
