// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/remaking.hpp"

#include <optional>
#include <utility>

#include "common/index/record.hpp"
#include "common/index/schema.hpp"

namespace byline {

std::string key_of_term(std::string_view term) {
  const std::string key(term.substr(kKeyPrefix.size()));
  // As format 1 has it.
  if (const std::optional<Hash128> hash = hash_from_hex(key)) return to_short_text(*hash);
  return key;
}

HeldTerms held_terms_of(const Xapian::Document& document) {
  const std::string prefix(kKeyPrefix);
  HeldTerms held;
  Xapian::TermIterator term = document.termlist_begin();
  term.skip_to(prefix);
  if (term != document.termlist_end()) held.key = key_of_term(*term);
  held.raw = raw_terms_of(document);
  return held;
}

BuiltDocument build_anew(std::string_view record, const std::string& key,
                         DocumentBuilder& builder) {
  Record held = decode_record(record);
  bool cut = false;
  return builder.build(held.article, key, held.raw, cut);
}

Placement placed_anew(const Xapian::Document& old, DocumentBuilder& builder) {
  return placed_anew(old, held_terms_of(old), builder);
}

Placement placed_anew(const Xapian::Document& old, HeldTerms terms, DocumentBuilder& builder) {
  Record record = decode_record(old.get_data());
  Placement placement;
  bool cut = false;
  placement.key = std::move(terms.key);
  placement.built = builder.build(record.article, placement.key, record.raw, cut);
  placement.raw = record.raw;
  placement.more_raw_terms = std::move(terms.raw);
  placement.added = unpack_number(old.get_value(kSlotAdded));
  placement.run = unpack_number(old.get_value(kSlotRun));
  placement.article.id = std::move(record.article.id);
  return placement;
}

}  // namespace byline
