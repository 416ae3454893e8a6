// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/ris_renderer.hpp"

#include <fmt/format.h>

#include "common/text/fold.hpp"
#include "common/text/terminal_text.hpp"
#include "searcher/render/text_style.hpp"

namespace byline {

namespace {

// YYYY/MM/DD/other, the slashes of what is missing kept.
std::string ris_date(const Date& date) {
  const auto part = [](int value) { return value > 0 ? fmt::format("{:02}", value) : ""; };
  return fmt::format("{:04}/{}/{}/", int{date.year}, part(date.month), part(date.day));
}

class RisRenderer final : public Renderer {
 public:
  explicit RisRenderer(Output& output) : output_(output) {}

  void begin(const HitPage&, RowKind) override {}

  void row(const Hit& hit) override {
    const Article& a = hit.article;
    tag("TY", "NEWS");
    tag("ID", hit.shown_id);
    tag("TI", a.title);
    for (const std::string& author : a.authors) tag("AU", author);
    tag("T2", a.outlet);
    if (a.date.is_known()) {
      tag("PY", fmt::format("{:04}", int{a.date.year}));
      tag("DA", ris_date(a.date));
    }
    tag("SE", a.section);
    tag("SP", a.page);
    tag("ET", a.edition);
    if (is_web_address(a.url)) tag("UR", encoded_address(a.url));
    tag("LA", a.language);
    for (const std::string& keyword : a.tags) tag("KW", keyword);
    if (!a.agency.empty()) tag("N1", "Agency: " + a.agency);
    output_.write("ER  - \r\n\r\n");
  }

  void end(const HitPage&) override {}

 private:
  // A value is one line: a line break inside would begin a tag.
  void tag(std::string_view name, std::string_view value) {
    const std::string line = terminal_safe(squeeze(value));
    if (!line.empty()) output_.write(fmt::format("{}  - {}\r\n", name, line));
  }

  Output& output_;
};

}  // namespace

std::unique_ptr<Renderer> make_ris_renderer(Output& output, const RenderOptions&) {
  return std::make_unique<RisRenderer>(output);
}

}  // namespace byline
