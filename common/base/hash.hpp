// SPDX-License-Identifier: GPL-3.0-or-later
// 128-bit content hashes (XXH3-128): of raw records, of files in a seal, of derived ids.
//
// Not cryptographic. The values are on disk (terms, seals): do not change the function.
#pragma once

#include <compare>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
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

// The first 84 bits in kShortTextSize characters of "-0-9A-Z_a-z", for terms: they sort as the bits
// do. Among ten million hashes two share them with a chance of 1 in 10^11.
inline constexpr std::size_t kShortTextSize = 14;
[[nodiscard]] std::string to_short_text(const Hash128& hash);

// `Hash128::high` of the hash that a short text was made of; 0 for a text that is none.
[[nodiscard]] std::uint64_t high_of_short_text(std::string_view text);

// The hash behind 32 hexadecimal digits, or nothing.
[[nodiscard]] std::optional<Hash128> hash_from_hex(std::string_view digits);

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
