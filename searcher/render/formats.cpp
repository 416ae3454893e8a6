// SPDX-License-Identifier: GPL-3.0-or-later
// The table of output formats: adding one is one row here and one file.
#include <algorithm>
#include <array>

#include "searcher/render/json_renderer.hpp"
#include "searcher/render/renderer.hpp"
#include "searcher/render/text_renderer.hpp"

namespace byline {

namespace {

constexpr std::array kFormats{
    RenderFormat{"text", "hits,show,count,by,timeline,terms,explain", true, false,
                 "for people; on a terminal wrapped and coloured", make_text_renderer},
    RenderFormat{"json", "hits,show,count,by,timeline,terms,explain", true, true,
                 "one document, schema 1", make_json_renderer},
};

}  // namespace

std::span<const RenderFormat> all_render_formats() {
  return kFormats;
}

const RenderFormat* find_render_format(std::string_view name) {
  const auto* format = std::find_if(kFormats.begin(), kFormats.end(),
                                    [name](const RenderFormat& row) { return row.name == name; });
  return format == kFormats.end() ? nullptr : format;
}

bool can_give(const RenderFormat& format, std::string_view mode) {
  std::string_view rest = format.modes;
  while (!rest.empty()) {
    const std::size_t comma = rest.find(',');
    if (rest.substr(0, comma) == mode) return true;
    rest.remove_prefix(comma == std::string_view::npos ? rest.size() : comma + 1);
  }
  return false;
}

}  // namespace byline
