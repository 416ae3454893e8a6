// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/article_date.hpp"

#include <algorithm>
#include <string>

#include "common/date/date_scanner.hpp"
#include "common/date/numeric_date.hpp"
#include "common/date/written_date.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"

namespace byline {

std::optional<Date> parse_article_date(std::string_view text) {
  constexpr std::size_t kMaxBytes = 200;
  const std::string line = squeeze(utf8_prefix(text, kMaxBytes));
  const auto digit = std::ranges::find_if(line, DateScanner::is_digit);
  if (digit == line.end()) return std::nullopt;
  const std::size_t at = static_cast<std::size_t>(digit - line.begin());
  const bool is_signed = at > 0 && (line[at - 1] == '-' || line[at - 1] == '+');
  const auto numeric = is_signed ? std::nullopt : parse_numeric_date(line.substr(at));
  if (numeric && at == 0) return numeric;
  const auto written = parse_written_date(line);
  return written ? written : numeric;
}

}  // namespace byline
