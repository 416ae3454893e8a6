// SPDX-License-Identifier: GPL-3.0-or-later
// --similar: articles like another one.
#pragma once

#include <string>

#include "searcher/query/compiler.hpp"
#include "searcher/search/archive.hpp"

namespace byline {

// Of the articles that `among` matches, those that share a leading topic word with the article
// with `id`, but not itself; ranked by all its topic words. The notes and clauses of `among` stay.
// Errors are those of find_named().
[[nodiscard]] CompiledQuery like_article(const Archive& archive, const std::string& id,
                                         const CompiledQuery& among);

}  // namespace byline
