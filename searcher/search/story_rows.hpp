// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of articles to rows of stories: which copy stands for its story, and which stand behind it.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <unordered_map>
#include <unordered_set>
#include <vector>

#include "common/index/story_index.hpp"
#include "searcher/search/archive.hpp"
#include "searcher/search/matches.hpp"
#include "searcher/search/page_order.hpp"

namespace byline {

// The stories of an archive, which outlives it, by numbers in archive.all. A story counts once an
// index.
class ArchiveStories {
 public:
  explicit ArchiveStories(const Archive& archive);

  [[nodiscard]] Xapian::docid story(Xapian::docid docid) const;
  // Whether the story may have other articles.
  [[nodiscard]] bool is_shared(Xapian::docid docid) const {
    return index_of(docid).is_shared(docid_in_part(docid));
  }
  // How many stories the rows belong to.
  [[nodiscard]] std::uint64_t count(const std::vector<RankedRow>& rows) const;
  // How many stories the matches belong to.
  [[nodiscard]] std::uint64_t count(const Matches& matches) const;

 private:
  [[nodiscard]] const StoryIndex& index_of(Xapian::docid docid) const {
    return parts_.size() == 1 ? parts_.front() : parts_[(docid - 1) % parts_.size()];
  }
  [[nodiscard]] Xapian::docid docid_in_part(Xapian::docid docid) const {
    if (parts_.size() == 1) return docid;
    return static_cast<Xapian::docid>((docid - 1) / parts_.size() + 1);
  }

  const std::vector<StoryIndex>& parts_;
  std::size_t end_;
};

// The smallest rank that a row of each shared story has, by the story.
[[nodiscard]] std::unordered_map<Xapian::docid, double> best_ranks(
    const ArchiveStories& stories, const std::vector<RankedRow>& rows);

struct StoryRows {
  std::unordered_set<Xapian::docid> others;  // articles whose story another row stands for
  // By the row that stands for them, in the order of the list.
  std::unordered_map<Xapian::docid, std::vector<Xapian::docid>> copies;
};

// Chooses for each story the row of its best copy: of those with the smallest rank the earliest
// that names an agency (undated ones last), else the longest; among equals the one that comes first
// in the list: by tie, then the story's lead, then by the article's key, so that no answer depends
// on the order in which articles were added. Requires rank and tie of the rows of shared stories.
[[nodiscard]] StoryRows choose_story_rows(const Archive& archive, const ArchiveStories& stories,
                                          const std::vector<RankedRow>& rows);

}  // namespace byline
