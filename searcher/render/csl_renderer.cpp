// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/csl_renderer.hpp"

#include <fmt/format.h>

#include "searcher/render/json_writer.hpp"
#include "searcher/render/text_style.hpp"

namespace byline {

namespace {

class CslRenderer final : public Renderer {
 public:
  explicit CslRenderer(Output& output) : json_(output) {}

  void begin(const HitPage&, RowKind) override { json_.begin_array(); }

  void row(const Hit& hit) override {
    const Article& a = hit.article;
    json_.begin_object();
    text("id", hit.shown_id);
    text("type", "article-newspaper");
    text("title", a.title);
    authors(a.authors);
    text("container-title", a.outlet);
    issued(a.date);
    if (is_web_address(a.url)) text("URL", encoded_address(a.url));
    text("language", a.language);
    text("section", a.section);
    text("page", a.page);
    text("edition", a.edition);
    text("keyword", fmt::format("{}", fmt::join(a.tags, ", ")));
    if (!a.agency.empty()) text("note", "Agency: " + a.agency);
    json_.end_object();
  }

  void end(const HitPage&) override {
    json_.end_array();
    json_.line_break();
  }

 private:
  // CSL has no null: what is missing is left out.
  void text(std::string_view name, std::string_view value) {
    if (value.empty()) return;
    json_.key(name).string(value);
  }

  // Which part of a name is the family's cannot be told from the byline, so it is left whole.
  void authors(const std::vector<std::string>& names) {
    if (names.empty()) return;
    json_.key("author").begin_array();
    for (const std::string& name : names) {
      json_.begin_object();
      text("literal", name);
      json_.end_object();
    }
    json_.end_array();
  }

  void issued(const Date& date) {
    if (!date.is_known()) return;
    json_.key("issued").begin_object();
    json_.key("date-parts").begin_array();
    json_.begin_array();
    for (const int part : {int{date.year}, int{date.month}, int{date.day}}) {
      if (part > 0) json_.number(static_cast<std::uint64_t>(part));
    }
    json_.end_array();
    json_.end_array();
    json_.end_object();
  }

  JsonWriter json_;
};

}  // namespace

std::unique_ptr<Renderer> make_csl_renderer(Output& output, const RenderOptions&) {
  return std::make_unique<CslRenderer>(output);
}

}  // namespace byline
