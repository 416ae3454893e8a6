// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/vocabulary.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "tests/unit/searcher/query/small_archive.hpp"

namespace {

using byline::Field;
using byline::Vocabulary;
using byline::test::SmallArchive;
using byline::test::TestArticle;
using Words = std::vector<std::string>;

const std::vector<TestArticle> kArticles{
    {"Flood", "floods flooding flooded flood", "The Times"},
    {"", "flood flooding floor flour", "The Post"},
    {"", "flood die dying dies died dice", "The Posts"},
    {"", "sky skies skis", "Herald"},
    {"", "études étudiées etude", "", "fr"},
    {"", "covid-19 covid-20 9/11 9", "", "fr"},
    {"", "北京洪水", "", "zh"},
};

Words sorted(Words words) {
  std::sort(words.begin(), words.end());
  return words;
}

}  // namespace

TEST_CASE("the forms of a word share its stem, most frequent first, over any number of indexes") {
  for (const std::size_t parts : {1U, 2U, 5U}) {
    CAPTURE(parts);
    const SmallArchive archive(kArticles, parts);
    Vocabulary vocabulary(archive.parts());
    const byline::Forms forms = vocabulary.same_stem("", "flood", "flood");
    CHECK(forms.forms == Words{"flood", "flooding", "flooded", "floods"});
    CHECK(forms.found == 4);
    CHECK(vocabulary.same_stem("", "flooded", "flooded").forms == forms.forms);
    CHECK(vocabulary.same_stem("S", "floods", "floods").forms == Words{"flood"});
    CHECK(sorted(vocabulary.same_stem("", "die", "die").forms) ==
          Words{"die", "died", "dies", "dying"});
    CHECK(sorted(vocabulary.same_stem("", "dying", "dying").forms) ==
          Words{"die", "died", "dies", "dying"});
    CHECK(sorted(vocabulary.same_stem("", "sky", "sky").forms) == Words{"skies", "sky"});
  }
}

TEST_CASE("a suffix may change the end of an English word") {
  const std::vector<Words> families{{"applied", "applies", "apply", "applying"},
                                    {"die", "died", "dies", "dying"},
                                    {"happiness", "happy"},
                                    {"hope", "hoped", "hopes", "hoping"},
                                    {"hop", "hopped", "hopping", "hops"},
                                    {"lie", "lies", "lying"},
                                    {"agree", "agreed", "agreeing"},
                                    {"flies", "fly", "flying"},
                                    {"sky", "skies"},
                                    {"sociable", "sociability", "sociably"},
                                    {"art", "arts"},
                                    {"valency", "valence"},
                                    {"tie", "tied", "ties", "tying"},
                                    {"studied", "studies", "study", "studying"},
                                    {"tries", "try", "trying"},
                                    {"city", "cities"},
                                    {"use", "used", "using"},
                                    {"ice", "iced", "icing"}};
  std::string text;
  for (const Words& family : families)
    for (const std::string& form : family) text += form + " ";
  const SmallArchive archive({{"", text, ""}}, 1);
  Vocabulary vocabulary(archive.parts());
  for (const Words& family : families) {
    for (const std::string& form : family) {
      CAPTURE(form);
      CHECK(sorted(vocabulary.same_stem("", form, form).forms) == sorted(family));
    }
  }
}

TEST_CASE("stemmers see the accents that a folded form has lost") {
  const SmallArchive archive(kArticles, 2);
  Vocabulary vocabulary(archive.parts());
  CHECK(vocabulary.languages() == Words{"en", "fr"});
  CHECK(sorted(vocabulary.same_stem("", "etudiees", "étudiées").forms) ==
        sorted(vocabulary.same_stem("", "etudier", "étudier").forms));
  const Words forms = vocabulary.same_stem("", "etudier", "étudier").forms;
  CHECK(std::count(forms.begin(), forms.end(), "etudiees") == 1);
}

TEST_CASE("a language's stemmer is used from one article in a hundred on") {
  std::vector<TestArticle> articles(101, {"", "maisons", "", "fr"});
  articles.push_back({"", "häuser", "", "de"});
  const SmallArchive two(articles, 1);
  Vocabulary few(two.parts());
  CHECK(few.languages() == Words{"fr"});
  few.add_language("de");
  few.add_language("de");
  few.add_language("xx");
  CHECK(few.languages() == Words{"fr", "de"});
  const SmallArchive unknown({{"", "a", "", ""}}, 1);
  Vocabulary none(unknown.parts());
  CHECK(none.languages() == Words{"en"});
}

TEST_CASE("digits and Chinese have only themselves") {
  const SmallArchive archive(kArticles, 1);
  Vocabulary vocabulary(archive.parts());
  CHECK(vocabulary.same_stem("", "9/11", "9/11").forms == Words{"9/11"});
  CHECK(vocabulary.same_stem("", "9", "9").forms == Words{"9"});
  CHECK(vocabulary.same_stem("", "京", "京").forms == Words{"京"});
  CHECK(vocabulary.exact("", "floods").forms == Words{"floods"});
  CHECK(vocabulary.exact("", "nothing").forms.empty());
}

TEST_CASE("a beginning gives the most frequent words first, and says how many there were") {
  const SmallArchive archive(kArticles, 3);
  Vocabulary vocabulary(archive.parts());
  CHECK(vocabulary.starting_with("", "floo").forms ==
        Words{"flood", "flooding", "flooded", "floods", "floor"});
  CHECK(vocabulary.starting_with("", "covid-").forms == Words{"covid-19", "covid-20"});
  std::string text;
  for (int i = 0; i < 700; ++i) text += "w" + std::to_string(i) + "x ";
  const SmallArchive wide({{"", text, ""}, {"", "w699x", ""}}, 2);
  Vocabulary many(wide.parts());
  const byline::Forms forms = many.starting_with("", "w");
  CHECK(forms.found == 700);
  CHECK(forms.forms.size() == byline::kMaxForms);
  CHECK(forms.forms.front() == "w699x");
}

TEST_CASE("patterns and slips find their words in one field, over any number of indexes") {
  const auto no_look = [] {};
  for (const std::size_t parts : {1U, 3U}) {
    CAPTURE(parts);
    const SmallArchive archive(kArticles, parts);
    const Vocabulary vocabulary(archive.parts());
    const auto matching = [&](const std::string& prefix, const std::string& pattern) {
      return vocabulary.matching(prefix, byline::WordPattern(pattern), no_look).forms;
    };
    CHECK(matching("", "*ing") == Words{"flooding", "dying"});
    CHECK(matching("", "?l*?r") == Words{"floor", "flour"});
    CHECK(matching("", "d?e") == Words{"die"});
    CHECK(matching("S", "*o*") == Words{"flood"});
    CHECK(matching("", "*times*").empty());
    CHECK(vocabulary.alike("", "flod", 1, no_look).forms == Words{"flood"});
    CHECK(vocabulary.alike("", "floor", 1, no_look).forms == Words{"flood", "floor", "flour"});
    CHECK(vocabulary.alike("", "dei", 1, no_look).forms == Words{"die"});
    CHECK(sorted(vocabulary.alike("", "dei", 2, no_look).forms) == Words{"die", "died", "dies"});
    CHECK(vocabulary.alike("", "times", 1, no_look).forms.empty());
  }
  const SmallArchive archive(std::vector<TestArticle>(1, {"",
                                                          [] {
                                                            std::string text;
                                                            for (int i = 0; i < 700; ++i)
                                                              text +=
                                                                  "w" + std::to_string(i) + "x ";
                                                            return text;
                                                          }(),
                                                          ""}),
                             1);
  const Vocabulary many(archive.parts());
  const byline::Forms forms = many.matching("", byline::WordPattern("*x"), no_look);
  CHECK(forms.found == 700);
  CHECK(forms.forms.size() == byline::kMaxForms);
  int looks = 0;
  static_cast<void>(many.alike("", "w1x", 1, [&] { ++looks; }));
  CHECK(looks > 0);
}

TEST_CASE(
    "a rare word beside a frequent neighbour is taken for a slip, over any number of indexes") {
  std::vector<TestArticle> articles(300, {"", "the government", ""});
  articles.push_back({"", "a goverment of goverments", ""});
  articles.push_back({"", "the governor", ""});
  for (const std::size_t parts : {1U, 3U}) {
    const SmallArchive archive(articles, parts);
    const Vocabulary vocabulary(archive.parts());
    CHECK(vocabulary.suggestion("", "goverment", {"goverment", "goverments"}) == "government");
    CHECK(vocabulary.suggestion("", "governor", {"governor"}).empty());
    CHECK(vocabulary.suggestion("", "government", {"government"}).empty());
  }
}

TEST_CASE("near words and near values are suggested") {
  const SmallArchive archive(kArticles, 2);
  Vocabulary vocabulary(archive.parts());
  CHECK(vocabulary.suggestion("", "floood") == "flood");
  CHECK(vocabulary.suggestion("", "lfood") == "flood");
  CHECK(vocabulary.suggestion("", "zzzzzz").empty());
  CHECK(vocabulary.suggestion("", "").empty());
  CHECK(vocabulary.nearest_values(Field::Outlet, "Times", 5) == Words{"the times"});
  CHECK(vocabulary.nearest_values(Field::Outlet, "The Pots", 5) == Words{"the post", "the posts"});
  CHECK(vocabulary.nearest_values(Field::Outlet, "nowhere at all", 5).empty());
}
