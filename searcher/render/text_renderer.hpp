// SPDX-License-Identifier: GPL-3.0-or-later
// --format text: for people. The lists of articles; tables are in text_tables.hpp.
#pragma once

#include <memory>

#include "searcher/render/renderer.hpp"

namespace byline {

[[nodiscard]] std::unique_ptr<Renderer> make_text_renderer(Output& output,
                                                           const RenderOptions& options);

}  // namespace byline
