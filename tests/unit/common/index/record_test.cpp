// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/record.hpp"

#include <doctest/doctest.h>

#include <random>
#include <string>

#include "common/base/error.hpp"

using namespace byline;

namespace {

Article full_article() {
  Article article;
  article.id = "17";
  article.collection = "The Herald";
  article.url = "https://herald.example/17";
  article.title = "Sea wall “too low”";
  article.authors = {"Ann O'Brien", "Łukasz Żak"};
  article.byline = "By ANN O'BRIEN and Łukasz Żak";
  article.agency = "AP";
  article.outlet = "The Herald";
  article.date = *make_date(2014, 5);
  article.date_source = "published";
  article.section = "Local";
  article.tags = {"flood", "council"};
  article.page = "A1";
  article.edition = "late";
  article.language = "en";
  article.paragraphs = {"First paragraph.", "", "Third."};
  article.furniture = {0, 2};
  article.words = 3;
  article.source = "a.jsonl:12";
  article.extra = {{"desk", "metro"}, {"empty", ""}};
  return article;
}

}  // namespace

TEST_CASE("a record comes back as it was written, but for when it was added") {
  const Record record{full_article(), {1, 2}};
  const Record back = decode_record(encode_record(record));
  CHECK(back.article == record.article);
  CHECK(back.raw == record.raw);
  CHECK(decode_record(encode_record({})).article == Article());
}

TEST_CASE("marks of paragraphs that are not there, or not in order, are damage") {
  for (const std::vector<std::uint32_t>& marks :
       std::vector<std::vector<std::uint32_t>>{{3}, {1, 1}, {2, 1}, {0xffffffff}}) {
    Article article = full_article();
    article.furniture = marks;
    CHECK_THROWS_AS(static_cast<void>(decode_record(encode_record({article, {}}))), Error);
  }
}

TEST_CASE("a text that deflate cannot end comes back from our own framing") {
  Article article;
  article.paragraphs = {std::string(8193, 'a')};
  CHECK(decode_record(encode_record({article, {}})).article == article);
}

TEST_CASE("a damaged record is an error, never a crash") {
  const std::string good = encode_record({full_article(), {3, 4}});
  std::mt19937 random(7);
  for (int i = 0; i < 2000; ++i) {
    std::string bad = good;
    if (i % 3 == 0) bad.resize(random() % bad.size());
    if (!bad.empty()) bad[random() % bad.size()] ^= static_cast<char>(1 << (random() % 8));
    try {
      static_cast<void>(decode_record(bad));
    } catch (const Error& error) {
      CHECK(error.code() == ExitCode::Index);
    }
  }
}
