// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/json_renderer.hpp"

#include "searcher/render/columns.hpp"
#include "searcher/render/default_fields.hpp"
#include "searcher/render/json_writer.hpp"
#include "searcher/render/notices.hpp"

namespace byline {

namespace {

class JsonRenderer final : public Renderer {
 public:
  JsonRenderer(Output& output, RenderOptions options)
      : json_(output), options_(std::move(options)) {}

  void begin(const HitPage& head, ListKind kind) override {
    columns_ = chosen_columns(options_, kind == ListKind::Hits ? hit_fields() : article_fields());
    rows_ = 0;
    open(head);
    json_.key(kind == ListKind::Hits ? "hits" : "articles");
    json_.begin_array();
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
    strings("by", table.by);
    const bool one = table.by.size() == 1;
    json_.key(one ? "values" : "rows");
    json_.begin_array();
    for (const ValueRow& value : table.rows) value_row(value, one);
    json_.end_array();
    close(table, notices(table, options_.offset));
  }

  void timeline(const Timeline& timeline) override {
    open(timeline);
    json_.key("unit");
    json_.string(timeline.unit);
    json_.key("series");
    json_.begin_array();
    for (const Series& line : timeline.series) series(line);
    json_.end_array();
    number("undated", timeline.undated);
    number("imprecise", timeline.imprecise);
    number("outside", timeline.outside);
    close(timeline, {});
  }

  void terms(const TermList& list) override {
    open(list);
    json_.key("terms");
    json_.begin_array();
    for (const TermRow& term : list.terms) {
      json_.begin_object();
      json_.key("term");
      json_.string(term.term);
      json_.key("score");
      json_.number(term.score);
      number("articles", term.articles);
      json_.end_object();
    }
    json_.end_array();
    close(list, {});
  }

  void explanation(const Explanation& explanation) override {
    open(explanation);
    json_.key("clauses");
    json_.begin_array();
    for (const Clause& clause : explanation.clauses) {
      json_.begin_object();
      json_.key("text");
      json_.string(clause.text);
      json_.key("meaning");
      json_.string(clause.meaning);
      number("articles", clause.articles);
      number("depth", static_cast<std::uint64_t>(clause.depth));
      json_.key("kind");
      json_.string(clause.kind);
      strings("forms", clause.forms);
      strings("languages", clause.languages);
      json_.key("cost");
      json_.string_or_null(clause.cost);
      json_.end_object();
    }
    json_.end_array();
    close(explanation, {});
  }

 private:
  void number(std::string_view name, std::uint64_t value) {
    json_.key(name);
    json_.number(value);
  }

  void strings(std::string_view name, const std::vector<std::string>& items) {
    json_.key(name);
    json_.begin_array();
    for (const std::string& item : items) json_.string(item);
    json_.end_array();
  }

  void open(const Answer& answer) {
    json_.begin_object();
    number("schema", 1);
    json_.key("query");
    json_.string(answer.query);
    json_.key("match");
    json_.string(answer.match);
    total(answer.total);
  }

  void total(const Total& total) {
    json_.key("total");
    json_.begin_object();
    number("articles", total.articles);
    number("stories", total.stories);
    json_.key("exact");
    json_.boolean(total.exact);
    json_.key("stories_exact");
    json_.boolean(are_stories_exact(total));
    json_.key("indexes");
    json_.begin_object();
    number("asked", total.indexes_asked);
    number("answered", total.indexes_answered);
    json_.end_object();
    json_.end_object();
  }

  void close(const Answer& answer, const std::vector<Note>& more) {
    json_.key("notes");
    json_.begin_array();
    for (const Note& note : answer.notes) this->note(note);
    for (const Note& note : more) this->note(note);
    json_.end_array();
    json_.end_object();
    json_.line_break();
  }

  void note(const Note& note) {
    json_.begin_object();
    json_.key("code");
    json_.string(note.code);
    json_.key("message");
    json_.string(note.message);
    json_.key("from");
    json_.string_or_null(note.from);
    json_.key("to");
    json_.string_or_null(note.to);
    json_.end_object();
  }

  void value_row(const ValueRow& value, bool one) {
    json_.begin_object();
    if (one) {
      json_.key("value");
      json_.string(value.values.at(0));
    } else {
      strings("values", value.values);
    }
    number("articles", value.articles);
    number("stories", value.stories);
    json_.key("share");
    json_.number(value.share);
    json_.key("first");
    json_.string_or_null(value.first);
    json_.key("last");
    json_.string_or_null(value.last);
    json_.end_object();
  }

  void series(const Series& line) {
    json_.begin_object();
    json_.key("name");
    json_.string(line.name);
    json_.key("buckets");
    json_.begin_array();
    for (const Bucket& item : line.buckets) bucket(item);
    json_.end_array();
    json_.end_object();
  }

  void bucket(const Bucket& item) {
    json_.begin_object();
    json_.key("from");
    json_.string(item.from);
    json_.key("to");
    json_.string(item.to);
    number("articles", item.articles);
    number("stories", item.stories);
    json_.key("share");
    json_.number(item.share);
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
