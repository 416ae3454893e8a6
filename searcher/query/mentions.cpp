// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/mentions.hpp"

#include <algorithm>

namespace byline {

MentionReader::TermReader::TermReader(const TermLists& lists, const TermSet& terms) {
  for (const std::string& term : terms) terms_.push_back(lists.positions(term));
}

void MentionReader::TermReader::read(Xapian::docid article, Positions& positions) {
  positions.clear();
  for (const auto& term : terms_) term->read(article, positions);
  if (terms_.size() == 1) return;
  std::sort(positions.begin(), positions.end());
  positions.erase(std::unique(positions.begin(), positions.end()), positions.end());
}

MentionReader::MentionReader(const TermLists& lists, const PositionSide& side) {
  for (const auto& [width, terms] : side.words)
    words_.emplace_back(width, TermReader(lists, terms));
  for (const std::vector<TermSet>& phrase : side.phrases) {
    std::vector<TermReader>& places = phrases_.emplace_back();
    for (const TermSet& terms : phrase) places.emplace_back(lists, terms);
  }
}

void MentionReader::read_phrase(std::vector<TermReader>& places, Xapian::docid article) {
  const auto length = static_cast<Xapian::termpos>(places.size());
  for (Xapian::termpos i = 0; i < length; ++i) {
    places[i].read(article, i == 0 ? begins_ : place_);
    if (i == 0 && begins_.empty()) return;
    if (i == 0) continue;
    auto place = place_.begin();
    std::erase_if(begins_, [&](Xapian::termpos begin) {
      while (place != place_.end() && *place < begin + i) ++place;
      return place == place_.end() || *place != begin + i;
    });
  }
  for (const Xapian::termpos begin : begins_) mentions_.push_back({begin, begin + length});
}

const std::vector<Mention>& MentionReader::read(Xapian::docid article) {
  mentions_.clear();
  for (auto& [width, reader] : words_) {
    reader.read(article, place_);
    for (const Xapian::termpos position : place_) mentions_.push_back({position, position + width});
  }
  if (phrases_.empty() && words_.size() == 1) return mentions_;
  for (std::vector<TermReader>& places : phrases_) read_phrase(places, article);
  std::sort(mentions_.begin(), mentions_.end(),
            [](const Mention& a, const Mention& b) { return a.begin < b.begin; });
  return mentions_;
}

}  // namespace byline
