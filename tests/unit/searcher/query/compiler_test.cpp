// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/compiler.hpp"

#include <doctest/doctest.h>

#include <chrono>
#include <set>
#include <string>
#include <vector>

#include "common/base/error.hpp"
#include "searcher/query/parser.hpp"
#include "tests/unit/searcher/query/small_archive.hpp"

namespace {

using namespace byline;
using test::SmallArchive;
using test::TestArticle;
using Numbers = std::set<std::size_t>;

const std::vector<TestArticle> kArticles{
    // 0
    {"Sea wall holds", "The floods came and the sea wall held.", "The Times", "en", "aaaaaaa1",
     *make_date(2014, 6, 14)},
    // 1
    {"Wall of sea", "A flood of COVID-19 cases. O'Brien said so.", "The Post", "en", "aaaaaaa2",
     *make_date(2014, 6)},
    // 2
    {"Storm", "Flooding at AT&T, says the wall by the sea", "Times", "en", "bbbbbbb1",
     *make_date(2015)},
    // 3
    {"北京洪水", "北京 的 洪水", "", "zh", "ccccccc1", {}},
    // 4
    {"Covid 19 in the U.S.", "obrien wall", "The Times", "", "ddddddd1", *make_date(2016, 1, 1)},
};

NodePtr parse(const std::string& query, MatchMode match = MatchMode::All) {
  ParseOutcome outcome = parse_query(query, match, day_of(2026, 11, 24));
  REQUIRE(std::holds_alternative<ParsedQuery>(outcome));
  return std::move(std::get<ParsedQuery>(outcome).root);
}

Deadline later() {
  return std::chrono::steady_clock::now() + std::chrono::seconds(60);
}

CompiledQuery compile(const SmallArchive& archive, const std::string& query,
                      MatchMode match = MatchMode::All) {
  Vocabulary vocabulary(archive.parts());
  return compile_query(*parse(query, match), vocabulary, later());
}

struct Row {
  std::string query;
  Numbers articles;
};

void check(const std::vector<Row>& rows, MatchMode match = MatchMode::All) {
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const SmallArchive archive(kArticles, parts);
    for (const Row& row : rows) {
      CAPTURE(row.query);
      CAPTURE(parts);
      const CompiledQuery compiled = compile(archive, row.query, match);
      CHECK(archive.matches(compiled.filter) == row.articles);
      CHECK(archive.counted(compiled.filter) == row.articles);
    }
  }
}

std::vector<std::string> notes_of(const std::string& query) {
  const SmallArchive archive(kArticles, 2);
  std::vector<std::string> texts;
  for (const Note& note : compile(archive, query).notes)
    texts.push_back(note.code + "|" + note.message);
  return texts;
}

using Texts = std::vector<std::string>;

Texts pairs_of(const CompiledQuery& query) {
  Texts pairs;
  for (const WordPair& pair : query.pairs) pairs.push_back(pair.first + " " + pair.second);
  return pairs;
}
}  // namespace

TEST_CASE("words match in any form, phrases exactly, over any number of indexes") {
  check({
      {"flood", {0, 1, 2}},
      {"\"flood\"", {1}},
      {"\"floods\"", {0}},
      {"flood sea", {0, 1, 2}},
      {"sea wall", {0, 1, 2}},
      {"\"sea wall\"", {0}},
      {"\"wall of sea\"", {1}},
      {"\"holds the floods\"", {}},
      {"flo*", {0, 1, 2}},
      {"*lood", {1}},
      {"*loo*", {0, 1, 2}},
      {"?lood", {1}},
      {"h?ld", {0}},
      {"h*s", {0}},
      {"*-19", {1}},
      {"O'B*N", {1}},
      {"title:*all", {0, 1}},
      {"title:*oo*", {}},
      {"lead:*oo*", {0, 1, 2}},
      {"*洪*", {3}},
      {"*zz*", {}},
      {"held~", {0}},
      {"haeld~", {0}},
      {"hlds~", {0}},
      {"hhelld~", {}},
      {"hhelld~2", {0}},
      {"stomr~", {2}},
      {"title:wal~", {0, 1}},
      {"s?a NEAR/1 wal~", {0}},
      // a unit takes a position for each of its parts
      {"O'Brien ADJ/1 said", {1}},
      {"covid-19 NEAR/1 cases", {1}},
      {"covid-19 NEAR/1 19", {}},
      {"ATLEAST/2 (covid-19 OR 19)", {}},
      {"of/covid-1*", {1}},
      {"of/covid-*", {1}},
      {"of/covi-*", {}},
      {"covid-19", {1}},
      {"\"covid 19\"", {1, 4}},
      {"\"covid-19 cases\"", {1}},
      {"\"obrien wall\"", {4}},
      {"O'Brien", {1}},
      {"\"O'Brien said\"", {1}},
      {"AT&T", {2}},
      {"US", {4}},
      {"U.S.", {4}},
      {"北京", {3}},
      {"京北", {}},
      {"北京*", {3}},
      {"nothing", {}},
      {"the", {0, 2, 4}},
  });
}

TEST_CASE("operators combine, and negation alone means everything else") {
  check({
      {"flood storm", {2}},
      {"storm OR covid", {1, 2, 4}},
      {"wall NOT flood", {4}},
      {"wall -flood", {4}},
      {"-flood", {3, 4}},
      {"NOT NOT flood", {0, 1, 2}},
      {"-flood -covid", {3}},
      {"storm OR -wall", {2, 3}},
      {"-(storm OR covid)", {0, 3}},
      {"(storm OR holds) wall", {0, 2}},
      {"flood nothing", {}},
      {"flood OR nothing", {0, 1, 2}},
      {"flood -nothing", {0, 1, 2}},
      {"wall -(flood -storm)", {2, 4}},
  });
  check({{"storm covid", {1, 2, 4}}, {"storm covid -cases", {2, 4}}}, MatchMode::Any);
}

TEST_CASE("fields, whole values and missing ones") {
  check({
      {"title:wall", {0, 1}},
      {"title:flood", {}},
      {"title:\"sea wall\"", {0}},
      {"lead:flood", {0, 1, 2}},
      {"outlet:times", {0, 2, 4}},
      {"outlet:=\"The Times\"", {0, 4}},
      {"outlet:=times", {2}},
      {"outlet:=\"THE  TIMES\"", {0, 4}},
      {"outlet:none", {3}},
      {"outlet:*", {0, 1, 2, 4}},
      {"-outlet:*", {3}},
      {"lang:en", {0, 1, 2}},
      {"lang:(en OR zh)", {0, 1, 2, 3}},
      {"lang:none", {4}},
      {"id:aaaaaaa1", {0}},
      {"id:aaaaaaa", {0, 1}},
      {"id:aaaa", {}},
  });
}

TEST_CASE("a date matches when all of it lies in the range, and with ~ when it may") {
  check({
      {"date:2014", {0, 1}},
      {"date:2014-06", {0, 1}},
      {"date:2014-06-14", {0}},
      {"date:~2014-06-14", {0, 1}},
      {"date:~2015-03", {2}},
      {"date:2015-03", {}},
      {"date:2015..", {2, 4}},
      {"date:..2014", {0, 1}},
      {"date:2014..2015", {0, 1, 2}},
      {"date:none", {3}},
      {"date:*", {0, 1, 2, 4}},
      {"-date:2014", {2, 3, 4}},
  });
  const SmallArchive archive(kArticles, 2);
  CHECK(archive.matches(compile(archive, "date:2014-06-14").only_wide) == Numbers{1});
  CHECK(archive.matches(compile(archive, "sea date:2015-03").only_wide) == Numbers{2});
  CHECK(compile(archive, "sea").only_wide.empty());
}

TEST_CASE("the days on which articles were added are asked like dates") {
  check({
      {"added:2020-09-13", {0}},
      {"added:2020-09-14..2020-09-15", {1, 2}},
      {"added:2020-09-15..", {2, 3, 4}},
      {"added:..2020-09-13", {0}},
      {"added:2020-09", {0, 1, 2, 3, 4}},
      {"added:2021", {}},
      {"added:1950", {}},
      {"added:2200..", {}},
      {"-added:2020-09-13", {1, 2, 3, 4}},
  });
}

TEST_CASE("lengths count words") {
  check({
      {"words:..2", {4}},
      {"words:8..", {0, 1, 2}},
      {"words:8", {0}},
  });
}

TEST_CASE("only words of title and text score") {
  const SmallArchive archive(kArticles, 1);
  CHECK(compile(archive, "flood").scoring.size() == 2);  // text, title
  CHECK(compile(archive, "the").scoring.size() == 2);
  CHECK(compile(archive, "title:wall").scoring.size() == 1);
  CHECK(compile(archive, "outlet:times").scoring.empty());
  CHECK(compile(archive, "date:2014 -flood").scoring.empty());
  CHECK(compile(archive, "flood").pairs.empty());
  CHECK(pairs_of(compile(archive, "sea the wall")) == Texts{"sea wall"});
  CHECK(pairs_of(compile(archive, "sea wall sea wall")) == Texts{"sea wall", "wall sea"});
}

TEST_CASE("what no article holds is noted with what is near") {
  CHECK(notes_of("floood") ==
        Texts{"unknown-word|no article holds 'floood'; did you mean 'flood'"});
  CHECK(notes_of("title:storn") ==
        Texts{"unknown-word|no article holds 'storn' in the title; did you mean 'storm'"});
  CHECK(notes_of("-zzzzzz").empty());
  CHECK(notes_of("outlet:=Tmes") ==
        Texts{"unknown-value|no article has the outlet 'Tmes'; nearest: times"});
  CHECK(notes_of("sea|wall") ==
        Texts{"word-split|'sea|wall' is read as the words \"sea wall\" in a row"});
  CHECK(notes_of("北京").empty());
  CHECK(notes_of("flood").empty());
}

TEST_CASE("the clauses say how the query was read, in its order") {
  const SmallArchive archive(kArticles, 1);
  const CompiledQuery compiled = compile(archive, "sea -(\"sea wall\" OR outlet:none) date:2014");
  Texts texts;
  for (const CompiledClause& clause : compiled.clauses) {
    texts.push_back(std::to_string(clause.depth) + " " + clause.text + ": " + clause.meaning);
    CHECK_FALSE(clause.query.empty());
  }
  CHECK(texts ==
        Texts{"0 sea NOT (\"sea wall\" OR outlet:none) date:2014: all of these",
              "1 sea: any form of it: sea", "1 NOT (\"sea wall\" OR outlet:none): none of this",
              "2 \"sea wall\" OR outlet:none: any of these",
              "3 \"sea wall\": these 2 words in a row", "3 outlet:none: articles without outlet",
              "1 date:2014: published " +
                  to_string(std::get<DateNode>(parse("date:2014")->value).range)});
}

TEST_CASE("highlights name every form of what was asked for, and nothing excluded") {
  const SmallArchive archive(kArticles, 1);
  const CompiledQuery compiled = compile(archive, "flood \"sea wall\" -storm title:wall");
  REQUIRE(compiled.highlights.size() == 3);
  CHECK(compiled.highlights[0].text == "flood");
  CHECK(compiled.highlights[0].words == std::vector<Texts>{{"flood", "flooding", "floods"}});
  CHECK(compiled.highlights[1].words == std::vector<Texts>{{"sea"}, {"wall"}});
  CHECK(compiled.highlights[2].field == Field::Title);
}

TEST_CASE("caps: finds words that stand in capitals") {
  const std::vector<TestArticle> articles{
      {"ICE arrests", "Agents of ICE and the DHS.", "ICE News", "en"},
      {"Ice melts", "The ice, AT&T said, is thin in the U.S. today", "Post", "en"},
      {"Nice", "COVID-19 on ICE's doorstep; Covid-19 elsewhere", "Post", "en"},
      {"DHS", "ice ICE", "Post", "en"}};
  const std::vector<Row> rows{
      {"caps:ICE", {0, 2, 3}},
      {"caps:ice", {0, 2, 3}},
      {"ice", {0, 1, 2, 3}},
      {"ice -caps:ICE", {1}},
      {"caps:I*", {0, 2, 3}},
      {"caps:(ICE DHS)", {0, 3}},
      {"caps:(ICE NEAR/4 DHS)", {0}},
      {"caps:(ICE OR US)", {0, 1, 2, 3}},
      {"caps:U.S.", {1}},
      {"caps:AT&T", {1}},
      {"caps:COVID-19", {2}},
      {"caps:\"ICE's\"", {}},
      {"ATLEAST/2 caps:ICE", {0}},
      {"caps:MELTS", {}},
  };
  for (const std::size_t parts : {1U, 3U}) {
    const SmallArchive archive(articles, parts);
    for (const Row& row : rows) {
      CAPTURE(row.query);
      CHECK(archive.matches(compile(archive, row.query).filter) == row.articles);
    }
    CHECK(compile(archive, "caps:MELTS").notes.front().message ==
          "no article holds 'MELTS' in capitals");
  }
}

TEST_CASE("a passed deadline ends the compilation") {
  const SmallArchive archive(kArticles, 1);
  Vocabulary vocabulary(archive.parts());
  const Deadline passed = std::chrono::steady_clock::now() - std::chrono::seconds(1);
  CHECK_THROWS_AS(static_cast<void>(compile_query(*parse("a b"), vocabulary, passed)), Error);
}

TEST_CASE("a run of Chinese longer than any phrase is refused") {
  const SmallArchive archive(kArticles, 1);
  std::string text;
  for (int i = 0; i < 2000; ++i) text += "京";
  CHECK_THROWS_AS(static_cast<void>(compile(archive, text)), Error);
}
