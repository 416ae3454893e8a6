// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/held_sketches.hpp"

#include "indexer/writing/held_articles.hpp"
#include "indexer/writing/story_terms.hpp"

namespace byline {

namespace {

constexpr std::size_t kLive = ~std::size_t{0};

}  // namespace

HeldSketches::HeldSketches(const Xapian::Database& database, const std::optional<SketchFile>& file)
    : file_(file), live_(live_sketches(database)) {
  const std::vector<bool> is_held = held_articles(database);
  auto live = live_.begin();
  const auto add_live_below = [&](std::uint64_t docid) {
    for (; live != live_.end() && live->first < docid; ++live) {
      if (live->first < is_held.size() && is_held[live->first]) {
        places_.push_back({live->first, kLive});
      }
    }
  };
  for (std::size_t place = 0; file_ && place < file_->size(); ++place) {
    const std::uint32_t docid = file_->docid(place);
    add_live_below(docid);
    const bool is_newer = live != live_.end() && live->first == docid;
    if (!is_newer && docid < is_held.size() && is_held[docid]) places_.push_back({docid, place});
  }
  add_live_below(std::uint64_t{1} << 32);
}

std::string_view HeldSketches::bytes(std::size_t number) const {
  // Read one after the other, they would all stay in memory.
  constexpr std::size_t kKeptSketches = 4096;
  if (file_ && ++read_ % kKeptSketches == 0) file_->forget();
  const auto& [docid, place] = places_[number];
  return place == kLive ? std::string_view(live_.at(docid)) : file_->bytes(place);
}

}  // namespace byline
