// SPDX-License-Identifier: GPL-3.0-or-later
// byline-index as a person meets it: commands, reports, exit codes, messages.
#include <doctest/doctest.h>

#include <fmt/format.h>

#include <algorithm>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <sstream>
#include <string>
#include <vector>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

constexpr std::string_view kArticles =
    R"({"id":"a1","title":"Flood closes the harbour","author":"By Ada Marsh and Bo Lind","outlet":"Herald","published":"2014-06-03","text":"The flood came at night."}
{"id":"a2","headline":"Floods again","source":{"name":"Times"},"publishedAt":"2014-07-01T08:00:00Z","content":"Two floods in a year."}
)";

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string last_line(const std::string& text) {
  const std::size_t end = text.empty() ? 0 : text.size() - 1;
  const std::size_t begin = text.rfind('\n', end - 1);
  return text.substr(begin == std::string::npos ? 0 : begin + 1, end - (begin + 1));
}

std::string counts(int added, int unchanged, int rejected = 0) {
  return fmt::format("added {}, updated 0, unchanged {}, conflicts 0, rejected {}", added,
                     unchanged, rejected);
}

struct Archive : Sandbox {
  Archive() {
    write("archive.jsonl", kArticles);
    REQUIRE(index({"add", "archive.jsonl"}).exit_code == 0);
  }
};

TEST_CASE("add accounts for every record, and adding again changes nothing") {
  const Sandbox sandbox;
  sandbox.write("archive.jsonl", kArticles);
  const Outcome first = sandbox.index({"add", "archive.jsonl"});
  CHECK(first.exit_code == 0);
  CHECK(first.out == counts(2, 0) + '\n');
  CHECK(sandbox.index({"add", "archive.jsonl"}).out == counts(0, 2) + '\n');
  CHECK(sandbox.search({"--count=articles"}).out == "2\n");
}

TEST_CASE("words that come and go are found by their inside, before and after compact") {
  const Archive archive;
  const auto found = [&](const std::string& query) {
    return archive.search({"--count=articles", query}).out;
  };
  CHECK(found("*arbou*") == "1\n");
  CHECK(found("*ocodil*") == "0\n");
  archive.write("more.jsonl",
                R"({"id":"a3","title":"Crocodile seen","outlet":"Post","text":"A crocodile."}
)");
  REQUIRE(archive.index({"add", "more.jsonl"}).exit_code == 0);
  REQUIRE(archive.index({"remove", "a1"}).exit_code == 0);
  for (const char* state : {"live", "compact"}) {
    CAPTURE(state);
    CHECK(found("*ocodil*") == "1\n");
    CHECK(found("title:*ocodil*") == "1\n");
    CHECK(found("crocodlie~") == "1\n");
    CHECK(found("*arbou*") == "0\n");
    REQUIRE(archive.index({"compact"}).exit_code == 0);
  }
  CHECK(archive.index({"check"}).exit_code == 0);
  std::filesystem::resize_file(archive.path("INDEX/current/forms"), 100);
  const Outcome damaged = archive.index({"check"});
  CHECK(damaged.exit_code == 3);
  CHECK(holds(damaged.err + damaged.out, "'forms' is not as it was written"));
  const Outcome asked = archive.search({"*ocodil*"});
  CHECK(asked.exit_code == 3);
  CHECK(holds(asked.err, "it is damaged"));
}

TEST_CASE("files, compressed files, folders and standard input give the same articles") {
  const Sandbox sandbox;
  sandbox.write("archive.jsonl", kArticles);
  sandbox.write("folder/below/archive.jsonl", kArticles);
  REQUIRE(sandbox.shell("gzip -k archive.jsonl && zstd -q archive.jsonl").exit_code == 0);
  const std::vector<std::vector<std::string>> inputs{{"add", "archive.jsonl"},
                                                     {"add", "archive.jsonl.gz"},
                                                     {"add", "archive.jsonl.zst"},
                                                     {"add", "folder"},
                                                     {"add", "-"}};
  for (std::vector<std::string> arguments : inputs) {
    CAPTURE(arguments.back());
    std::filesystem::remove_all(sandbox.path("INDEX"));
    const bool is_stdin = arguments.back() == "-";
    CHECK(sandbox.index(arguments, is_stdin ? kArticles : "").out == counts(2, 0) + '\n');
    const Outcome ids = sandbox.search({"--format", "ids", "--sort", "oldest"});
    CHECK(ids.out == "a1\na2\n");
  }
}

TEST_CASE("a gzip file that was cut gives the articles it held, one line of the report, and 4") {
  const Sandbox sandbox;
  sandbox.write("archive.jsonl", kArticles);
  REQUIRE(sandbox.shell("gzip archive.jsonl && truncate -s -4 archive.jsonl.gz").exit_code == 0);
  const Outcome outcome = sandbox.index({"add", "archive.jsonl.gz", "--report", "r"});
  CHECK(outcome.exit_code == 4);
  CHECK(outcome.out == counts(2, 0) + '\n');
  const std::string report = sandbox.read("r");
  CHECK(std::count(report.begin(), report.end(), '\n') == 1);
  CHECK(holds(report, R"("action":"truncated","reason":"truncated gzip input")"));
}

TEST_CASE("a damaged entry of a zip file is one line of the report, and the others are added") {
  const Sandbox sandbox;
  const std::string article(kArticles.substr(0, kArticles.find('\n') + 1));
  for (const char* name : {"one", "two", "three"}) {
    std::string own = article;
    own.replace(own.find("a1"), 2, name);
    sandbox.write(std::string(name) + ".jsonl", own);
  }
  const std::string zip =
      "import zipfile\n"
      "with zipfile.ZipFile('a.zip', 'w', zipfile.ZIP_DEFLATED) as archive:\n"
      "    for name in ('one', 'two', 'three'): archive.write(name + '.jsonl')\n"
      "bytes = bytearray(open('a.zip', 'rb').read())\n"
      "bytes[archive.getinfo('two.jsonl').header_offset + 30 + len('two.jsonl')] = 255\n"
      "open('a.zip', 'wb').write(bytes)\n";
  sandbox.write("zip.py", zip);
  REQUIRE(sandbox.shell("python3 zip.py").exit_code == 0);
  const Outcome outcome = sandbox.index({"add", "a.zip", "--report", "r"});
  CHECK(outcome.exit_code == 4);
  CHECK(outcome.out == counts(2, 0) + '\n');
  const std::string report = sandbox.read("r");
  CHECK(std::count(report.begin(), report.end(), '\n') == 1);
  CHECK(holds(report, R"("source":"a.zip#two.jsonl")"));
}

TEST_CASE("a damaged member of a compressed file costs itself, and each has a line of the report") {
  const Sandbox sandbox;
  // A record crosses from each member into the next, which is not to be glued to another's half.
  const std::string make =
      "for i in 1 2 3 4 5 6 7; do"
      "  printf '\"text\":\"Prose.\"}\\n{\"title\":\"Whole "
      "%s\",\"text\":\"Prose.\"}\\n{\"title\":\"Cut %s\",'"
      "    $i $i >part$i; gzip part$i; zstd -q --check -f part$i.gz -o /dev/null;"
      "done;";
  REQUIRE(sandbox.shell(make).exit_code == 0);
  for (const std::string tool : {"gzip -c", "zstd -q -c", "xz -c", "bzip2 -c"}) {
    CAPTURE(tool);
    const std::string join =
        "rm -f all; for i in 1 2 3 4 5 6 7; do gunzip -c part$i.gz | " + tool +
        " >one; case $i in 3|6) truncate -s -9 one; printf 123456789 >>one;"
        "  printf %64s x | dd of=one bs=1 seek=12 conv=notrunc 2>/dev/null;; esac;"
        "  cat one >>all; done; rm -rf index; mv all all.jsonl.gz";
    REQUIRE(sandbox.shell(join).exit_code == 0);
    const Outcome outcome =
        sandbox.index({"add", "--index", "index", "all.jsonl.gz", "--report", "r", "--quiet"});
    CHECK(outcome.exit_code == 4);
    CHECK(holds(outcome.out, "added 7,"));  // five, and two that cross from whole to whole
    const std::string report = sandbox.read("r");
    std::istringstream lines(report);
    int damaged = 0;
    for (std::string line; std::getline(lines, line);) {
      const auto json = nlohmann::json::parse(line);
      CHECK(json["source"] == "all.jsonl.gz");
      if (json["action"] != "truncated") continue;
      ++damaged;
      CHECK(json["offset"] > 0);
      CHECK(holds(json["reason"].get<std::string>(), " input: not whole from byte "));
    }
    CHECK(damaged == 2);
  }
}

TEST_CASE("a wrong command line says what to do instead, with exit code 2") {
  const Sandbox sandbox;
  struct Row {
    std::vector<std::string> arguments;
    std::string said;
  };
  const Row rows[] = {
      {{"ad"}, "add"},
      {{"add"}, "no PATH was given"},
      {{"add", "--jobs", "0", "x"}, "--jobs"},
      {{"add", "--no-such", "x"}, "--no-such"},
      {{"add", "--set", "colour=red", "x"}, "no such field"},
      {{"add", "--skip", "lunch", "x"}, "language, stories, furniture"},
      {{"add", "--format", "docx", "x"}, "byline-index formats"},
      {{"remove"}, "no id was given"},
  };
  for (const Row& row : rows) {
    const Outcome outcome = sandbox.index(row.arguments);
    CAPTURE(row.said);
    CHECK(outcome.exit_code == 2);
    CHECK(holds(outcome.err, row.said));
    CHECK(outcome.out.empty());
  }
}

TEST_CASE("what cannot be read is named and does not stop the rest") {
  const Sandbox sandbox;
  sandbox.write("archive.jsonl", kArticles);
  std::filesystem::create_directory(sandbox.path("empty"));
  const Outcome missing = sandbox.index({"add", "nowhere.jsonl", "archive.jsonl"});
  CHECK(missing.exit_code == 4);
  CHECK(holds(missing.err, "nowhere.jsonl"));
  CHECK(last_line(missing.out) == counts(2, 0));
  const Outcome empty = sandbox.index({"add", "empty"});
  CHECK(empty.exit_code == 1);
  CHECK(last_line(empty.out) == counts(0, 0));
  CHECK(empty.err == "note: empty: 'empty': no file in this folder, hidden ones aside\n");
}

TEST_CASE("an add that accepts nothing makes no index") {
  const Sandbox sandbox;
  sandbox.write("broken.jsonl", "{\"title\": \n");
  const Outcome outcome = sandbox.index({"add", "broken.jsonl"});
  CHECK(outcome.exit_code == 1);
  CHECK(sandbox.search({"--count"}).exit_code == 3);
  CHECK(sandbox.index({"info"}).exit_code == 3);
}

TEST_CASE("the report names each record that was rejected, by file and line") {
  const Sandbox sandbox;
  sandbox.write("mixed.jsonl", std::string(kArticles) + "not json\n{\"id\":\"a3\"}\n");
  const Outcome outcome = sandbox.index({"add", "--report", "report.jsonl", "mixed.jsonl"});
  CHECK(last_line(outcome.out) == counts(2, 0, 2));
  CHECK(outcome.exit_code == 0);
  std::vector<int> lines;
  std::istringstream report(sandbox.read("report.jsonl"));
  for (std::string line; std::getline(report, line);) {
    const nlohmann::json entry = nlohmann::json::parse(line);
    if (entry["action"] != "rejected") continue;
    CHECK(entry["source"] == "mixed.jsonl");
    CHECK(!entry["reason"].get<std::string>().empty());
    lines.push_back(entry["line"]);
  }
  CHECK(lines == std::vector<int>{3, 4});
  CHECK(sandbox.index({"add", "--strict", "mixed.jsonl"}).exit_code == 1);
}

TEST_CASE("--map and --set say what the records do not, and an unknown key is an error") {
  const Sandbox sandbox;
  sandbox.write("odd.jsonl", R"({"kopf":"Sturmflut","wer":"Ada Marsh","text":"Es stürmt."})"
                             "\n");
  CHECK(sandbox
            .index({"add", "--map", "title=kopf", "--map", "author=wer", "--set", "outlet=Post",
                    "odd.jsonl"})
            .exit_code == 0);
  const auto found = sandbox.search({"--format", "json", "title:sturmflut", "author:marsh"});
  CHECK(nlohmann::json::parse(found.out)["hits"][0]["outlet"] == "Post");
  const Outcome unknown = sandbox.index({"add", "--map", "title=nirgends", "odd.jsonl"});
  CHECK(unknown.exit_code != 0);
  CHECK(holds(unknown.err, "nirgends"));
}

TEST_CASE("a key of --map that no record has leaves the index as it was, and a dry run tells it") {
  const Sandbox sandbox;
  sandbox.write("new.jsonl", R"({"kopf":"Sturmflut","text":"Es stürmt."})"
                             "\n");
  const auto add = [&sandbox](std::vector<std::string> options) {
    options.insert(options.begin(), "add");
    options.insert(options.end(), {"--map", "title=kopff", "new.jsonl"});
    const Outcome outcome = sandbox.index(options);
    CHECK(outcome.exit_code == 2);
    CHECK(holds(outcome.err, "no record has the key 'kopff'"));
    return outcome.out;
  };
  CHECK(add({}) == "");
  CHECK(sandbox.index({"info"}).exit_code == 3);  // no index was made
  sandbox.write("archive.jsonl", kArticles);
  REQUIRE(sandbox.index({"add", "archive.jsonl"}).exit_code == 0);
  CHECK(add({}) == "");
  CHECK(add({"--replace"}) == "");
  CHECK(holds(add({"--dry-run"}), "1 articles, 0 records rejected"));
  CHECK(sandbox.search({"--count=articles"}).out == "2\n");
  CHECK(sandbox.search({"--count=articles", "stürmt"}).out == "0\n");
  CHECK(sandbox.index({"check"}).exit_code == 0);
}

TEST_CASE("--dry-run tells of damaged files as a run does, not with --quiet, and ends with 4") {
  const Sandbox sandbox;
  sandbox.write("archive.jsonl", kArticles);
  REQUIRE(sandbox.shell("gzip archive.jsonl && truncate -s -4 archive.jsonl.gz").exit_code == 0);
  const Outcome loud = sandbox.index({"add", "--dry-run", "archive.jsonl.gz"});
  CHECK(loud.exit_code == 4);
  CHECK(loud.err == "note: truncated: 'archive.jsonl.gz': truncated gzip input\n");
  const Outcome quiet = sandbox.index({"add", "--dry-run", "--quiet", "archive.jsonl.gz"});
  CHECK(quiet.exit_code == 4);
  CHECK(quiet.err.empty());
  CHECK(quiet.out == loud.out);
}

TEST_CASE("--dry-run shows what would be read and writes nothing") {
  const Sandbox sandbox;
  sandbox.write("archive.jsonl", kArticles);
  const Outcome outcome = sandbox.index({"add", "--dry-run", "archive.jsonl"});
  CHECK(outcome.exit_code == 0);
  CHECK(holds(outcome.out, "Flood closes the harbour"));
  CHECK(!std::filesystem::exists(sandbox.path("INDEX")));
}

TEST_CASE("--replace keeps the old index where a path that is named is not there") {
  const Archive archive;
  const Outcome outcome = archive.index({"add", "--replace", "archive.jsonl", "b.jsonl"});
  CHECK(outcome.exit_code == 4);
  CHECK(holds(outcome.err, "cannot read 'b.jsonl': no such file"));
  archive.write("one.jsonl", R"({"id":"b1","title":"Other","text":"News."})");
  CHECK(archive.index({"add", "--replace", "one.jsonl", "b.jsonl"}).exit_code == 4);
  CHECK(archive.search({"--count=articles"}).out == "2\n");
}

TEST_CASE("what is given to add by mistake costs nothing") {
  struct Row {
    std::vector<std::string> options;
    std::string message;
  };
  const Row rows[] = {
      {{"--report", "archive.jsonl", "archive.jsonl"}, "it is in the input: 'archive.jsonl'"},
      {{"--report", "./archive.jsonl", "."}, "it is in the input: '.'"},
      {{"--report", "nowhere/r", "archive.jsonl"}, "there is no such folder"},
      {{"--report", "r.jsonl", "--dry-run", "archive.jsonl"}, "not with --dry-run"},
      {{"--set", "date=yesterday", "archive.jsonl"}, "no date"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.message);
    const Sandbox sandbox;
    sandbox.write("archive.jsonl", kArticles);
    std::vector<std::string> arguments{"add"};
    arguments.insert(arguments.end(), row.options.begin(), row.options.end());
    const Outcome outcome = sandbox.index(arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(holds(outcome.err, row.message));
    CHECK(sandbox.read("archive.jsonl") == kArticles);
    CHECK(!std::filesystem::exists(sandbox.path("INDEX")));
  }
  const Archive archive;  // a report that lies in the input may be written again
  for (int i = 0; i < 2; ++i) {
    CHECK(
        archive.index({"add", "--set", "date=2014-06-03", "--report", "r.jsonl", "."}).exit_code ==
        0);
  }
}

TEST_CASE("check wants no more than to read, and names no option that it refuses") {
  const Archive archive;
  CHECK(archive.shell("flock -s INDEX/lock byline-index check --index INDEX").exit_code == 0);
  const Outcome busy = archive.shell("flock INDEX/lock byline-index check --index INDEX");
  CHECK(busy.exit_code == 3);
  CHECK(holds(busy.err, "another byline-index is changing it"));
  CHECK(!holds(busy.err, "--wait"));
}

TEST_CASE("articles without a word are no damage, built at once or added to an index") {
  const Archive archive;
  archive.write("signs.jsonl", R"({"id":"s1","title":"???","text":"!!!"})"
                               "\n");
  archive.write("more.jsonl", R"({"id":"s2","title":"...","text":"— …"})"
                              "\n");
  REQUIRE(archive.shell("byline-index add --index signs signs.jsonl").exit_code == 0);
  CHECK(archive.shell("byline-index check --index signs").exit_code == 0);
  REQUIRE(archive.index({"add", "more.jsonl"}).exit_code == 0);
  for (const char* command : {"check", "compact", "check", "rebuild", "check"}) {
    CAPTURE(command);
    CHECK(archive.index({command}).exit_code == 0);
  }
  CHECK(archive.search({"--format", "ids", "id:s2"}).out == "s2\n");
}

TEST_CASE("--replace makes what is read the whole index") {
  const Archive archive;
  archive.write("other.jsonl", R"({"id":"b1","title":"Other","outlet":"Herald","text":"News."})"
                               "\n");
  CHECK(archive.index({"add", "--replace", "other.jsonl"}).exit_code == 0);
  CHECK(archive.search({"--format", "ids"}).out == "b1\n");
}

TEST_CASE("remove takes articles out, by argument and by standard input") {
  const Archive archive;
  CHECK(archive.index({"remove", "a1"}).out == "removed 1, unknown 0\n");
  CHECK(archive.search({"--count=articles"}).out == "1\n");
  const Outcome piped = archive.index({"remove", "-"}, "a2\nnobody\n");
  CHECK(piped.out == "removed 1, unknown 1\n");
  CHECK(piped.exit_code == 1);
  CHECK(holds(piped.err, "nobody"));
}

TEST_CASE("check, compact, rebuild and info keep every article and say so") {
  const Archive archive;
  archive.write("more.jsonl", R"({"id":"a3","title":"More","outlet":"Herald","text":"News."})"
                              "\n");
  REQUIRE(archive.index({"add", "more.jsonl"}).exit_code == 0);
  const std::string before = archive.search({"--format", "json", "--limit", "all"}).out;
  for (const char* command : {"check", "compact", "check", "rebuild", "check"}) {
    CAPTURE(command);
    CHECK(archive.index({command}).exit_code == 0);
    CHECK(archive.search({"--format", "json", "--limit", "all"}).out == before);
  }
  const Outcome info = archive.index({"info", "--format", "json"});
  CHECK(nlohmann::json::parse(info.out)["articles"] == 3);
}

TEST_CASE("a damaged index is found by check, with exit code 3") {
  const Archive archive;
  const std::filesystem::path table = archive.path("INDEX/current") / "postlist.glass";
  REQUIRE(archive
              .shell(fmt::format("printf X | dd of='{}' bs=1 seek=4100 conv=notrunc 2>/dev/null",
                                 table.string()))
              .exit_code == 0);
  CHECK(archive.index({"check"}).exit_code == 3);
}

TEST_CASE("an index that another program changes is locked, and left as it is") {
  const Archive archive;
  const Outcome outcome = archive.shell(
      fmt::format("flock INDEX/lock '{}' add --index INDEX archive.jsonl", BYLINE_INDEX_PROGRAM));
  CHECK(outcome.exit_code == 3);
  CHECK(holds(outcome.err, "locked"));
}

TEST_CASE("nothing in a record or a file name acts on a terminal") {
  const Sandbox sandbox;
  sandbox.write(
      "a\x1b[31m.jsonl",
      R"({"id":"e\u001b[2J","title":"T\u001b]0;x\u0007","author":"A\u009bB",)"
      R"("outlet":"O\u202e","text":"text\u001b[31m","section":"s\u001b","tags":["t\u001b"]})"
      "\nbroken\x1b[31m\n");
  for (const std::vector<std::string>& arguments :
       {std::vector<std::string>{"add", "--dry-run", "."}, {"add", "--verbose", "."}, {"info"}}) {
    const Outcome outcome = sandbox.index(arguments);
    CAPTURE(arguments.front());
    CHECK(!holds(outcome.out + outcome.err, "\x1b"));
  }
  for (const std::vector<std::string>& arguments : {std::vector<std::string>{},
                                                    {"--by", "author"},
                                                    {"--by", "outlet"},
                                                    {"--by", "section"},
                                                    {"--by", "tag"},
                                                    {"--why", "text"},
                                                    {"--explain", "x\x1b[31m"},
                                                    {"--terms"},
                                                    {"--format", "csv"},
                                                    {"--format", "html"},
                                                    {"--format", "ids"},
                                                    {"\x1b[31m:x"}}) {
    const Outcome outcome = sandbox.search(arguments);
    CHECK(!holds(outcome.out + outcome.err, "\x1b"));
    CHECK(!holds(outcome.out + outcome.err, "\u202e"));
  }
}

TEST_CASE("make install puts the programs and the documents below DESTDIR") {
  const Sandbox sandbox;
  const std::filesystem::path build = std::filesystem::path(BYLINE_INDEX_PROGRAM).parent_path();
  const Outcome outcome = sandbox.shell(
      fmt::format("DESTDIR=\"$PWD/root\" cmake --install '{}' --prefix /usr", build.string()));
  CHECK(outcome.exit_code == 0);
  for (const char* file : {"bin/byline-index", "bin/byline-search", "share/doc/byline/README.md",
                           "share/doc/byline/LICENSE", "share/doc/byline/docs/query.md",
                           "share/man/man1/byline-index.1", "share/man/man1/byline-search.1",
                           "share/bash-completion/completions/byline-search",
                           "share/fish/vendor_completions.d/byline-index.fish",
                           "share/zsh/vendor-completions/_byline-search"}) {
    CAPTURE(file);
    CHECK(std::filesystem::exists(sandbox.path("root/usr") / file));
  }
}

}  // namespace
}  // namespace byline::test
