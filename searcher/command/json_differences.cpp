// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/json_differences.hpp"

#include <fmt/format.h>

#include <algorithm>

namespace byline {

namespace {

using Json = nlohmann::ordered_json;

// "/indexes/0/revision" as "indexes 1 revision".
std::string readable(const std::string& pointer) {
  std::string words;
  for (std::size_t begin = 1; begin <= pointer.size();) {
    const std::size_t end = std::min(pointer.find('/', begin), pointer.size());
    const std::string part = pointer.substr(begin, end - begin);
    const bool is_number =
        !part.empty() && part.size() < 10 && part.find_first_not_of("0123456789") == part.npos;
    words += (words.empty() ? "" : " ") + (is_number ? fmt::to_string(std::stoul(part) + 1) : part);
    begin = end + 1;
  }
  return words;
}

// By their pointers, found without a walk through all of them.
using Values = nlohmann::json;

std::string value_text(const Values& flat, const std::string& pointer) {
  const auto value = flat.find(pointer);
  if (value == flat.end()) return "nothing";
  return value->is_string() ? fmt::format("'{}'", value->get<std::string>())
                            : value->dump(-1, ' ', false, Values::error_handler_t::replace);
}

}  // namespace

std::vector<std::string> json_differences(const Json& then, const Json& now) {
  const Json old_flat = then.flatten();
  const Json new_flat = now.flatten();
  const Values old_values = old_flat;
  const Values new_values = new_flat;
  std::vector<std::string> lines;
  const auto compare = [&](const std::string& pointer) {
    const std::string before = value_text(old_values, pointer);
    const std::string after = value_text(new_values, pointer);
    if (before != after)
      lines.push_back(fmt::format("{}: {}, now {}", readable(pointer), before, after));
  };
  for (const auto& [pointer, value] : old_flat.items()) compare(pointer);
  for (const auto& [pointer, value] : new_flat.items()) {
    if (!old_values.contains(pointer)) compare(pointer);
  }
  return lines;
}

}  // namespace byline
