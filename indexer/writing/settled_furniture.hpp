// SPDX-License-Identifier: GPL-3.0-or-later
// Settles the furniture of a generation that was compacted: learns it anew from all articles.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace byline {

// Decides by the paragraphs that lie in `paragraphs_from` (another generation) and by those that
// live commits left in the database of `generation`; makes articles anew whose marks say otherwise,
// and writes one file of paragraphs. What comes out depends on the articles alone. Does nothing
// where the index marks no furniture. `index` names it in messages. Returns how many articles were
// made anew. Nobody else writes to `generation`, which is not sealed; stories are settled after it.
std::uint64_t settle_furniture(const std::filesystem::path& paragraphs_from,
                               const std::filesystem::path& generation, const std::string& index);

}  // namespace byline
