// SPDX-License-Identifier: GPL-3.0-or-later
// How an article's story stands in its document, and the sketches that live commits leave.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>

namespace byline {

struct StoryMembership {
  Xapian::docid lead = 0;  // 0: the article leads its story
  std::uint64_t name = 0;  // of the lead (story_name() in common/index/story_index.hpp)
};

// The term of articles in the story of that name but for its lead, whose key says as much.
[[nodiscard]] std::string story_term(std::uint64_t name);

// The term of the story that an article is in; "" where it leads its own. Xapian's exceptions pass.
[[nodiscard]] std::string story_term_of(const Xapian::Database& database, Xapian::docid docid);

// Makes the document one of that story, and of no other.
void put_into_story(Xapian::Document& document, const StoryMembership& membership);

// The metadata key of the sketch that a live commit gave an article.
[[nodiscard]] std::string sketch_key(Xapian::docid docid);

// All of them, encoded. Xapian's exceptions pass.
[[nodiscard]] std::map<Xapian::docid, std::string> live_sketches(const Xapian::Database& database);

}  // namespace byline
