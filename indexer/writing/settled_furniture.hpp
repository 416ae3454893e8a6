// SPDX-License-Identifier: GPL-3.0-or-later
// Settles the furniture of a generation that was compacted: learns it anew from all articles.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <string>

#include "indexer/furniture/paragraph_sorter.hpp"

namespace byline {

// All entries of articles that `database` holds: those of the file in `paragraphs_from` where
// nothing was written over them, and those of live commits. Xapian's exceptions pass.
void collect_paragraphs(const std::filesystem::path& paragraphs_from,
                        const Xapian::Database& database, ParagraphSorter& sorter);

// Decides by the paragraphs that lie in `paragraphs_from` (another generation) and by those that
// live commits left in the database of `generation`; makes articles anew whose marks say otherwise,
// and writes one file of paragraphs. What comes out depends on the articles alone. Does nothing
// where the index marks no furniture. `index` names it in messages. Returns how many articles were
// made anew. Nobody else writes to `generation`, which is not sealed; stories are settled after it.
std::uint64_t settle_furniture(const std::filesystem::path& paragraphs_from,
                               const std::filesystem::path& generation, const std::string& index);

}  // namespace byline
