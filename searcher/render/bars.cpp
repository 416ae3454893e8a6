// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/bars.hpp"

#include <algorithm>
#include <cmath>

#include "common/text/utf8.hpp"

namespace byline {

std::string bar(double value, double largest, std::size_t columns) {
  constexpr char32_t kFullBlock = 0x2588;
  if (!(value > 0) || !(largest > 0)) return {};
  const double part = std::min(1.0, value / largest);
  const auto eighths = std::max<std::size_t>(
      columns > 0 ? 1 : 0,
      static_cast<std::size_t>(std::lround(part * 8 * static_cast<double>(columns))));
  std::string blocks;
  for (std::size_t i = 0; i < eighths / 8; ++i) append_code_point(blocks, kFullBlock);
  // The block of n eighths is U+2590 - n.
  if (eighths % 8 > 0)
    append_code_point(blocks, static_cast<char32_t>(kFullBlock + 8 - eighths % 8));
  return blocks;
}

}  // namespace byline
