// SPDX-License-Identifier: GPL-3.0-or-later
// Queries that other systems publish as examples, typed here as they stand there.
//
// Written by hand from docs/query.md: the tree, or "? " and why the query is refused, and the code
// of the note that says when we read it otherwise than its authors do. Sources, read in November
// 2026: each case names its own.
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "searcher/query/parser.hpp"
#include "tests/unit/searcher/query/tree_text.hpp"

namespace {

using namespace byline;

struct Row {
  std::string query;
  std::string tree;
  std::string note = {};
};

std::string read(const ParseOutcome& outcome) {
  if (const auto* problem = std::get_if<QueryProblem>(&outcome)) return "? " + problem->message;
  return test::tree_text(*std::get<ParsedQuery>(outcome).root);
}

bool has_note(const ParseOutcome& outcome, const std::string& code) {
  const auto* parsed = std::get_if<ParsedQuery>(&outcome);
  if (parsed == nullptr) return false;
  return code.empty() ? parsed->notes.empty()
                      : std::any_of(parsed->notes.begin(), parsed->notes.end(),
                                    [&](const Note& note) { return note.code == code; });
}

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const ParseOutcome outcome = parse_query(row.query, MatchMode::All, day_of(2026, 11, 24));
    CHECK(read(outcome) == row.tree);
    if (!row.tree.starts_with("? ")) {
      CAPTURE(row.note);
      CHECK(has_note(outcome, row.note));
    }
  }
}

const std::string kWord = "lower-case-operator";
const std::string kOther = "other-syntax";
const std::string kMixed = "mixed-operators";
const std::string kNoField = "? no field is called ";

}  // namespace

// notmuch-search-terms(7), notmuchmail.org
TEST_CASE("notmuch: its manual's examples") {
  check({
      {"*", "? a wildcard needs at least one letter"},
      {"from:\"/bob@.*[.]example[.]com/\"", kNoField + "'from'"},
      {"to:bob", kNoField + "'to'"},
      {"subject:\"pizza free\"", kNoField + "'subject'"},
      {"subject:(pizza free)", kNoField + "'subject'"},
      {"subject:pizza and subject:free", kNoField + "'subject'"},
      {"attachment:pdf", kNoField + "'attachment'"},
      {"mimetype:pdf", kNoField + "'mimetype'"},
      {"tag:inbox", "tag:inbox"},
      {"is:unread", kNoField + "'is'"},
      {"thread:0000000000000001", kNoField + "'thread'"},
      {"folder:INBOX", kNoField + "'folder'"},
      {"folder:classes/topology", kNoField + "'folder'"},
      {"path:\"\"", kNoField + "'path'"},
      {"query:my_special_query", kNoField + "'query'"},
      {"term1 NEAR term2", "? the operator NEAR needs a number behind a slash"},
      {"term1 NEAR/2 term2", "(near 2 term1 term2)"},
      {"term1 ADJ term2", "? the operator ADJ needs a number behind a slash"},
      {"term1 ADJ/7 term2", "(adj 7 term1 term2)"},
      {"detailed", "detailed"},
      {"details", "details"},
      {"detail", "detail"},
      {"John", "John"},
      {"wildc*", "wildc*"},
      {"\"a list of words\"", "[a list of words]"},
      {"a-list-of-words", "a-list-of-words"},
      {"a/list/of/words", "a/list/of/words"},
      {"a.list.of.words", "a.list.of.words"},
      {"(pizza free)", "(and pizza free)"},
      {"\"pizza free\"", "[pizza free]"},
      {"date:yesterday", "date[yesterday]", "date-resolved"},
      {"date:today", "date[today]", "date-resolved"},
      {"date:2012-07-31", "date[2012-07-31]"},
      {"date:2012-10-24", "date[2012-10-24]"},
      {"date:\"last week\"", "? this is no date: 'last week'"},
      {"pizza xor pasta", "(and pizza xor pasta)", kOther},
      {"pizza not free", "(and pizza not free)", kWord},
      {"-pizza", "(not pizza)"},
  });
}

// mu-query(7), github.com/djcb/mu
TEST_CASE("mu: its manual's examples") {
  check({
      {"vacation", "vacation"},
      {"subject:capybara", kNoField + "'subject'"},
      {"maildir:/inbox", kNoField + "'maildir'"},
      {"angtrom", "angtrom"},
      {"Ångström", "Ångström"},
      {"(subject:beethoven or subject:bach) and not body:elvis", kNoField + "'subject'"},
      {"subject:chip AND subject:dale", kNoField + "'subject'"},
      {"not apples", "(and not apples)", kWord},
      {"foo*", "foo*"},
      {"bcc:foo@example.com", kNoField + "'bcc'"},
      {"changed:30M..", kNoField + "'changed'"},
      {"date:20220101..20220505", "? this is no date: '20220101'"},
      {"embed:war OR embed:peace", kNoField + "'embed'"},
      {"lang:nl", "lang=[nl]"},
      {"list:mu-discuss.example.com", kNoField + "'list'"},
      {"msgid:abc@123", kNoField + "'msgid'"},
      {"prio:high", kNoField + "'prio'"},
      {"tag:projectx", "tag:projectx"},
      {"date:20170505..20170602", "? this is no date: '20170505'"},
      {"date:2017-05-05..2017-06-02", "date[2017-05-05..2017-06-02]"},
      {"date:2015-06-01..", "date[2015-06-01..]"},
      {"date:2016..2016", "date[2016..2016]"},
      {"date:today..", "date[today..]", "date-resolved"},
      {"size:10k..2m", kNoField + "'size'"},
      {"flag:attach", kNoField + "'flag'"},
      {"g:x", kNoField + "'g'"},
      {"bee AND bird", "(AND bee bird)"},
      {"Frodo OR Sam", "(or Frodo Sam)"},
      {"wombat and capybara", "(and wombat and capybara)", kWord},
      {"mime:application/pdf", kNoField + "'mime'"},
      {"hallo and (lang:nl or lang:de)", "(and hallo and (and lang=[nl] or lang=[de]))", kWord},
      {"hallo AND (lang:nl OR lang:de)", "(AND hallo (or lang=[nl] lang=[de]))"},
      {"title:\"hi there\"", "title:[hi there]"},
  });
}

// Recoll user manual, recoll.org: RCL.SEARCH.LANG.SYNTAX and RCL.SEARCH.LANG.SPECIALFIELDS
TEST_CASE("recoll: its manual's examples, where OR binds tighter than here") {
  check({
      {"author:\"john doe\" Beatles OR Lennon Live OR Unplugged -potatoes",
       "(or (and author:[john doe] Beatles) (and Lennon Live) (and Unplugged (not potatoes)))",
       kMixed},
      {"Eugenie", "Eugenie"},
      {"author:balzac", "author:balzac"},
      {"dc:title:grandet", kNoField + "'dc'"},
      {"dc:title:\"eugenie grandet\"", kNoField + "'dc'"},
      {"Beatles OR Lennon", "(or Beatles Lennon)"},
      {"word1 word2 OR word3", "(or (and word1 word2) word3)", kMixed},
      {"word1 AND (word2 OR word3)", "(AND word1 (or word2 word3))"},
      {"(word1 AND word2) OR word3", "(or (AND word1 word2) word3)"},
      {"title:\"prejudice pride\"", "title:[prejudice pride]"},
      {"title:prejudice title:pride", "(and title:prejudice title:pride)"},
      {"dir:/home/me/somedir", kNoField + "'dir'"},
      {"dir:recoll dir:src -dir:utils -dir:common", kNoField + "'dir'"},
      {"ext:html", kNoField + "'ext'"},
  });
}

// ProQuest platform tips, proquest.libguides.com/proquestplatform/tips; Trends and Policy and
// Indian Claims help, same site; training.proquest.com/trc/training/boolean.htm
TEST_CASE("ProQuest: its guides' examples") {
  check({
      {"adolescents AND children", "(AND adolescents children)"},
      {"adolescents OR children", "(or adolescents children)"},
      {"adolescents NOT children", "(and adolescents (not children))"},
      {"advertising campaigns", "(and advertising campaigns)"},
      {"\"advertising campaigns\"", "[advertising campaigns]"},
      {"\"advertising campaign\"", "[advertising campaign]"},
      {"econom*", "econom*"},
      {"educat??", "educat", "question-mark"},
      {"wom?n", "{wom?n}"},
      {"educat*", "educat*"},
      {"bush OR cheney", "(or bush cheney)"},
      {"microsoft AND gates", "(AND microsoft gates)"},
      {"java AND NOT coffee", "(AND java (not coffee))"},
      {"education W/5 internet", "(and education W/5 internet)", kOther},
      {"mississippi NOT W/3 river", "(and mississippi (not W/3) river)", kOther},
      {"Iran Iraq", "(and Iran Iraq)"},
      {"Iran and Iraq", "(and Iran and Iraq)", kWord},
      {"Iran or Iraq", "(and Iran or Iraq)", kWord},
      {"Iran not Iraq", "(and Iran not Iraq)", kWord},
      {"\"Iran and Iraq\"", "[Iran and Iraq]"},
      {"\"Iran Contra\" AND Iraq", "(AND [Iran Contra] Iraq)"},
      {"mari?uana", "{mari?uana}"},
      {"watche?", "watche", "question-mark"},
      {"foreclos*", "foreclos*"},
      {"((\"Iran and Iraq\") and (USA NEAR/5 China)) or ((Syria NEAR/3 Hezbollah) and (\"Russian "
       "Arms "
       "Supplies\"))",
       "(and (and [Iran and Iraq] and (near 5 USA China)) or (and (near 3 Syria Hezbollah) and "
       "[Russian Arms Supplies]))",
       kWord},
      {"healthy eating", "(and healthy eating)"},
      {"healthy AND eating", "(AND healthy eating)"},
      {"ALLCAPS(epa)", "(and ALLCAPS epa)", kOther},
      {"ALLCAPS(IDEA)", "(and ALLCAPS IDEA)", kOther},
      {"food AND nutrition", "(AND food nutrition)"},
      {"food OR nutrition", "(or food nutrition)"},
      {"nursing NOT shortage", "(and nursing (not shortage))"},
      {"\"debt ceiling\"", "[debt ceiling]"},
      {"\"gross national product\"", "[gross national product]"},
      {"mouse", "mouse"},
  });
}

// Factiva: "Using connectors and operators" (studylib.net/doc/8117013), the developer's kit's
// search statement examples (factiva.com/CP_Developer), proquest.libguides.com/factiva/tips, the
// cheat sheet docest.com/doc/182784, researchcraft.journalism.cuny.edu
TEST_CASE("Factiva: its guides' examples, where words in a row are a phrase") {
  check({
      {"technology spending and canada", "(and technology spending and canada)", kWord},
      {"merger or acquisition", "(and merger or acquisition)", kWord},
      {"software not spreadsheets", "(and software not spreadsheets)", kWord},
      {"select releases and (university or instruction, or courses)",
       "(and select releases and (and university or instruction, or courses))", kWord},
      {"atleast5 microsoft", "(and atleast5 microsoft)", kOther},
      {"vodafone same telecommunications", "(and vodafone same telecommunications)"},
      {"president w/2 bush", "(and president w/2 bush)", kOther},
      {"world Cup adj5 rugby", "(and world Cup adj5 rugby)", kOther},
      {"carrefour near5 retail sales", "(and carrefour near5 retail sales)", kOther},
      {"communicat* and (cell* or phone)", "(and communicat* and (and cell* or phone))", kWord},
      {"fds=IBM", "fds=IBM"},
      {"Nokia AND emerging markets", "(AND Nokia emerging markets)"},
      {"Michelin OR Firestone", "(or Michelin Firestone)"},
      {"wireless NOT cellular", "(and wireless (not cellular))"},
      {"online banking AND (retail or consumer)", "(AND online banking (and retail or consumer))",
       kWord},
      {"atleast10 Olympics and atleast10 Winter Games",
       "(and atleast10 Olympics and atleast10 Winter Games)", kOther},
      {"hd=europe", "hd=europe", kOther},
      {"x adj5 y", "(and x adj5 y)", kOther},
      {"x w/5 y", "(and x w/5 y)", kOther},
      {"bill clinton", "(and bill clinton)"},
      {"bill clinton or gore and george bush", "(and bill clinton or gore and george bush)", kWord},
      {"closing date and (bid or bids)", "(and closing date and (and bid or bids))", kWord},
      {"c++ and object-oriented programming", "(and c++ and object-oriented programming)", kWord},
      {"\"peas and carrots\"", "[peas and carrots]"},
      {"bill clinton's 'economic plan'", "(and bill clinton's 'economic plan')"},
      {"president w/2 clinton", "(and president w/2 clinton)", kOther},
      {"president % clinton", "(and president clinton)", "punctuation"},
      {"cat?", "cat", "question-mark"},
      {"chariot*", "chariot*"},
      {"engineer$3", "engineer$3", kOther},
      {"saturn same discovery", "(and saturn same discovery)"},
      {"cars w/4 markets", "(and cars w/4 markets)", kOther},
      {"cars adj2 markets", "(and cars adj2 markets)", kOther},
      {"lockheed near4 stock", "(and lockheed near4 stock)", kOther},
      {"atleast5 feline", "(and atleast5 feline)", kOther},
      {"internet and (health or medicine)", "(and internet and (and health or medicine))", kWord},
      {"atleast6 (gaddafi or gadhafi)", "(and atleast6 (and gaddafi or gadhafi))", kOther},
      {"atleast6 (gad?afi)", "(and atleast6 {gad?afi})", kOther},
      {"m?ammar", "{m?ammar}"},
  });
}

// Lexis: "Using proximity connectors" (lexisnexis.com/infopro, Aug 2007), connectors
// (lexisone.com/freecaselaw/connectors.html), research tip of 16 Dec 2020
// (lexisnexis.com/community), cheat sheet 2005 (docslib.org/doc/13856071), "Developing a search"
// (docslib.org/doc/10775411)
TEST_CASE("Lexis: its guides' examples") {
  check({
      {"cat W/25 dog", "(and cat W/25 dog)", kOther},
      {"cat PRE/25 dog", "(and cat PRE/25 dog)", kOther},
      {"rico not w/5 puerto", "(and rico not w/5 puerto)", kOther},
      {"land trust AND Ohio", "(AND land trust Ohio)"},
      {"business loss w/10 tax deduction", "(and business loss w/10 tax deduction)", kOther},
      {"marvin AND marvin", "(AND marvin marvin)"},
      {"marvin W/5 marvin", "(and marvin W/5 marvin)", kOther},
      {"profit loss", "(and profit loss)"},
      {"recycl!", "recycl!", kOther},
      {"recycl! W/10 packag! OR container AND fast",
       "(or (and recycl! W/10 packag!) (AND container "
       "fast))",
       kOther},
      {"allcaps(RICO)", "(and allcaps RICO)", kOther},
      {"caps(Apple)", "(and caps Apple)", kOther},
      {"nocaps(apple)", "(and nocaps apple)", kOther},
      {"allcaps(RICO) and money /5 launder!", "(and allcaps RICO and money /5 launder!)", kOther},
      {"Atleast5(caps(Apple Computer))", "(and Atleast5 (and caps (and Apple Computer)))", kOther},
      {"Hlead(Caps(Apple)) and atleast10(Caps(Apple))",
       "(and Hlead (and Caps Apple) and atleast10 (and Caps Apple))", kOther},
      {"Hlead(allcaps(RICO) and atleast5(allcaps(RICO))", "? a bracket is not closed"},
      {"Length > 1200", "(and Length 1200)", "punctuation"},
      {"writtenby(rehnquist)", "(and writtenby rehnquist)", kOther},
      {"name(roe and wade)", "(and name (and roe and wade))", kOther},
      {"roe and wade", "(and roe and wade)", kWord},
      {"roe or wade", "(and roe or wade)", kWord},
      {"roe and not wade", "(and roe and not wade)", kWord},
      {"roe w/3 wade", "(and roe w/3 wade)", kOther},
      {"doctor pre/2 patient", "(and doctor pre/2 patient)", kOther},
      {"court w/s federal", "(and court w/s federal)", kOther},
      {"hospital w/p lawsuit", "(and hospital w/p lawsuit)", kOther},
      {"saratoga not w/10 ca", "(and saratoga not w/10 ca)", kOther},
      {"atleast8(destruction)", "(and atleast8 destruction)", kOther},
      {"wom*n", "{wom*n}"},
      {"Enron w/5 investigation", "(and Enron w/5 investigation)", kOther},
      {"nuclear w/1 waste", "(and nuclear w/1 waste)", kOther},
      {"(jail w/20 budget) and (wake w/2 county)",
       "(and (and jail w/20 budget) and (and wake w/2 county))", kOther},
      {"news pre/1 observer", "(and news pre/1 observer)", kOther},
      {"employment /s agreement", "(and employment /s agreement)", kOther},
      {"deed /p landowner", "(and deed /p landowner)", kOther},
      {"hotel /5 merger", "(and hotel /5 merger)", kOther},
      {"distribut!", "distribut!", kOther},
      {"tenancy % \"in common\"", "(and tenancy [in common])", "punctuation"},
      {"limited liability", "(and limited liability)"},
  });
}
