// SPDX-License-Identifier: GPL-3.0-or-later
// The user's own list of names that count as one: the file `names` in the config folder.
//
// A line is `FIELD: NAME = NAME = ...`: these names are one, and shown as the first. A name alone
// on its line is never joined with another by rule. Blank lines and those that begin with # say
// nothing.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "common/article/fields.hpp"

namespace byline {

struct NameLine {
  Field field;
  std::vector<std::string> names;  // one or more, none empty

  bool operator==(const NameLine&) const = default;
};

using NameList = std::vector<NameLine>;

// Empty when there is no such file. Error{Usage} with the place for a line that cannot be read, and
// for a file that cannot.
[[nodiscard]] NameList read_name_list(const std::filesystem::path& path);

}  // namespace byline
