// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox.hpp"

#include <doctest/doctest.h>

namespace byline::test {
namespace {

TEST_CASE("a program runs in the sandbox's folder with a clean environment") {
  Sandbox sandbox;
  sandbox.environment["EXTRA"] = "yes";
  const Outcome outcome = sandbox.shell("pwd; echo $HOME $LANG $EXTRA; env | wc -l");
  const std::string folder = sandbox.folder().string();
  const std::size_t variables = sandbox.environment.size() + 1;  // the shell adds PWD
  CHECK(outcome.out ==
        folder + "\n" + folder + "/home C.UTF-8 yes\n" + std::to_string(variables) + "\n");
  CHECK(outcome.exit_code == 0);
}

TEST_CASE("exit codes, signals and missing programs are told apart") {
  const Sandbox sandbox;
  CHECK(sandbox.shell("exit 3").exit_code == 3);
  CHECK(sandbox.shell("kill -9 $$").exit_code == 137);
  CHECK(sandbox.run("no-such-program-anywhere", {}).exit_code == 127);
}

TEST_CASE("large input and output on all pipes at once do not block") {
  const Sandbox sandbox;
  const std::string input(1 << 22, 'x');
  const Outcome outcome = sandbox.shell("cat >copy; cat copy >&2 & cat copy; wait", input);
  CHECK(outcome.out == input);
  CHECK(outcome.err == input);
}

TEST_CASE("a program that reads no input does not hurt") {
  const Sandbox sandbox;
  const Outcome outcome = sandbox.shell("exec <&-; echo done", std::string(1 << 20, 'x'));
  CHECK(outcome.out == "done\n");
  CHECK(outcome.exit_code == 0);
}

TEST_CASE("files are written with their folders and read back") {
  const Sandbox sandbox;
  const std::string bytes("a\0b\n", 4);
  sandbox.write("in/deep/file", bytes);
  CHECK(sandbox.read("in/deep/file") == bytes);
  CHECK(sandbox.shell("cat in/deep/file").out == bytes);
}

TEST_CASE("the folder goes with the sandbox") {
  std::filesystem::path folder;
  {
    const Sandbox sandbox;
    folder = sandbox.folder();
    sandbox.write("a/b", "c");
    CHECK(std::filesystem::exists(folder));
  }
  CHECK_FALSE(std::filesystem::exists(folder));
}

}  // namespace
}  // namespace byline::test
