// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/story_rows.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include "searcher/search/identity.hpp"

namespace byline {

namespace {

// Orders the rows of shared stories; keys are read only where nothing else tells rows apart.
class StoryOrder {
 public:
  StoryOrder(const Archive& archive, const ArchiveStories& stories)
      : archive_(archive), stories_(stories) {}

  bool operator()(const RankedRow& a, const RankedRow& b) {
    const auto place = [this](const RankedRow& row) {
      const Xapian::docid story = stories_.story(row.docid);
      return std::tuple(story, row.rank, row.tie, story != row.docid);
    };
    const auto x = place(a);
    const auto y = place(b);
    if (x != y) return x < y;
    return a.docid != b.docid && key(a.docid) < key(b.docid);
  }

 private:
  const std::string& key(Xapian::docid docid) {
    std::string& key = keys_[docid];
    if (key.empty()) key = read_key(archive_.all, docid);
    return key;
  }

  const Archive& archive_;
  const ArchiveStories& stories_;
  std::unordered_map<Xapian::docid, std::string> keys_;
};

}  // namespace

ArchiveStories::ArchiveStories(const Archive& archive) : end_(archive.all.get_lastdocid() + 1) {
  parts_.reserve(archive.parts.size());
  for (const Xapian::Database& part : archive.parts) parts_.emplace_back(part);
}

Xapian::docid ArchiveStories::story(Xapian::docid docid) const {
  if (parts_.size() == 1) return parts_.front().story(docid);
  const std::size_t part = (docid - 1) % parts_.size();
  const std::uint64_t lead = index_of(docid).story(docid_in_part(docid));
  return static_cast<Xapian::docid>((lead - 1) * parts_.size() + part + 1);
}

std::uint64_t ArchiveStories::count(const std::vector<RankedRow>& rows) const {
  std::uint64_t count = 0;
  std::vector<bool> is_met(end_);
  for (const RankedRow& row : rows) {
    if (!is_shared(row.docid)) {
      ++count;
    } else if (const Xapian::docid own = story(row.docid); !is_met[own]) {
      is_met[own] = true;
      ++count;
    }
  }
  return count;
}

std::vector<double> best_ranks(const ArchiveStories& stories, const std::vector<RankedRow>& rows) {
  std::vector<double> best(stories.end(), std::numeric_limits<double>::infinity());
  for (const RankedRow& row : rows) {
    if (!stories.is_shared(row.docid)) continue;
    double& rank = best[stories.story(row.docid)];
    rank = std::min(rank, row.rank);
  }
  return best;
}

StoryRows choose_story_rows(const Archive& archive, const ArchiveStories& stories,
                            const std::vector<RankedRow>& rows) {
  std::vector<RankedRow> shared;
  for (const RankedRow& row : rows) {
    if (stories.is_shared(row.docid)) shared.push_back(row);
  }
  StoryRows result;
  result.stories = rows.size() - shared.size();
  StoryOrder order(archive, stories);
  std::sort(shared.begin(), shared.end(),
            [&order](const RankedRow& a, const RankedRow& b) { return order(a, b); });
  Xapian::docid story = 0;
  Xapian::docid first = 0;
  for (const RankedRow& row : shared) {
    if (const Xapian::docid own = stories.story(row.docid); own != story) {
      story = own;
      first = row.docid;
      ++result.stories;
      continue;
    }
    result.others.insert(row.docid);
    result.copies[first].push_back(row.docid);
  }
  return result;
}

}  // namespace byline
