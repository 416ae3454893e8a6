// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/name_list.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <cerrno>
#include <fstream>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/text/fold.hpp"

namespace byline {

namespace {

constexpr std::uintmax_t kMaxBytes = 16U << 20U;

std::string fields_with_names() {
  std::vector<std::string_view> names;
  for (const FieldInfo& row : all_fields()) {
    if (row.kind == FieldKind::Name) names.push_back(row.name);
  }
  return fmt::format("one of: {}", fmt::join(names, ", "));
}

[[noreturn]] void refuse(const std::string& where, const std::string& why, std::string hint) {
  throw Error(ExitCode::Usage, fmt::format("cannot read names: '{}': {}", where, why),
              std::move(hint));
}

NameLine read_line(const std::string& text, const std::string& where) {
  const std::size_t colon = text.find(':');
  const FieldInfo* field = find_field(squeeze(text.substr(0, colon)));
  if (colon == std::string::npos || field == nullptr || field->kind != FieldKind::Name)
    refuse(where, "the line does not begin with a field and a colon", fields_with_names());
  NameLine line{field->field, {}};
  for (std::size_t begin = colon + 1; begin <= text.size();) {
    const std::size_t end = std::min(text.find('=', begin), text.size());
    line.names.push_back(squeeze(text.substr(begin, end - begin)));
    if (fold_value(line.names.back()).empty())
      refuse(where, "a name is empty", fmt::format("{}: NAME = NAME", field->name));
    begin = end + 1;
  }
  return line;
}

}  // namespace

NameList read_name_list(const std::filesystem::path& path) {
  std::error_code ignored;
  if (path.empty() || !std::filesystem::exists(path, ignored)) return {};
  if (std::filesystem::file_size(path, ignored) > kMaxBytes && !ignored)
    refuse(path.string(), "larger than 16 MiB", "it takes a line for each outlet or author");
  std::ifstream file(path);
  NameList list;
  std::size_t number = 0;
  for (std::string line; std::getline(file, line);) {
    ++number;
    const std::string text = squeeze(line);
    if (text.empty() || text.front() == '#') continue;
    list.push_back(read_line(text, fmt::format("{}:{}", path.string(), number)));
  }
  if (!file.eof()) refuse(path.string(), errno_text(errno), "");
  return list;
}

}  // namespace byline
