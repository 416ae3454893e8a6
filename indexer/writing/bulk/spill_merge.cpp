// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/spill_merge.hpp"

#include <algorithm>

#include "common/glass/packing.hpp"

namespace byline {

SpillMerge::SpillMerge(const std::vector<std::filesystem::path>& spills) {
  for (const std::filesystem::path& path : spills) {
    spills_.push_back(std::make_unique<Spill>(path));
    spills_.back()->number = spills_.size();
    advance(*spills_.back());
  }
}

bool SpillMerge::comes_later(const Spill* a, const Spill* b) {
  return a->key != b->key ? a->key > b->key : a->number > b->number;
}

// Reads the head of the spill's next list and lets it wait for its turn.
void SpillMerge::advance(Spill& spill) {
  spill.file.skip(spill.size);
  spill.size = 0;
  if (spill.file.at_end()) return;
  spill.key = spill.file.read(spill.file.read_varint());
  spill.size = spill.file.read_varint();
  waiting_.push_back(&spill);
  std::push_heap(waiting_.begin(), waiting_.end(), comes_later);
}

bool SpillMerge::next_list() {
  while (has_list_ && open_next_part()) {
  }
  has_list_ = !waiting_.empty();
  if (!has_list_) return false;
  key_ = waiting_.front()->key;
  left_ = {};
  return true;
}

// Reads the entries that the next spill has under the current key.
bool SpillMerge::open_next_part() {
  if (waiting_.empty() || waiting_.front()->key != key_) return false;
  std::pop_heap(waiting_.begin(), waiting_.end(), comes_later);
  Spill& spill = *waiting_.back();
  waiting_.pop_back();
  part_ = spill.file.read(spill.size);
  spill.size = 0;
  left_ = part_;
  docid_ = 0;
  advance(spill);
  return true;
}

bool SpillMerge::next_entry(ListEntry& entry) {
  if (left_.empty() && !open_next_part()) return false;
  docid_ += static_cast<std::uint32_t>(glass::take_varint(left_));
  entry.docid = docid_;
  entry.wdf = 0;
  entry.value = {};
  if (kind() != ListKind::Values) entry.wdf = static_cast<std::uint32_t>(glass::take_varint(left_));
  if (kind() != ListKind::Lengths) entry.value = glass::take(left_, glass::take_varint(left_));
  return true;
}

}  // namespace byline
