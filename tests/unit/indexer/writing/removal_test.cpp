// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/removal.hpp"

#include <doctest/doctest.h>

#include <string_view>

namespace byline {
namespace {

TEST_CASE("an article comes from the path that its source is or lies below") {
  struct Row {
    std::string_view source;
    std::string_view path;
    bool expected;
  };
  const Row rows[] = {
      {"a/b.html", "a", true},           {"a/b.html", "a/", true},
      {"a/b.html", "./a", true},         {"./a//b.html", "a", true},
      {"a/b.html", "a/b.html", true},    {"a.jsonl:12", "a.jsonl", true},
      {"a.zip#b/c.txt", "a.zip", true},  {"a.tar#b.jsonl:7", "a.tar", true},
      {"/x/a/b.html", "/x/a", true},     {"/x/a/b.html", "/", true},
      {"a/b.html", ".", true},           {"../a/b.html", "../a", true},
      {"ab/c.html", "a", false},         {"a.jsonl.gz", "a.jsonl", false},
      {"a.jsonl:old", "a.jsonl", false}, {"a.jsonl:12x", "a.jsonl", false},
      {"/x/a/b.html", "a", false},       {"/x/a/b.html", "x/a", false},
      {"a/b.html", "/a", false},         {"a/b.html", "/", false},
      {"/a/b.html", ".", false},         {"-", ".", false},
      {"a", "a/b.html", false},          {"-:1", ".", false},
      {"-#a.jsonl:1", "./", false},      {"../a/b.html", ".", false},
      {"../a.jsonl:3", "./", false},     {"./../a.jsonl:3", ".", false},
      {"..a/b.html", ".", true},         {"-a.jsonl:1", ".", true},
      {"../a.jsonl:3", "..", true},      {"-/a.jsonl:1", ".", true},
  };
  for (const Row& row : rows) {
    CAPTURE(row.source);
    CAPTURE(row.path);
    CHECK(comes_from(row.source, row.path) == row.expected);
  }
}

}  // namespace
}  // namespace byline
