// SPDX-License-Identifier: GPL-3.0-or-later
// --format html: a whole page that stands alone, without scripts, styles from elsewhere or images.
//
// Every text is escaped; only http and https addresses become links.
#pragma once

#include <memory>

#include "searcher/render/renderer.hpp"

namespace byline {

[[nodiscard]] std::unique_ptr<Renderer> make_html_renderer(Output& output,
                                                           const RenderOptions& options);

}  // namespace byline
