// SPDX-License-Identifier: GPL-3.0-or-later
// Finds the story of an article that comes into a generation in use.
//
// It only joins: an article goes to the story of the first held one that it resembles, where it
// resembles the lead as well. What a later article would have changed is settled by `compact`.
// Thread rule: one thread.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "indexer/stories/sketch.hpp"
#include "indexer/stories/sketch_file.hpp"
#include "indexer/writing/story_terms.hpp"

namespace byline {

class LiveStories {
 public:
  // Reads what live commits left; Xapian's exceptions pass. `database` outlives it.
  LiveStories(const std::filesystem::path& generation, const Xapian::Database& database);

  // The story of an article that is about to be written as `docid`; from now on others find it.
  // Requires a sketch that decode_sketch() takes.
  [[nodiscard]] StoryMembership join(Xapian::docid docid, const std::string& sketch);

 private:
  [[nodiscard]] bool leads_others(Xapian::docid docid, std::uint64_t name) const;
  void remember(Xapian::docid docid, std::string bytes);
  [[nodiscard]] std::optional<Sketch> sketch_of(Xapian::docid docid) const;
  [[nodiscard]] std::vector<Xapian::docid> candidates(const Sketch& sketch) const;
  [[nodiscard]] std::optional<StoryMembership> story_with(const Sketch& sketch,
                                                          Xapian::docid candidate) const;

  const Xapian::Database& database_;
  const std::optional<SketchFile> file_;
  std::map<Xapian::docid, std::string> live_;
  std::unordered_map<std::uint32_t, std::vector<Xapian::docid>> meetings_;  // of live_
};

}  // namespace byline
