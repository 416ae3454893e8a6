// SPDX-License-Identifier: GPL-3.0-or-later
// --format ids and ids0: the ids alone, one a line or each ended by NUL (xargs -0).
//
// ids are terminal-safe; ids0 are the exact bytes but on a terminal, where they are made safe.
#pragma once

#include <memory>

#include "searcher/render/renderer.hpp"

namespace byline {

[[nodiscard]] std::unique_ptr<Renderer> make_ids_renderer(Output& output,
                                                          const RenderOptions& options);
[[nodiscard]] std::unique_ptr<Renderer> make_ids0_renderer(Output& output,
                                                           const RenderOptions& options);

}  // namespace byline
