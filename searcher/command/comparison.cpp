// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/comparison.hpp"

#include <fmt/format.h>

#include <map>

#include "common/base/error.hpp"
#include "common/cli/output.hpp"
#include "common/date/date.hpp"
#include "searcher/render/notices.hpp"
#include "searcher/search/calendar.hpp"

namespace byline {

namespace {

// The queries that are answered, with a failing one named once.
class Comparison {
 public:
  explicit Comparison(const SearchCommand& command) : command_(command) {}

  // Runs `ask(line's command)` and hands what it gives to `take(name, result)`.
  template <class Ask, class Take>
  void each(const Ask& ask, const Take& take) {
    for (const ComparedQuery& line : command_.compared) {
      if (!line.command) {
        fail(line.name, line.failure);
        continue;
      }
      try {
        take(line.name, ask(*line.command));
      } catch (const Error& error) {
        if (error.code() != ExitCode::Usage) throw;
        fail(line.name, error.what());
      }
    }
  }

  // Adds the notes of a line, with its name, and what cuts it short.
  void add(const std::string& name, const Answer& answer) {
    exact_ = exact_ && answer.total.exact;
    for (Note note : answer.notes) {
      if (note.code == "plain-words") continue;  // no shell took quotes away from a line
      note.message = fmt::format("{}: {}", name, note.message);
      notes_.push_back(std::move(note));
    }
  }

  // Fills in what is common to all lines; `any`: what any of them matches.
  void finish(const Answer& any, Answer& answer) {
    for (const ComparedQuery& line : command_.compared)
      answer.query += (answer.query.empty() ? "" : ", ") + line.name;
    answer.match = any.match;
    answer.total = any.total;
    answer.total.exact = answer.total.exact && exact_;
    answer.notes = notes_;
  }

  [[nodiscard]] Ending ending(const Answer& answer, const std::vector<Note>& more) const {
    Ending ending{answer.total, {}, false, failed_};
    for (const Note& note : answer.notes) {
      if (note.code != kFailed) ending.notes.push_back(note);
    }
    ending.notes.insert(ending.notes.end(), more.begin(), more.end());
    return ending;
  }

 private:
  static constexpr std::string_view kFailed = "query-failed";

  void fail(const std::string& name, const std::string& why) {
    failed_ = true;
    const std::string first = why.substr(0, why.find('\n'));
    print_error("byline-search", fmt::format("cannot answer '{}': {}", name, why));
    notes_.push_back({std::string(kFailed), fmt::format("{}: {}", name, first), name, {}});
  }

  const SearchCommand& command_;
  std::vector<Note> notes_;
  bool exact_ = true;
  bool failed_ = false;
};

void set_shares(ValueTable& table) {
  if (table.total.articles == 0) return;
  for (ValueRow& row : table.rows)
    row.share = static_cast<double>(row.articles) / static_cast<double>(table.total.articles);
}

Ending compare_values(const SearchCommand& command, Renderer& renderer) {
  Comparison comparison(command);
  ValueTable table;
  table.by = {"query"};
  for (const BrowseKey& key : command.keys) table.by.push_back(key.name);
  const auto ask = [](const SearchCommand& line) {
    return browse_values(line.request, line.keys, line.value_order);
  };
  comparison.each(ask, [&](const std::string& name, const ValueTable& part) {
    comparison.add(name, part);
    table.cut |= part.cut;
    table.imprecise += part.imprecise;
    for (ValueRow row : part.rows) {
      row.values.insert(row.values.begin(), name);
      table.rows.push_back(std::move(row));
    }
  });
  // Not the sum: an article may match several lines.
  if (table.imprecise > 0)
    table.imprecise = browse_values(command.request, command.keys, command.value_order).imprecise;
  comparison.finish(count_articles(command.request), table);
  renderer.values(table);
  return comparison.ending(table, notices(table, command.request.offset));
}

Ending compare_counts(const SearchCommand& command, Renderer& renderer) {
  Comparison comparison(command);
  ValueTable table;
  table.by = {"query"};
  const auto ask = [](const SearchCommand& line) { return count_articles(line.request); };
  comparison.each(ask, [&](const std::string& name, const Answer& answer) {
    comparison.add(name, answer);
    table.rows.push_back({{name}, answer.total.articles, answer.total.stories, 0, {}, {}});
  });
  comparison.finish(count_articles(command.request), table);
  set_shares(table);
  renderer.values(table);
  return comparison.ending(table, {});
}

using Buckets = std::map<std::string, Bucket>;  // by first day

// Every piece from the first of any series to the last, empty; a share of 0 where there is
// coverage.
Buckets empty_buckets(const Timeline& timeline, const Timeline& any, DateUnit unit) {
  Buckets buckets;
  for (const std::vector<Series>* list : {&timeline.series, &any.series}) {
    for (const Series& series : *list) {
      for (Bucket bucket : series.buckets) {
        bucket.articles = bucket.stories = 0;
        if (bucket.share) bucket.share = 0;
        const auto [place, is_new] = buckets.emplace(bucket.from, bucket);
        if (!place->second.share) place->second.share = bucket.share;
      }
    }
  }
  if (buckets.empty()) return buckets;
  const Day last = parse_iso_date(buckets.rbegin()->first)->first_day();
  for (Day start = parse_iso_date(buckets.begin()->first)->first_day(); start <= last;
       start = piece_end(unit, start) + 1) {
    Bucket bucket;
    bucket.from = date_of(start).to_string();
    bucket.to = date_of(piece_end(unit, start)).to_string();
    buckets.emplace(bucket.from, bucket);
  }
  return buckets;
}

// Gives all series the same buckets.
void align(Timeline& timeline, const Timeline& any, DateUnit unit) {
  const Buckets empty = empty_buckets(timeline, any, unit);
  for (Series& series : timeline.series) {
    Buckets buckets = empty;
    for (const Bucket& bucket : series.buckets) buckets[bucket.from] = bucket;
    series.buckets.clear();
    for (auto& [from, bucket] : buckets) series.buckets.push_back(std::move(bucket));
  }
}

Ending compare_timelines(const SearchCommand& command, Renderer& renderer) {
  Comparison comparison(command);
  Timeline timeline;
  const auto ask = [](const SearchCommand& line) {
    return count_over_time(line.request, line.unit, line.share);
  };
  comparison.each(ask, [&](const std::string& name, Timeline part) {
    comparison.add(name, part);
    timeline.series.push_back({name, std::move(part.series.front().buckets)});
  });
  const Timeline any = count_over_time(command.request, command.unit, command.share);
  comparison.finish(any, timeline);
  timeline.unit = any.unit;
  timeline.undated = any.undated;
  timeline.imprecise = any.imprecise;
  timeline.outside = any.outside;
  align(timeline, any, command.unit);
  renderer.timeline(timeline);
  return comparison.ending(timeline, {});
}

}  // namespace

Ending run_comparison(const SearchCommand& command, Renderer& renderer) {
  if (command.mode->option == "by") return compare_values(command, renderer);
  if (command.mode->option == "count") return compare_counts(command, renderer);
  return compare_timelines(command, renderer);
}

}  // namespace byline
