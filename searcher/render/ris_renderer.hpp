// SPDX-License-Identifier: GPL-3.0-or-later
// --format ris: RIS records of the type NEWS, lines ended by CR LF as the format demands.
#pragma once

#include <memory>

#include "searcher/render/renderer.hpp"

namespace byline {

[[nodiscard]] std::unique_ptr<Renderer> make_ris_renderer(Output& output,
                                                          const RenderOptions& options);

}  // namespace byline
