// SPDX-License-Identifier: GPL-3.0-or-later
// The posting lists that one question reads of an index. Those of its words are read once: they
// say what matches and what scores.
//
// Thread rule: one thread; the lists of the index outlive it.
#pragma once

#include <memory>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <utility>
#include <vector>

#include "searcher/lists/term_lists.hpp"

namespace byline {

class ReadLists {
 public:
  // Ascending by article; shared with who asked before.
  using List = std::shared_ptr<const std::vector<Posting>>;

  // `again`: terms whose lists are asked for more than once.
  ReadLists(const TermLists& lists, std::unordered_set<std::string> again)
      : reader_(lists.postings()), again_(std::move(again)) {}

  // Every article that holds the term. Kept where it is asked for again, up to kMostKept postings
  // in all; what is beyond is read again.
  [[nodiscard]] List read(const std::string& term);

  // How many those are; reads the list where it was not read before.
  [[nodiscard]] std::size_t size(const std::string& term);

  // Calls `take(posting)` for each of them.
  template <class Take>
  void each(const std::string& term, const Take& take) {
    if (again_.contains(term) && (size_ < kMostKept || kept_.contains(term))) {
      const List list = read(term);  // it may be nobody else's
      for (const Posting& posting : *list) take(posting);
      return;
    }
    std::size_t size = 0;
    reader_->start(term);
    while (reader_->next(block_)) {
      size += block_.size();
      for (const Posting& posting : block_) take(posting);
    }
    if (again_.contains(term)) sizes_[term] = size;
  }

  // Every article.
  [[nodiscard]] std::vector<Xapian::docid> all_articles();

 private:
  static constexpr std::size_t kMostKept = std::size_t{4} << 20;

  std::unique_ptr<PostingReader> reader_;
  std::unordered_set<std::string> again_;
  std::unordered_map<std::string, List> kept_;
  std::unordered_map<std::string, std::size_t> sizes_;  // of lists that were read
  std::size_t size_ = 0;                                // of what is kept
  std::vector<Posting> block_;
};

}  // namespace byline
