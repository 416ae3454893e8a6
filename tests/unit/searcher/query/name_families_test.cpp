// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/name_families.hpp"

#include <doctest/doctest.h>

#include <array>
#include <string>
#include <utility>
#include <vector>

#include "common/text/fold.hpp"
#include "tests/unit/searcher/search/sample_archive.hpp"

namespace byline {

namespace {

struct Printed {
  std::string name;
  std::string site;  // "" for an article without a URL
};

Archive archive_with(Field field, const std::vector<Printed>& printed, std::size_t parts = 1) {
  std::vector<Article> articles;
  for (const Printed& one : printed) {
    Article made = test::article(std::to_string(articles.size()), "A title", "Some words.");
    (field == Field::Outlet ? made.outlet : made.authors.emplace_back()) = one.name;
    if (!one.site.empty()) made.url = "https://" + one.site + "/" + made.id;
    articles.push_back(std::move(made));
  }
  return test::archive_of(articles, parts);
}

bool are_one(const NameFamilies& families, const std::string& a, const std::string& b) {
  const NameFamily* family = families.find(fold_value(a));
  return family != nullptr && family == families.find(fold_value(b));
}

struct Pair {
  Printed a;
  Printed b;
};

TEST_CASE("spellings of one outlet count as one") {
  const std::vector<Pair> rows{
      {{"Theguardian.com", "theguardian.com"}, {"The Guardian", "theguardian.com"}},
      {{"Theguardian.com", ""}, {"The Guardian", "theguardian.com"}},
      {{"USATODAY", "usatoday.com"}, {"USA Today", "eu.usatoday.com"}},
      {{"USATODAY", ""}, {"USA Today", "usatoday.com"}},
      {{"USATODAY", ""}, {"USA Today", ""}},
      {{"Guardian", ""}, {"The Guardian", ""}},
      {{"Tom's Guide", "tomsguide.com"}, {"Tomsguide.com", "tomsguide.com"}},
      {{"Dailymail.co.uk", "dailymail.co.uk"}, {"Daily Mail", "dailymail.co.uk"}},
      {{"St. Louis Post-Dispatch", ""}, {"St Louis Post Dispatch", ""}},
      {{"News & Star", ""}, {"News and Star", ""}},
      {{"www.lemonde.fr", ""}, {"Le Monde", "lemonde.fr"}},
  };
  for (const Pair& row : rows) {
    CAPTURE(row.a.name);
    CAPTURE(row.b.name);
    const Archive archive = archive_with(Field::Outlet, {row.a, row.b}, 2);
    CHECK(are_one(NameFamilies(archive.parts, archive.lists, Field::Outlet, {}), row.a.name,
                  row.b.name));
  }
}

TEST_CASE("an outlet that is but the host of a site is the one that the site abbreviates") {
  const std::vector<Pair> rows{
      {{"Nypost.com", "nypost.com"}, {"New York Post", "nypost.com"}},
      {{"Nytimes.com", "nytimes.com"}, {"The New York Times", "nytimes.com"}},
      {{"Smh.com.au", "smh.com.au"}, {"The Sydney Morning Herald", "smh.com.au"}},
      {{"Latimes.com", "latimes.com"}, {"Los Angeles Times", "latimes.com"}},
      {{"Si.com", "si.com"}, {"Sports Illustrated", "si.com"}},
      {{"Freep.com", "freep.com"}, {"Detroit Free Press", "eu.freep.com"}},
      {{"Bbc.com", "bbc.com"}, {"BBC News", "bbc.com"}},
      {{"Sky.com", "news.sky.com"}, {"Sky News", "news.sky.com"}},
      {{"Mirror.co.uk", "mirror.co.uk"}, {"Mirror Online", "mirror.co.uk"}},
      {{"Standard.co.uk", "standard.co.uk"}, {"Evening Standard", "standard.co.uk"}},
      {{"Kotaku.com.au", "kotaku.com.au"}, {"Kotaku Australia", "kotaku.com.au"}},
      {{"Espn.in", "espn.in"}, {"ESPN India", "espn.in"}},
  };
  for (const Pair& row : rows) {
    CAPTURE(row.a.name);
    CAPTURE(row.b.name);
    const Archive archive = archive_with(Field::Outlet, {row.a, row.b}, 2);
    CHECK(are_one(NameFamilies(archive.parts, archive.lists, Field::Outlet, {}), row.a.name,
                  row.b.name));
  }
}

TEST_CASE("a host joins none of several outlets of its site, and no other through them") {
  const Archive archive = archive_with(Field::Outlet, {{"Sh.com", "sh.com"},
                                                       {"Sydney Herald", "sh.com"},
                                                       {"Sunday Herald", "sh.com"},
                                                       {"Wd.com", "wd.com"},
                                                       {"Western Daily", "wd.com"},
                                                       {"The Western Daily", "wd.com"}});
  const NameFamilies families(archive.parts, archive.lists, Field::Outlet, {});
  CHECK_FALSE(are_one(families, "Sh.com", "Sydney Herald"));
  CHECK_FALSE(are_one(families, "Sydney Herald", "Sunday Herald"));
  CHECK(are_one(families, "Wd.com", "Western Daily"));
  CHECK(are_one(families, "The Western Daily", "Western Daily"));
}

TEST_CASE("two outlets stay two, whatever they share") {
  const std::vector<Pair> rows{
      {{"Fox News", "foxnews.com"}, {"Fox Online News", "foxnews.com"}},
      {{"The Times", "thetimes.co.uk"}, {"Times", "times.example"}},
      {{"The Times", "thetimes.co.uk"}, {"Times of India", "timesofindia.example"}},
      {{"The Times", ""}, {"Irish Times", ""}},
      {{"The Times", ""}, {"The Sunday Times", ""}},
      {{"The Times", ""}, {"New York Times", ""}},
      {{"The Times", ""}, {"Financial Times", ""}},
      {{"The Sun", "thesun.co.uk"}, {"Sun", "sun.example"}},
      {{"The Sun", ""}, {"Toronto Sun", ""}},
      {{"The Independent", "independent.co.uk"}, {"Independent", "independent.ie"}},
      {{"Daily Mail", "dailymail.co.uk"}, {"The Daily Mail", "dailymail.example"}},
      {{"Metro", "metro.co.uk"}, {"Metro.se", "metro.se"}},
      {{"Metro.se", ""}, {"Metro.co.uk", ""}},
      {{"Yahoo.fr", ""}, {"Yahoo.com", ""}},
      {{"Canal", ""}, {"Canal+", ""}},
      {{"9News", "9news.com.au"}, {"9news.com", "9news.com"}},
      {{"Wired", "wired.com"}, {"Wired.co.uk", "wired.co.uk"}},
      {{"Star", "star.example.com"}, {"The Star", "star.example.org"}},
      {{"CNN", "cnn.com"}, {"CNN (Web News)", "cnn.com"}},
      {{"Harbour Herald", ""}, {"Harbor Herald", ""}},
      {{"Theatre News", ""}, {"Atre News", ""}},
      {{"BBC News", "bbc.co.uk"}, {"BBC Sport", "bbc.co.uk"}},
      {{"Nypost.com", "nypost.com"}, {"New York Post", ""}},
      {{"Nypost.com", ""}, {"New York Post", "newyorkpost.example"}},
      {{"Nypost.com", "nypost.com"}, {"North York Post", "nyp.example"}},
      {{"Yahoo.com", "yahoo.com"}, {"Yahoo Entertainment", "yahoo.com"}},
      {{"Theconversation.com", "theconversation.com"},
       {"The Conversation Africa", "theconversation.com"}},
      {{"Timesnownews.com", "timesnownews.com"}, {"Zoom", "timesnownews.com"}},
      {{"Kotaku.com", "kotaku.com"}, {"Kotaku Australia", "kotaku.com"}},
      {{"P.com", "p.com"}, {"New York Post", "p.com"}},
      {{"...", ""}, {"!!!", ""}},
      {{"None.com", ""}, {"", ""}},
  };
  for (const Pair& row : rows) {
    CAPTURE(row.a.name);
    CAPTURE(row.b.name);
    const Archive archive = archive_with(Field::Outlet, {row.a, row.b});
    CHECK_FALSE(are_one(NameFamilies(archive.parts, archive.lists, Field::Outlet, {}), row.a.name,
                        row.b.name));
  }
}

TEST_CASE("a spelling without a site joins one family, never one of several") {
  const Archive two =
      archive_with(Field::Outlet,
                   {{"The Star", "star.ie"}, {"Star", "star.my"}, {"STAR.", ""}, {"S.T.A.R.", ""}});
  const NameFamilies families(two.parts, two.lists, Field::Outlet, {});
  CHECK_FALSE(are_one(families, "The Star", "Star"));
  CHECK_FALSE(are_one(families, "STAR.", "The Star"));
  CHECK_FALSE(are_one(families, "STAR.", "Star"));
  CHECK(are_one(families, "STAR.", "S.T.A.R."));
}

TEST_CASE("authors are one over dots and spaces, on sites that do not differ") {
  const Archive archive = archive_with(
      Field::Author,
      {{"J.K. Trunsky", "a.example"}, {"J K Trunsky", "a.example"}, {"JK Trunsky", "b.example"}});
  const NameFamilies families(archive.parts, archive.lists, Field::Author, {});
  CHECK(are_one(families, "J.K. Trunsky", "J K Trunsky"));
  CHECK_FALSE(are_one(families, "J.K. Trunsky", "JK Trunsky"));
}

TEST_CASE("the user's list has the last word") {
  const Archive archive = archive_with(Field::Outlet, {{"The Guardian", "theguardian.com"},
                                                       {"Theguardian.com", "theguardian.com"},
                                                       {"Fox News", "foxnews.com"},
                                                       {"Fox Online News", "foxnews.com"},
                                                       {"USATODAY", ""},
                                                       {"USA Today", ""}});
  const NameList list{{Field::Outlet, {"Fox", "Fox News", "fox online news"}},
                      {Field::Outlet, {"USATODAY"}},
                      {Field::Author, {"USA Today", "USATODAY"}}};
  const NameFamilies families(archive.parts, archive.lists, Field::Outlet, list);
  CHECK(are_one(families, "The Guardian", "Theguardian.com"));
  REQUIRE(are_one(families, "Fox News", "Fox Online News"));
  CHECK(families.find("fox")->title == "Fox");
  CHECK_FALSE(are_one(families, "USATODAY", "USA Today"));
}

}  // namespace

}  // namespace byline
