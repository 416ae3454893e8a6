// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/trec.hpp"

#include <algorithm>
#include <array>

#include "common/text/ascii.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline::trec {

namespace {

using std::string_view;

constexpr string_view kDigits = "0123456789";

bool is_within(string_view digits, string_view least, string_view most) {
  return digits >= least && digits <= most;
}

// Eight digits as "1998-06-01", or "" where they are no day.
std::string dashed(string_view day) {
  if (!is_within(day.substr(0, 4), "1900", "2099") || !is_within(day.substr(4, 2), "01", "12") ||
      !is_within(day.substr(6, 2), "01", "31"))
    return {};
  std::string date(day);
  date.insert(6, "-");
  date.insert(4, "-");
  return date;
}

}  // namespace

std::string day_of_number(string_view number) {
  number = trimmed(number);
  const std::size_t begin = std::min(number.find_first_of(kDigits), number.size());
  const string_view name = number.substr(0, begin);
  const string_view rest = number.substr(begin);
  constexpr string_view kNameSigns = "ABCDEFGHIJKLMNOPQRSTUVWXYZ_";
  if (name.size() < 2 || name.find_first_not_of(kNameSigns) != string_view::npos) return {};
  if (rest.size() > 8 && rest[8] == '.' && are_digits(rest.substr(0, 8), 8))
    return dashed(rest.substr(0, 8));
  const bool is_ap =
      name == "AP" && rest.size() > 6 && rest[6] == '-' && are_digits(rest.substr(0, 6), 6);
  return is_ap ? full_date(rest.substr(0, 6)) : std::string();
}

std::string full_date(string_view date) {
  const string_view digits = trimmed(date);
  const std::string day = are_digits(digits, 6) ? dashed("19" + std::string(digits)) : "";
  return day.empty() ? std::string(date) : day;
}

bool is_collection(string_view head) {
  constexpr std::array<string_view, 6> kElements = {"<DOCNO>", "<docno>",    "<DOCID>",
                                                    "<docid>", "<HEADLINE>", "<TEXT>"};
  return std::any_of(kElements.begin(), kElements.end(),
                     [head](string_view name) { return head.find(name) != string_view::npos; });
}

}  // namespace byline::trec
