// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/bibtex_renderer.hpp"

#include <fmt/format.h>

#include <array>
#include <utility>

#include "common/text/fold.hpp"
#include "common/text/terminal_text.hpp"
#include "searcher/render/text_style.hpp"

namespace byline {

namespace {

constexpr std::array<std::string_view, 12> kMonths{"jan", "feb", "mar", "apr", "may", "jun",
                                                   "jul", "aug", "sep", "oct", "nov", "dec"};

// What LaTeX would act on. A brace is a command: BibTeX counts even escaped ones.
std::string_view latex_of(char c) {
  switch (c) {
    case '\\':
      return "\\textbackslash{}";
    case '{':
      return "\\textbraceleft{}";
    case '}':
      return "\\textbraceright{}";
    case '~':
      return "\\textasciitilde{}";
    case '^':
      return "\\textasciicircum{}";
    case '$':
      return "\\$";
    case '%':
      return "\\%";
    case '&':
      return "\\&";
    case '#':
      return "\\#";
    case '_':
      return "\\_";
    default:
      return {};
  }
}

std::string latex(std::string_view text) {
  std::string escaped;
  for (const char c : terminal_safe(squeeze(text))) {
    const std::string_view command = latex_of(c);
    command.empty() ? escaped.append(1, c) : escaped.append(command);
  }
  return escaped;
}

std::string key_of(std::string_view id) {
  std::string key = "byline-";
  for (const char c : id) {
    const bool plain = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
                       c == '-' || c == '.';
    key += plain ? std::string(1, c) : fmt::format("_{:02X}", static_cast<unsigned char>(c));
  }
  return key;
}

bool needs_braces(const std::string& name) {
  return name.find(',') != std::string::npos || fold_value(name).find(" and ") != std::string::npos;
}

std::string authors_of(const std::vector<std::string>& names) {
  std::vector<std::string> people;
  for (const std::string& name : names)
    people.push_back(needs_braces(name) ? "{" + latex(name) + "}" : latex(name));
  return fmt::format("{}", fmt::join(people, " and "));
}

class BibtexRenderer final : public Renderer {
 public:
  explicit BibtexRenderer(Output& output) : output_(output) {}

  void begin(const HitPage&, RowKind) override {}

  void row(const Hit& hit) override {
    const Article& a = hit.article;
    output_.write(
        fmt::format("@{}{{{}", a.outlet.empty() ? "misc" : "article", key_of(hit.shown_id)));
    // Double braces: a style must not put a headline's names in lower case.
    if (!a.title.empty()) field("title", "{" + latex(a.title) + "}");
    field("author", authors_of(a.authors));
    field("journal", latex(a.outlet));
    if (a.date.is_known()) date(a.date);
    field("pages", latex(a.page));
    field("edition", latex(a.edition));
    field("language", latex(a.language));
    field("keywords", latex(fmt::format("{}", fmt::join(a.tags, ", "))));
    if (!a.agency.empty()) field("note", "Agency: " + latex(a.agency));
    if (is_web_address(a.url)) field("url", encoded_address(a.url));
    output_.write("\n}\n\n");
  }

  void end(const HitPage&) override {}

 private:
  // `value` is escaped already; an empty field is left out.
  void field(std::string_view name, std::string_view value) {
    if (!value.empty()) output_.write(fmt::format(",\n  {} = {{{}}}", name, value));
  }

  void date(const Date& date) {
    field("year", fmt::format("{:04}", int{date.year}));
    // A month is a macro that styles know, so it stands without braces.
    if (date.month > 0)
      output_.write(
          fmt::format(",\n  month = {}", kMonths[static_cast<std::size_t>(date.month - 1)]));
    if (date.day > 0) field("day", std::to_string(int{date.day}));
  }

  Output& output_;
};

}  // namespace

std::unique_ptr<Renderer> make_bibtex_renderer(Output& output, const RenderOptions&) {
  return std::make_unique<BibtexRenderer>(output);
}

}  // namespace byline
