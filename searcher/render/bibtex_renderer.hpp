// SPDX-License-Identifier: GPL-3.0-or-later
// --format bibtex: @article entries (@misc without an outlet) for BibTeX and biblatex.
//
// Values stand in braces and are escaped for LaTeX, addresses percent-encoded; braces in a text
// become commands, so that the braces of the file always match. A name with a comma or the word
// "and" is braced, so that it stays one name. Keys are "byline-" and the id, every byte but ASCII
// letters, digits, "-" and "." as _XX, so that different ids have different keys.
#pragma once

#include <memory>

#include "searcher/render/renderer.hpp"

namespace byline {

[[nodiscard]] std::unique_ptr<Renderer> make_bibtex_renderer(Output& output,
                                                             const RenderOptions& options);

}  // namespace byline
