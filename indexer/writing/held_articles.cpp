// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/held_articles.hpp"

#include <utility>

#include "common/index/record.hpp"
#include "common/index/schema.hpp"

namespace byline {

std::optional<Holder> holder_in(const Xapian::Database& database, const std::string& key) {
  const std::string term = std::string(kKeyPrefix) + key;
  const Xapian::PostingIterator posting = database.postlist_begin(term);
  if (posting == database.postlist_end(term)) return std::nullopt;
  const Xapian::Document document = database.get_document(*posting);
  Record record = decode_record(document.get_data());
  return Holder{key,
                std::move(record.article),
                record.raw,
                *posting,
                unpack_number(document.get_value(kSlotRun)),
                unpack_number(document.get_value(kSlotAdded))};
}

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
