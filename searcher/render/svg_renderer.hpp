// SPDX-License-Identifier: GPL-3.0-or-later
// --by and --terms as bars and --timeline as columns or lines: an SVG 1.1 drawing fit for print.
//
// Nothing but shapes and escaped text: no scripts, styles, links or fonts to load. 800 units wide.
#pragma once

#include <memory>

#include "searcher/render/renderer.hpp"

namespace byline {

[[nodiscard]] std::unique_ptr<Renderer> make_svg_renderer(Output& output,
                                                          const RenderOptions& options);

}  // namespace byline
