// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <cerrno>
#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/cli/environment.hpp"
#include "common/cli/option_table.hpp"
#include "common/cli/options.hpp"

namespace byline {

namespace {

using Tables = std::span<const std::span<const OptionRow>>;

std::string_view trim(std::string_view text) {
  static constexpr std::string_view kSpace = " \t\r";
  const std::size_t begin = text.find_first_not_of(kSpace);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(kSpace) - begin + 1);
}

// A comment begins the line or follows white space: "/data/a#b" holds none.
std::string_view without_comment(std::string_view line) {
  for (std::size_t at = line.find('#'); at != std::string_view::npos; at = line.find('#', at + 1)) {
    if (at == 0 || line[at - 1] == ' ' || line[at - 1] == '\t') return line.substr(0, at);
  }
  return line;
}

// Nobody but us reads the file, so "~/" has to mean the home folder here.
std::string expand_home(std::string_view value) {
  const char* home = std::getenv("HOME");
  if (home == nullptr || !value.starts_with("~/")) return std::string(value);
  return home + std::string(value.substr(1));
}

bool is_on(std::string_view value, const std::string& where) {
  const bool on = value == "true" || value == "yes" || value == "1";
  if (on || value == "false" || value == "no" || value == "0") return on;
  throw Error(ExitCode::Usage,
              fmt::format("cannot read option: '{}': '{}' is neither yes nor no", where, value));
}

// A value given elsewhere than on the command line, where a flag has none.
void set_default(Options& options, const OptionRow& row, const std::string& where,
                 std::string value) {
  if (row.arity == Arity::Flag) {
    if (is_on(value, where)) options.set(row.name, "");
    return;
  }
  check_choice(row, where, value);
  options.set(row.name, std::move(value));
}

std::string variable_of(std::string_view option) {
  std::string name = "BYLINE_";
  for (const char c : option) {
    const bool lower = c >= 'a' && c <= 'z';
    name += lower ? static_cast<char>(c - 'a' + 'A') : '_';
  }
  return name;
}

using Rows = std::vector<const OptionRow*>;

// The rows that neither the command line nor the environment speaks of.
Rows add_environment(Options& options, std::span<const OptionRow> table) {
  Rows open;
  for (const OptionRow& row : table) {
    if (!row.in_config || options.has(row.name)) continue;
    const std::string name = variable_of(row.name);
    const char* value = std::getenv(name.c_str());
    if (value == nullptr || *value == '\0') {
      open.push_back(&row);
    } else {
      set_default(options, row, "$" + name, value);
    }
  }
  return open;
}

// Of a name that both programs have, the row that may stand in the file.
const OptionRow* find_in(Tables tables, std::string_view name) {
  const OptionRow* found = nullptr;
  for (const auto& table : tables) {
    const OptionRow* row = find_row(table, name);
    if (row != nullptr && (found == nullptr || row->in_config)) found = row;
  }
  return found;
}

std::string nearest_key(Tables tables, std::string_view key) {
  std::vector<std::string_view> names;
  for (const auto& table : tables) {
    for (const OptionRow& row : table) {
      if (row.in_config) names.push_back(row.name);
    }
  }
  const std::string_view meant = nearest(key, names);
  return meant.empty() ? "the keys are the long options of --help without their dashes"
                       : fmt::format("did you mean '{}'?", meant);
}

// One line of the file as a key and its value; both empty for a blank one.
struct Setting {
  std::string key;
  std::string value;
  std::string where;  // "/home/ann/.config/byline/config:3"
};

Setting read_setting(std::string_view line, std::string where) {
  const std::string_view text = trim(without_comment(line));
  if (text.empty()) return {};
  const std::size_t equals = text.find('=');
  const std::string_view key = trim(text.substr(0, equals));
  const std::string_view value =
      equals == std::string_view::npos ? std::string_view() : trim(text.substr(equals + 1));
  if (key.empty() || value.empty()) {
    throw Error(ExitCode::Usage, fmt::format("cannot read config: '{}': not 'key = value'", where));
  }
  return {std::string(key), expand_home(value), std::move(where)};
}

const OptionRow& row_of(const Setting& setting, Tables known) {
  const OptionRow* row = find_in(known, setting.key);
  if (row != nullptr && row->in_config) return *row;
  const std::string_view why = row == nullptr ? "unknown key" : "belongs on the command line only";
  throw Error(ExitCode::Usage,
              fmt::format("cannot read config: '{}': {}: '{}'", setting.where, why, setting.key),
              row == nullptr ? nearest_key(known, setting.key) : "");
}

std::vector<Setting> read_settings(const std::filesystem::path& path) {
  std::ifstream file(path);
  std::vector<Setting> settings;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    Setting setting = read_setting(line, fmt::format("{}:{}", path.string(), number));
    if (!setting.key.empty()) settings.push_back(std::move(setting));
  }
  if (file.eof()) return settings;
  throw Error(ExitCode::Usage,
              fmt::format("cannot read config: '{}': {}", path.string(), errno_text(errno)));
}

bool is_there(const std::filesystem::path& path) {
  std::error_code ignored;
  return !path.empty() && std::filesystem::exists(path, ignored);
}

}  // namespace

void add_defaults(Options& options, std::span<const OptionRow> table, Tables known) {
  const Rows open = add_environment(options, table);
  const std::filesystem::path path = config_file();
  if (!is_there(path)) return;
  Options from_file;
  for (Setting& setting : read_settings(path)) {
    const OptionRow& row = row_of(setting, known);
    set_default(from_file, row, setting.where + ": " + setting.key, std::move(setting.value));
  }
  for (const OptionRow* row : open) {
    for (std::string& value : from_file.all(row->name)) options.set(row->name, std::move(value));
  }
}

}  // namespace byline
