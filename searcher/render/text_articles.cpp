// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/text_articles.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/terminal_text.hpp"
#include "searcher/render/notices.hpp"

namespace byline {

namespace {

constexpr std::string_view kBetween = " · ";
constexpr std::string_view kNoTitle = "(no title)";
constexpr std::size_t kIndent = 2;

// Joins what is not empty.
std::string joined(const std::vector<std::string>& pieces) {
  std::string text;
  for (const std::string& piece : pieces) {
    if (piece.empty()) continue;
    if (!text.empty()) text += kBetween;
    text += piece;
  }
  return text;
}

std::string comma_list(const std::vector<std::string>& items) {
  return fmt::format("{}", fmt::join(items, ", "));
}

std::string title_lines(const TextStyle& style, const Hit& hit) {
  std::vector<SnippetPart> title = hit.title;
  if (title.empty()) title.push_back({hit.article.title, false});
  if (hit.article.title.empty()) title = {{std::string(kNoTitle), false}};
  return style.lines(styled(title, Style::Bold), 0);
}

std::string address_line(const TextStyle& style, const std::string& url) {
  return url.empty() ? std::string() : style.address(url) + "\n";
}

std::string about_lines(const TextStyle& style, const Hit& hit) {
  const std::string text = about_text(hit.article);
  const bool shorten = style.is_terminal() && !hit.short_id.empty();
  return style.lines({{text.empty() ? "" : text + std::string(kBetween), Style::Plain},
                      {shorten ? hit.short_id : hit.shown_id, Style::Dim}},
                     0);
}

struct Label {
  std::string_view name;
  std::string value;
};

std::vector<Label> labels_of(const Hit& hit) {
  const Article& a = hit.article;
  const auto text = [&hit](std::string_view column) {
    return plain_text(find_column(column)->get(hit));
  };
  return {{"id", hit.shown_id},         {"byline", a.byline},     {"section", a.section},
          {"tags", comma_list(a.tags)}, {"page", a.page},         {"edition", a.edition},
          {"language", a.language},     {"words", text("words")}, {"source", a.source},
          {"added", text("added")}};
}

}  // namespace

std::string about_text(const Article& article) {
  return joined(
      {article.outlet, comma_list(article.authors), article.date.to_string(), article.agency});
}

std::string hit_text(const TextStyle& style, const Hit& hit, bool why) {
  std::string text = title_lines(style, hit) + about_lines(style, hit);
  text += address_line(style, hit.article.url);
  if (!hit.snippet.empty()) text += style.lines(styled(hit.snippet), kIndent);
  if (!hit.copies.empty()) text += style.lines(copies_text(hit.copies), kIndent);
  if (why) {
    for (const std::string& reason : hit.why) text += style.lines("why: " + reason, kIndent);
  }
  return text;
}

std::string article_text(const TextStyle& style, const Hit& hit) {
  std::string text = title_lines(style, hit);
  if (const std::string line = about_text(hit.article); !line.empty()) text += style.lines(line, 0);
  text += address_line(style, hit.article.url);
  for (const Label& label : labels_of(hit)) {
    if (!label.value.empty())
      text += style.lines(fmt::format("{}: {}", label.name, label.value), 0, Style::Dim);
  }
  for (std::size_t i = 0; i < hit.article.paragraphs.size(); ++i) {
    const Style look = is_furniture(hit.article, i) ? Style::Dim : Style::Plain;
    text += "\n" + style.lines(hit.article.paragraphs[i], 0, look);
  }
  return text;
}

std::string fields_text(const TextStyle& style, const Hit& hit,
                        const std::vector<const Column*>& columns) {
  std::string text;
  for (const Column* column : columns)
    text += style.lines(fmt::format("{}: {}", column->name, plain_text(column->get(hit))), 0);
  return text;
}

std::string copies_text(const std::vector<Copy>& copies) {
  if (copies.empty()) return {};
  std::vector<std::pair<std::string, std::size_t>> outlets;
  for (const Copy& copy : copies) {
    const std::string name = copy.outlet.empty() ? "no outlet" : copy.outlet;
    const auto known = std::find_if(outlets.begin(), outlets.end(),
                                    [&name](const auto& entry) { return entry.first == name; });
    if (known == outlets.end()) {
      outlets.emplace_back(name, 1);
    } else {
      ++known->second;
    }
  }
  std::vector<std::string> names;
  for (const auto& [name, count] : outlets)
    names.push_back(count == 1 ? name : fmt::format("{} ({})", name, count));
  return fmt::format("+{}: {}", copies.size(), comma_list(names));
}

}  // namespace byline
