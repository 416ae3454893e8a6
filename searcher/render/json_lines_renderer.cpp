// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/json_lines_renderer.hpp"

#include "searcher/render/columns.hpp"
#include "searcher/render/default_fields.hpp"
#include "searcher/render/json_rows.hpp"
#include "searcher/render/json_writer.hpp"

namespace byline {

namespace {

class JsonLinesRenderer final : public Renderer {
 public:
  JsonLinesRenderer(Output& output, const RenderOptions& options)
      : json_(output), options_(options) {}

  void begin(const HitPage&, RowKind kind) override {
    columns_ = chosen_columns(options_, kind == RowKind::Hits ? row_fields() : article_fields());
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
    write_totals(json_, answer.total);
    end_line();
  }

  void values(const ValueTable& table) override {
    for (const ValueRow& row : table.rows) {
      json_.begin_object();
      write_value_row(json_, row);
      end_line();
    }
  }

  void timeline(const Timeline& timeline) override {
    for (const Series& series : timeline.series) {
      for (const Bucket& bucket : series.buckets) {
        json_.begin_object();
        json_.key("name").string(series.name);
        write_bucket(json_, bucket);
        end_line();
      }
    }
  }

  void terms(const TermList& list) override {
    for (const TermRow& term : list.terms) {
      json_.begin_object();
      write_term(json_, term);
      end_line();
    }
  }

 private:
  void end_line() {
    json_.end_object();
    json_.line_break();
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
