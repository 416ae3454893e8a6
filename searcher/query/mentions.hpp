// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words and phrases of one side stand in an article.
//
// Reads forward: the articles asked for must ascend. Costs one step in each term's list an article,
// and the positions of the terms that it holds.
#pragma once

#include <xapian.h>

#include <set>
#include <string>
#include <vector>

namespace byline {

using TermSet = std::set<std::string>;

// What one side of NEAR, or what ATLEAST counts, may be: any of the words, any of the phrases.
struct PositionSide {
  TermSet words;
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
  MentionReader(const Xapian::Database& database, const PositionSide& side);

  // In `article`, by where they begin. Valid until the next call.
  [[nodiscard]] const std::vector<Mention>& read(Xapian::docid article);

 private:
  using Positions = std::vector<Xapian::termpos>;

  class TermReader {
   public:
    TermReader(const Xapian::Database& database, const TermSet& terms);
    void read(Xapian::docid article, Positions& positions);  // ascending, each once

   private:
    std::vector<Xapian::PostingIterator> postings_;
  };

  void read_phrase(std::vector<TermReader>& places, Xapian::docid article);

  TermReader words_;
  std::vector<std::vector<TermReader>> phrases_;
  std::vector<Mention> mentions_;
  Positions begins_;  // of the phrase being read; kept for their memory
  Positions place_;
};

}  // namespace byline
