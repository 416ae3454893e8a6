// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/live_stories.hpp"

#include <algorithm>
#include <span>
#include <utility>

#include "common/index/schema.hpp"
#include "indexer/stories/grouping.hpp"
#include "indexer/stories/resemblance.hpp"
#include "indexer/writing/held_articles.hpp"

namespace byline {

namespace {

// Where a hash is shared by more articles, a candidate must share another one too.
constexpr std::size_t kRareMeeting = 200;

std::span<const std::uint32_t> meeting_hashes(const Sketch& sketch) {
  const std::size_t count = std::min(sketch.runs.hashes.size(), kMeetingHashes);
  return std::span(sketch.runs.hashes).first(count);
}

}  // namespace

LiveStories::LiveStories(const std::filesystem::path& generation, const Xapian::Database& database)
    : database_(database), file_(SketchFile::open(generation)) {
  for (auto& [docid, bytes] : live_sketches(database)) remember(docid, std::move(bytes));
}

void LiveStories::remember(Xapian::docid docid, std::string bytes) {
  if (const std::optional<Sketch> sketch = decode_sketch(bytes)) {
    for (const std::uint32_t hash : meeting_hashes(*sketch)) meetings_[hash].push_back(docid);
  }
  live_[docid] = std::move(bytes);
}

std::optional<Sketch> LiveStories::sketch_of(Xapian::docid docid) const {
  if (const auto live = live_.find(docid); live != live_.end()) return decode_sketch(live->second);
  if (!file_) return std::nullopt;
  const std::optional<std::size_t> place = file_->find(docid);
  if (!place) return std::nullopt;
  return file_->sketch(*place);
}

// Those that share most hashes come first, of equal ones the one that was added first.
std::vector<Xapian::docid> LiveStories::candidates(const Sketch& sketch) const {
  std::map<Xapian::docid, std::pair<std::size_t, bool>> shared;  // hashes; whether one is rare
  std::vector<Xapian::docid> bucket;
  for (const std::uint32_t hash : meeting_hashes(sketch)) {
    bucket.clear();
    if (file_) file_->meet(hash, bucket);
    if (const auto live = meetings_.find(hash); live != meetings_.end()) {
      bucket.insert(bucket.end(), live->second.begin(), live->second.end());
    }
    for (const Xapian::docid docid : bucket) {
      auto& [count, is_rare] = shared[docid];
      ++count;
      is_rare |= bucket.size() <= kRareMeeting;
    }
  }
  std::erase_if(shared,
                [](const auto& entry) { return entry.second.first < 2 && !entry.second.second; });
  std::vector<Xapian::docid> docids;
  docids.reserve(shared.size());
  for (const auto& [docid, about] : shared) docids.push_back(docid);
  std::stable_sort(docids.begin(), docids.end(), [&](Xapian::docid a, Xapian::docid b) {
    return shared[a].first > shared[b].first;
  });
  return docids;
}

// The candidate's story, where the article is one of it.
std::optional<StoryMembership> LiveStories::story_with(const Sketch& sketch,
                                                       Xapian::docid candidate) const {
  const std::optional<Sketch> other = sketch_of(candidate);
  if (!other || !resemble(sketch, *other) || !is_held(database_, candidate)) return std::nullopt;
  const Xapian::Document document = database_.get_document(candidate);
  const std::string lead = document.get_value(kSlotStory);
  if (lead.empty()) return StoryMembership{candidate, other->name};
  // A lead that was removed names its story still.
  const std::optional<Sketch> led = sketch_of(unpack_number(lead));
  if (!led || !resemble(sketch, *led)) return std::nullopt;
  return StoryMembership{unpack_number(lead), led->name};
}

bool LiveStories::leads_others(Xapian::docid docid, std::uint64_t name) const {
  const std::string term = story_term(name);
  const std::string lead = pack_number(docid);
  // Others may name a lead that was removed.
  return std::any_of(database_.postlist_begin(term), database_.postlist_end(term),
                     [&](Xapian::docid member) {
                       return database_.get_document(member).get_value(kSlotStory) == lead;
                     });
}

StoryMembership LiveStories::join(Xapian::docid docid, const std::string& bytes) {
  const Sketch sketch = decode_sketch(bytes).value_or(Sketch{});
  StoryMembership membership{0, sketch.name};
  // An article that is written anew keeps the story that others are in because of it.
  if (!leads_others(docid, sketch.name)) {
    for (const Xapian::docid candidate : candidates(sketch)) {
      if (candidate == docid) continue;
      if (const std::optional<StoryMembership> story = story_with(sketch, candidate)) {
        membership = *story;
        break;
      }
    }
  }
  remember(docid, bytes);
  return membership;
}

}  // namespace byline
