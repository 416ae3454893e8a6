// SPDX-License-Identifier: GPL-3.0-or-later
// The table of output formats: adding one is one row here and one file.
#include <algorithm>
#include <array>

#include "searcher/render/bibtex_renderer.hpp"
#include "searcher/render/csl_renderer.hpp"
#include "searcher/render/html_renderer.hpp"
#include "searcher/render/ids_renderer.hpp"
#include "searcher/render/json_lines_renderer.hpp"
#include "searcher/render/json_renderer.hpp"
#include "searcher/render/renderer.hpp"
#include "searcher/render/ris_renderer.hpp"
#include "searcher/render/svg_renderer.hpp"
#include "searcher/render/table_renderer.hpp"
#include "searcher/render/text_renderer.hpp"

namespace byline {

namespace {

constexpr std::string_view kEveryMode = "hits,show,count,by,timeline,terms,explain";
constexpr std::string_view kTables = "hits,show,count,by,timeline,terms";
constexpr std::string_view kDrawings = "by,timeline,terms";
constexpr std::string_view kLists = "hits,show";

constexpr std::array kFormats{
    RenderFormat{"text", kEveryMode, true, false, "for people, wrapped and coloured on a terminal",
                 make_text_renderer},
    RenderFormat{"json", kEveryMode, true, true, "one document", make_json_renderer},
    RenderFormat{"jsonl", kTables, true, false, "one JSON object a line", make_json_lines_renderer},
    RenderFormat{"csv", kTables, true, false, "comma-separated values (RFC 4180)",
                 make_csv_renderer},
    RenderFormat{"tsv", kTables, true, false, "tab-separated values", make_tsv_renderer},
    RenderFormat{"ids", kLists, false, false, "ids, one a line", make_ids_renderer},
    RenderFormat{"ids0", kLists, false, false, "ids, each ended by NUL, for xargs -0",
                 make_ids0_renderer},
    RenderFormat{"html", kLists, false, true, "a page", make_html_renderer},
    RenderFormat{"svg", kDrawings, false, false, "a drawing for print", make_svg_renderer},
    RenderFormat{"bibtex", kLists, false, false, "citations for BibTeX and biblatex",
                 make_bibtex_renderer},
    RenderFormat{"ris", kLists, false, false, "citations for reference managers",
                 make_ris_renderer},
    RenderFormat{"csl-json", kLists, false, false, "citations for citeproc, pandoc, Zotero",
                 make_csl_renderer},
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
