// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/mentions.hpp"

#include <algorithm>

namespace byline {

MentionReader::TermReader::TermReader(const Xapian::Database& database, const TermSet& terms) {
  for (const std::string& term : terms) postings_.push_back(database.postlist_begin(term));
}

void MentionReader::TermReader::read(Xapian::docid article, Positions& positions) {
  positions.clear();
  const Xapian::PostingIterator end;
  for (Xapian::PostingIterator& posting : postings_) {
    if (posting != end && *posting < article) posting.skip_to(article);
    if (posting == end || *posting != article) continue;
    positions.insert(positions.end(), posting.positionlist_begin(), posting.positionlist_end());
  }
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

MentionReader::MentionReader(const Xapian::Database& database, const PositionSide& side)
    : words_(database, side.words) {
  for (const std::vector<TermSet>& phrase : side.phrases) {
    std::vector<TermReader>& places = phrases_.emplace_back();
    for (const TermSet& terms : phrase) places.emplace_back(database, terms);
  }
}

void MentionReader::read_phrase(std::vector<TermReader>& places, Xapian::docid article) {
  const auto length = static_cast<Xapian::termpos>(places.size());
  for (Xapian::termpos i = 0; i < length; ++i) {
    places[i].read(article, i == 0 ? begins_ : place_);
    if (i == 0) continue;
    std::erase_if(begins_, [&](Xapian::termpos begin) {
      return !std::binary_search(place_.begin(), place_.end(), begin + i);
    });
  }
  for (const Xapian::termpos begin : begins_) mentions_.push_back({begin, begin + length});
}

const std::vector<Mention>& MentionReader::read(Xapian::docid article) {
  mentions_.clear();
  words_.read(article, place_);
  for (const Xapian::termpos position : place_) mentions_.push_back({position, position + 1});
  for (std::vector<TermReader>& places : phrases_) read_phrase(places, article);
  std::sort(mentions_.begin(), mentions_.end(),
            [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  return mentions_;
}

}  // namespace byline
