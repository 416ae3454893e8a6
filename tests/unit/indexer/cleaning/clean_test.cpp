// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/clean.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <set>

using namespace byline;

namespace {

RawArticle raw_article() {
  RawArticle raw;
  raw.article.title = "Sea wall fails";
  raw.article.outlet = "The Herald";
  raw.article.source = "news/a.jsonl:12";
  raw.article.paragraphs = {"The wall fell at noon.", "Nobody was hurt."};
  return raw;
}

Cleaned cleaned(RawArticle raw, CleaningOptions options = {}) {
  options.this_year = 2024;
  return clean(std::move(raw), options);
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : "|") + item;
  return text;
}

}  // namespace

TEST_CASE("authors, agency and the original byline come from the author texts") {
  RawArticle raw = raw_article();
  raw.author_texts = {"By ANN LEE, Staff Writer", "Jo Reed", "AP", "The Herald"};
  const Article article = cleaned(std::move(raw)).article;
  CHECK(joined(article.authors) == "Ann Lee|Jo Reed");
  CHECK(article.agency == "AP");
  CHECK(article.byline == "By ANN LEE, Staff Writer, Jo Reed, AP, The Herald");
  CHECK(article.outlet == "The Herald");
}

TEST_CASE("a byline that is the outlet names nobody") {
  RawArticle raw;
  raw.article.title = "A wall";
  raw.article.outlet = "Wall Team, Inc.";
  raw.author_texts = {"Wall Team, Inc.", "By Ada Marsh"};
  const Article article = clean(std::move(raw), {}).article;
  CHECK(article.authors == std::vector<std::string>{"Ada Marsh"});
}

TEST_CASE("a byline that cleaning leaves as it is needs no original") {
  RawArticle raw = raw_article();
  raw.author_texts = {"Ann Lee", "Jo Reed"};
  CHECK(cleaned(std::move(raw)).article.byline.empty());
}

TEST_CASE("the outlet of the byline counts where no other is known") {
  RawArticle raw = raw_article();
  raw.article.outlet.clear();
  raw.author_texts = {"Ann Lee, The Post"};
  CHECK(cleaned(std::move(raw)).article.outlet == "The Post");
}

TEST_CASE("an outlet behind the headline goes, other endings stay") {
  struct Row {
    const char* title;
    const char* outlet;
    const char* expected;
  };
  const Row rows[] = {
      {"Sea wall fails - The Herald", "The Herald", "Sea wall fails"},
      {"Sea wall fails | HERALD.com", "The Herald", "Sea wall fails"},
      {"Sea wall fails - Herald", "Herald (UK)", "Sea wall fails"},
      {"Sea wall fails - Daily Post", "dailypost.co.uk", "Sea wall fails"},
      {"Sea wall fails - The Guardian", "Theguardian.com", "Sea wall fails"},
      {"Sea wall fails - Mirror Online", "Mirror.co.uk", "Sea wall fails"},
      {"Sea wall fails - Sky News", "Sky.com", "Sea wall fails"},
      {"Sea wall fails - 𝐓𝐡𝐞 𝐒𝐮𝐧 𝐎𝐧𝐥𝐢𝐧𝐞", "Sun", "Sea wall fails"},
      {"Sea wall fails - T h e S u n O n l i n e", "Sun", "Sea wall fails"},
      {"Sea wall fails - News", "The Post", "Sea wall fails - News"},
      {"Sea wall - what now - The Herald", "The Herald", "Sea wall - what now"},
      {"Sea wall fails - again", "The Herald", "Sea wall fails - again"},
      {"The Herald", "The Herald", "The Herald"},
      {"Sea wall fails - ", "The Herald", "Sea wall fails - "},
      {"Sea wall fails - Herald", "", "Sea wall fails - Herald"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.title);
    RawArticle raw = raw_article();
    raw.article.title = row.title;
    raw.article.outlet = row.outlet;
    CHECK(cleaned(std::move(raw)).article.title == row.expected);
  }
}

TEST_CASE("lines on top that repeat what the fields say are no text") {
  RawArticle raw = raw_article();
  raw.article.title = "Sea wall fails - The Herald";
  raw.author_texts = {"Ann Lee"};
  raw.article.paragraphs = {"Sea Wall Fails",         "By Ann Lee",     "The Herald",
                            "The wall fell at noon.", "Sea wall fails", "By Ann Lee"};
  const Article article = cleaned(std::move(raw)).article;
  CHECK(joined(article.paragraphs) == "The wall fell at noon.|By Ann Lee");
}

TEST_CASE("what only looks like a byline stays in the text") {
  for (const char* line : {"By Tuesday the wall had gone", "By the sea", "By Jo Reed",
                           "By Ann Lee's count, it was noon.", "Ann Lee"}) {
    CAPTURE(line);
    RawArticle raw = raw_article();
    raw.author_texts = {"Kim Poe"};
    raw.article.paragraphs = {line, "The wall fell at noon."};
    CHECK(cleaned(std::move(raw)).article.paragraphs.size() == 2);
  }
}

TEST_CASE("authors come from a byline on top of the text where no key names them") {
  const std::pair<std::vector<std::string>, const char*> rows[] = {
      {{"By Ann Lee and Jo Reed, AP", "The wall fell."}, "Ann Lee|Jo Reed"},
      {{"Ann Lee and Jo Reed", "The Herald", "The wall fell."}, "Ann Lee|Jo Reed"},
      {{"Ann Lee", "Albany Bureau", "The wall fell."}, "Ann Lee"},
      {{"Ann Lee", "The wall fell at noon and nobody was hurt."}, ""},
      {{"Storm Hits Coast", "The wall fell."}, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first[0]);
    RawArticle raw = raw_article();
    raw.article.paragraphs = row.first;
    const Article article = cleaned(std::move(raw)).article;
    CHECK(joined(article.authors) == row.second);
    const bool found = *row.second != '\0';
    CHECK(article.paragraphs.size() == (found ? 1 : row.first.size()));
    CHECK(article.byline.empty() != found);
  }
}

TEST_CASE("an article is never left without its text") {
  RawArticle raw = raw_article();
  raw.article.paragraphs = {"Sea wall fails"};
  CHECK(cleaned(std::move(raw)).article.paragraphs.size() == 1);
}

TEST_CASE("the agency is the stated one, else the byline's, else the text's") {
  RawArticle stated = raw_article();
  stated.article.agency = "The Associated Press";
  stated.author_texts = {"Ann Lee, AFP"};
  CHECK(cleaned(std::move(stated)).article.agency == "AP");
  RawArticle unknown = raw_article();
  unknown.article.agency = "Harbour Wire";
  CHECK(cleaned(std::move(unknown)).article.agency == "Harbour Wire");
  RawArticle dateline = raw_article();
  dateline.article.paragraphs = {"OSLO (Reuters) - The wall fell."};
  CHECK(cleaned(std::move(dateline)).article.agency == "Reuters");
}

TEST_CASE("a stated agency is known between its slashes") {
  const std::pair<const char*, const char*> rows[] = {
      {"/ritzau/", "Ritzau"},
      {"/ritzau/AFP", "Ritzau"},
      {"(dpa)", "dpa"},
      {"Acme/Herald", "Acme/Herald"},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    RawArticle raw;
    raw.article.title = "T";
    raw.article.agency = row.first;
    CHECK(clean(std::move(raw), {}).article.agency == row.second);
  }
}

TEST_CASE("a year that cannot be is left out and kept as it was stated") {
  for (const int year : {1599, 2026, 9999}) {
    RawArticle raw = raw_article();
    raw.article.date = Date{static_cast<std::int16_t>(year), 5, 6};
    raw.article.date_source = "date";
    raw.date_text = "that day";
    const Cleaned result = cleaned(std::move(raw));
    CHECK(!result.article.date.is_known());
    CHECK(result.article.date_source.empty());
    CHECK(result.article.extra[0] == std::pair<std::string, std::string>("date", "that day"));
    CHECK(joined(result.repairs) == "date left out, its year cannot be: that day");
  }
  for (const int year : {1600, 2025}) {
    RawArticle raw = raw_article();
    raw.article.date = Date{static_cast<std::int16_t>(year), 0, 0};
    CHECK(cleaned(std::move(raw)).article.date.year == year);
  }
}

TEST_CASE("the language is the stated one, else the detected one") {
  RawArticle stated = raw_article();
  stated.article.language = "French";
  CHECK(cleaned(std::move(stated)).article.language == "fr");
  RawArticle silly = raw_article();
  silly.article.language = "klingonese";
  const Cleaned result = cleaned(std::move(silly));
  CHECK(result.article.language == "en");
  CHECK(joined(result.repairs) == "language not understood: klingonese");
  CleaningOptions skip;
  skip.language = false;
  CHECK(cleaned(raw_article(), skip).article.language.empty());
}

TEST_CASE("a given id counts within the collection, else the outlet, else the source file") {
  RawArticle raw = raw_article();
  raw.article.id = "1";
  const Cleaned outlet = cleaned(raw);
  CHECK(outlet.given_id);
  CHECK(outlet.article.id == "1");
  CHECK(outlet.article.collection == "The Herald");
  CHECK(outlet.key.size() == kShortTextSize);
  CleaningOptions options;
  options.collection = "wall";
  CHECK(cleaned(raw, options).article.collection == "wall");
  RawArticle other = raw;
  other.article.outlet = "THE HERALD";
  CHECK(cleaned(other).key == outlet.key);
  other.article.outlet = "The Post";
  CHECK(cleaned(other).key != outlet.key);
  other.article.outlet.clear();
  CHECK(cleaned(other).article.collection == "news/a.jsonl");
}

TEST_CASE("a long id is replaced by its hash") {
  RawArticle raw = raw_article();
  raw.article.id = std::string(201, 'x');
  const Cleaned result = cleaned(std::move(raw));
  CHECK(result.article.id.size() == 32);
  CHECK(result.repairs.size() == 1);
}

TEST_CASE("without an id the page's URL tells an article, else its content") {
  RawArticle raw = raw_article();
  raw.article.url = "https://www.herald.example/a?utm_source=x";
  const Cleaned by_url = cleaned(raw);
  CHECK(!by_url.given_id);
  CHECK(by_url.article.id == fmt::format("{:016x}", high_of_short_text(by_url.key)));
  CHECK(by_url.article.collection.empty());
  RawArticle updated = raw;
  updated.article.url = "http://herald.example/a/";
  updated.article.title = "Sea wall fails again";
  CHECK(cleaned(updated).key == by_url.key);

  // The address of a whole site tells no article.
  std::set<std::string> keys;
  for (const char* url : {"", "https://herald.example/"}) {
    for (const char* title : {"Sea wall fails", "Sea wall fails again"}) {
      RawArticle article = raw_article();
      article.article.url = url;
      article.article.title = title;
      keys.insert(cleaned(article).key);
    }
  }
  CHECK(keys.size() == 2);
}

TEST_CASE("an article that lost its id gets one of its own, always the same") {
  const auto lost = [](const char* url, const char* title) {
    Article article = cleaned([&] {
                        RawArticle raw = raw_article();
                        raw.article.id = "1";
                        raw.article.url = url;
                        raw.article.title = title;
                        return raw;
                      }())
                          .article;
    std::string key;
    derive_conflict_id(article, key);
    CHECK(article.id == fmt::format("{:016x}", high_of_short_text(key)));
    CHECK(article.collection.empty());
    return key;
  };
  CHECK(lost("https://a.example/1", "T") == lost("https://a.example/1", "U"));
  CHECK(lost("https://a.example/1", "T") != lost("https://a.example/2", "T"));
  CHECK(lost("", "T") != lost("", "U"));
  CHECK(lost("", "T") == lost("", "T"));
}
