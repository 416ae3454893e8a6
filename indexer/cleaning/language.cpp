// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/language.hpp"

#include <cld2/public/compact_lang_det.h>
#include <unicode/locid.h>
#include <unicode/uloc.h>

#include <array>
#include <unordered_map>

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "indexer/cleaning/clean.hpp"

namespace byline {

namespace {

// Most texts are certain by their beginning; it costs less than half of the whole.
constexpr std::size_t kFirstBytes = 400;
constexpr std::size_t kDetectBytes = 1000;
constexpr std::size_t kMinDetectBytes = 25;
constexpr std::size_t kMaxNameBytes = 64;

using Names = std::unordered_map<std::string, std::string>;

void add_name(Names& names, const icu::UnicodeString& name, const char* code) {
  std::string utf8;
  name.toUTF8String(utf8);
  names.emplace(fold_value(utf8), code);
}

// Folded names (in English and in the language itself) and three-letter codes to shortest codes.
Names make_names() {
  Names names;
  for (const char* const* code = uloc_getISOLanguages(); *code != nullptr; ++code) {
    const icu::Locale locale(*code);
    names.emplace(*code, *code);
    names.emplace(locale.getISO3Language(), *code);
    icu::UnicodeString name;
    add_name(names, locale.getDisplayLanguage(icu::Locale::getEnglish(), name), *code);
    add_name(names, locale.getDisplayLanguage(locale, name), *code);
  }
  // ISO 639-2's other codes, and ones withdrawn long ago.
  constexpr std::array<std::pair<const char*, const char*>, 14> kOthers = {{{"fre", "fr"},
                                                                            {"ger", "de"},
                                                                            {"dut", "nl"},
                                                                            {"chi", "zh"},
                                                                            {"cze", "cs"},
                                                                            {"gre", "el"},
                                                                            {"rum", "ro"},
                                                                            {"slo", "sk"},
                                                                            {"per", "fa"},
                                                                            {"may", "ms"},
                                                                            {"iw", "he"},
                                                                            {"in", "id"},
                                                                            {"jw", "jv"},
                                                                            {"ji", "yi"}}};
  for (const auto& [other, code] : kOthers) names.insert_or_assign(other, code);
  return names;
}

// "" where it is not certain.
std::string reliable_language(std::string_view text) {
  bool is_reliable = false;
  const CLD2::Language language = CLD2::DetectLanguage(text.data(), static_cast<int>(text.size()),
                                                       /*is_plain_text=*/true, &is_reliable);
  if (!is_reliable || language == CLD2::UNKNOWN_LANGUAGE) return {};
  return language_named(CLD2::LanguageCode(language));
}

}  // namespace

std::string language_named(std::string_view text) {
  static const Names names = make_names();
  if (text.size() > kMaxNameBytes) return {};
  const std::string folded = fold_value(text);
  auto found = names.find(folded);
  // "en-us", "pt_br", "zh-hans-cn"
  if (found == names.end()) found = names.find(folded.substr(0, folded.find_first_of("-_")));
  if (found == names.end() || found->second == "und") return {};
  return found->second;
}

std::string detect_language(std::string_view text) {
  if (text.size() < kMinDetectBytes) return {};
  std::string language = reliable_language(utf8_prefix(text, kFirstBytes));
  if (language.empty() && text.size() > kFirstBytes)
    language = reliable_language(utf8_prefix(text, kDetectBytes));
  return language;
}

}  // namespace byline
