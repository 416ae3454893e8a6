// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/story_terms.hpp"

#include <vector>

#include "common/article/fields.hpp"
#include "common/index/schema.hpp"
#include "common/index/story_index.hpp"
#include "indexer/writing/docid_metadata.hpp"

namespace byline {

std::string story_term(std::uint64_t name) {
  return std::string(info(Field::Story).value_prefix) + story_text(name);
}

std::string story_term_of(const Xapian::Database& database, Xapian::docid docid) {
  const std::string prefix(info(Field::Story).value_prefix);
  Xapian::TermIterator term = database.termlist_begin(docid);
  term.skip_to(prefix);
  const bool has_one = term != database.termlist_end(docid) && (*term).starts_with(prefix);
  return has_one ? *term : std::string();
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
  if (membership.lead == 0) {
    document.remove_value(kSlotStory);
  } else {
    document.add_boolean_term(story_term(membership.name));
    document.add_value(kSlotStory, pack_number(membership.lead));
  }
}

std::string sketch_key(Xapian::docid docid) {
  return docid_key(kMetaSketchPrefix, docid);
}

std::map<Xapian::docid, std::string> live_sketches(const Xapian::Database& database) {
  return docid_values(database, kMetaSketchPrefix);
}

}  // namespace byline
