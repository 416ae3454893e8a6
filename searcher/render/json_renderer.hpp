// SPDX-License-Identifier: GPL-3.0-or-later
// --format json: one document, schema 1, for every mode.
#pragma once

#include <memory>

#include "searcher/render/renderer.hpp"

namespace byline {

[[nodiscard]] std::unique_ptr<Renderer> make_json_renderer(Output& output,
                                                           const RenderOptions& options);

}  // namespace byline
