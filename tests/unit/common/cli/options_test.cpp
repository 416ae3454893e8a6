// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/options.hpp"

#include <doctest/doctest.h>

#include <limits>
#include <optional>

#include "common/base/error.hpp"

namespace byline {
namespace {

using Words = std::vector<std::string>;

constexpr OptionRow kTable[] = {
    {"help", 'h', Arity::Flag, "", "Other", "show this help", "", false, ""},
    {"limit", 'n', Arity::Value, "N|all", "Results", "rows at most", "", true, ""},
    {"outlet", 0, Arity::Repeated, "NAME", "Filters", "only this outlet", "", true, ""},
    {"format", 0, Arity::Value, "NAME", "Results", "output format", "text|json|csv", true, ""},
    {"count", 0, Arity::OptionalValue, "WHAT", "Modes", "count", "articles|stories", false, ""},
    {"no-pager", 0, Arity::Flag, "", "Other", "no pager", "", true, ""},
    {"memory", 0, Arity::Value, "SIZE", "Other", "memory", "", true, ""},
};

Options read(const Words& arguments) {
  return parse_options(kTable, arguments, DashWords::Exclusion);
}

// The refusal of `arguments`: its message and hint, or nothing.
std::optional<std::string> refusal(const Words& arguments,
                                   DashWords dash_words = DashWords::Exclusion) {
  try {
    (void)parse_options(kTable, arguments, dash_words);
    return std::nullopt;
  } catch (const Error& error) {
    CHECK(error.code() == ExitCode::Usage);
    return std::string(error.what()) + " | " + error.hint();
  }
}

TEST_CASE("words and options may stand in any order") {
  struct Row {
    Words arguments;
    Words words;
    std::string limit;
  };
  const Row rows[] = {
      {{"flood", "--limit", "5", "defence"}, {"flood", "defence"}, "5"},
      {{"--limit=5", "flood"}, {"flood"}, "5"},
      {{"-n", "5", "flood"}, {"flood"}, "5"},
      {{"-n5", "flood"}, {"flood"}, "5"},
      {{"-n20", "-n", "7"}, {}, "7"},
      {{"--", "--limit", "-n5"}, {"--limit", "-n5"}, ""},
      {{"flood", "--", "--", "x"}, {"flood", "--", "x"}, ""},
      {{"-", "a b"}, {"-", "a b"}, ""},
      {{""}, {""}, ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.arguments);
    const Options options = read(row.arguments);
    CHECK(options.words == row.words);
    CHECK(options.get("limit") == row.limit);
  }
}

TEST_CASE("a dash and two letters or more exclude a word, wherever it stands") {
  const Words rows[] = {{"-flood"},        {"a", "-flood"}, {"-nato"},        {"-no-deal"},
                        {"-hs2"},          {"-2020"},       {"-é"},           {"-sea wall"},
                        {"-\"sea wall\""}, {"-(a OR b)"},   {"-outlet:times"}};
  for (const Words& row : rows) {
    CAPTURE(row);
    CHECK(read(row).words == row);
  }
  CHECK(read({"a", "-b c", "--limit", "3", "-de"}).words == Words{"a", "-b c", "-de"});
}

TEST_CASE("an optional value comes only after an equals sign") {
  const Options bare = read({"--count", "flood"});
  CHECK(bare.has("count"));
  CHECK(bare.get("count").empty());
  CHECK(bare.words == Words{"flood"});
  const Options given = read({"--count=stories", "flood"});
  CHECK(given.get("count") == "stories");
  CHECK(given.words == Words{"flood"});
}

TEST_CASE("an option that may be repeated keeps all its values in order") {
  const Options options = read({"--outlet", "Herald", "x", "--outlet=The Times"});
  CHECK(options.all("outlet") == Words{"Herald", "The Times"});
  CHECK(options.get("outlet") == "The Times");
  CHECK(options.all("limit").empty());
}

TEST_CASE("what is no option, or has no proper value, is refused") {
  struct Row {
    Words arguments;
    std::string_view refusal;
  };
  const Row rows[] = {
      {{"--oulet", "x"}, "unknown option: '--oulet' | did you mean '--outlet'?"},
      {{"--form=json"}, "unknown option: '--form' | did you mean '--format'?"},
      {{"--zebra"}, "unknown option: '--zebra' | --help lists the options"},
      {{"--Limit=3"}, "unknown option: '--Limit' | did you mean '--limit'?"},
      {{"-x"}, "unknown option: '-x' | to leave out a word of one letter: NOT x"},
      {{"--help=yes"}, "cannot read option: '--help': it takes no value | "},
      {{"--limit="}, "cannot read option: '--limit': it needs a value | "},
      {{"--limit"},
       "cannot read option: '--limit': it needs a value, N|all | "
       "write --limit=VALUE for a value that begins with a dash"},
      {{"--outlet", "--count"},
       "cannot read option: '--outlet': it needs a value, NAME | "
       "write --outlet=VALUE for a value that begins with a dash"},
      {{"-n", "-flood"},
       "cannot read option: '-n': it needs a value, N|all | "
       "write --limit=VALUE for a value that begins with a dash"},
      {{"--format", "jsn"},
       "cannot read option: '--format': 'jsn' is none of text, json, csv | did you mean 'json'?"},
      {{"--count=words"}, "cannot read option: '--count': 'words' is none of articles, stories | "},
  };
  for (const Row& row : rows) {
    CAPTURE(row.arguments);
    CHECK(refusal(row.arguments).value_or("") == row.refusal);
  }
}

TEST_CASE("without a query language a dash word is an unknown option") {
  const std::string unknown = "unknown option: '-flood' | --help lists the options";
  CHECK(refusal({"-flood"}, DashWords::Refuse).value_or("") == unknown);
  CHECK(parse_options(kTable, {"-n20"}, DashWords::Refuse).get("limit") == "20");
  CHECK(parse_options(kTable, {"-nall"}, DashWords::Refuse).get("limit") == "all");
}

TEST_CASE("a value may begin with a dash behind an equals sign") {
  CHECK(read({"--outlet=-x"}).get("outlet") == "-x");
  CHECK(read({"--outlet=a=b"}).get("outlet") == "a=b");
  CHECK(read({"--outlet", "-"}).get("outlet") == "-");
}

TEST_CASE("a number is whole, in its range and nothing else") {
  Options options;
  CHECK(options.number("limit", 20, 1, 100) == 20);
  for (const char* good : {"1", "100", "042"}) {
    options.set("limit", good);
    CHECK(options.number("limit", 20, 1, 100) == std::stoll(good));
  }
  for (const char* bad : {"0", "101", "", "1x", " 1", "+1", "1.5", "99999999999999999999", "-1"}) {
    CAPTURE(bad);
    options.set("limit", bad);
    CHECK_THROWS_AS((void)options.number("limit", 20, 1, 100), Error);
  }
  constexpr long long kMost = std::numeric_limits<long long>::max();
  CHECK_THROWS_WITH((void)options.number("limit", 20, 0, kMost),
                    "cannot read option: '--limit -1': not a whole number from 0 on");
}

TEST_CASE("a size may have a binary unit") {
  struct Row {
    std::string text;
    long long bytes;
  };
  const Row rows[] = {{"1048576", 1048576},         {"64M", 64LL << 20}, {"2G", 2LL << 30},
                      {"2GiB", 2LL << 30},          {"3k", 3072},        {"1T", 1LL << 40},
                      {"8388607T", 8388607LL << 40}};
  for (const Row& row : rows) {
    Options options;
    options.set("memory", row.text);
    CHECK(options.bytes("memory", 1) == row.bytes);
  }
  CHECK(Options().bytes("memory", 5) == 5);
  for (const char* bad : {"", "M", "0", "-1M", "1X", "1Mx", "8388608T", "64 M", "1.5G"}) {
    CAPTURE(bad);
    Options options;
    options.set("memory", bad);
    CHECK_THROWS_AS((void)options.bytes("memory", 1), Error);
  }
}

TEST_CASE("the nearest name is at most two edits away") {
  constexpr std::string_view kNames[] = {"outlet", "author", "section", "by", "tag"};
  struct Row {
    std::string_view typed;
    std::string_view meant;
  };
  const Row rows[] = {{"oulet", "outlet"},
                      {"outlets", "outlet"},
                      {"uathor", "author"},
                      {"sektion", "section"},
                      {"headline", ""},
                      {"tga", "tag"},
                      {"xy", "by"},
                      {"xz", ""},
                      {"", ""}};
  for (const Row& row : rows) {
    CAPTURE(row.typed);
    CHECK(nearest(row.typed, kNames) == row.meant);
  }
  CHECK(nearest(std::string(1 << 20, 'x'), kNames).empty());
}

}  // namespace
}  // namespace byline
