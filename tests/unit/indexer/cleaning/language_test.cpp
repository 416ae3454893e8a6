// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/language.hpp"

#include <doctest/doctest.h>

#include <string>
#include <utility>

#include "indexer/cleaning/clean.hpp"

using namespace byline;

TEST_CASE("a stated language becomes its shortest code") {
  const std::pair<const char*, const char*> rows[] = {
      {"en", "en"},       {"EN", "en"},         {"eng", "en"},      {"en-US", "en"},
      {"pt_BR", "pt"},    {"English", "en"},    {"Français", "fr"}, {"german", "de"},
      {"ger", "de"},      {"zh-Hans-CN", "zh"}, {"iw", "he"},       {"yue", "yue"},
      {"klingonese", ""}, {"und", ""},          {"", ""},           {"12", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(language_named(row.first) == row.second);
  }
}

TEST_CASE("a language is detected only where it is sure") {
  const std::pair<const char*, const char*> rows[] = {
      {"The mayor said on Monday that the sea wall would be built again before winter.", "en"},
      {"Der Bürgermeister sagte am Montag, die Mauer werde vor dem Winter wieder gebaut.", "de"},
      {"Le maire a déclaré lundi que la digue serait reconstruite avant l'hiver.", "fr"},
      {"Мэр сказал в понедельник, что стена будет восстановлена до зимы.", "ru"},
      {"market", ""},
      {"1234567890 1234567890 1234567890", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(detect_language(row.first) == row.second);
  }
}
