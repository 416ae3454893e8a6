// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/parser.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "tests/unit/searcher/query/tree_text.hpp"

namespace {

using byline::MatchMode;
using byline::ParsedQuery;
using byline::ParseOutcome;
using byline::QueryProblem;
using byline::test::tree_text;

const byline::Day kToday = byline::day_of(2026, 11, 24);

std::string read(const std::string& query, MatchMode match) {
  const ParseOutcome outcome = byline::parse_query(query, match, kToday);
  if (const auto* problem = std::get_if<QueryProblem>(&outcome)) return "? " + problem->message;
  return tree_text(*std::get<ParsedQuery>(outcome).root);
}

struct Row {
  std::string query;
  std::string tree;
};

void check(const std::vector<Row>& rows, MatchMode match = MatchMode::All) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(read(row.query, match) == row.tree);
  }
}

}  // namespace

TEST_CASE("words are joined by AND and kept as typed") {
  check({
      {"flood", "flood"},
      {"flood defence", "(and flood defence)"},
      {"  flood \t defence\n", "(and flood defence)"},
      {"flood\u00a0defence", "(and flood defence)"},
      {"flood\u3000defence", "(and flood defence)"},
      {"Flood DEFENCE", "(and Flood DEFENCE)"},
      {"the old man", "(and the old man)"},
      {"COVID-19", "COVID-19"},
      {"O'Brien", "O'Brien"},
      {"O\u2019Brien", "O\u2019Brien"},
      {"AT&T", "AT&T"},
      {"9/11", "9/11"},
      {"U.S. senate", "(and U.S. senate)"},
      {"3.5", "3.5"},
      {"user@example.org", "user@example.org"},
      {"10:30", "10:30"},
      {"18:00-20:00", "18:00-20:00"},
      {"state-of-the-art", "state-of-the-art"},
      {"rock'n'roll", "rock'n'roll"},
      {"café", "café"},
      {"北京", "北京"},
      {"北京 洪水", "(and 北京 洪水)"},
      {"наводнение", "наводнение"},
      {"C++", "C++"},
      {"#metoo", "#metoo"},
      {"@reuters", "@reuters"},
      {"$5m", "$5m"},
      {"flood,", "flood,"},
      {"well...", "well..."},
      {"'flood'", "'flood'"},
      {"And", "And"},
      {"ANDY", "ANDY"},
      {"NORTH", "NORTH"},
      {"nearly", "nearly"},
      {"and", "and"},
      {"sea and wall", "(and sea and wall)"},
  });
}

TEST_CASE("quotes hold the exact words in a row") {
  check({
      {"\"sea wall\"", "[sea wall]"},
      {"\"floods\"", "[floods]"},
      {"\u201csea wall\u201d", "[sea wall]"},
      {"\u201esea wall\u201c", "[sea wall]"},
      {"\u00absea wall\u00bb", "[sea wall]"},
      {"\u201csea wall\"", "[sea wall]"},
      {"\"  sea   wall \"", "[sea wall]"},
      {"\"sea & wall\"", "[sea wall]"},
      {"\"What next?\"", "[What next?]"},
      {"\"AND\"", "[AND]"},
      {"\"NEAR/5\"", "[NEAR/5]"},
      {"\"a AND b\"", "[a AND b]"},
      {"\"outlet:times x\"", "[outlet:times x]"},
      {"\"(a b)\"", "[(a b)]"},
      {"\"say \\\"no\\\" now\"", "[say \"no\" now]"},
      {"\"C:\\dir x\"", "[C:\\dir x]"},
      {"\"-flood\"", "[-flood]"},
      {"storm \"sea wall\" dam", "(and storm [sea wall] dam)"},
      {"storm\"sea wall\"dam", "(and storm [sea wall] dam)"},
      {"\"a b\"\"c d\"", "(and [a b] [c d])"},
      {"\"O'Brien said\"", "[O'Brien said]"},
  });
}

TEST_CASE("words stand near each other, in order, in one paragraph, and so many times") {
  check({
      {"a NEAR/5 b", "(near 5 a b)"},
      {"a ADJ/1 b", "(adj 1 a b)"},
      {"a SAME b", "(same a b)"},
      {"ATLEAST/3 a", "(atleast 3 a)"},
      {"ATLEAST/3 (a OR b*)", "(atleast 3 (or a b*))"},
      {"a NEAR/5 \"b c\"", "(near 5 a [b c])"},
      {"(\"a b\" OR c) ADJ/2 d", "(adj 2 (or [a b] c) d)"},
      {"title:(\"a b\" SAME c)", "(same title:[a b] title:c)"},
      {"ATLEAST/2 \"a b\"", "(atleast 2 [a b])"},
      {"(a OR b) NEAR/499 (c* OR \"d\")", "(near 499 (or a b) (or c* [d]))"},
      {"title:(a NEAR/5 b)", "(near 5 title:a title:b)"},
      {"title:a NEAR/5 title:b", "(near 5 title:a title:b)"},
      {"caps:A NEAR/5 b", "(near 5 caps:[A] b)"},
      {"title:a ADJ/5 (lead:b OR \"c d\")", "(adj 5 title:a (or lead:b [c d]))"},
      {"ATLEAST/2 (caps:A OR b*)", "(atleast 2 (or caps:[A] b*))"},
      {"x a NEAR/5 b y", "(and x (near 5 a b) y)"},
      {"a NEAR/5 b AND c", "(AND (near 5 a b) c)"},
      {"a OR b NEAR/5 c", "(or a (near 5 b c))"},
      {"NOT a NEAR/5 b", "(not (near 5 a b))"},
      {"-a NEAR/5 b", "(not (near 5 a b))"},
      {"near/5", "near/5"},
      {"NEARLY", "NEARLY"},
      {"SAMEDAY", "SAMEDAY"},
  });
}

TEST_CASE("capitals join and AND binds tighter") {
  check({
      {"a AND b", "(AND a b)"},
      {"a AND b AND c", "(AND a b c)"},
      {"a AND b c", "(AND a b c)"},
      {"a b AND c", "(AND a b c)"},
      {"a OR b", "(or a b)"},
      {"a OR b OR c", "(or a b c)"},
      {"a AND b OR c", "(or (AND a b) c)"},
      {"a OR b AND c", "(or a (AND b c))"},
      {"a b OR c", "(or (and a b) c)"},
      {"a OR b c", "(or a (and b c))"},
      {"a b OR c d", "(or (and a b) (and c d))"},
      {"(a OR b) c", "(and (or a b) c)"},
      {"a (b OR c)", "(and a (or b c))"},
      {"a AND (b OR c)", "(AND a (or b c))"},
      {"(a)", "a"},
      {"((a))", "a"},
      {"(a b) c", "(and (and a b) c)"},
      {"(a AND b) c", "(and (AND a b) c)"},
      {"(a OR b) OR c", "(or (or a b) c)"},
      {"a(b)c", "(and a b c)"},
      {"(a)(b)", "(and a b)"},
      {"a OR (b c)", "(or a (and b c))"},
  });
}

TEST_CASE("NOT and a hyphen at a word's start exclude") {
  check({
      {"NOT a", "(not a)"},
      {"-a", "(not a)"},
      {"a NOT b", "(and a (not b))"},
      {"a -b", "(and a (not b))"},
      {"-b a", "(and (not b) a)"},
      {"a AND NOT b", "(AND a (not b))"},
      {"a AND -b", "(AND a (not b))"},
      {"a OR NOT b", "(or a (not b))"},
      {"NOT NOT a", "(not (not a))"},
      {"NOT -a", "(not (not a))"},
      {"-\"sea wall\"", "(not [sea wall])"},
      {"-(a OR b)", "(not (or a b))"},
      {"NOT (a b)", "(not (and a b))"},
      {"-outlet:times", "(not outlet:times)"},
      {"-outlet:=\"The Times\"", "(not outlet=[The Times])"},
      {"-flood*", "(not flood*)"},
      {"-5", "(not 5)"},
      {"(-a)", "(not a)"},
      {"NOT a b", "(and (not a) b)"},
      {"NOT a AND b", "(AND (not a) b)"},
      {"a-b", "a-b"},
      {"sea - wall", "(and sea wall)"},
      {"sea -- wall", "(and sea wall)"},
      {"sea \u2013 wall", "(and sea wall)"},
      {"-https://a.example/x", "(not url=[https://a.example/x])"},
  });
}

TEST_CASE("a field takes a word, a phrase or a bracket") {
  check({
      {"title:flood", "title:flood"},
      {"headline:flood", "title:flood"},
      {"TITLE:flood", "title:flood"},
      {"title:\"sea wall\"", "title:[sea wall]"},
      {"title:\u201csea wall\u201d", "title:[sea wall]"},
      {"title:\"floods\"", "title:[floods]"},
      {"title:flood*", "title:flood*"},
      {"title:(flood OR storm)", "(or title:flood title:storm)"},
      {"title:(sea wall)", "(and title:sea title:wall)"},
      {"title:(a -b)", "(and title:a (not title:b))"},
      {"title:(\"sea wall\" OR dam*)", "(or title:[sea wall] title:dam*)"},
      {"title:flood storm", "(and title:flood storm)"},
      {"lead:flood", "lead:flood"},
      {"author:O'Brien", "author:O'Brien"},
      {"by:trunsky", "author:trunsky"},
      {"author:\"andrew trunsky\"", "author:[andrew trunsky]"},
      {"wire:ap", "agency:ap"},
      {"section:politics", "section:politics"},
      {"tag:election", "tag:election"},
      {"title:AND", "title:AND"},
      {"title:10:30", "title:10:30"},
      {"title:re:invent", "title:re:invent"},
      {"title:none", "title:none"},
      {"title:(a =b)", "(and title:a title:b)"},
      {"outlet:(a OR =none)", "(or outlet:a outlet=[none])"},
      {"outlet:none?", "outlet=[none]"},
      {"a OR title:b", "(or a title:b)"},
      {"(title:a OR outlet:b) c", "(and (or title:a outlet:b) c)"},
  });
}

TEST_CASE("whole values, missing values and any value") {
  check({
      {"outlet:=\"The Times\"", "outlet=[The Times]"},
      {"outlet:=Times", "outlet=[Times]"},
      {"outlet:=(Times OR \"The Post\")", "(or outlet=[Times] outlet=[The Post])"},
      {"outlet:=\"a*b\"", "outlet=[a*b]"},
      {"outlet:=\"say \\\"no\\\"\"", "outlet=[say \"no\"]"},
      {"outlet:=\"???\"", "outlet=[???]"},
      {"outlet:none", "outlet=[none]"},
      {"outlet:None", "outlet=[none]"},
      {"outlet:=none", "outlet=[none]"},
      {"outlet:\"none\"", "outlet:[none]"},
      {"-outlet:none", "(not outlet=[none])"},
      {"outlet:*", "(not outlet=[none])"},
      {"-agency:*", "(not (not agency=[none]))"},
      {"outlet:(none OR times)", "(or outlet=[none] outlet:times)"},
      {"lang:fr", "lang=[fr]"},
      {"language:fr", "lang=[fr]"},
      {"lang:\"fr\"", "lang=[fr]"},
      {"lang:=fr", "lang=[fr]"},
      {"lang:(fr OR de)", "(or lang=[fr] lang=[de])"},
      {"lang:none", "lang=[none]"},
      {"lang:*", "(not lang=[none])"},
      {"site:bbc.co.uk", "site=[bbc.co.uk]"},
      {"url:https://example.org/a?b=c", "url=[https://example.org/a?b=c]"},
      {"url:https://example.org/a_(b) flood", "(and url=[https://example.org/a_(b)] flood)"},
      {"(url:https://example.org/a)", "url=[https://example.org/a]"},
      {"https://example.org/a", "url=[https://example.org/a]"},
      {"http://example.org/a flood", "(and url=[http://example.org/a] flood)"},
      {"id:4f2a9c1", "id=[4f2a9c1]"},
      {"story:4f2a9c1", "story=[4f2a9c1]"},
      {"id:Herald:17", "id=[Herald:17]"},
  });
}

TEST_CASE("dates and lengths") {
  check({
      {"date:2021", "date[2021]"},
      {"date:2021-06-14", "date[2021-06-14]"},
      {"date:2020-05..2021", "date[2020-05..2021]"},
      {"date:..2019", "date[..2019]"},
      {"date:2w..", "date[2w..]"},
      {"date:last-week", "date[last-week]"},
      {"date:2024-Q3", "date[2024-Q3]"},
      {"date:none", "date[none]"},
      {"date:~2014-06", "date[~2014-06]"},
      {"date:\"2014\"", "date[2014]"},
      {"date:(2014 OR 2016)", "(or date[2014] date[2016])"},
      {"(date:2014)", "date[2014]"},
      {"date:*", "(not date[none])"},
      {"-date:2014", "(not date[2014])"},
      {"flood date:2014", "(and flood date[2014])"},
      {"added:2w", "added[2w]"},
      {"added:2024-05..yesterday", "added[2024-05..yesterday]"},
      {"-added:..2023", "(not added[..2023])"},
      {"flood AND (added:2024 OR added:2025-01)", "(AND flood (or added[2024] added[2025-01]))"},
      {"words:1000..", "words[1000..]"},
      {"words:..200", "words[..200]"},
      {"words:500", "words[500..500]"},
      {"words:100..500", "words[100..500]"},
      {"words:0", "words[0..0]"},
      {"words:4294967295", "words[4294967295..4294967295]"},
      {"words:\"1000..\"", "words[1000..]"},
  });
}

TEST_CASE("a star ends a word") {
  check({
      {"flood*", "flood*"},
      {"f*", "f*"},
      {"covid-1*", "covid-1*"},
      {"étud*", "étud*"},
      {"flood* defen*", "(and flood* defen*)"},
      {"(flood* OR storm)", "(or flood* storm)"},
      {"flood**", "flood*"},
      {"*gate", "{*gate}"},
      {"*wat*", "{*wat*}"},
      {"fl*d", "{fl*d}"},
      {"wom?n", "{wom?n}"},
      {"wom?n?", "{wom?n}"},
      {"?lood,", "{?lood}"},
      {"flood*?", "flood*"},
      {"flood?", "flood"},
      {"OR?", "or"},
      {"flood*.?", "flood*"},
      {"a NEAR/5?", "(and a near/5)"},
      {"flood?!", "flood"},
      {"'who?'", "'who"},
      {"-*gate", "(not {*gate})"},
      {"title:wom?n", "title:{wom?n}"},
      {"\"wom?n\"", "[wom?n]"},
      {"*gate NEAR/5 colour~", "(near 5 {*gate} colour~1)"},
      {"colour~", "colour~1"},
      {"colour~1", "colour~1"},
      {"colour~2", "colour~2"},
      {"title:(colour~ OR x)", "(or title:colour~1 title:x)"},
      {"-colour~2", "(not colour~2)"},
  });
}

TEST_CASE(
    "any joins by OR what no operator joins, and keeps fields, dates and exclusions required") {
  check(
      {
          {"a", "a"},
          {"a b", "(or a b)"},
          {"a b c", "(or a b c)"},
          {"a AND b", "(AND a b)"},
          {"a AND b c", "(or (AND a b) c)"},
          {"a b OR c", "(or (or a b) c)"},
          {"\"sea wall\" dam", "(or [sea wall] dam)"},
          {"(a OR b) c", "(or (or a b) c)"},
          {"(a b) c", "(or (or a b) c)"},
          {"a b -c", "(and (or a b) (not c))"},
          {"-c a b", "(and (or a b) (not c))"},
          {"a b outlet:times", "(and (or a b) outlet:times)"},
          {"outlet:times a b", "(and (or a b) outlet:times)"},
          {"outlet:times a", "(and outlet:times a)"},
          {"a b date:2014 lang:fr", "(and (or a b) date[2014] lang=[fr])"},
          {"title:(a b)", "(or title:a title:b)"},
          {"title:a title:b", "(and title:a title:b)"},
          {"(a -b) c", "(and (and a (not b)) c)"},
      },
      MatchMode::Any);
}

TEST_CASE("auto reads as all") {
  check({{"a b", "(and a b)"}}, MatchMode::Auto);
}
