// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <optional>

#include "common/base/error.hpp"
#include "common/cli/options.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/variables.hpp"

namespace byline {
namespace {

using test::TemporaryFolder;
using test::Variables;
using Words = std::vector<std::string>;

constexpr OptionRow kSearch[] = {
    {"index", 0, Arity::Repeated, "DIR", "Index", "where it is", "", true, ""},
    {"color", 0, Arity::Value, "WHEN", "Output", "colours", "auto|always|never", true, ""},
    {"no-pager", 0, Arity::Flag, "", "Output", "no pager", "", true, ""},
    {"help", 'h', Arity::Flag, "", "Other", "show this help", "", false, ""},
};
constexpr OptionRow kIndex[] = {
    {"index", 0, Arity::Repeated, "DIR", "Index", "where it is", "", true, ""},
    {"jobs", 0, Arity::Value, "N", "Work", "threads", "", true, ""},
};
constexpr std::span<const OptionRow> kKnown[] = {kSearch, kIndex};

// What byline-search gets from a config file, an environment and its arguments.
Options defaults(const TemporaryFolder& folder, std::string_view config,
                 std::map<std::string, std::string> variables = {}, const Words& arguments = {}) {
  variables.emplace("BYLINE_CONFIG", folder.write("config", config).string());
  variables.emplace("BYLINE_INDEX", "");
  variables.emplace("HOME", "/home/ann");
  const Variables set(variables);
  Options options = parse_options(kSearch, arguments, DashWords::Exclusion);
  add_defaults(options, kSearch, kKnown);
  return options;
}

TEST_CASE("the config file gives what nobody typed") {
  const TemporaryFolder folder;
  const Options options = defaults(folder,
                                   "# where the archive is\n"
                                   "index = /data/archive#1  # the big one\n"
                                   "\n"
                                   "  color=never\t\r\n"
                                   "no-pager = yes\n"
                                   "jobs = 3");
  CHECK(options.all("index") == Words{"/data/archive#1"});
  CHECK(options.get("color") == "never");
  CHECK(options.has("no-pager"));
  CHECK_FALSE(options.has("jobs"));  // the other program's
}

TEST_CASE("options beat the environment, which beats the config file") {
  const TemporaryFolder folder;
  const std::string_view config = "index = /file\nindex = /file2\n";
  CHECK(defaults(folder, config).all("index") == Words{"/file", "/file2"});
  CHECK(defaults(folder, config, {{"BYLINE_INDEX", "/env"}}).all("index") == Words{"/env"});
  CHECK(defaults(folder, config, {{"BYLINE_INDEX", "/env"}}, {"--index", "/typed"}).all("index") ==
        Words{"/typed"});
}

TEST_CASE("a flag of the config file can be switched off in the environment") {
  const TemporaryFolder folder;
  CHECK_FALSE(defaults(folder, "no-pager = no\n").has("no-pager"));
  CHECK_FALSE(defaults(folder, "no-pager = yes\n", {{"BYLINE_NO_PAGER", "0"}}).has("no-pager"));
  CHECK(defaults(folder, "no-pager = no\n", {{"BYLINE_NO_PAGER", "1"}}).has("no-pager"));
}

TEST_CASE("a tilde in the config file is the home folder") {
  const TemporaryFolder folder;
  CHECK(defaults(folder, "index = ~/news\n").get("index") == "/home/ann/news");
  CHECK(defaults(folder, "index = /a/~/news\n").get("index") == "/a/~/news");
}

TEST_CASE("a config file that cannot be read as one is refused with its line") {
  struct Row {
    std::string_view config;
    std::string_view message;  // FILE stands for the path
    std::string_view hint;
  };
  const Row rows[] = {
      {"index = /a\ncolr = never\n", "cannot read config: 'FILE:2': unknown key: 'colr'",
       "did you mean 'color'?"},
      {"zebra = 1\n", "cannot read config: 'FILE:1': unknown key: 'zebra'",
       "the keys are the long options of --help without their dashes"},
      {"help = yes\n", "cannot read config: 'FILE:1': belongs on the command line only: 'help'",
       ""},
      {"\n\nindex\n", "cannot read config: 'FILE:3': not 'key = value'", ""},
      {"index =\n", "cannot read config: 'FILE:1': not 'key = value'", ""},
      {"[index]\n", "cannot read config: 'FILE:1': not 'key = value'", ""},
      {"color = blue\n",
       "cannot read option: 'FILE:1: color': 'blue' is none of auto, always, never", ""},
      {"no-pager = maybe\n",
       "cannot read option: 'FILE:1: no-pager': 'maybe' is neither yes nor no", ""},
  };
  const TemporaryFolder folder;
  const std::string path = (folder.path() / "config").string();
  for (const Row& row : rows) {
    CAPTURE(row.config);
    std::string message(row.message);
    if (const auto at = message.find("FILE"); at != message.npos) message.replace(at, 4, path);
    try {
      (void)defaults(folder, row.config);
      FAIL("not refused");
    } catch (const Error& error) {
      CHECK(error.code() == ExitCode::Usage);
      CHECK(error.what() == message);
      CHECK(error.hint() == row.hint);
    }
  }
}

TEST_CASE("a config file that is not there is no error, a folder in its place is one") {
  const TemporaryFolder folder;
  const auto read_from = [](const std::filesystem::path& path) {
    const Variables set({{"BYLINE_CONFIG", path.string()}, {"BYLINE_INDEX", ""}});
    Options options;
    add_defaults(options, kSearch, kKnown);
    return options.has("index");
  };
  CHECK_FALSE(read_from(folder.path() / "none"));
  CHECK_FALSE(read_from("/dev/null"));
  CHECK_THROWS_AS((void)read_from(folder.path()), Error);
}

TEST_CASE("a bad value in the environment is refused by its variable") {
  const TemporaryFolder folder;
  CHECK_THROWS_WITH((void)defaults(folder, "", {{"BYLINE_COLOR", "blue"}}),
                    "cannot read option: '$BYLINE_COLOR': 'blue' is none of auto, always, never");
}

}  // namespace
}  // namespace byline
