// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/filters.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <array>
#include <variant>

#include "common/base/error.hpp"
#include "common/date/date_range.hpp"
#include "common/text/fold.hpp"

namespace byline {

namespace {

struct FilterOption {
  std::string_view option;
  Field field;
};

constexpr std::array kFilters{
    FilterOption{"outlet", Field::Outlet}, FilterOption{"author", Field::Author},
    FilterOption{"agency", Field::Agency}, FilterOption{"section", Field::Section},
    FilterOption{"lang", Field::Language},
};

NodePtr only_or_all(std::vector<NodePtr> parts) {
  if (parts.empty()) return nullptr;
  if (parts.size() == 1) return std::move(parts.front());
  return make_node(AndNode{std::move(parts)});
}

NodePtr either(Field field, const std::vector<std::pair<Field, std::string>>& values) {
  std::vector<NodePtr> parts;
  for (const auto& [of, value] : values) {
    if (of == field) parts.push_back(make_node(WholeValueNode{field, value}));
  }
  if (parts.empty()) return nullptr;
  if (parts.size() == 1) return std::move(parts.front());
  return make_node(OrNode{std::move(parts)});
}

[[noreturn]] void refuse_date(std::string_view option, const std::string& value,
                              std::string_view why, const std::vector<std::string>& readings) {
  throw Error(ExitCode::Usage, fmt::format("cannot read date: '--{} {}': {}", option, value, why),
              readings.empty() ? "dates are written as in date:2014, date:2014-06-03, date:2w"
                               : fmt::format("did you mean: {}", fmt::join(readings, " or ")));
}

// The range that the option's date covers; nothing when it is absent.
std::optional<DateRange> read_date(const Options& options, std::string_view option, Day today) {
  if (!options.has(option)) return std::nullopt;
  const std::string& text = options.get(option);
  const auto read = parse_date_range(text, today);
  if (const auto* problem = std::get_if<DateProblem>(&read))
    refuse_date(option, text, problem->message, problem->readings);
  DateRange range = std::get<DateRange>(read);
  const std::optional<Day>& end = option == "since" ? range.first : range.last;
  if (range.none || !end) refuse_date(option, text, "it has no such day", {});
  return range;
}

void note_resolved(Filters& filters, std::string_view option, const std::string& typed, Day day) {
  const std::string resolved = date_of(day).to_string();
  filters.notes.push_back({"date-resolved", fmt::format("--{} {} is {}", option, typed, resolved),
                           fmt::format("--{} {}", option, typed),
                           fmt::format("--{} {}", option, resolved)});
}

void read_dates(const Options& options, Day today, Filters& filters) {
  const auto since = read_date(options, "since", today);
  const auto until = read_date(options, "until", today);
  if (!since && !until) return;
  DateRange range;
  if (since) range.first = since->first;
  if (until) range.last = until->last;
  range.maybe = (since && since->maybe) || (until && until->maybe);
  if (range.first && range.last && *range.first > *range.last) {
    throw Error(ExitCode::Usage,
                fmt::format("cannot read dates: '--since {}' is later than '--until {}'",
                            options.get("since"), options.get("until")),
                "the other way round?");
  }
  if (since && since->relative) note_resolved(filters, "since", options.get("since"), *range.first);
  if (until && until->relative) note_resolved(filters, "until", options.get("until"), *range.last);
  filters.dates = range;
  filters.dates_text = to_string(range);
}

}  // namespace

Filters read_filters(const Options& options, Day today) {
  Filters filters;
  for (const FilterOption& row : kFilters) {
    for (std::string& value : options.all(row.option)) {
      if (squeeze(value).empty()) {
        throw Error(ExitCode::Usage,
                    fmt::format("cannot read option: '--{}': it is empty", row.option),
                    fmt::format("for articles without one: --{} {}", row.option, kMissing));
      }
      filters.values.emplace_back(row.field, std::move(value));
    }
  }
  read_dates(options, today, filters);
  return filters;
}

NodePtr filter_tree(const Filters& filters) {
  return with_filters(nullptr, filters);
}

NodePtr with_filters(NodePtr query, const Filters& filters) {
  std::vector<NodePtr> parts;
  if (query) parts.push_back(std::move(query));
  for (const FilterOption& row : kFilters) {
    if (NodePtr values = either(row.field, filters.values)) parts.push_back(std::move(values));
  }
  if (filters.dates) parts.push_back(make_node(DateNode{*filters.dates, filters.dates_text}));
  return only_or_all(std::move(parts));
}

}  // namespace byline
