// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/environment.hpp"

#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <charconv>
#include <cstdlib>

#include "common/base/error.hpp"

namespace byline {

namespace {

constexpr std::size_t kNarrowest = 20;

// An empty variable is as good as none (XDG Base Directory Specification).
std::string_view variable(const char* name) {
  const char* value = std::getenv(name);
  return value == nullptr ? std::string_view() : std::string_view(value);
}

// The XDG folder that `name` gives, else `fallback` in the home folder; empty without a home.
std::filesystem::path xdg_folder(const char* name, std::string_view fallback) {
  std::filesystem::path given(variable(name));
  if (given.is_absolute()) return given;  // a relative one is to be ignored, says the specification
  const std::string_view home = variable("HOME");
  return home.empty() ? std::filesystem::path() : std::filesystem::path(home) / fallback;
}

bool wants_colour(std::string_view color, bool is_terminal) {
  if (color == "always") return true;
  if (color == "never") return false;
  const std::string_view term = variable("TERM");
  return is_terminal && variable("NO_COLOR").empty() && !term.empty() && term != "dumb";
}

std::size_t number_or(std::string_view text, std::size_t fallback) {
  std::size_t value = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
  const bool whole = error == std::errc() && end == text.data() + text.size() && value > 0;
  return whole ? value : fallback;
}

Terminal describe(int fd, std::string_view color) {
  Terminal terminal;
  terminal.is_terminal = ::isatty(fd) == 1;
  terminal.colour = wants_colour(color, terminal.is_terminal);
  struct winsize size {};
  if (terminal.is_terminal && ::ioctl(fd, TIOCGWINSZ, &size) == 0) {
    if (size.ws_col > 0) terminal.columns = size.ws_col;
    if (size.ws_row > 0) terminal.rows = size.ws_row;
  }
  terminal.columns = std::max(kNarrowest, number_or(variable("COLUMNS"), terminal.columns));
  terminal.rows = number_or(variable("LINES"), terminal.rows);
  return terminal;
}

}  // namespace

std::filesystem::path config_file() {
  const std::string_view given = variable("BYLINE_CONFIG");
  if (!given.empty()) return given;
  const std::filesystem::path folder = xdg_folder("XDG_CONFIG_HOME", ".config");
  return folder.empty() ? folder : folder / "byline" / "config";
}

std::filesystem::path history_file() {
  const std::filesystem::path folder = xdg_folder("XDG_STATE_HOME", ".local/state");
  return folder.empty() ? folder : folder / "byline" / "history";
}

std::filesystem::path names_file() {
  const std::filesystem::path config = config_file();
  return config.empty() ? config : config.parent_path() / "names";
}

std::filesystem::path default_index() {
  const std::filesystem::path folder = xdg_folder("XDG_DATA_HOME", ".local/share");
  if (folder.empty()) {
    throw Error(ExitCode::Usage, "no index: there is no home folder to look for one in",
                "name one with --index DIR");
  }
  return folder / "byline" / "index";
}

Terminal standard_output(std::string_view color) {
  return describe(STDOUT_FILENO, color);
}

Terminal standard_error(std::string_view color) {
  return describe(STDERR_FILENO, color);
}

}  // namespace byline
