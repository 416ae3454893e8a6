// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles of an archive tell the same story.
//
// An edge joins two texts that resemble each other (resemblance.hpp). A story is a connected
// component, parted until every member resembles the story's lead: of the longest texts the one
// that most members resemble, of equal ones the longer; in a component of very many leads, the
// longest text that it resembles, of few that are tried. What a site tells under eight titles or
// more (that differ in more than numbers) is none: a consent page in the place of texts, a series
// with its formula. The result depends on the set of sketches
// alone, not on their order.
//
// Only pairs that share one of the smallest hashes of their runs are tested. Where a hash is shared
// by more than a handful, the handful is split by a further hash, and again, never cut short; so
// the work grows with the archive and not with its square.
#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <vector>

#include "indexer/stories/meeting_table.hpp"
#include "indexer/stories/sketch.hpp"

namespace byline {

// How many of the smallest hashes of a text's runs bring it together with others. Two texts that
// share a third of their runs meet with a probability of 0.9997.
inline constexpr std::size_t kMeetingHashes = 20;

// Sketches by number, read when they are needed.
class SketchList {
 public:
  SketchList() = default;
  virtual ~SketchList() = default;
  SketchList(const SketchList&) = delete;
  SketchList& operator=(const SketchList&) = delete;
  [[nodiscard]] virtual std::size_t size() const = 0;
  [[nodiscard]] virtual Sketch at(std::size_t number) const = 0;
  // Gives `take` each sketch's number with each of its kMeetingHashes, ascending by hash, then by
  // number.
  virtual void each_meeting(const std::function<void(const Meeting&)>& take) const = 0;
};

// For each sketch the number of its story's lead, which is its own number for a lead. Takes some 60
// bytes a sketch, and 8 MB.
[[nodiscard]] std::vector<std::uint32_t> group_stories(const SketchList& sketches);

}  // namespace byline
