// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/article_lines.hpp"

#include <algorithm>
#include <numeric>
#include <utility>

#include "searcher/render/text_articles.hpp"

namespace byline::browse {

namespace {

// Longer lines are hard to read.
constexpr std::size_t kMeasure = 100;

std::vector<Span> spans_of(const std::vector<SnippetPart>& parts, Look base) {
  std::vector<Span> spans;
  for (const SnippetPart& part : parts) spans.push_back({part.text, part.hit ? Look::Match : base});
  return spans;
}

void append(std::vector<ArticleLine>& lines, const std::vector<Span>& spans, std::size_t columns) {
  for (std::vector<Span>& line : wrap_spans(spans, columns)) {
    const auto matches = std::count_if(line.begin(), line.end(),
                                       [](const Span& span) { return span.look == Look::Match; });
    lines.push_back({std::move(line), static_cast<std::size_t>(matches)});
  }
}

}  // namespace

std::vector<ArticleLine> lay_out_article(const MarkedArticle& article, std::size_t columns) {
  columns = std::min(columns, kMeasure);
  const Hit& hit = article.hit;
  std::vector<ArticleLine> lines;
  std::vector<Span> title = spans_of(hit.title, Look::Bold);
  if (hit.article.title.empty()) title = {{"(no title)", Look::Bold}};
  append(lines, title, columns);
  const std::string about = about_text(hit.article);
  if (!about.empty()) append(lines, {{about, Look::Plain}}, columns);
  if (!hit.article.url.empty()) append(lines, {{hit.article.url, Look::Dim}}, columns);
  append(lines, {{"id " + hit.shown_id, Look::Dim}}, columns);
  for (std::size_t i = 0; i < article.paragraphs.size(); ++i) {
    const Look base = is_furniture(hit.article, i) ? Look::Dim : Look::Plain;
    lines.push_back({});
    append(lines, spans_of(article.paragraphs[i], base), columns);
  }
  return lines;
}

void lay_out(ArticlePane& pane, std::size_t columns) {
  if (!pane.article || columns == 0 || columns == pane.columns) return;
  // The place that is read stays about where it is.
  const double share = pane.lines.empty()
                           ? 0
                           : static_cast<double>(pane.top) / static_cast<double>(pane.lines.size());
  pane.lines = lay_out_article(*pane.article, columns);
  pane.top = static_cast<std::size_t>(share * static_cast<double>(pane.lines.size()));
  pane.columns = columns;
}

std::size_t count_matches(const ArticlePane& pane) {
  return std::accumulate(
      pane.lines.begin(), pane.lines.end(), std::size_t{0},
      [](std::size_t sum, const ArticleLine& line) { return sum + line.matches; });
}

std::size_t line_of_match(const ArticlePane& pane, std::size_t number) {
  std::size_t seen = 0;
  for (std::size_t line = 0; line < pane.lines.size(); ++line) {
    seen += pane.lines[line].matches;
    if (seen >= number) return line;
  }
  return 0;
}

}  // namespace byline::browse
