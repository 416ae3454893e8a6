// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/lists/read_lists.hpp"

#include <utility>

namespace byline {

ReadLists::List ReadLists::read(const std::string& term) {
  if (const auto kept = kept_.find(term); kept != kept_.end()) return kept->second;
  std::vector<Posting> postings;
  reader_->start(term);
  if (reader_->next(postings))  // most lists are one block
    while (reader_->next(block_)) postings.insert(postings.end(), block_.begin(), block_.end());
  if (again_.contains(term)) sizes_[term] = postings.size();
  auto list = std::make_shared<const std::vector<Posting>>(std::move(postings));
  if (again_.contains(term) && size_ + list->size() <= kMostKept) {
    size_ += list->size();
    kept_.emplace(term, list);
  }
  return list;
}

std::size_t ReadLists::size(const std::string& term) {
  const auto known = sizes_.find(term);
  return known != sizes_.end() ? known->second : read(term)->size();
}

std::vector<Xapian::docid> ReadLists::all_articles() {
  std::vector<Xapian::docid> articles;
  reader_->start_lengths();
  while (reader_->next(block_))
    for (const Posting& posting : block_) articles.push_back(posting.article);
  return articles;
}

}  // namespace byline
