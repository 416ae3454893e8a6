// SPDX-License-Identifier: GPL-3.0-or-later
// info --furniture: the paragraphs that are no part of the articles' texts.
#pragma once

#include "indexer/commands/command.hpp"

namespace byline {

// Prints them, those of most articles first: articles, site, and the paragraph, as text only its
// beginning. Error{Index} where the index marks none.
ExitCode list_furniture(const CommandContext& context, bool as_json);

}  // namespace byline
