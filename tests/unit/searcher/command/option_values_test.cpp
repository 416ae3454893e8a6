// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/option_values.hpp"

#include <doctest/doctest.h>

#include "common/base/error.hpp"

using namespace byline;

namespace {

Options with(std::string_view name, std::string value) {
  Options options;
  options.set(name, std::move(value));
  return options;
}

using Strings = std::vector<std::string>;

}  // namespace

TEST_CASE("--limit is a number or all") {
  struct Row {
    std::string text;
    std::optional<std::uint64_t> expected;
  };
  for (const Row& row : {Row{"0", 0}, Row{"20", 20}, Row{"all", std::nullopt}})
    CHECK(limit_of(with("limit", row.text), 7) == row.expected);
  CHECK(limit_of({}, 7) == std::optional<std::uint64_t>(7));
  CHECK(limit_of({}, std::nullopt) == std::nullopt);
  for (const char* text : {"-1", "twenty", "1.5", "", "20x", "99999999999999999999", "All"}) {
    CAPTURE(text);
    CHECK_THROWS_AS((void)limit_of(with("limit", text), 7), Error);
  }
}

TEST_CASE("--timeout is seconds and may be a fraction") {
  using std::chrono::milliseconds;
  CHECK(timeout_of({}) == milliseconds(10'000));
  CHECK(timeout_of(with("timeout", "0.5")) == milliseconds(500));
  CHECK(timeout_of(with("timeout", "86400")) == milliseconds(86'400'000));
  for (const char* text : {"0", "-1", "86401", "soon", "1s", "nan", "inf", ""}) {
    CAPTURE(text);
    CHECK_THROWS_AS((void)timeout_of(with("timeout", text)), Error);
  }
}

TEST_CASE("--by takes one or two different fields") {
  const auto names = [](const char* text) {
    Strings result;
    for (const BrowseKey& key : browse_keys_of(with("by", text))) result.push_back(key.name);
    return result;
  };
  CHECK(names("outlet") == Strings{"outlet"});
  CHECK(names("author,year") == Strings{"author", "year"});
  for (const char* text : {"", "outlet,", "title", "outlet,outlet", "outlet,author,year"}) {
    CAPTURE(text);
    CHECK_THROWS_AS((void)names(text), Error);
  }
  Options twice = with("by", "outlet");
  twice.set("by", "year");
  CHECK_THROWS_WITH((void)browse_keys_of(twice), "cannot read options: '--by' is there twice");
}

TEST_CASE("an unknown field of --by has the nearest name in its hint") {
  try {
    (void)browse_keys_of(with("by", "oulet"));
    FAIL("no error");
  } catch (const Error& error) {
    CHECK(error.code() == ExitCode::Usage);
    CHECK(error.hint() == "did you mean: outlet");
  }
}

TEST_CASE("--fields are known names, each once") {
  CHECK(fields_of({}).empty());
  CHECK(fields_of(with("fields", "id,title")) == Strings{"id", "title"});
  for (const char* text : {"", "id,", "id,headline", "id,id"}) {
    CAPTURE(text);
    CHECK_THROWS_AS((void)fields_of(with("fields", text)), Error);
  }
}

TEST_CASE("a host and port is told from a folder") {
  for (const char* text : {"archive.example:7000", "10.0.0.1:1"}) {
    CAPTURE(text);
    try {
      (void)indexes_of(with("index", text));
      FAIL("no error");
    } catch (const Error& error) {
      CHECK(error.code() == ExitCode::Index);
    }
  }
  Options two = with("index", "/data/a:7");
  two.set("index", "b");
  CHECK(indexes_of(two) == Strings{"/data/a:7", "b"});
}

TEST_CASE("without a query the newest come first, else the best") {
  CHECK(sort_order_of({}, true) == SortOrder::Relevance);
  CHECK(sort_order_of({}, false) == SortOrder::Newest);
  CHECK(sort_order_of(with("sort", "oldest"), false) == SortOrder::Oldest);
  CHECK(sort_order_of(with("sort", "random"), true) == SortOrder::Random);
  CHECK(sort_order_of(with("sort", "relevance"), false) == SortOrder::Relevance);
}

TEST_CASE("a timeline is by month unless it is said") {
  CHECK(timeline_unit_of(with("timeline", "")) == DateUnit::Month);
  CHECK(timeline_unit_of(with("timeline", "day")) == DateUnit::Day);
  CHECK(timeline_unit_of(with("timeline", "week")) == DateUnit::Week);
  CHECK(timeline_unit_of(with("timeline", "year")) == DateUnit::Year);
}
