// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that can be observed of a database, as text, so that two can be compared and a
// difference is seen where it lies.
#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <string>
#include <vector>

namespace byline::test {

// Bytes as a person can read them.
inline std::string shown(const std::string& bytes) {
  std::string text;
  for (const char byte : bytes) {
    const auto number = static_cast<unsigned char>(byte);
    if (number > 0x20 && number < 0x7f && byte != '\\') {
      text += byte;
    } else {
      text += fmt::format("\\{:02x}", number);
    }
  }
  return text;
}

inline void describe_document(const Xapian::Database& database, Xapian::docid docid,
                              std::string& text) {
  text += fmt::format("document {} length {}\n", docid, database.get_doclength(docid));
  const Xapian::Document document = database.get_document(docid);
  text += fmt::format("  data {}\n", shown(document.get_data()));
  for (auto value = document.values_begin(); value != document.values_end(); ++value) {
    text += fmt::format("  value {} {}\n", value.get_valueno(), shown(*value));
  }
  for (auto term = database.termlist_begin(docid); term != database.termlist_end(docid); ++term) {
    text += fmt::format("  term {} wdf {} at", shown(*term), term.get_wdf());
    const std::string name = *term;
    for (auto position = database.positionlist_begin(docid, name);
         position != database.positionlist_end(docid, name); ++position) {
      text += fmt::format(" {}", *position);
    }
    text += '\n';
  }
}

inline void describe_lists(const Xapian::Database& database, std::string& text) {
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term) {
    const std::string name = *term;
    text += fmt::format("list {} tf {} cf {}:", shown(name), database.get_termfreq(name),
                        database.get_collection_freq(name));
    for (auto posting = database.postlist_begin(name); posting != database.postlist_end(name);
         ++posting) {
      text += fmt::format(" {}/{}", *posting, posting.get_wdf());
    }
    text += '\n';
  }
  for (auto key = database.metadata_keys_begin(); key != database.metadata_keys_end(); ++key) {
    text += fmt::format("metadata {} = {}\n", shown(*key), shown(database.get_metadata(*key)));
  }
}

// `slots`: those that may be used. Bounds that the library need not keep exact after an update are
// left out where `is_updated`.
inline std::string describe(const Xapian::Database& database,
                            const std::vector<Xapian::valueno>& slots, bool is_updated = false) {
  std::string text = fmt::format("documents {} last {} average {}\n", database.get_doccount(),
                                 database.get_lastdocid(), database.get_avlength());
  if (!is_updated) {
    text += fmt::format("lengths {} to {}\n", database.get_doclength_lower_bound(),
                        database.get_doclength_upper_bound());
  }
  for (const Xapian::valueno slot : slots) {
    text += fmt::format("slot {} count {}", slot, database.get_value_freq(slot));
    if (!is_updated) {
      text += fmt::format(" from {} to {}", shown(database.get_value_lower_bound(slot)),
                          shown(database.get_value_upper_bound(slot)));
    }
    text += ':';
    for (auto value = database.valuestream_begin(slot); value != database.valuestream_end(slot);
         ++value) {
      text += fmt::format(" {}={}", value.get_docid(), shown(*value));
    }
    text += '\n';
  }
  describe_lists(database, text);
  for (auto posting = database.postlist_begin(""); posting != database.postlist_end("");
       ++posting) {
    describe_document(database, *posting, text);
  }
  return text;
}

// The first line in which two descriptions differ, of each; empty when they are the same.
inline std::string difference(const std::string& a, const std::string& b) {
  std::size_t begin = 0;
  while (begin < a.size() && begin < b.size()) {
    const std::string left = a.substr(begin, a.find('\n', begin) - begin);
    const std::string right = b.substr(begin, b.find('\n', begin) - begin);
    if (left != right) return left.substr(0, 300) + "\n  instead of\n" + right.substr(0, 300);
    begin += left.size() + 1;
  }
  return a.size() == b.size() ? "" : "one ends before the other";
}

}  // namespace byline::test
