// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/json_writer.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <nlohmann/json.hpp>
#include <random>

#include "common/text/utf8.hpp"
#include "tests/support/render_samples.hpp"

using namespace byline;

TEST_CASE("a JSON string escapes what is not plain text") {
  struct Row {
    std::string text;
    std::string expected;
  };
  const Row rows[] = {
      {"", R"("")"},
      {"plain", R"("plain")"},
      {"a\"b\\c/", R"("a\"b\\c/")"},
      {"a\nb\tc\rd", R"("a\nb\tc\rd")"},
      {std::string("\0\x1b[31m\x7f", 7), R"("\u0000\u001b[31m\u007f")"},
      {"\u0085\u009b", R"("\u0085\u009b")"},
      {"\u2028\u2029", R"("\u2028\u2029")"},
      {"\u202eabc\u2066", R"("\u202eabc\u2066")"},
      {"\u200b\u200d\ufeff", R"("\u200b\u200d\ufeff")"},
      {"soft\u00adhyphen", R"("soft\u00adhyphen")"},
      {"caf\u00e9 \u6f22\u5b57", "\"caf\u00e9 \u6f22\u5b57\""},
      {"\U0001F600", "\"\U0001F600\""},
      {"\U000E0041", R"("\udb40\udc41")"},
      {"\U0010FFFF", R"("\udbff\udfff")"},
      {"bad \xff\xc3 end", "\"bad \uFFFD\uFFFD end\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.expected);
    CHECK(json_quoted(row.text) == row.expected);
  }
}

TEST_CASE("commas and colons come by themselves") {
  test::KeptOutput output;
  JsonWriter json(output);
  json.begin_object();
  json.key("a");
  json.begin_array();
  json.number(std::uint64_t{18'446'744'073'709'551'615U});
  json.number(0.5);
  json.null();
  json.begin_object();
  json.end_object();
  json.end_array();
  json.key("b");
  json.boolean(true);
  json.key("c");
  json.string_or_null("");
  json.end_object();
  CHECK(output.kept == R"({"a":[18446744073709551615,0.5,null,{}],"b":true,"c":null})");
}

TEST_CASE("a number that JSON cannot say is null") {
  test::KeptOutput output;
  JsonWriter json(output);
  json.begin_array();
  json.number(std::numeric_limits<double>::quiet_NaN());
  json.number(std::numeric_limits<double>::infinity());
  json.number(std::optional<double>());
  json.end_array();
  CHECK(output.kept == "[null,null,null]");
}

TEST_CASE("any bytes come back from a JSON string as the repaired text, without controls") {
  std::mt19937 random(20140603);
  for (int round = 0; round < 500; ++round) {
    CAPTURE(round);
    std::string text;
    const auto length = random() % 40;
    for (unsigned i = 0; i < length; ++i) text += static_cast<char>(random() % 256);
    const std::string quoted = json_quoted(text);
    for (const char byte : quoted) CHECK(static_cast<unsigned char>(byte) >= 0x20);
    std::string expected;
    for (std::size_t offset = 0; offset < text.size();)
      append_code_point(expected, next_code_point(text, offset));
    CHECK(nlohmann::json::parse(quoted).get<std::string>() == expected);
  }
}
