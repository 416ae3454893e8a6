// SPDX-License-Identifier: GPL-3.0-or-later
// --format csv and tsv: a head line with names, then a row an article, value, bucket or term.
//
// csv: RFC 4180 but for the line end, which is LF: a CR would become part of the last field for
// the tools of a Unix shell, and readers of CSV take both. Text is not changed against formulas
// (=, +, -, @) that a spreadsheet may run; docs/output.md says so.
// tsv: no quotes; a tab, line break, carriage return or backslash in a value is \t, \n, \r or \\.
// Controls that act on a terminal are visible escapes in both.
#pragma once

#include <memory>

#include "searcher/render/renderer.hpp"

namespace byline {

[[nodiscard]] std::unique_ptr<Renderer> make_csv_renderer(Output& output,
                                                          const RenderOptions& options);
[[nodiscard]] std::unique_ptr<Renderer> make_tsv_renderer(Output& output,
                                                          const RenderOptions& options);

// One value of a row, escaped.
[[nodiscard]] std::string csv_value(std::string_view text);
[[nodiscard]] std::string tsv_value(std::string_view text);

}  // namespace byline
