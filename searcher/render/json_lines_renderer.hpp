// SPDX-License-Identifier: GPL-3.0-or-later
// --format jsonl: one JSON object a line and an article; the rows of tables likewise.
#pragma once

#include <memory>

#include "searcher/render/renderer.hpp"

namespace byline {

[[nodiscard]] std::unique_ptr<Renderer> make_json_lines_renderer(Output& output,
                                                                 const RenderOptions& options);

}  // namespace byline
