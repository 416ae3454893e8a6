// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/html_renderer.hpp"

#include <fmt/format.h>

#include "searcher/render/markup.hpp"
#include "searcher/render/notices.hpp"
#include "searcher/render/text_articles.hpp"
#include "searcher/render/text_style.hpp"

namespace byline {

namespace {

constexpr std::string_view kHead = R"(<!DOCTYPE html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="referrer" content="no-referrer">
<title>{0}</title>
<style>
body {{ max-width: 45em; margin: 2em auto; padding: 0 1em; font: 1em/1.5 Georgia, serif; }}
h1, h2 {{ line-height: 1.2; }}
h2 {{ font-size: 1.2em; margin: 1.5em 0 0; }}
p {{ margin: .3em 0; }}
.about, .id, .furniture {{ color: #555; }}
</style>
</head>
<body>
<h1 dir="auto">{0}</h1>
)";

std::string marked(const std::vector<SnippetPart>& parts) {
  std::string html;
  for (const SnippetPart& part : parts)
    html += part.hit ? "<mark>" + markup_text(part.text) + "</mark>" : markup_text(part.text);
  return html;
}

std::string paragraph(std::string_view css_class, const std::string& html) {
  if (html.empty()) return {};
  return fmt::format("<p class=\"{}\" dir=\"auto\">{}</p>\n", css_class, html);
}

std::string title_of(const Hit& hit) {
  const std::string title = hit.title.empty() ? markup_text(hit.article.title) : marked(hit.title);
  const std::string text = title.empty() ? "(no title)" : title;
  if (!is_web_address(hit.article.url)) return text;
  return fmt::format("<a href=\"{}\" rel=\"noopener noreferrer\">{}</a>",
                     markup_text(encoded_address(hit.article.url)), text);
}

class HtmlRenderer final : public Renderer {
 public:
  HtmlRenderer(Output& output, const RenderOptions& options) : output_(output), options_(options) {}

  void begin(const HitPage& head, RowKind kind) override {
    kind_ = kind;
    rows_ = 0;
    const bool named = kind == RowKind::Hits && !head.query.empty();
    output_.write(fmt::format(kHead, named ? markup_text(head.query) : "Articles"));
    if (kind == RowKind::Hits)
      output_.write(paragraph("total", totals_text(head.total, Thousands::Grouped)));
  }

  void row(const Hit& hit) override {
    ++rows_;
    output_.write(fmt::format("<article>\n<h2 dir=\"auto\">{}</h2>\n", title_of(hit)));
    output_.write(paragraph("about", markup_text(about_text(hit.article))));
    output_.write(paragraph("snippet", marked(hit.snippet)));
    output_.write(paragraph("copies", markup_text(copies_text(hit.copies))));
    if (options_.why) {
      for (const std::string& reason : hit.why)
        output_.write(paragraph("why", markup_text(reason)));
    }
    if (kind_ == RowKind::Articles) {
      for (std::size_t i = 0; i < hit.article.paragraphs.size(); ++i) {
        const std::string_view kind = is_furniture(hit.article, i) ? "furniture" : "text";
        output_.write(paragraph(kind, markup_text(hit.article.paragraphs[i])));
      }
    }
    output_.write(paragraph("id", markup_text(hit.shown_id)) + "</article>\n");
  }

  void end(const HitPage& head) override {
    for (const Note& note : head.notes) output_.write(paragraph("note", markup_text(note.message)));
    for (const Note& note : notices(head, rows_, options_.grouped))
      output_.write(paragraph("note", markup_text(note.message)));
    output_.write("</body>\n</html>\n");
  }

 private:
  Output& output_;
  RenderOptions options_;
  RowKind kind_ = RowKind::Hits;
  std::uint64_t rows_ = 0;
};

}  // namespace

std::unique_ptr<Renderer> make_html_renderer(Output& output, const RenderOptions& options) {
  return std::make_unique<HtmlRenderer>(output, options);
}

}  // namespace byline
