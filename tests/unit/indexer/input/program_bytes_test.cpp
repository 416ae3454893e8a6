// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/program_bytes.hpp"

#include <doctest/doctest.h>
#include <fcntl.h>

namespace byline {
namespace {

struct Ran {
  std::string out;
  std::string problem;
};

Ran run(const std::string& script, const ProgramLimits& limits = {}) {
  ProgramBytes bytes({"sh", "-c", script}, UniqueFd(::open("/dev/null", O_RDONLY | O_CLOEXEC)),
                     limits);
  Ran ran;
  for (std::string_view part = bytes.read(); !part.empty(); part = bytes.read()) ran.out += part;
  ran.problem = bytes.problem();
  return ran;
}

TEST_CASE("a program's output is given whole, and how it ended is a reason") {
  struct Row {
    std::string script;
    std::string out;
    std::string problem;
  };
  const Row rows[] = {
      {"printf abc", "abc", ""},
      {"true", "", ""},
      {"printf abc; exit 3", "abc", "'sh' ended with exit code 3"},
      {"echo 'no such font' >&2; echo more >&2; exit 1", "",
       "'sh' ended with exit code 1: no such font"},
      {"echo warning >&2; printf abc", "abc", ""},
      {"printf a; kill -9 $$", "a", "'sh' was ended by signal 9"},
      {"printf abc; exec >&-; sleep 0.1; exit 2", "abc", "'sh' ended with exit code 2"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.script);
    const Ran ran = run(row.script);
    CHECK(ran.out == row.out);
    CHECK(ran.problem == row.problem);
  }
}

TEST_CASE("a program that says much on its standard error does not stand still") {
  const Ran ran = run("head -c 1000000 /dev/zero >&2; printf abc; head -c 1000000 /dev/zero >&2");
  CHECK(ran.out == "abc");
  CHECK(ran.problem.empty());
}

TEST_CASE("a program is ended, with what it started, when it takes too long or gives too much") {
  const ProgramLimits second{1, std::uint64_t{1} << 30, std::uint64_t{1} << 30};
  CHECK(run("printf a; sleep 100 & sleep 100", second).problem ==
        "'sh' took longer than 1 seconds");
  CHECK(run("exec >&-; sleep 100", second).problem == "'sh' took longer than 1 seconds");
  const Ran much = run("cat /dev/zero", {60, std::uint64_t{1} << 30, std::uint64_t{1} << 20});
  CHECK(much.problem == "'sh' gave more than 1 MiB");
  CHECK(much.out.size() <= std::size_t{1} << 20);
}

TEST_CASE("a program's memory is bounded") {
  const ProgramLimits small{20, std::uint64_t{16} << 20, std::uint64_t{1} << 20};
  const Ran ran = run("sleep 0.1; x=$(head -c 100000000 /dev/zero | tr '\\0' a); printf $x", small);
  CHECK(ran.out.empty());
  CHECK(!ran.problem.empty());
}

TEST_CASE("a program that cannot be run is a reason") {
  ProgramBytes bytes({"/etc/passwd"}, UniqueFd(::open("/dev/null", O_RDONLY | O_CLOEXEC)));
  CHECK(bytes.read().empty());
  CHECK(bytes.problem() == "cannot run '/etc/passwd': permission denied");
}

}  // namespace
}  // namespace byline
