// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/remaking.hpp"

#include "common/index/record.hpp"
#include "common/index/schema.hpp"

namespace byline {

namespace {

std::string key_of(const Xapian::Document& document) {
  const std::string prefix(kKeyPrefix);
  Xapian::TermIterator term = document.termlist_begin();
  term.skip_to(prefix);
  if (term == document.termlist_end()) return {};
  const std::string key = (*term).substr(prefix.size());
  // As format 1 has it.
  if (const std::optional<Hash128> hash = hash_from_hex(key)) return to_short_text(*hash);
  return key;
}

}  // namespace

BuiltDocument build_anew(std::string_view record, const std::string& key,
                         DocumentBuilder& builder) {
  Record held = decode_record(record);
  bool cut = false;
  return builder.build(held.article, key, held.raw, cut);
}

Placement placed_anew(const Xapian::Document& old, DocumentBuilder& builder) {
  Record record = decode_record(old.get_data());
  Placement placement;
  bool cut = false;
  placement.key = key_of(old);
  placement.built = builder.build(record.article, placement.key, record.raw, cut);
  placement.raw = record.raw;
  placement.more_raw_terms = raw_terms_of(old);
  placement.added = unpack_number(old.get_value(kSlotAdded));
  placement.run = unpack_number(old.get_value(kSlotRun));
  placement.article.id = std::move(record.article.id);
  return placement;
}

}  // namespace byline
