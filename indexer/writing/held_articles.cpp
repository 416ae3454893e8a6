// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/held_articles.hpp"

namespace byline {

bool is_held(const Xapian::Database& database, Xapian::docid docid) {
  Xapian::PostingIterator posting = database.postlist_begin({});
  posting.skip_to(docid);
  return posting != database.postlist_end({}) && *posting == docid;
}

std::vector<bool> held_articles(const Xapian::Database& database) {
  std::vector<bool> is_held(std::size_t{database.get_lastdocid()} + 1);
  for (auto posting = database.postlist_begin({}); posting != database.postlist_end({});
       ++posting) {
    is_held[*posting] = true;
  }
  return is_held;
}

}  // namespace byline
