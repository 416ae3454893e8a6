// SPDX-License-Identifier: GPL-3.0-or-later
// Which articles of one database are of one story, by number.
//
// A story goes by the number of its lead. Articles that lead a story have no value in kSlotStory:
// most are the only one of theirs. Four bytes an article.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace byline {

class StoryIndex {
 public:
  // Reads the slot once. Xapian's exceptions pass.
  explicit StoryIndex(const Xapian::Database& database);

  // The number of the story's lead; of a lead its own.
  [[nodiscard]] std::uint32_t story(Xapian::docid docid) const {
    return docid < leads_.size() && leads_[docid] != 0 ? leads_[docid] : docid;
  }

  // Whether the story may have other articles.
  [[nodiscard]] bool is_shared(Xapian::docid docid) const {
    return docid < leads_.size() && leads_[docid] != 0;
  }

 private:
  std::vector<std::uint32_t> leads_;  // by docid; 0: none but its own
};

// How many stories `docids` (each once) belong to.
[[nodiscard]] std::uint64_t count_stories(const StoryIndex& stories,
                                          const std::vector<Xapian::docid>& docids);

// The name of the story that an article leads, from its key: the first half of the hash that made
// it; and as it is written: 16 hexadecimal digits. Articles of the story that do not lead it have
// it as their term.
[[nodiscard]] std::uint64_t story_name(std::string_view key);
[[nodiscard]] std::string story_text(std::uint64_t name);

}  // namespace byline
