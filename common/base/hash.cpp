// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/hash.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <charconv>
#include <new>

namespace byline {

namespace {

constexpr std::string_view kDigits =
    "-0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ_abcdefghijklmnopqrstuvwxyz";
constexpr unsigned kDigitBits = 6;
constexpr unsigned kBitsBehindDigit = 64 - kDigitBits;

Hash128 from_xxh(const XXH128_hash_t& hash) {
  return {hash.high64, hash.low64};
}

struct FreeState {
  void operator()(XXH3_state_t* state) const { XXH3_freeState(state); }
};

}  // namespace

Hash128 hash128(std::string_view bytes, std::uint64_t seed) {
  return from_xxh(XXH3_128bits_withSeed(bytes.data(), bytes.size(), seed));
}

std::string to_hex(const Hash128& hash) {
  return fmt::format("{:016x}{:016x}", hash.high, hash.low);
}

std::string to_short_text(const Hash128& hash) {
  std::string text;
  std::uint64_t high = hash.high;
  std::uint64_t low = hash.low;
  for (std::size_t i = 0; i < kShortTextSize; ++i) {
    text += kDigits[high >> kBitsBehindDigit];
    high = high << kDigitBits | low >> kBitsBehindDigit;
    low <<= kDigitBits;
  }
  return text;
}

std::uint64_t high_of_short_text(std::string_view text) {
  if (text.size() != kShortTextSize) return 0;
  // Ten digits are 60 bits; the first four of the next one are the rest.
  constexpr std::size_t kWholeDigits = 10;
  constexpr unsigned kRestBits = 64 - kWholeDigits * kDigitBits;
  std::uint64_t high = 0;
  for (std::size_t i = 0; i <= kWholeDigits; ++i) {
    const std::size_t digit = kDigits.find(text[i]);
    if (digit == std::string_view::npos) return 0;
    high = i < kWholeDigits ? high << kDigitBits | digit
                            : high << kRestBits | digit >> (kDigitBits - kRestBits);
  }
  return high;
}

std::optional<Hash128> hash_from_hex(std::string_view digits) {
  constexpr std::size_t kHalf = 16;
  if (digits.size() != 2 * kHalf) return std::nullopt;
  Hash128 hash;
  for (std::uint64_t* half : {&hash.high, &hash.low}) {
    const char* end = digits.data() + kHalf;
    const auto read = std::from_chars(digits.data(), end, *half, 16);
    if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
    digits.remove_prefix(kHalf);
  }
  return hash;
}

struct Hasher::State {
  std::unique_ptr<XXH3_state_t, FreeState> xxh{XXH3_createState()};
};

Hasher::Hasher() : state_(std::make_unique<State>()) {
  if (!state_->xxh) throw std::bad_alloc();
  XXH3_128bits_reset(state_->xxh.get());
}

Hasher::~Hasher() = default;

void Hasher::add(std::string_view bytes) {
  XXH3_128bits_update(state_->xxh.get(), bytes.data(), bytes.size());
}

void Hasher::add_field(std::string_view bytes) {
  std::uint64_t length = bytes.size();
  for (int i = 0; i < 8; ++i) {
    const char byte = static_cast<char>(length & 0xff);
    add({&byte, 1});
    length >>= 8;
  }
  add(bytes);
}

Hash128 Hasher::result() const {
  return from_xxh(XXH3_128bits_digest(state_->xxh.get()));
}

}  // namespace byline
