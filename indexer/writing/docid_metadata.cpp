// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/docid_metadata.hpp"

#include <charconv>

namespace byline {

std::string docid_key(std::string_view prefix, Xapian::docid docid) {
  return std::string(prefix) + std::to_string(docid);
}

std::vector<std::string> docid_keys(const Xapian::Database& database, std::string_view prefix) {
  std::vector<std::string> keys;
  const std::string begin(prefix);
  for (auto key = database.metadata_keys_begin(begin); key != database.metadata_keys_end(begin);
       ++key) {
    keys.push_back(*key);
  }
  return keys;
}

std::map<Xapian::docid, std::string> docid_values(const Xapian::Database& database,
                                                  std::string_view prefix) {
  std::map<Xapian::docid, std::string> values;
  for (const std::string& key : docid_keys(database, prefix)) {
    Xapian::docid docid = 0;
    std::from_chars(key.data() + prefix.size(), key.data() + key.size(), docid);
    if (docid != 0) values[docid] = database.get_metadata(key);
  }
  return values;
}

}  // namespace byline
