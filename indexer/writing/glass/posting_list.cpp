// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/glass/posting_list.hpp"

#include <algorithm>
#include <array>

#include "common/glass/packing.hpp"

namespace byline::glass {

namespace {

// A chunk is full when its entries take this much: what the library does.
constexpr std::size_t kChunkBytes = 2000;

}  // namespace

void PostingList::add(std::uint32_t docid, std::uint32_t wdf) {
  if (frequency_ == 0) first_ = docid;
  std::array<char, 2 * kMostVarintBytes> entry;
  char* end = entry.data();
  if (chunks_.empty() || chunks_.back().entries.size() >= kChunkBytes) {
    chunks_.push_back({docid, docid, {}});
  } else {
    end = put_varint(end, docid - last_ - 1);
  }
  end = put_varint(end, wdf);
  chunks_.back().entries.append(entry.data(), static_cast<std::size_t>(end - entry.data()));
  chunks_.back().last = docid;
  last_ = docid;
  ++frequency_;
  collection_frequency_ += wdf;
  largest_wdf_ = std::max(largest_wdf_, wdf);
}

void PostingList::write_postings(TableWriter& table, std::string_view term) {
  std::string head;
  append_varint(head, frequency_);
  append_varint(head, collection_frequency_);
  std::string key;
  append_term(key, term);
  std::string later_key = key;
  append_term_end(later_key);
  write(table, key, later_key, head);
}

void PostingList::write_lengths(TableWriter& table) {
  std::string head;
  append_varint(head, 0);
  append_varint(head, 0);
  write(table, kLengthsKey, kLengthsKey, head);
}

void PostingList::write(TableWriter& table, std::string_view first_key, std::string_view later_key,
                        std::string_view head) {
  std::string key(first_key);
  std::string tag(head);
  append_varint(tag, first_ - 1);
  for (std::size_t i = 0; i < chunks_.size(); ++i) {
    const Chunk& chunk = chunks_[i];
    if (i > 0) {
      key = later_key;
      append_docid(key, chunk.first);
      tag.clear();
    }
    append_bool(tag, i + 1 == chunks_.size());
    append_varint(tag, chunk.last - chunk.first);
    tag += chunk.entries;
    table.add(key, tag);
  }
  *this = {};
}

void ValueStatistics::add(std::string_view value) {
  if (count == 0 || value < lowest) lowest = value;
  if (count == 0 || value > highest) highest = value;
  ++count;
}

std::string value_statistics_key(std::uint32_t slot_number) {
  std::string key(kValueStatisticsKey);
  append_last_number(key, slot_number);
  return key;
}

void write_value_statistics(TableWriter& table, std::uint32_t slot_number,
                            const ValueStatistics& statistics) {
  std::string tag;
  append_varint(tag, statistics.count);
  append_string(tag, statistics.lowest);
  if (statistics.highest != statistics.lowest) tag += statistics.highest;
  table.add(value_statistics_key(slot_number), tag);
}

void ValueList::add(std::uint32_t docid, std::string_view value) {
  if (tag_.size() >= kChunkBytes) finish();
  if (tag_.empty()) {
    first_ = docid;
  } else {
    append_varint(tag_, docid - last_ - 1);
  }
  append_string(tag_, value);
  last_ = docid;
}

void ValueList::finish() {
  if (tag_.empty()) return;
  std::string key(kValuesKey);
  key += slot_;
  append_docid(key, first_);
  table_.add(key, tag_);
  tag_.clear();
}

std::string metadata_key(std::string_view name) {
  return std::string(kMetadataKey) += name;
}

}  // namespace byline::glass
