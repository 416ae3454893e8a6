// SPDX-License-Identifier: GPL-3.0-or-later
// Settles the stories of a generation: which articles are copies of which.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include "indexer/stories/sketch_file.hpp"

namespace byline {

// An article that is not the lead of its story.
struct StoryMember {
  std::uint32_t docid = 0;
  std::uint32_t lead = 0;
  std::uint64_t lead_name = 0;  // of the story
};

// Groups all sketches of a file; docids ascend. Of the file as much lies in memory as `memory`
// says, in bytes, or 16 MB if that is more.
[[nodiscard]] std::vector<StoryMember> story_members(const SketchFile& file, std::uint64_t memory);

// Groups the articles of the database in `generation` by the sketches that lie in `sketches_from`
// (the generation that it was compacted from) and by those that live commits left in the database;
// writes what has changed, and one file of sketches. What comes out depends on the articles alone,
// not on their order nor on the batches they came in. `index` names it in messages. Returns how
// many articles went to another story. Nobody else writes to `generation`, which is not sealed.
std::uint64_t settle_stories(const std::filesystem::path& sketches_from,
                             const std::filesystem::path& generation, const std::string& index);

}  // namespace byline
