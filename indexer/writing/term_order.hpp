// SPDX-License-Identifier: GPL-3.0-or-later
// The beginning of a term as a number, so that most terms are told apart and ordered without
// looking at their bytes.
#pragma once

#include <bit>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace byline {

// The first eight bytes, highest first; those that are missing are 0. Where two differ they are
// ordered as their terms are.
[[nodiscard]] inline std::uint64_t term_order(std::string_view term) {
  std::uint64_t order = 0;
  std::memcpy(&order, term.data(), term.size() < sizeof order ? term.size() : sizeof order);
  if constexpr (std::endian::native == std::endian::little) order = __builtin_bswap64(order);
  return order;
}

}  // namespace byline
