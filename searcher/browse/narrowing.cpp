// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/narrowing.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <optional>
#include <utility>

#include "common/date/date.hpp"
#include "common/text/fold.hpp"

namespace byline::browse {

namespace {

constexpr Day kDaysForDays = 92;
constexpr Day kDaysForMonths = 6 * 366;

struct Stretch {
  Day first;
  Day last;
};

std::optional<Stretch> span_of(const std::string& from, const std::string& to) {
  const std::optional<Date> first = parse_iso_date(from);
  const std::optional<Date> last = parse_iso_date(to);
  if (!first || !last) return std::nullopt;
  return Stretch{first->first_day(), last->last_day()};
}

bool is_same(const Filter& filter, Field field, const std::string& value) {
  return filter.field == field && fold_value(filter.value) == fold_value(value);
}

std::string date_text(std::optional<Day> day) {
  return day ? date_of(*day).to_string() : std::string();
}

void toggle_filter(Question& question, Field field, const std::string& value) {
  const auto put_on = std::erase_if(
      question.filters, [&](const Filter& filter) { return is_same(filter, field, value); });
  if (put_on == 0) question.filters.push_back({field, value});
}

}  // namespace

std::string narrow_to_value(State& state) {
  const ValuesPane& pane = state.values;
  if (pane.scroll.selected >= pane.rows.size()) return "there is nothing to narrow to";
  const ValueRow& row = pane.rows[pane.scroll.selected];
  const std::string& value = row.values.front();
  Question& question = state.question;
  if (const std::optional<Field> field = kValueKeys[pane.key].field) {
    toggle_filter(question, *field, value);
    return {};
  }
  const std::optional<Stretch> year = span_of(value, value);
  if (!year) return "articles without a date are found with date:none";
  const bool narrowed = is_narrowed_to(state, row);
  question.since = narrowed ? std::nullopt : std::optional(year->first);
  question.until = narrowed ? std::nullopt : std::optional(year->last);
  return {};
}

bool narrow_to_bar(State& state, BarEnd end) {
  const TimelinePane& pane = state.timeline;
  if (pane.selected >= pane.buckets.size()) return false;
  const Bucket& bucket = pane.buckets[pane.selected];
  const std::optional<Stretch> span = span_of(bucket.from, bucket.to);
  if (!span) return false;
  if (end != BarEnd::Until) state.question.since = span->first;
  if (end != BarEnd::From) state.question.until = span->last;
  return true;
}

bool drop_last_filter(Question& question) {
  if (!question.similar.empty()) {
    question.similar.clear();
  } else if (question.since || question.until) {
    question.since.reset();
    question.until.reset();
  } else if (!question.filters.empty()) {
    question.filters.pop_back();
  } else {
    return false;
  }
  return true;
}

bool drop_filters(Question& question) {
  bool dropped = false;
  while (drop_last_filter(question)) dropped = true;
  return dropped;
}

std::vector<std::string> filter_texts(const Question& question) {
  std::vector<std::string> texts;
  for (const Filter& filter : question.filters)
    texts.push_back(fmt::format("{}: {}", info(filter.field).name, filter.value));
  if (question.since || question.until)
    texts.push_back(fmt::format("date: {}{}..{}", question.maybe ? "~" : "",
                                date_text(question.since), date_text(question.until)));
  if (!question.similar.empty()) texts.push_back(fmt::format("like: {}", question.similar));
  return texts;
}

bool is_narrowed_to(const State& state, const ValueRow& row) {
  const Question& question = state.question;
  if (const std::optional<Field> field = kValueKeys[state.values.key].field) {
    return std::any_of(question.filters.begin(), question.filters.end(), [&](const Filter& filter) {
      return is_same(filter, *field, row.values.front());
    });
  }
  const std::optional<Stretch> year = span_of(row.values.front(), row.values.front());
  return year && question.since == year->first && question.until == year->last;
}

std::string timeline_unit(const Question& question) {
  if (!question.since || !question.until) return "year";
  const Day days = *question.until - *question.since + 1;
  if (days <= kDaysForDays) return "day";
  return days <= kDaysForMonths ? "month" : "year";
}

}  // namespace byline::browse
