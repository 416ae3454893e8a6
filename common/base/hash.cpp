// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/hash.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <new>

namespace byline {

namespace {

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
