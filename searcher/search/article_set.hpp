// SPDX-License-Identifier: GPL-3.0-or-later
// Sets of articles, by number in one index.
//
// Thread rule: free functions and values.
#pragma once

#include <xapian.h>

#include <algorithm>
#include <bit>
#include <cstdint>
#include <iterator>
#include <vector>

namespace byline {

using ArticleList = std::vector<Xapian::docid>;  // ascending

// A bit for each number.
class ArticleSet {
 public:
  explicit ArticleSet(Xapian::docid last) : words_(last / kBits + 1) {}

  // Requires a number that is not above the last.
  void insert(Xapian::docid article) {
    std::uint64_t& word = words_.at(article / kBits);
    size_ += (word >> article % kBits & 1) ^ 1;
    word |= std::uint64_t{1} << article % kBits;
  }

  [[nodiscard]] ArticleList list() const {
    ArticleList articles(size_);
    auto place = articles.begin();
    for (std::size_t i = 0; i < words_.size(); ++i) {
      for (std::uint64_t word = words_[i]; word != 0; word &= word - 1)
        *place++ =
            static_cast<Xapian::docid>(i * kBits + static_cast<unsigned>(std::countr_zero(word)));
    }
    return articles;
  }

 private:
  static constexpr unsigned kBits = 64;

  std::vector<std::uint64_t> words_;
  std::size_t size_ = 0;
};

[[nodiscard]] inline ArticleList in_both(const ArticleList& left, const ArticleList& right) {
  ArticleList both;
  std::set_intersection(left.begin(), left.end(), right.begin(), right.end(),
                        std::back_inserter(both));
  return both;
}

[[nodiscard]] inline ArticleList in_first_only(const ArticleList& left, const ArticleList& right) {
  ArticleList only;
  std::set_difference(left.begin(), left.end(), right.begin(), right.end(),
                      std::back_inserter(only));
  return only;
}

}  // namespace byline
