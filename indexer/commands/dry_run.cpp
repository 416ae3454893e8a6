// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/dry_run.hpp"

#include <fmt/format.h>

#include <map>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "common/text/terminal_text.hpp"
#include "indexer/cleaning/clean.hpp"

namespace byline {

namespace {

constexpr std::size_t kShownArticles = 3;
constexpr std::size_t kShownKeys = 30;
constexpr std::size_t kShownTextBytes = 300;

struct Survey {
  std::map<std::string_view, std::uint64_t> formats;
  std::map<std::string, std::uint64_t> reasons;  // of rejects
  std::map<Field, std::uint64_t> filled;
  std::map<std::string, std::uint64_t> unread;
  std::vector<Article> first;
  std::uint64_t articles = 0;
  std::uint64_t rejected = 0;
};

void count_article(Survey& survey, Article article) {
  ++survey.articles;
  for (const FieldInfo& row : all_fields()) {
    const bool is_filled =
        row.field == Field::Date ? article.date.is_known() : !values_of(article, row.field).empty();
    if (is_filled) ++survey.filled[row.field];
  }
  for (const auto& [key, value] : article.extra) ++survey.unread[key];
  if (survey.first.size() < kShownArticles) survey.first.push_back(std::move(article));
}

void count_record(Survey& survey, const RawRecord& record, const Format& format,
                  const AddSettings& settings) {
  ++survey.formats[format.name];
  std::string reason = record.reject;
  if (reason.empty()) {
    ParseResult parsed = format.parse(record, settings.preparer.rules);
    if (auto* raw = std::get_if<RawArticle>(&parsed)) {
      raw->article.source = source_of(record);
      count_article(survey, clean(std::move(*raw), settings.preparer.cleaning).article);
      return;
    }
    reason = std::get<Reject>(parsed).reason;
  }
  ++survey.rejected;
  ++survey.reasons[reason];
}

Survey survey_of(const AddSettings& settings, KeyWatch& keys, Report& report) {
  Survey survey;
  StageTimes times;
  RecordFeed feed(settings.feed, times);
  while (std::optional<RecordBatch> batch = feed.next()) {
    for (const SourceEvent& event : batch->events) report.source(event);
    for (const RawRecord& record : batch->records) {
      keys.see(record, *batch->format);
      count_record(survey, record, *batch->format, settings);
    }
  }
  return survey;
}

std::string list_of(const std::vector<std::string>& values) {
  std::string list;
  for (const std::string& value : values) list += (list.empty() ? "" : "; ") + value;
  return list;
}

void print_line(Output& output, std::string_view name, std::string_view value) {
  if (!value.empty()) output.write(fmt::format("  {:<10} {}\n", name, terminal_safe(value)));
}

void print_article(Output& output, const Article& article) {
  output.write(fmt::format("\n{}\n", terminal_safe(article.title)));
  print_line(output, "id", article.id);
  print_line(output, "outlet", article.outlet);
  print_line(output, "authors", list_of(article.authors));
  print_line(output, "agency", article.agency);
  print_line(output, "date", article.date.to_string());
  print_line(output, "url", article.url);
  print_line(output, "section", article.section);
  print_line(output, "language", article.language);
  print_line(output, "source", article.source);
  std::string text;
  for (const std::string& paragraph : article.paragraphs) {
    if (text.size() < kShownTextBytes) text += paragraph + " / ";
  }
  print_line(output, "text", fit_to_width(text, kShownTextBytes));
}

void print_survey(Output& output, const Survey& survey) {
  for (const auto& [format, records] : survey.formats) {
    output.write(fmt::format("{:>10} records of format {}\n", records, format));
  }
  output.write(
      fmt::format("{:>10} articles, {} records rejected\n", survey.articles, survey.rejected));
  for (const auto& [reason, records] : survey.reasons) {
    output.write(fmt::format("{:>10} rejected: {}\n", records, terminal_safe(reason)));
  }
  output.write("\nfields\n");
  for (const FieldInfo& row : all_fields()) {
    const auto found = survey.filled.find(row.field);
    if (found == survey.filled.end()) continue;
    const double share =
        100.0 * static_cast<double>(found->second) / static_cast<double>(survey.articles);
    output.write(fmt::format("{:>10} {:5.1f} %  {}\n", found->second, share, row.name));
  }
  if (!survey.unread.empty()) output.write("\nkeys that nobody reads (kept as extra)\n");
  std::size_t shown = 0;
  for (const auto& [key, records] : survey.unread) {
    if (++shown > kShownKeys) {
      output.write(fmt::format("{:>10} more\n", survey.unread.size() - kShownKeys));
      break;
    }
    output.write(fmt::format("{:>10} {}\n", records, terminal_safe(key)));
  }
  for (const Article& article : survey.first) print_article(output, article);
}

}  // namespace

ExitCode dry_run(const AddSettings& settings, Output& output) {
  KeyWatch keys(settings.preparer.rules);
  Report report({}, settings.loudness);
  const Survey survey = survey_of(settings, keys, report);
  print_survey(output, survey);
  if (!keys.are_all_seen()) output.finish();  // it shows which keys there are
  keys.require_all_seen();
  if (report.tally().unreadable_paths > 0) return ExitCode::Incomplete;
  return survey.articles > 0 ? ExitCode::Ok : ExitCode::Nothing;
}

}  // namespace byline
