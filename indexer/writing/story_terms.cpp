// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/story_terms.hpp"

#include <charconv>
#include <vector>

#include "common/article/fields.hpp"
#include "common/index/schema.hpp"
#include "indexer/stories/sketch.hpp"

namespace byline {

std::string story_term(std::uint64_t name) {
  return std::string(info(Field::Story).value_prefix) + story_text(name);
}

void put_into_story(Xapian::Document& document, const StoryMembership& membership) {
  const std::string prefix(info(Field::Story).value_prefix);
  std::vector<std::string> old;
  Xapian::TermIterator term = document.termlist_begin();
  for (term.skip_to(prefix); term != document.termlist_end() && (*term).starts_with(prefix);
       ++term) {
    old.push_back(*term);
  }
  for (const std::string& name : old) document.remove_term(name);
  document.add_boolean_term(story_term(membership.name));
  if (membership.lead == 0) {
    document.remove_value(kSlotStory);
  } else {
    document.add_value(kSlotStory, pack_number(membership.lead));
  }
}

std::string sketch_key(Xapian::docid docid) {
  return std::string(kMetaSketchPrefix) + std::to_string(docid);
}

std::map<Xapian::docid, std::string> live_sketches(const Xapian::Database& database) {
  std::map<Xapian::docid, std::string> sketches;
  const std::string prefix(kMetaSketchPrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    const std::string text = *key;
    Xapian::docid docid = 0;
    std::from_chars(text.data() + prefix.size(), text.data() + text.size(), docid);
    if (docid != 0) sketches[docid] = database.get_metadata(text);
  }
  return sketches;
}

}  // namespace byline
