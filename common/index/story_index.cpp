// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/story_index.hpp"

#include <fmt/format.h>

#include <string>

#include "common/base/hash.hpp"
#include "common/index/packed_bytes.hpp"
#include "common/index/schema.hpp"

namespace byline {

StoryIndex::StoryIndex(const Xapian::Database& database) {
  const Xapian::docid last = database.get_lastdocid();
  for (Xapian::ValueIterator value = database.valuestream_begin(kSlotStory);
       value != database.valuestream_end(kSlotStory); ++value) {
    const std::uint32_t lead = unpack_number(*value);
    if (lead == 0 || lead > last) continue;  // damaged: a story of its own
    if (value.get_docid() > last) throw_damaged("stories");
    if (leads_.empty()) leads_.resize(std::size_t{last} + 1);
    leads_[value.get_docid()] = lead;
    leads_[lead] = lead;
  }
}

std::uint64_t count_stories(const StoryIndex& stories, const std::vector<Xapian::docid>& docids) {
  std::uint64_t count = 0;
  std::vector<bool> met;
  for (const Xapian::docid docid : docids) {
    if (!stories.is_shared(docid)) {
      ++count;
      continue;
    }
    const std::uint32_t story = stories.story(docid);
    if (story >= met.size()) met.resize(std::size_t{story} * 2 + 1);
    if (!met[story]) ++count;
    met[story] = true;
  }
  return count;
}

std::uint64_t story_name(std::string_view key) {
  return high_of_short_text(key);
}

std::string story_text(std::uint64_t name) {
  return fmt::format("{:016x}", name);
}

}  // namespace byline
