// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/json_renderer.hpp"

#include "searcher/render/columns.hpp"
#include "searcher/render/default_fields.hpp"
#include "searcher/render/json_rows.hpp"
#include "searcher/render/json_writer.hpp"
#include "searcher/render/notices.hpp"

namespace byline {

namespace {

class JsonRenderer final : public Renderer {
 public:
  JsonRenderer(Output& output, RenderOptions options)
      : json_(output), options_(std::move(options)) {}

  void begin(const HitPage& head, RowKind kind) override {
    columns_ = chosen_columns(options_, kind == RowKind::Hits ? hit_fields() : article_fields());
    rows_ = 0;
    open(head);
    json_.key(kind == RowKind::Hits ? "hits" : "articles").begin_array();
  }

  void row(const Hit& hit) override {
    ++rows_;
    json_.begin_object();
    for (const Column* column : columns_) {
      json_.key(column->name);
      write_json(json_, column->get(hit));
    }
    json_.end_object();
  }

  void end(const HitPage& head) override {
    json_.end_array();
    close(head, notices(head, rows_, options_.grouped));
  }

  void count(const Answer& answer) override {
    open(answer);
    close(answer, {});
  }

  void values(const ValueTable& table) override {
    open(table);
    json_.key("by").strings(table.by);
    json_.key(table.by.size() == 1 ? "values" : "rows").begin_array();
    for (const ValueRow& row : table.rows) {
      json_.begin_object();
      write_value_row(json_, row);
      json_.end_object();
    }
    json_.end_array();
    close(table, notices(table, options_.offset));
  }

  void timeline(const Timeline& timeline) override {
    open(timeline);
    json_.key("unit").string(timeline.unit);
    json_.key("series").begin_array();
    for (const Series& line : timeline.series) series(line);
    json_.end_array();
    json_.key("undated").number(timeline.undated);
    json_.key("imprecise").number(timeline.imprecise);
    json_.key("outside").number(timeline.outside);
    close(timeline, {});
  }

  void terms(const TermList& list) override {
    open(list);
    json_.key("terms").begin_array();
    for (const TermRow& term : list.terms) {
      json_.begin_object();
      write_term(json_, term);
      json_.end_object();
    }
    json_.end_array();
    close(list, {});
  }

  void explanation(const Explanation& explanation) override {
    open(explanation);
    json_.key("clauses").begin_array();
    for (const Clause& clause : explanation.clauses) {
      json_.begin_object();
      json_.key("text").string(clause.text);
      json_.key("meaning").string(clause.meaning);
      json_.key("articles").number(clause.articles);
      json_.key("depth").number(static_cast<std::uint64_t>(clause.depth));
      json_.key("kind").string(clause.kind);
      json_.key("forms").strings(clause.forms);
      json_.key("languages").strings(clause.languages);
      json_.key("cost").string_or_null(clause.cost);
      json_.end_object();
    }
    json_.end_array();
    close(explanation, {});
  }

 private:
  void open(const Answer& answer) {
    json_.begin_object();
    json_.key("schema").number(std::uint64_t{1});
    json_.key("query").string(answer.query);
    json_.key("match").string(answer.match);
    total(answer.total);
  }

  void total(const Total& total) {
    json_.key("total").begin_object();
    write_totals(json_, total);
    json_.key("indexes").begin_object();
    json_.key("asked").number(std::uint64_t{total.indexes_asked});
    json_.key("answered").number(std::uint64_t{total.indexes_answered});
    json_.end_object();
    json_.end_object();
  }

  void close(const Answer& answer, const std::vector<Note>& more) {
    json_.key("notes").begin_array();
    for (const Note& note : answer.notes) this->note(note);
    for (const Note& note : more) this->note(note);
    json_.end_array();
    json_.end_object();
    json_.line_break();
  }

  void note(const Note& note) {
    json_.begin_object();
    json_.key("code").string(note.code);
    json_.key("message").string(note.message);
    json_.key("from").string_or_null(note.from);
    json_.key("to").string_or_null(note.to);
    json_.end_object();
  }

  void series(const Series& line) {
    json_.begin_object();
    json_.key("name").string(line.name);
    json_.key("buckets").begin_array();
    for (const Bucket& bucket : line.buckets) {
      json_.begin_object();
      write_bucket(json_, bucket);
      json_.end_object();
    }
    json_.end_array();
    json_.end_object();
  }

  JsonWriter json_;
  RenderOptions options_;
  std::vector<const Column*> columns_;
  std::uint64_t rows_ = 0;
};

}  // namespace

std::unique_ptr<Renderer> make_json_renderer(Output& output, const RenderOptions& options) {
  return std::make_unique<JsonRenderer>(output, options);
}

}  // namespace byline
