// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/option_values.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <charconv>
#include <filesystem>
#include <limits>
#include <set>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/cli/environment.hpp"
#include "searcher/render/columns.hpp"

namespace byline {

namespace {

constexpr auto kMost = std::numeric_limits<long long>::max();

[[noreturn]] void refuse(std::string_view option, std::string_view value, std::string_view why,
                         std::string hint) {
  throw Error(ExitCode::Usage, fmt::format("cannot read option: '--{} {}': {}", option, value, why),
              std::move(hint));
}

// The nearest of `names`, or all of them: what a hint says about a name that is none.
std::string hint_for(std::string_view name, const std::vector<std::string>& names) {
  const std::vector<std::string_view> candidates(names.begin(), names.end());
  const std::string_view meant = nearest(name, candidates);
  return meant.empty() ? fmt::format("one of: {}", fmt::join(names, ", "))
                       : fmt::format("did you mean: {}", meant);
}

bool is_host_and_port(const std::string& text) {
  const std::size_t colon = text.rfind(':');
  if (colon == std::string::npos || colon == 0 || colon + 1 == text.size()) return false;
  const std::string_view port = std::string_view(text).substr(colon + 1);
  std::error_code ignored;
  return port.find_first_not_of("0123456789") == std::string_view::npos &&
         text.find('/') == std::string::npos && !std::filesystem::exists(text, ignored);
}

std::vector<std::string> column_names() {
  std::vector<std::string> names;
  for (const Column& column : all_columns()) names.emplace_back(column.name);
  return names;
}

BrowseKey browse_key(const std::string& typed, const std::string& name) {
  if (const std::optional<BrowseKey> key = find_browse_key(name)) return *key;
  refuse("by", typed, fmt::format("'{}' cannot be browsed", name),
         hint_for(name, browse_key_names()));
}

}  // namespace

std::vector<std::string> comma_separated(std::string_view text) {
  std::vector<std::string> pieces;
  for (std::size_t comma = text.find(','); comma != std::string_view::npos;
       comma = text.find(',')) {
    pieces.emplace_back(text.substr(0, comma));
    text.remove_prefix(comma + 1);
  }
  pieces.emplace_back(text);
  return pieces;
}

std::optional<std::uint64_t> limit_of(const Options& options,
                                      std::optional<std::uint64_t> fallback) {
  if (!options.has("limit")) return fallback;
  if (options.get("limit") == "all") return std::nullopt;
  const bool number = options.get("limit").find_first_not_of("0123456789") == std::string::npos;
  if (!number) refuse("limit", options.get("limit"), "neither a whole number nor all", "");
  return static_cast<std::uint64_t>(options.number("limit", 0, 0, kMost));
}

std::chrono::milliseconds timeout_of(const Options& options) {
  constexpr double kShortest = 0.001;
  constexpr double kLongest = 86'400;
  if (!options.has("timeout")) return std::chrono::seconds(10);
  const std::string& text = options.get("timeout");
  double seconds = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), seconds);
  const bool whole = error == std::errc() && end == text.data() + text.size();
  if (!whole || !(seconds >= kShortest && seconds <= kLongest))
    refuse("timeout", text, "not a number of seconds from 0.001 to 86400", "");
  return std::chrono::milliseconds(static_cast<std::int64_t>(seconds * 1000));
}

std::vector<BrowseKey> browse_keys_of(const Options& options) {
  if (options.all("by").size() > 1) {
    throw Error(ExitCode::Usage, "cannot read options: '--by' is there twice",
                fmt::format("for both: --by {}", fmt::join(options.all("by"), ",")));
  }
  const std::string& typed = options.get("by");
  std::vector<BrowseKey> keys;
  for (const std::string& name : comma_separated(typed)) keys.push_back(browse_key(typed, name));
  if (keys.size() > 2) refuse("by", typed, "more than two fields", "");
  if (keys.size() == 2 && keys[0].name == keys[1].name)
    refuse("by", typed, "the same field twice", "");
  return keys;
}

std::vector<std::string> fields_of(const Options& options) {
  if (!options.has("fields")) return {};
  std::vector<std::string> names = comma_separated(options.get("fields"));
  for (std::size_t i = 0; i < names.size(); ++i) {
    if (find_column(names[i]) == nullptr) {
      refuse("fields", options.get("fields"), fmt::format("unknown field: '{}'", names[i]),
             hint_for(names[i], column_names()));
    }
    if (std::find(names.begin(), names.begin() + static_cast<std::ptrdiff_t>(i), names[i]) !=
        names.begin() + static_cast<std::ptrdiff_t>(i))
      refuse("fields", options.get("fields"), fmt::format("'{}' is there twice", names[i]), "");
  }
  return names;
}

std::vector<std::string> indexes_of(const Options& options) {
  if (!options.has("index")) return {default_index().string()};
  std::vector<std::string> indexes;
  std::set<std::string> known;
  for (const std::string& index : options.all("index")) {
    if (is_host_and_port(index)) {
      throw Error(ExitCode::Index,
                  fmt::format("cannot open index: '{}': indexes of other machines cannot be "
                              "searched yet",
                              index),
                  "give the folder of an index");
    }
    // One that is named twice would count twice.
    if (known.insert(absolute_path(index)).second) indexes.push_back(index);
  }
  return indexes;
}

SortOrder sort_order_of(const Options& options, bool has_query) {
  const std::string& order = options.get("sort");
  if (order == "newest") return SortOrder::Newest;
  if (order == "oldest") return SortOrder::Oldest;
  if (order == "random") return SortOrder::Random;
  if (order == "relevance") return SortOrder::Relevance;
  return has_query ? SortOrder::Relevance : SortOrder::Newest;
}

DateUnit timeline_unit_of(const Options& options) {
  const std::string& unit = options.get("timeline");
  if (unit == "day") return DateUnit::Day;
  if (unit == "week") return DateUnit::Week;
  if (unit == "year") return DateUnit::Year;
  return DateUnit::Month;
}

}  // namespace byline
