// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/table_renderer.hpp"

#include <fmt/format.h>

#include "common/text/terminal_text.hpp"
#include "searcher/render/columns.hpp"
#include "searcher/render/default_fields.hpp"
#include "searcher/render/notices.hpp"

namespace byline {

namespace {

struct Dialect {
  char separator;
  std::string (*escape)(std::string_view text);
};

class TableRenderer final : public Renderer {
 public:
  TableRenderer(Output& output, const RenderOptions& options, Dialect dialect)
      : output_(output), options_(options), dialect_(dialect) {}

  void begin(const HitPage&, RowKind kind) override {
    columns_ = chosen_columns(options_, kind == RowKind::Hits ? table_fields() : article_fields());
    std::vector<std::string> names;
    for (const Column* column : columns_) names.emplace_back(column->name);
    line(names);
  }

  void row(const Hit& hit) override {
    std::vector<std::string> values;
    for (const Column* column : columns_) values.push_back(plain_text(column->get(hit)));
    line(values);
  }

  void end(const HitPage&) override {}

  void count(const Answer& answer) override {
    line({"articles", "stories", "exact", "stories_exact"});
    line({std::to_string(answer.total.articles), std::to_string(answer.total.stories),
          answer.total.exact ? "true" : "false",
          are_stories_exact(answer.total) ? "true" : "false"});
  }

  void values(const ValueTable& table) override {
    std::vector<std::string> names = table.by;
    names.insert(names.end(), {"articles", "stories", "share", "first", "last"});
    line(names);
    for (const ValueRow& row : table.rows) {
      std::vector<std::string> cells = row.values;
      cells.push_back(std::to_string(row.articles));
      cells.push_back(std::to_string(row.stories));
      cells.push_back(fmt::format("{:.6g}", row.share));
      cells.push_back(row.first);
      cells.push_back(row.last);
      line(cells);
    }
  }

  void timeline(const Timeline& timeline) override {
    line({"name", "from", "to", "articles", "stories", "share"});
    for (const Series& series : timeline.series) {
      for (const Bucket& bucket : series.buckets) {
        line({series.name, bucket.from, bucket.to, std::to_string(bucket.articles),
              std::to_string(bucket.stories),
              bucket.share ? fmt::format("{:.6g}", *bucket.share) : ""});
      }
    }
  }

  void terms(const TermList& list) override {
    line({"term", "score", "articles"});
    for (const TermRow& term : list.terms)
      line({term.term, fmt::format("{:.6g}", term.score), std::to_string(term.articles)});
  }

 private:
  void line(const std::vector<std::string>& values) {
    std::string text;
    for (const std::string& value : values) {
      if (&value != values.data()) text += dialect_.separator;
      text += dialect_.escape(value);
    }
    // RFC 4180 has no empty line: a lone empty value would be one.
    output_.write(text.empty() && dialect_.separator == ',' ? "\"\"\n" : text + "\n");
  }

  Output& output_;
  RenderOptions options_;
  Dialect dialect_;
  std::vector<const Column*> columns_;
};

}  // namespace

std::string csv_value(std::string_view text) {
  const std::string safe = terminal_safe(text, LineBreaks::Keep);
  if (safe.find_first_of(",\"\r\n") == std::string::npos) return safe;
  std::string quoted = "\"";
  for (const char c : safe) {
    if (c == '"') quoted += '"';
    quoted += c;
  }
  return quoted + '"';
}

std::string tsv_value(std::string_view text) {
  constexpr std::string_view kSpecial = "\t\n\r\\";
  constexpr std::string_view kLetters = "tnr\\";
  std::string value;
  while (!text.empty()) {
    const std::size_t plain = std::min(text.find_first_of(kSpecial), text.size());
    value += terminal_safe(text.substr(0, plain));
    if (plain == text.size()) break;
    value += '\\';
    value += kLetters[kSpecial.find(text[plain])];
    text.remove_prefix(plain + 1);
  }
  return value;
}

std::unique_ptr<Renderer> make_csv_renderer(Output& output, const RenderOptions& options) {
  return std::make_unique<TableRenderer>(output, options, Dialect{',', csv_value});
}

std::unique_ptr<Renderer> make_tsv_renderer(Output& output, const RenderOptions& options) {
  return std::make_unique<TableRenderer>(output, options, Dialect{'\t', tsv_value});
}

}  // namespace byline
