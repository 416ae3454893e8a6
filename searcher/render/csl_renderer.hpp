// SPDX-License-Identifier: GPL-3.0-or-later
// --format csl-json: one array of CSL items of the type article-newspaper (citeproc schema 1.0).
#pragma once

#include <memory>

#include "searcher/render/renderer.hpp"

namespace byline {

[[nodiscard]] std::unique_ptr<Renderer> make_csl_renderer(Output& output,
                                                          const RenderOptions& options);

}  // namespace byline
