// SPDX-License-Identifier: GPL-3.0-or-later
// Settles the stories of a generation: which articles are copies of which.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>

namespace byline {

// Groups the articles of the database in `generation` by the sketches that lie in `sketches_from`
// (a generation too, often the same) and by those that live commits left in the database; writes
// what has changed, and one file of sketches. What comes out depends on the articles alone, not on
// their order nor on the batches they came in. `index` names it in messages. Returns how many
// articles went to another story. Nobody else writes to `generation`, which is not sealed.
std::uint64_t settle_stories(const std::filesystem::path& sketches_from,
                             const std::filesystem::path& generation, const std::string& index);

}  // namespace byline
