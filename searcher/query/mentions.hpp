// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words and phrases of one side stand in an article.
//
// Reads forward: the articles asked for must ascend. Costs a look at each term's positions an
// article.
#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "searcher/lists/term_lists.hpp"

namespace byline {

using TermSet = std::set<std::string>;

// What one side of NEAR, or what ATLEAST counts, may be: any of the words, any of the phrases.
struct PositionSide {
  std::map<Xapian::termpos, TermSet> words;   // by how many positions they take
  std::vector<std::vector<TermSet>> phrases;  // the terms of each successive position
  Xapian::Query articles;                     // those that hold any of it
};

struct Mention {
  Xapian::termpos begin = 0;  // [begin, end)
  Xapian::termpos end = 0;
};

// Thread rule: one a thread.
class MentionReader {
 public:
  MentionReader(const TermLists& lists, const PositionSide& side);

  // In `article`, by where they begin. Valid until the next call.
  [[nodiscard]] const std::vector<Mention>& read(Xapian::docid article);

 private:
  using Positions = std::vector<Xapian::termpos>;

  class TermReader {
   public:
    TermReader(const TermLists& lists, const TermSet& terms);
    void read(Xapian::docid article, Positions& positions);  // ascending, each once

   private:
    std::vector<std::unique_ptr<PositionReader>> terms_;
  };

  void read_phrase(std::vector<TermReader>& places, Xapian::docid article);

  std::vector<std::pair<Xapian::termpos, TermReader>> words_;
  std::vector<std::vector<TermReader>> phrases_;
  std::vector<Mention> mentions_;
  Positions begins_;  // of the phrase being read; kept for their memory
  Positions place_;
};

}  // namespace byline
