// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/schema.hpp"

#include <fmt/format.h>

#include <charconv>

#include "common/index/packed_bytes.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"

namespace byline {

namespace {

constexpr std::size_t kHashDigits = 32;

// NUL counts twice in a term's length, and a folded value may hold none.
std::string without_nul(std::string value) {
  std::erase(value, '\0');
  return value;
}

void append_varint(std::string& bytes, std::uint32_t number) {
  while (number >= 0x80) {
    bytes += static_cast<char>((number & 0x7f) | 0x80);
    number >>= 7;
  }
  bytes += static_cast<char>(number);
}

}  // namespace

std::string word_term(std::string_view prefix, std::string_view form) {
  std::string term;
  term.reserve(prefix.size() + form.size());
  term += prefix;
  term += form;
  return term;
}

std::string value_term(Field field, std::string_view value) {
  const std::string_view prefix = info(field).value_prefix;
  if (value == kMissing) return word_term(prefix, value);
  std::string folded = without_nul(fold_value(value));
  if (field == Field::Url && folded != kMissing) {
    return word_term(prefix, to_short_text(hash128(folded)));
  }
  const std::size_t room = kMaxTermBytes - prefix.size();
  if (folded.size() > room) {
    const std::string hash = to_hex(hash128(folded));
    folded = std::string(utf8_prefix(folded, room - kHashDigits)) + hash;
  }
  return word_term(prefix, folded);
}

std::string raw_term(const Hash128& raw) {
  return std::string(kRawPrefix) + to_short_text(raw);
}

std::string paragraph_term(std::uint64_t key) {
  return fmt::format("{}{:016x}", kParagraphPrefix, key);
}

std::string date_term(int year, int month, int day) {
  std::string term = fmt::format("{}{:04}", kDatePrefix, year);
  if (month != 0) term += fmt::format("{:02}", month);
  if (day != 0) term += fmt::format("{:02}", day);
  return term;
}

std::string bare_date_term(int year, int month) {
  return date_term(year, month) + '-';
}

std::vector<std::string> date_terms(const Date& date) {
  if (!date.is_known()) return {word_term(kDatePrefix, kMissing)};
  std::vector<std::string> terms{date_term(date.year)};
  if (date.month != 0) terms.push_back(date_term(date.year, date.month));
  terms.push_back(date.day != 0 ? date_term(date.year, date.month, date.day)
                                : bare_date_term(date.year, date.month));
  return terms;
}

std::vector<int> years_of(const Xapian::Database& database) {
  constexpr std::size_t kDigits = 4;
  constexpr char kBehindDigits = '9' + 1;
  std::vector<int> years;
  const std::string prefix(kDatePrefix);
  const auto end = database.allterms_end(prefix);
  for (auto term = database.allterms_begin(prefix); term != end;) {
    const std::string digits = (*term).substr(prefix.size(), kDigits);
    int year = 0;
    const auto read = std::from_chars(digits.data(), digits.data() + digits.size(), year);
    const std::string behind = prefix + digits + kBehindDigits;
    const bool is_year = digits.size() == kDigits && read.ptr == digits.data() + kDigits;
    if (is_year && (years.empty() || years.back() != year)) years.push_back(year);
    if (is_year && *term < behind) {
      term.skip_to(behind);
    } else {
      ++term;  // no date: nothing that was written stands there
    }
  }
  return years;
}

std::string pack_number(std::uint32_t number) {
  std::string packed(4, '\0');
  for (int i = 3; i >= 0; --i) {
    packed[static_cast<std::size_t>(i)] = static_cast<char>(number & 0xff);
    number >>= 8;
  }
  return packed;
}

std::uint32_t unpack_number(std::string_view packed) {
  std::uint32_t number = 0;
  for (const char byte : packed.substr(0, 4)) {
    number = (number << 8) | static_cast<unsigned char>(byte);
  }
  return number;
}

namespace {
// Turns the order of signed numbers into that of unsigned ones.
constexpr std::uint32_t kSignBit = 0x80000000U;
}  // namespace

std::string pack_day(std::int32_t day) {
  return pack_number(static_cast<std::uint32_t>(day) ^ kSignBit);
}

std::int32_t unpack_day(std::string_view packed) {
  return static_cast<std::int32_t>(unpack_number(packed) ^ kSignBit);
}

std::string pack_ordinals(const std::vector<std::uint32_t>& ordinals) {
  std::string packed;
  for (const std::uint32_t ordinal : ordinals) append_varint(packed, ordinal);
  return packed;
}

void unpack_ordinals(std::string_view packed, std::vector<std::uint32_t>& ordinals) {
  ordinals.clear();
  std::uint32_t number = 0;
  unsigned shift = 0;
  for (const char byte : packed) {
    const auto bits = static_cast<unsigned char>(byte);
    if (shift > 28) return;
    number |= static_cast<std::uint32_t>(bits & 0x7f) << shift;
    shift += 7;
    if (bits & 0x80) continue;
    ordinals.push_back(number);
    number = 0;
    shift = 0;
  }
}

std::string pack_regions(const Regions& regions) {
  std::string packed;
  append_varint(packed, regions.title_end);
  append_varint(packed, regions.lead_end - regions.title_end);
  return packed;
}

Regions unpack_regions(std::string_view packed) {
  if (packed.empty()) return {};
  PackedBytes bytes(packed, "ends of title and lead");
  const std::uint32_t title = bytes.number32();
  return {title, title + bytes.number32()};
}

std::uint64_t last_batch(const Xapian::Database& database) {
  const std::string text = database.get_metadata(std::string(kMetaCheckpoint));
  std::uint64_t number = 0;
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace byline
