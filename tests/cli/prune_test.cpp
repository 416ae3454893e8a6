// SPDX-License-Identifier: GPL-3.0-or-later
// add --prune: what came from a path and is gone.
#include <doctest/doctest.h>
#include <fmt/format.h>

#include <filesystem>
#include <string>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

namespace fs = std::filesystem;

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

std::string page(std::string_view title) {
  return fmt::format("{}\n\nWhat is said of {} in the paper of today.\n", title, title);
}

std::string record(int id, std::string_view text = "A flood") {
  return fmt::format(R"({{"id":"r{}","title":"Flood {}","text":"{} of {}."}})"
                     "\n",
                     id, id, text, id);
}

// Three pages in a folder, three records in a file, and one page elsewhere.
struct Archive : Sandbox {
  Archive() {
    for (const char* name : {"one", "two", "three"}) {
      write(fmt::format("pages/{}.txt", name), page(name));
    }
    write("wire.jsonl", record(1) + record(2) + record(3));
    write("pages-too/four.txt", page("four"));
    REQUIRE(index({"add", "pages", "wire.jsonl", "pages-too"}).exit_code == 0);
  }
  [[nodiscard]] std::string count() const {
    const std::string out = search({"--count=articles"}).out;
    return out.substr(0, out.find('\n'));
  }
};

TEST_CASE("--prune removes what is gone from its paths, and only that") {
  const Archive archive;
  fs::remove(archive.path("pages/two.txt"));
  fs::remove_all(archive.path("pages-too"));
  archive.write("wire.jsonl", record(3) + record(1, "A storm"));
  CHECK(archive.index({"add", "pages"}).out ==
        "added 0, updated 0, unchanged 2, conflicts 0, rejected 0\n");
  CHECK(archive.count() == "7");
  const Outcome pruned =
      archive.index({"add", "--prune", "--report", "r.jsonl", "./pages/", "wire.jsonl"});
  CHECK(pruned.out ==
        "added 0, updated 1, unchanged 3, conflicts 0, rejected 0; pruned 2 articles\n");
  CHECK(pruned.exit_code == 0);
  CHECK(archive.count() == "5");
  CHECK(archive.search({"--count=articles", "title:two"}).out == "0\n");
  CHECK(archive.search({"--count=articles", "title:four"}).out == "1\n");
  CHECK(holds(archive.read("r.jsonl"), R"({"source":"pages/two.txt","line":null)"));
  CHECK(holds(archive.read("r.jsonl"), R"("action":"pruned")"));
  CHECK(archive.index({"add", "--prune", "pages", "wire.jsonl"}).out ==
        "added 0, updated 0, unchanged 4, conflicts 0, rejected 0; pruned 0 articles\n");
  CHECK(archive.index({"check"}).exit_code == 0);
}

TEST_CASE("an article that has moved, or has a copy that is still there, stays") {
  const Archive archive;
  fs::create_directories(archive.path("pages/old"));
  fs::rename(archive.path("pages/two.txt"), archive.path("pages/old/two.txt"));
  CHECK(archive.index({"add", "--prune", "pages"}).out ==
        "added 0, updated 0, unchanged 3, conflicts 0, rejected 0; pruned 0 articles\n");
  CHECK(archive.count() == "7");
}

TEST_CASE("what could not be read whole is not taken for gone") {
  const Archive archive;
  archive.write("wire.jsonl", record(1) + "{\"id\":\"r2\",\"title\":\n");
  Outcome outcome = archive.index({"add", "--prune", "wire.jsonl"});
  CHECK(holds(outcome.out, "; pruned 0 articles"));
  CHECK(holds(outcome.err, "2 articles kept"));
  CHECK(archive.count() == "7");
  fs::remove_all(archive.path("pages"));
  outcome = archive.index({"add", "--prune", "pages", "wire.jsonl"});
  CHECK(outcome.exit_code == 4);
  CHECK(archive.count() == "7");
  fs::create_directories(archive.path("pages"));
  CHECK(holds(archive.index({"add", "--prune", "pages", "wire.jsonl"}).out, "; pruned 0 articles"));
  archive.write("pages/other.txt", page("other"));  // another folder of the same name
  outcome = archive.index({"add", "--prune", "pages"});
  CHECK(holds(outcome.out, "added 1"));
  CHECK(
      holds(outcome.err, "nothing is pruned from 'pages': none of the 3 articles held from there"));
  CHECK(archive.count() == "8");
}

TEST_CASE("of an archive that was cut, what lay behind the cut is not taken for gone") {
  const Sandbox sandbox;
  for (int i = 0; i < 6; ++i)
    sandbox.write(fmt::format("e{}.jsonl", i), record(i) + record(i + 10));
  REQUIRE(sandbox.shell("mkdir in && tar cf in/all.tar e*.jsonl && rm e*").exit_code == 0);
  REQUIRE(sandbox.index({"add", "in"}).exit_code == 0);
  REQUIRE(sandbox.shell("truncate -s 2600 in/all.tar").exit_code == 0);  // within the third entry
  const Outcome outcome = sandbox.index({"add", "--prune", "in"});
  CHECK(outcome.exit_code == 4);
  CHECK(holds(outcome.out, "; pruned 0 articles"));
  CHECK(sandbox.search({"--count=articles"}).out == "12\n");
}

TEST_CASE("--prune . leaves what came from above and from standard input") {
  const Sandbox sandbox;
  sandbox.write("above.jsonl", record(1));
  sandbox.write("here/a.jsonl", record(2) + record(3));
  sandbox.write("piped", record(4));
  const Outcome outcome = sandbox.shell(
      "cd here; export BYLINE_INDEX=../INDEX; byline-index add . ../above.jsonl >../log;"
      " byline-index add - <../piped >../log; sed -i 1d a.jsonl; byline-index add --prune .");
  CHECK(outcome.out ==
        "added 0, updated 0, unchanged 1, conflicts 0, rejected 0; pruned 1 article\n");
  CHECK(sandbox.search({"--count=articles"}).out == "3\n");
}

TEST_CASE("--prune is refused where not all is read that is there") {
  const Archive archive;
  for (const std::vector<std::string>& arguments : {
           std::vector<std::string>{"add", "--prune", "--replace", "pages"},
           {"add", "--prune", "--limit", "1", "pages"},
           {"add", "--prune", "--dry-run", "pages"},
           {"add", "--prune", "pages", "-"},
       }) {
    const Outcome outcome = archive.index(arguments);
    CHECK(outcome.exit_code == 2);
    CHECK(holds(outcome.err, "cannot use option: '--prune'"));
  }
  CHECK(archive.count() == "7");
}

}  // namespace
}  // namespace byline::test
