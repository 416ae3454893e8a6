// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/charset.hpp"

#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "common/text/utf8.hpp"

namespace byline {

namespace {

constexpr std::string_view kFallback = "windows-1252";
constexpr std::size_t kGuessBytes = 64 * 1024;

struct FreeDetector {
  void operator()(uchardet* detector) const { uchardet_delete(detector); }
};

std::string guess(std::string_view bytes) {
  const std::unique_ptr<uchardet, FreeDetector> detector(uchardet_new());
  bytes = bytes.substr(0, kGuessBytes);
  if (uchardet_handle_data(detector.get(), bytes.data(), bytes.size()) != 0) {
    return std::string(kFallback);
  }
  uchardet_data_end(detector.get());
  const std::string name = uchardet_get_charset(detector.get());
  // Valid UTF-8 never comes here; Latin-1 in the wild is Windows-1252 (WHATWG Encoding).
  const bool is_western = name.empty() || name == "ISO-8859-1" || name == "ISO-8859-15" ||
                          name == "ASCII" || name == "UTF-8" || name == "WINDOWS-1252";
  return is_western ? std::string(kFallback) : name;
}

// Nothing when ICU does not know the charset.
std::string convert(std::string_view bytes, const std::string& charset) {
  UErrorCode status = U_ZERO_ERROR;
  UConverter* converter = ucnv_open(charset.c_str(), &status);
  if (U_FAILURE(status)) return {};
  const icu::UnicodeString text(bytes.data(), static_cast<std::int32_t>(bytes.size()), converter,
                                status);
  ucnv_close(converter);
  std::string utf8;
  if (U_SUCCESS(status)) text.toUTF8String(utf8);
  return utf8;
}

std::string wide_charset(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return "UTF-16";
  return {};
}

}  // namespace

bool has_wide_mark(std::string_view bytes) {
  return !wide_charset(bytes).empty();
}

std::string to_utf8(std::string bytes, std::vector<std::string>& repairs) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  std::string charset = wide_charset(bytes);
  if (charset.empty()) {
    if (bytes.starts_with(kMark)) bytes.erase(0, kMark.size());
    if (is_valid_utf8(bytes)) return repair_utf8(std::move(bytes));
    charset = guess(bytes);
  }
  std::string text = convert(bytes, charset);
  if (text.empty()) {
    repairs.emplace_back("invalid UTF-8 replaced");
    return repair_utf8(std::move(bytes));
  }
  std::transform(charset.begin(), charset.end(), charset.begin(), [](char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
  });
  repairs.push_back("read as " + charset);
  return repair_utf8(std::move(text));
}

}  // namespace byline
