// SPDX-License-Identifier: GPL-3.0-or-later
// byline-search as a person meets it: modes, formats, exit codes, messages.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <nlohmann/json.hpp>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

constexpr std::string_view kArchive =
    R"({"id":"a1","title":"Flood closes the harbour","author":"Ada Marsh","outlet":"Herald","published":"2014-06-03","url":"https://herald.example/1","language":"en","text":"The flood came at night. The sea wall held."}
{"id":"a2","title":"Floods again","author":"Bo Lind","outlet":"Times","published":"2014-07","language":"en","text":"Two floods in a year, and no defence in sight."}
{"id":"a3","title":"Le mur","outlet":"Phare","published":"2015","language":"fr","text":"Le mur de la mer a tenu."}
{"id":"a4","title":"Wall for sale","outlet":"Herald","language":"en","text":"Somebody sells a wall."}
)";

// A sandbox with four articles of three outlets.
struct Archive : Sandbox {
  Archive() {
    write("archive.jsonl", kArchive);
    REQUIRE(index({"add", "archive.jsonl"}).exit_code == 0);
  }
};

nlohmann::json parse(const Outcome& outcome) {
  return nlohmann::json::parse(outcome.out);
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

TEST_CASE("a question has its answer on standard output and its exit code") {
  const Archive archive;
  struct Row {
    std::vector<std::string> arguments;
    int exit_code;
    std::string out;
  };
  const Row rows[] = {
      {{"--count", "flood"}, 0, "2 articles, 2 stories\n"},
      {{"--count=articles", "flood"}, 0, "2\n"},
      {{"--count=stories", "wall", "-sea"}, 0, "1\n"},
      {{"--count"}, 0, "4 articles, 4 stories\n"},
      {{"--count", "zebra"}, 1, "0 articles, 0 stories\n"},
      {{"--count=articles", "--outlet", "herald"}, 0, "2\n"},
      {{"--count=articles", "--outlet", "Herald", "--outlet", "TIMES"}, 0, "3\n"},
      {{"--count=articles", "--outlet", "Herald", "--lang", "fr"}, 1, "0\n"},
      {{"--count=articles", "--author", "none"}, 0, "2\n"},
      {{"--count=articles", "--since", "2014-06", "--until", "2014"}, 0, "2\n"},
      {{"--count=articles", "--match", "any", "defence", "sale"}, 0, "2\n"},
      {{"--by", "outlet"},
       0,
       "2  2  50.00 %  2014-06-03  2014-06-03  Herald\n"
       "1  1  25.00 %  2015        2015        Phare\n"
       "1  1  25.00 %  2014-07     2014-07     Times\n"
       "\n"
       "4 articles, 4 stories\n"},
      {{"--by", "lang,outlet", "wall"},
       0,
       "2  2  100.00 %  2014-06-03  2014-06-03  en | Herald\n"
       "\n"
       "2 articles, 2 stories\n"},
      {{"--format", "ids", "--sort", "newest", "flood"}, 0, "a2\na1\n"},
      {{"--format", "csv", "--fields", "id,date", "--sort", "oldest"},
       0,
       "id,date\na1,2014-06-03\na2,2014-07\na3,2015\na4,\n"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.out);
    const Outcome outcome = archive.search(row.arguments);
    CHECK(outcome.out == row.out);
    CHECK(outcome.exit_code == row.exit_code);
  }
}

TEST_CASE("a hit shows its title, outlet, author, date, address, id and snippet") {
  const Archive archive;
  const Outcome outcome = archive.search({"harbour"});
  CHECK(outcome.out ==
        "Flood closes the harbour\n"
        "Herald · Ada Marsh · 2014-06-03 · a1\n"
        "https://herald.example/1\n"
        "  The flood came at night. The sea wall held.\n"
        "\n"
        "1 article, 1 story\n");
  CHECK(outcome.err.empty());
  CHECK(outcome.exit_code == 0);
}

TEST_CASE("when no article has all the words the best partial matches come, and exit 1") {
  const Archive archive;
  const Outcome text = archive.search({"harbour", "sale"});
  CHECK(text.out.starts_with("no article has all of these words; the best partial matches:\n"));
  CHECK(holds(text.out, "Wall for sale"));
  CHECK(text.exit_code == 1);
  const Outcome json = archive.search({"--format", "json", "harbour", "sale"});
  CHECK(parse(json)["hits"].empty());
  CHECK(parse(json)["match"] == "all");
  CHECK(json.exit_code == 1);
  CHECK(archive.search({"--match", "all", "harbour", "sale"}).out == "0 articles, 0 stories\n");
}

TEST_CASE("--explain in JSON names every form of the query language as it was read") {
  const Archive archive;
  using Kinds = std::vector<std::string>;
  struct Row {
    std::string query;
    Kinds kinds;
    std::string cost;  // of the first clause
  };
  const Row rows[] = {
      {"flood", {"word"}, ""},
      {"flood*", {"word"}, ""},
      {"w?ll", {"word"}, ""},
      {"*ood", {"word"}, "compares every word of the archive"},
      {"flod~", {"word"}, "compares every word of the archive"},
      {"\"floods\"", {"word"}, ""},
      {"\"sea wall\"", {"phrase"}, "reads positions in 1 article"},
      {"caps:SEA", {"word"}, ""},
      {"title:flood", {"word"}, ""},
      {"lead:\"sea wall\"", {"phrase"}, "reads positions in 1 article"},
      {"outlet:herald", {"word"}, ""},
      {"outlet:=Herald", {"value"}, ""},
      {"author:none", {"value"}, ""},
      {"id:a1", {"value"}, ""},
      {"date:2014-06", {"date"}, ""},
      {"date:~2014-06", {"date"}, ""},
      {"date:none", {"date"}, ""},
      {"words:5..", {"length"}, "looks at the lengths of articles"},
      {"sea wall", {"and", "word", "word"}, ""},
      {"sea OR wall", {"or", "word", "word"}, ""},
      {"NOT sea", {"not", "word"}, ""},
      {"wall -sea", {"and", "word", "not", "word"}, ""},
      {"sea NEAR/3 wall", {"near", "word", "word"}, "reads positions in 1 article"},
      {"sea ADJ/3 (wall OR flo*)",
       {"near", "word", "or", "word", "word"},
       "reads positions in 1 article"},
      {"sea SAME wall", {"same", "word", "word"}, "reads positions in 1 article"},
      {"ATLEAST/2 flood", {"atleast", "word"}, "reads positions in 2 articles"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    const Outcome outcome = archive.search({"--explain", "--format", "json", row.query});
    const nlohmann::json answer = parse(outcome);
    Kinds kinds;
    for (const nlohmann::json& clause : answer["clauses"]) {
      kinds.push_back(clause["kind"]);
      CHECK(clause["forms"].empty() == (clause["kind"] != "word" || clause["articles"] == 0));
      CHECK_FALSE(clause["meaning"].get<std::string>().empty());
    }
    CHECK(kinds == row.kinds);
    const nlohmann::json& cost = answer["clauses"][0]["cost"];
    CHECK((cost.is_null() ? "" : cost.get<std::string>()) == row.cost);
    CHECK(answer["clauses"][0]["articles"] == answer["total"]["articles"]);
    CHECK(outcome.exit_code == (answer["total"]["articles"] > 0 ? 0 : 1));
  }
}

// Xapian's matcher takes a term that every article has for damage where numbers have gaps, once the
// articles are more than fit one chunk.
TEST_CASE("what every article has is found in an index that articles were taken out of") {
  const Sandbox sandbox;
  constexpr int kArticles = 4000;
  std::string records;
  for (int i = 0; i < kArticles; ++i) {
    records +=
        fmt::format(R"({{"id":"n{0}","title":"Headline {0}","outlet":"Herald","date":"2014-06-03",)"
                    R"("language":"en","text":"every word{1} here{2}"}})"
                    "\n",
                    i, i % 7, i % 4 == 0 ? " flood" : "");
  }
  sandbox.write("many.jsonl", records);
  sandbox.write("one.jsonl", R"({"id":"x","title":"Tide","text":"a tide","language":"fr"})"
                             "\n");
  REQUIRE(sandbox.index({"add", "--skip", "stories", "many.jsonl"}).exit_code == 0);
  REQUIRE(sandbox.shell("byline-index add --index other one.jsonl").exit_code == 0);
  REQUIRE(sandbox.index({"remove", "n17", "n1801", "n1802", "n3998"}).exit_code == 0);
  const std::string other = sandbox.path("other").string();
  struct Row {
    std::string query;
    int articles;
    int of_both;  // of this index and one that has another article
  };
  const Row rows[] = {
      {"every OR flood", 3996, 3996},
      {"flood OR lang:en", 3996, 3996},
      {"lang:en -flood", 2996, 2996},
      {"date:2014 OR flood", 3996, 3996},
      {"date:2014 -flood", 2996, 2996},
      {"title:headline OR flood", 3996, 3996},
      {"outlet:=Herald -flood", 2996, 2996},
      {"flood every headline", 1000, 1000},
      {"NOT every", 0, 1},
      {"tide OR every", 3996, 3997},
      {"ATLEAST/1 every -flood", 2996, 2996},
  };
  for (const Row& row : rows) {
    CAPTURE(row.query);
    CHECK(sandbox.search({"--count=articles", row.query}).out == fmt::format("{}\n", row.articles));
    const Outcome hits = sandbox.search({"--format", "ids", "-n", "3", row.query});
    CHECK(hits.exit_code == (row.articles > 0 ? 0 : 1));
    const Outcome both = sandbox.search({"--index", other, "--count=articles", row.query});
    CHECK(both.out == fmt::format("{}\n", row.of_both));
    CHECK(both.exit_code == (row.of_both > 0 ? 0 : 1));
  }
}

TEST_CASE("json has its keys for every mode") {
  const Archive archive;
  struct Row {
    std::vector<std::string> arguments;
    std::string key;
  };
  const Row rows[] = {{{"flood"}, "hits"},
                      {{"--by", "outlet", "flood"}, "values"},
                      {{"--by", "outlet,year", "flood"}, "rows"},
                      {{"--timeline", "flood"}, "series"},
                      {{"--terms", "flood"}, "terms"},
                      {{"--show", "a1"}, "articles"},
                      {{"--similar", "a1"}, "hits"},
                      {{"--explain", "flood"}, "clauses"},
                      {{"--count", "flood"}, "total"}};
  for (Row row : rows) {
    CAPTURE(row.key);
    row.arguments.insert(row.arguments.begin(), {"--format", "json"});
    const nlohmann::json document = parse(archive.search(row.arguments));
    for (const char* key : {"schema", "query", "match", "total", "notes"})
      CHECK(document.contains(key));
    CHECK(document.contains(row.key));
    CHECK(document["schema"] == 1);
  }
}

TEST_CASE("a word that no lead holds is noted, though texts hold it") {
  const Sandbox sandbox;
  REQUIRE(sandbox
              .index({"add", "--quiet", "-"},
                     R"({"id":"1","title":"One","outlet":"O","text":"Two.\n\nThree.\n\nZebra."})"
                     "\n")
              .exit_code == 0);
  CHECK(sandbox.search({"--count=articles", "zebra"}).out == "1\n");
  for (const char* query : {"lead:zebra", "lead:\"zebra\"", "lead:zeb*"}) {
    CAPTURE(query);
    const Outcome outcome = sandbox.search({"--count=articles", query});
    CHECK(outcome.out == "0\n");
    CHECK(outcome.err.find("no article holds 'zeb") != std::string::npos);
  }
  CHECK(sandbox.search({"--count=articles", "lead:three"}).err.empty());
}

TEST_CASE("notes are on standard error for text and inside the document for json") {
  const Archive archive;
  const Outcome text = archive.search({"sea wall"});
  CHECK(text.err == "note: read as 2 words; for the phrase: '\"sea wall\"'\n");
  CHECK(text.exit_code == 0);
  const Outcome json = archive.search({"--format", "json", "sea wall"});
  CHECK(json.err.empty());
  CHECK(parse(json)["notes"][0]["message"] == "read as 2 words; for the phrase: '\"sea wall\"'");
  const Outcome csv = archive.search({"--format", "csv", "-n", "1", "wall"});
  CHECK(csv.err == "note: showing 1-1 of 2 (use -n or --offset)\n");
}

TEST_CASE("what cannot be read is exit 2 with a hint, and nothing on standard output") {
  const Archive archive;
  struct Row {
    std::vector<std::string> arguments;
    std::string err;
  };
  const Row rows[] = {
      {{"--by", "outlet", "--count"}, "cannot do both"},
      {{"--format", "ris", "--by", "outlet"}, "hint: --format text, json, jsonl, csv, tsv, svg\n"},
      {{"--format", "xml"}, "xml"},
      {{"--lmit", "5"}, "--limit"},
      {{"--lim", "5"}, "--lim"},
      {{"--browse"}, "--browse"},
      {{""}, "an argument is empty"},
      {{"oulet:x"}, "did you mean: outlet:"},
      {{"\"sea wall"}, "^"},
      {{"--since", "06/07/2021"}, "2021-06-07"},
      {{"--since", "2015", "--until", "2014"}, "later than"},
      {{"--fields", "headline"}, "unknown field: 'headline'"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.err);
    const Outcome outcome = archive.search(row.arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(outcome.out.empty());
    CHECK(holds(outcome.err, row.err));
    CHECK(outcome.err.starts_with("byline-search: "));
  }
}

TEST_CASE("an index that is not there, or elsewhere, is exit 3") {
  const Sandbox sandbox;
  const Outcome missing = sandbox.search({"flood"});
  CHECK(missing.exit_code == 3);
  CHECK(missing.out.empty());
  const Outcome remote = sandbox.shell("byline-search --index archive.example:7000 flood");
  CHECK(remote.exit_code == 3);
  CHECK(holds(remote.err, "archive.example:7000"));
}

TEST_CASE("an unknown filter value is exit 1 with the nearest names") {
  const Archive archive;
  const Outcome outcome = archive.search({"--count", "--outlet", "Herld"});
  CHECK(outcome.exit_code == 1);
  CHECK(outcome.err == "note: no article has the outlet 'Herld'; nearest: Herald\n");
}

TEST_CASE("two indexes are searched as one") {
  const Archive archive;
  archive.write("more.jsonl",
                R"({"id":"b1","title":"Flood","outlet":"Post","text":"More water."})");
  CHECK(archive.shell("byline-index add --index other more.jsonl").exit_code == 0);
  const Outcome outcome = archive.search({"--index", "other", "--count=articles", "flood"});
  CHECK(outcome.out == "3\n");
  const Outcome twice =
      archive.search({"--index", "other", "--index", "./other/", "--count=articles", "flood"});
  CHECK(twice.out == "3\n");  // an index that is named twice counts once
}

TEST_CASE("what was meant is judged over all indexes, and spelled as any of them has it") {
  const Sandbox sandbox;
  for (const std::string name : {"one", "two"}) {
    std::string articles;
    for (int i = 0; i < 60; ++i)
      articles +=
          R"({"id":")" + name + std::to_string(i) + R"(","text":"The government spoke."})" + "\n";
    if (name == "one") articles += R"({"id":"slip","text":"The goverment."})";
    if (name == "two") articles += R"({"id":"accents","text":"Les études, les études."})";
    sandbox.write(name + ".jsonl", articles);
    REQUIRE(sandbox.shell("byline-index add --index " + name + " " + name + ".jsonl").exit_code ==
            0);
  }
  // Sixty articles are too few for the one that has the slip, a hundred and twenty are enough.
  const std::string rare = "few articles hold 'goverment'; did you mean 'government'";
  CHECK_FALSE(holds(sandbox.shell("byline-search --index one goverment").err, rare));
  CHECK(holds(sandbox.shell("byline-search --index one --index two goverment").err, rare));
  CHECK(holds(sandbox.shell("byline-search --index one --index two etudess").err,
              "no article holds 'etudess'; did you mean 'études'"));
}

TEST_CASE("options beat the environment, which beats the config file") {
  Archive archive;
  archive.environment["BYLINE_LIMIT"] = "1";
  CHECK(holds(archive.search({"wall"}).out, "showing 1-1 of 2"));
  CHECK_FALSE(holds(archive.search({"-n", "2", "wall"}).out, "showing"));
  archive.environment["BYLINE_CONFIG"] = archive.path("config").string();
  archive.write("config", "limit = 3\nno-group = yes\n");
  archive.environment.erase("BYLINE_LIMIT");
  CHECK(holds(archive.search({}).out, "showing 1-3 of 4"));
  archive.write("config", "outlet = Herald\n");
  CHECK(archive.search({}).exit_code == 2);
  archive.write("config", "jobs = 2\n");
  CHECK(archive.search({}).exit_code == 0);
  archive.write("config", "jbos = 2\n");
  CHECK(archive.search({}).exit_code == 2);
}

TEST_CASE("a closed pipe is no error, a full disk is") {
  const Archive archive;
  const Outcome piped =
      archive.shell("byline-search --index INDEX --format jsonl | head -n 1; echo $?");
  CHECK(piped.exit_code == 0);
  CHECK(piped.err.empty());
  const Outcome full = archive.shell("byline-search --index INDEX > /dev/full");
  CHECK(full.exit_code == 4);
  CHECK(full.err.starts_with("byline-search: "));
}

TEST_CASE("help and version need no index, and every option is in both helps") {
  const Sandbox sandbox;
  const Outcome help = sandbox.shell("byline-search --help");
  CHECK(help.exit_code == 0);
  CHECK(holds(help.out, "put the query in single quotes"));
  CHECK(sandbox.shell("byline-search -h").out == help.out);
  CHECK(holds(sandbox.shell("byline-search --help=all").out, "--timeout SECONDS"));
  CHECK(sandbox.shell("byline-search -V").out.starts_with("byline-search "));
}

TEST_CASE("text of an article, a query or a file name never acts on the terminal") {
  const Sandbox sandbox;
  nlohmann::json record;
  const std::string bad = "bad \x1b[2J \x07 \xc2\x9b \u202e \u200b end";
  for (const char* key : {"title", "author", "outlet", "section", "text", "url", "id", "agency",
                          "page", "edition", "language", "nobody reads this"})
    record[key] = bad;
  record["key " + bad] = "flood";
  record["tags"] = {bad};
  record["published"] = "2014-06-03";
  const std::string file = bad + ".jsonl";
  sandbox.write(file, record.dump() + "\n");
  REQUIRE(sandbox.index({"add", "--collection", bad, file}).exit_code == 0);
  std::vector<std::vector<std::string>> commands = {{bad},
                                                    {"--by", "outlet"},
                                                    {"--by", "tag,section"},
                                                    {"--explain", bad},
                                                    {"--terms"},
                                                    {"--outlet", bad},
                                                    {"--" + bad},
                                                    {"--show", bad},
                                                    {"--sort", bad},
                                                    {"--tz", bad, "end"},
                                                    {"--timeline", "end"}};
  for (const char* format :
       {"text", "json", "jsonl", "csv", "tsv", "ids", "html", "bibtex", "ris", "csl-json"})
    commands.push_back({"--format", format, "end"});
  const nlohmann::json hit =
      nlohmann::json::parse(sandbox.search({"--format", "json", "end"}).out)["hits"][0];
  const std::string id = hit["id"];
  commands.push_back({"--similar", id});
  commands.push_back({"--why", "end"});
  for (const char* format : {"text", "json", "jsonl", "csv", "tsv", "html", "bibtex", "ris"})
    commands.push_back({"--format", format, "--show", id});
  for (const char* field : {"author", "outlet", "agency", "section", "tag", "lang", "site", "year"})
    commands.push_back({"--by", field});
  for (const char* option : {"--by=outlet", "--timeline", "--terms"})
    commands.push_back({option, "--format", "svg"});
  const std::string fields =
      "id,title,authors,byline,outlet,agency,date,date_source,url,site,language,section,tags,"
      "page,edition,snippet,why,text,collection,source,extra";
  for (const char* format : {"text", "json", "jsonl", "csv", "tsv"})
    commands.push_back({"--format", format, "--fields", fields, "end"});
  for (const auto& command : commands) {
    CAPTURE(command[0]);
    const Outcome outcome = sandbox.search(command);
    CHECK(outcome.exit_code < 5);
    for (const std::string& text : {outcome.out, outcome.err}) {
      for (const std::string_view part : {"\x1b", "\x07", "\xc2\x9b", "\u202e", "\u200b"})
        CHECK_FALSE(holds(text, part));
    }
  }
}

}  // namespace
}  // namespace byline::test
