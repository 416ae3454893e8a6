// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/json_lines_renderer.hpp"

#include "searcher/render/columns.hpp"
#include "searcher/render/default_fields.hpp"
#include "searcher/render/json_writer.hpp"
#include "searcher/render/notices.hpp"

namespace byline {

namespace {

class JsonLinesRenderer final : public Renderer {
 public:
  JsonLinesRenderer(Output& output, const RenderOptions& options)
      : json_(output), options_(options) {}

  void begin(const HitPage&, ListKind kind) override {
    columns_ = chosen_columns(options_, kind == ListKind::Hits ? row_fields() : article_fields());
  }

  void row(const Hit& hit) override {
    json_.begin_object();
    for (const Column* column : columns_) {
      json_.key(column->name);
      write_json(json_, column->get(hit));
    }
    end_line();
  }

  void end(const HitPage&) override {}

  void count(const Answer& answer) override {
    json_.begin_object();
    number("articles", answer.total.articles);
    number("stories", answer.total.stories);
    json_.key("exact");
    json_.boolean(answer.total.exact);
    json_.key("stories_exact");
    json_.boolean(are_stories_exact(answer.total));
    end_line();
  }

  void values(const ValueTable& table) override {
    for (const ValueRow& row : table.rows) {
      json_.begin_object();
      write_value(row.values);
      number("articles", row.articles);
      number("stories", row.stories);
      json_.key("share");
      json_.number(row.share);
      json_.key("first");
      json_.string_or_null(row.first);
      json_.key("last");
      json_.string_or_null(row.last);
      end_line();
    }
  }

  void timeline(const Timeline& timeline) override {
    for (const Series& series : timeline.series) {
      for (const Bucket& bucket : series.buckets) write_bucket(series.name, bucket);
    }
  }

  void terms(const TermList& list) override {
    for (const TermRow& term : list.terms) {
      json_.begin_object();
      text("term", term.term);
      json_.key("score");
      json_.number(term.score);
      number("articles", term.articles);
      end_line();
    }
  }

 private:
  void end_line() {
    json_.end_object();
    json_.line_break();
  }

  void number(std::string_view name, std::uint64_t value) {
    json_.key(name);
    json_.number(value);
  }

  void text(std::string_view name, std::string_view value) {
    json_.key(name);
    json_.string(value);
  }

  void write_value(const std::vector<std::string>& values) {
    if (values.size() == 1) return text("value", values[0]);
    json_.key("values");
    write_json(json_, Cell(values));
  }

  void write_bucket(const std::string& series, const Bucket& bucket) {
    json_.begin_object();
    text("name", series);
    text("from", bucket.from);
    text("to", bucket.to);
    number("articles", bucket.articles);
    number("stories", bucket.stories);
    json_.key("share");
    json_.number(bucket.share);
    end_line();
  }

  JsonWriter json_;
  RenderOptions options_;
  std::vector<const Column*> columns_;
};

}  // namespace

std::unique_ptr<Renderer> make_json_lines_renderer(Output& output, const RenderOptions& options) {
  return std::make_unique<JsonLinesRenderer>(output, options);
}

}  // namespace byline
