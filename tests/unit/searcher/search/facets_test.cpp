// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/facets.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <random>
#include <set>

#include "common/text/fold.hpp"
#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

namespace {

const std::vector<std::string> kOutlets{"The Times", "the times", "Herald",
                                        "Café Post", "CAFE POST", ""};
const std::vector<std::string> kAuthors{"Ann Lee", "ANN LEE", "Bo Ek", "José Gil", "Jose Gil"};

std::vector<Article> random_articles(unsigned seed) {
  std::mt19937 random(seed);
  std::vector<Article> articles;
  for (unsigned i = 0; i < 200; ++i) {
    Article made = test::article(fmt::format("a{}", i), "", random() % 3 == 0 ? "dam" : "flood");
    made.outlet = kOutlets[random() % kOutlets.size()];
    for (unsigned n = random() % 4; n > 0; --n) {
      made.authors.push_back(kAuthors[random() % kAuthors.size()]);
    }
    switch (random() % 5) {
      case 0:
        break;
      case 1:
        made.date = *make_date(2014);
        break;
      case 2:
        made.date = *make_date(2013, 12);
        break;
      default:
        made.date = *make_date(2013 + static_cast<int>(random() % 2), 12, 29);
    }
    articles.push_back(std::move(made));
  }
  return articles;
}

bool is_flood(const Article& article) {
  return article.paragraphs.front() == "flood";
}

using Counts = std::map<std::vector<std::string>, std::uint64_t>;

// Distinct folded values, "none" for no value.
std::set<std::string> folded_values(const Article& article, Field field) {
  std::set<std::string> folded;
  for (const std::string& value : values_of(article, field)) folded.insert(fold_value(value));
  if (folded.empty()) folded.insert("none");
  return folded;
}

Counts counts_of(const FacetCounts& facets) {
  Counts counts;
  for (const ValueRow& row : facets.rows) {
    std::vector<std::string> key;
    for (const std::string& value : row.values) key.push_back(fold_value(value));
    CHECK_MESSAGE(!counts.contains(key), "a row twice");
    counts[key] = row.articles;
    CHECK(row.stories == row.articles);
  }
  return counts;
}

FacetCounts facets(const Archive& archive, const std::vector<std::string>& names) {
  std::vector<BrowseKey> keys;
  for (const std::string& name : names) keys.push_back(*find_browse_key(name));
  const Matches matches = match_articles(archive, Xapian::Query("flood"), test::kNoDeadline);
  return count_facets(archive, matches, keys, ValueOrder::ByCount);
}

}  // namespace

TEST_CASE("browsing by one field counts what a scan counts, none included") {
  const std::vector<Article> articles = random_articles(5);
  for (const auto& [name, field] : std::vector<std::pair<std::string, Field>>{
           {"outlet", Field::Outlet}, {"author", Field::Author}, {"agency", Field::Agency}}) {
    Counts expected;
    for (const Article& article : articles) {
      if (!is_flood(article)) continue;
      for (const std::string& value : folded_values(article, field)) ++expected[{value}];
    }
    for (const std::size_t parts : {1U, 2U, 5U}) {
      CHECK(counts_of(facets(test::archive_of(articles, parts), {name})) == expected);
    }
  }
}

TEST_CASE("browsing by two fields counts every pair of distinct values once an article") {
  const std::vector<Article> articles = random_articles(6);
  Counts expected;
  for (const Article& article : articles) {
    if (!is_flood(article)) continue;
    for (const std::string& outlet : folded_values(article, Field::Outlet)) {
      for (const std::string& author : folded_values(article, Field::Author)) {
        ++expected[{outlet, author}];
      }
    }
  }
  for (const std::size_t parts : {1U, 5U}) {
    CHECK(counts_of(facets(test::archive_of(articles, parts), {"outlet", "author"})) == expected);
  }
}

TEST_CASE("a date too wide for the unit counts as imprecise, a missing one as none") {
  const std::vector<Article> articles = random_articles(8);
  const std::map<std::string, Precision> least{
      {"year", Precision::Year}, {"month", Precision::Month}, {"day", Precision::Day}};
  for (const auto& [name, precision] : least) {
    Counts expected;
    std::uint64_t imprecise = 0;
    for (const Article& article : articles) {
      if (!is_flood(article)) continue;
      const std::string date = article.date.to_string();
      if (date.empty()) {
        ++expected[{"none"}];
      } else if (article.date.precision() < precision) {
        ++imprecise;
      } else {
        ++expected[{date.substr(0, name == "year" ? 4 : name == "month" ? 7 : 10)}];
      }
    }
    const FacetCounts counted = facets(test::archive_of(articles, 2), {name});
    CHECK(counts_of(counted) == expected);
    CHECK(counted.imprecise == imprecise);
  }
}

TEST_CASE("a row is shown in the spelling that most matched articles use, ties by bytes") {
  std::vector<Article> articles;
  for (const char* outlet : {"THE TIMES", "The Times", "The Times", "bee", "Bee", "Zed"}) {
    Article made = test::article(fmt::format("a{}", articles.size()), "", "flood");
    made.outlet = outlet;
    articles.push_back(std::move(made));
  }
  Article unmatched = test::article("x", "", "dam");
  unmatched.outlet = "ZED";
  articles.insert(articles.end(), 1, unmatched);
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const FacetCounts counted = facets(test::archive_of(articles, parts), {"outlet"});
    REQUIRE(counted.rows.size() == 3);
    CHECK(counted.rows[0].values == std::vector<std::string>{"The Times"});
    CHECK(counted.rows[1].values == std::vector<std::string>{"Bee"});
    CHECK(counted.rows[2].values == std::vector<std::string>{"Zed"});
  }
}

TEST_CASE("rows stand by count, then name, or by name alone") {
  std::vector<Article> articles;
  for (const char* section : {"world", "Arts", "world", "sport", "sport", "world"}) {
    Article made = test::article(fmt::format("a{}", articles.size()), "", "flood");
    made.section = section;
    articles.push_back(std::move(made));
  }
  const Archive archive = test::archive_of(articles);
  const Matches matches = match_articles(archive, Xapian::Query::MatchAll, test::kNoDeadline);
  const auto names = [&](ValueOrder order) {
    std::vector<std::string> found;
    for (const ValueRow& row :
         count_facets(archive, matches, {*find_browse_key("section")}, order).rows) {
      found.push_back(row.values.front());
    }
    return found;
  };
  CHECK(names(ValueOrder::ByCount) == std::vector<std::string>{"world", "sport", "Arts"});
  CHECK(names(ValueOrder::ByName) == std::vector<std::string>{"Arts", "sport", "world"});
}

TEST_CASE("browse keys are the browsable fields, their other names and the pieces of a date") {
  CHECK(find_browse_key("outlet")->field == Field::Outlet);
  CHECK(find_browse_key("by")->name == "author");
  CHECK_FALSE(find_browse_key("month")->field.has_value());
  CHECK(find_browse_key("week")->unit == DateUnit::Week);
  CHECK_FALSE(find_browse_key("title"));
  CHECK_FALSE(find_browse_key(""));
}
