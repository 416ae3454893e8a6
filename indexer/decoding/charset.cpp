// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/decoding/charset.hpp"

#include <uchardet.h>
#include <unicode/ucnv.h>
#include <unicode/unistr.h>

#include <algorithm>
#include <memory>

#include "common/text/ascii.hpp"
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
  std::string name = uchardet_get_charset(detector.get());
  if (name == "UHC") name = "windows-949";  // ICU's name for it
  if (name == "MAC-CENTRALEUROPE") name = "x-mac-centraleurroman";
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

// The charset that markup names among its first bytes, or "".
std::string declared_charset(std::string_view bytes) {
  constexpr std::size_t kNear = 4096;
  const std::string head = lower_ascii(bytes.substr(0, kNear));
  for (const std::string_view word : {"charset=", "encoding="}) {
    std::size_t at = head.find(word);
    if (at == std::string::npos) continue;
    at = head.find_first_not_of("\"' ", at + word.size());
    if (at == std::string::npos) continue;
    const std::size_t end = head.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789-_:.", at);
    return head.substr(at, end - at);
  }
  return {};
}

// What a name stands for in practice (WHATWG Encoding).
std::string practical_charset(std::string name) {
  name = lower_ascii(name);
  for (const std::string_view latin : {"iso-8859-1", "iso8859-1", "latin1", "latin-1", "us-ascii",
                                       "ascii", "iso_8859-1", "l1", "cp1252"}) {
    if (name == latin) return std::string(kFallback);
  }
  if (name == "gb2312" || name == "gbk") return "gb18030";
  if (name == "ks_c_5601-1987" || name == "euc-kr") return "windows-949";
  if (name == "shift_jis" || name == "x-sjis" || name == "shift-jis") return "windows-31j";
  if (name == "iso-8859-9") return "windows-1254";
  if (name == "tis-620" || name == "iso-8859-11") return "windows-874";
  return name;
}

// Whether most of what is not ASCII is UTF-8.
bool is_mostly_utf8(std::string_view bytes) {
  std::size_t valid = 0;
  std::size_t invalid = 0;
  for (std::size_t at = 0; at < bytes.size();) {
    if (static_cast<unsigned char>(bytes[at]) < 0x80) {
      ++at;
      continue;
    }
    const std::size_t begin = at;
    const bool is_bad = next_code_point(bytes, at) == kReplacement && at - begin < 3;
    ++(is_bad ? invalid : valid);
  }
  return valid > invalid * 4;
}

}  // namespace

std::string markup_to_utf8(std::string bytes, std::string_view header,
                           std::vector<std::string>& repairs) {
  const bool is_shifted = bytes.find('\x1B') != std::string::npos;  // ISO-2022 hides in ASCII
  if (!wide_charset(bytes).empty() || (is_valid_utf8(bytes) && !is_shifted)) {
    return to_utf8(std::move(bytes), repairs);
  }
  std::string charset = practical_charset(std::string(header));
  if (charset.empty()) charset = practical_charset(declared_charset(bytes));
  const bool is_utf8 = charset == "utf-8" || charset == "utf8";
  if (is_utf8 && is_mostly_utf8(bytes)) {
    repairs.emplace_back("invalid UTF-8 replaced");
    return repair_utf8(std::move(bytes));
  }
  const bool is_wide = charset.starts_with("utf-16") || charset.starts_with("utf-32");
  if (charset.empty() || is_utf8 || is_wide) return to_utf8(std::move(bytes), repairs);
  std::string text = convert(bytes, charset);
  return text.empty() ? to_utf8(std::move(bytes), repairs) : repair_utf8(std::move(text));
}

std::string guess_charset(std::string_view bytes) {
  return guess(bytes);
}

std::string wide_charset(std::string_view bytes) {
  using namespace std::string_view_literals;
  if (bytes.starts_with("\xFF\xFE\0\0"sv) || bytes.starts_with("\0\0\xFE\xFF"sv)) return "UTF-32";
  if (bytes.starts_with("\xFF\xFE"sv) || bytes.starts_with("\xFE\xFF"sv)) return "UTF-16";
  return {};
}

std::string to_utf8(std::string bytes, std::vector<std::string>& repairs) {
  return to_utf8(std::move(bytes), {}, repairs);
}

std::string to_utf8(std::string bytes, std::string charset, std::vector<std::string>& repairs) {
  constexpr std::string_view kMark = "\xEF\xBB\xBF";
  if (const std::string wide = wide_charset(bytes); !wide.empty()) {
    charset = wide;
  } else {
    if (bytes.starts_with(kMark)) bytes.erase(0, kMark.size());
    if (is_valid_utf8(bytes)) return repair_utf8(std::move(bytes));
    if (charset.empty()) charset = guess(bytes);
  }
  std::string text = convert(bytes, charset);
  if (text.empty()) {
    repairs.emplace_back("invalid UTF-8 replaced");
    return repair_utf8(std::move(bytes));
  }
  repairs.push_back("read as " + lower_ascii(charset));
  return repair_utf8(std::move(text));
}

}  // namespace byline
