// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/text_renderer.hpp"

#include "searcher/render/notices.hpp"
#include "searcher/render/text_articles.hpp"
#include "searcher/render/text_style.hpp"
#include "searcher/render/text_tables.hpp"

namespace byline {

namespace {

class TextRenderer final : public Renderer {
 public:
  TextRenderer(Output& output, RenderOptions options)
      : output_(output), style_(options.terminal), options_(std::move(options)) {
    columns_ = columns_named(options_.fields);
  }

  void begin(const HitPage& head, RowKind kind) override {
    kind_ = kind;
    rows_ = 0;
    if (head.partial_matches) {
      output_.write(style_.lines("no article has all of these words; the best partial matches:", 0,
                                 Style::Bold) +
                    "\n");
    }
  }

  void row(const Hit& hit) override {
    if (rows_++ > 0) output_.write(kind_ == RowKind::Articles ? kBetweenArticles : "\n");
    if (!columns_.empty()) {
      output_.write(fields_text(style_, hit, columns_));
    } else if (kind_ == RowKind::Articles) {
      output_.write(article_text(style_, hit));
    } else {
      output_.write(hit_text(style_, hit, options_.why));
    }
  }

  void end(const HitPage& head) override {
    if (kind_ == RowKind::Articles) return;
    if (rows_ > 0) output_.write("\n");
    footer(head, notices(head, rows_, options_.grouped));
  }

  void count(const Answer& answer) override {
    if (options_.count_of.empty()) {
      output_.write(totals_text(answer.total, digits()) + "\n");
      return;
    }
    const bool stories = options_.count_of == "stories";
    const std::uint64_t count = stories ? answer.total.stories : answer.total.articles;
    output_.write((answer.total.exact ? "" : ">=") + std::to_string(count) + "\n");
  }

  void values(const ValueTable& table) override {
    output_.write(values_text(style_, table));
    if (!table.rows.empty()) output_.write("\n");
    footer(table, notices(table, options_.offset));
  }

  void timeline(const Timeline& timeline) override {
    const std::string text = timeline_text(style_, timeline);
    output_.write(text);
    if (!text.empty()) output_.write("\n");
    footer(timeline, {});
  }

  void terms(const TermList& list) override {
    output_.write(terms_text(style_, list));
    if (!list.terms.empty()) output_.write("\n");
    footer(list, {});
  }

  void explanation(const Explanation& explanation) override {
    output_.write(explanation_text(style_, explanation) + "\n");
    footer(explanation, {});
    for (const Note& note : explanation.notes)
      output_.write(style_.lines("note: " + note.message, 0));
  }

 private:
  static constexpr std::string_view kBetweenArticles =
      "\n----------------------------------------\n\n";

  [[nodiscard]] Thousands digits() const {
    return style_.is_terminal() ? Thousands::Grouped : Thousands::Plain;
  }

  void footer(const Answer& answer, const std::vector<Note>& more) {
    output_.write(style_.lines(totals_text(answer.total, digits()), 0, Style::Bold));
    for (const Note& note : more) output_.write(style_.lines(note.message, 0));
  }

  Output& output_;
  TextStyle style_;
  RenderOptions options_;
  std::vector<const Column*> columns_;
  RowKind kind_ = RowKind::Hits;
  std::uint64_t rows_ = 0;
};

}  // namespace

std::unique_ptr<Renderer> make_text_renderer(Output& output, const RenderOptions& options) {
  return std::make_unique<TextRenderer>(output, options);
}

}  // namespace byline
