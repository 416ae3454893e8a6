// SPDX-License-Identifier: GPL-3.0-or-later
// Results to text: one file a format, one row in the table of formats.
//
// Renderers know no Xapian and print nothing themselves: they append to an Output.
#pragma once

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/environment.hpp"
#include "common/cli/output.hpp"
#include "searcher/search/results.hpp"

namespace byline {

struct RenderOptions {
  Terminal terminal;
  std::vector<std::string> fields;  // --fields; empty: the format's own
  bool why = false;
  bool bare_count = false;  // --count=articles or --count=stories
  std::string count_of;     // "articles", "stories" or ""
  std::string timezone;     // --tz, for `added`
};

class Renderer {
 public:
  virtual ~Renderer() = default;
  virtual void hits(const HitPage& page) = 0;
  virtual void articles(const ArticleList& list) = 0;
  virtual void count(const Answer& answer) = 0;
  virtual void values(const ValueTable& table) = 0;
  virtual void timeline(const Timeline& timeline) = 0;
  virtual void terms(const TermList& terms) = 0;
  virtual void explanation(const Explanation& explanation) = 0;
};

struct RenderFormat {
  std::string_view name;   // as --format takes it
  std::string_view modes;  // the modes it can give: "hits,show,count,by,timeline,terms,explain"
  std::string_view help;
  std::unique_ptr<Renderer> (*make)(Output& output, const RenderOptions& options);
};

[[nodiscard]] std::span<const RenderFormat> all_render_formats();
[[nodiscard]] const RenderFormat* find_render_format(std::string_view name);

}  // namespace byline
