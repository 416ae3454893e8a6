// SPDX-License-Identifier: GPL-3.0-or-later
// --pre: files that are read through a program.
#include <doctest/doctest.h>

#include <string>

#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

constexpr std::string_view kDone = "added 1, updated 0, unchanged 0, conflicts 0, rejected 0\n";

TEST_CASE("--pre reads files through a program: text, JSON Lines, in archives and compressed") {
  const Sandbox sandbox;
  sandbox.write("f/a.rev", "thgin ta emac doolf ehT\n\nruobrah eht sesolc doolF\n");
  sandbox.write("g/b.json-ish", R"(X{"title":"Storm","text":"A storm came to the quay."})");
  const std::string reverse = "*.rev=rev";
  const std::string strip = "*.json-ish=sed s/^X//";
  REQUIRE(sandbox.shell("tar cf f.tar f && gzip -k f/a.rev && mv f/a.rev.gz .").exit_code == 0);
  for (const char* path : {"f", "f.tar", "a.rev.gz"}) {
    CAPTURE(path);
    std::filesystem::remove_all(sandbox.path("INDEX"));
    CHECK(sandbox.index({"add", "--pre", reverse, path}).out == kDone);
    CHECK(sandbox.search({"--count=articles", "harbour"}).out == "1\n");
  }
  CHECK(sandbox.index({"add", "--pre", reverse, "--pre", strip, "g"}).out == kDone);
  CHECK(sandbox.search({"--count=articles", "title:storm"}).out == "1\n");
}

TEST_CASE("no shell reads the command or a name, and a name in an archive is no path") {
  const Sandbox sandbox;
  sandbox.write("a/; touch PWN #.odd", "Flood at noon\n\nThe sea came.\n");
  sandbox.write("a/-n.odd", "Storm at noon\n\nThe wind came.\n");
  CHECK(sandbox.index({"add", "--pre", "*.odd=cat", "a"}).exit_code == 0);
  CHECK(!std::filesystem::exists(sandbox.path("PWN")));
  CHECK(sandbox.search({"--count=articles"}).out == "2\n");
  sandbox.write("secret.odd", "Secret\n\nNot in the archive.\n");
  REQUIRE(sandbox
              .shell("mkdir x && cd x && tar cPf ../up.tar ../secret.odd --transform "
                     "'s,.*,../secret.odd,' && cd .. && echo 'Changed since' > secret.odd")
              .exit_code == 0);
  CHECK(sandbox.index({"add", "--pre", "*.odd=cat", "up.tar"}).out == kDone);
  CHECK(sandbox.search({"--count=articles", "secret"}).out == "1\n");
  CHECK(sandbox.search({"--count=articles", "changed"}).out == "0\n");
}

TEST_CASE("what a program fails at is reported, and costs no other file") {
  const Sandbox sandbox;
  sandbox.write("a/bad.odd", "x");
  sandbox.write("a/good.txt", "Flood at noon\n\nThe sea came.\n");
  const Outcome outcome =
      sandbox.index({"add", "--pre", "*.odd=grep never-in-it", "--report", "r.jsonl", "a"});
  CHECK(outcome.exit_code == 4);
  CHECK(outcome.out == kDone);
  CHECK(holds(sandbox.read("r.jsonl"), R"("action":"unreadable")"));
  CHECK(holds(sandbox.read("r.jsonl"), "'grep' ended with exit code 1"));
  const Outcome none = sandbox.index({"add", "--pre", "*.odd=no-such-program", "a"});
  CHECK(none.exit_code == 2);
  CHECK(holds(none.err, "no program 'no-such-program'"));
}

TEST_CASE("a file that is not read says what it is and what to do") {
  const Sandbox sandbox;
  using namespace std::string_view_literals;
  sandbox.write("a/old.7z", "7z\xbc\xaf\x27\x1c\0\4 and so on"sv);
  sandbox.write("a/scan.pdf", "%PDF-1.7 and so on");
  sandbox.write("a/good.txt", "Flood at noon\n\nThe sea came.\n");
  const Outcome outcome = sandbox.index({"add", "--report", "r.jsonl", "a"});
  CHECK(outcome.out == kDone);
  const std::string report = sandbox.read("r.jsonl");
  CHECK(holds(report,
              R"("action":"unrecognised","reason":"a 7z archive, which is not read: unpack it")"));
  CHECK(holds(
      report,
      R"("action":"unrecognised","reason":"a PDF: read it with --pre '*.pdf=pdftotext {} -'")"));
}

}  // namespace
}  // namespace byline::test
