// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/spill_merge.hpp"

#include <algorithm>
#include <utility>

#include "common/base/sequential_file.hpp"
#include "common/glass/packing.hpp"

namespace byline {

namespace {

// The lists of one spill (inversion.hpp).
class SpillLists : public ListSource {
 public:
  explicit SpillLists(const std::filesystem::path& path) : file_(path) {}

  bool next_list() override {
    file_.skip(size_);
    size_ = 0;
    left_ = {};
    docid_ = 0;
    if (file_.at_end()) return false;
    key_ = file_.read(file_.read_varint());
    size_ = file_.read_varint();
    return true;
  }

  [[nodiscard]] const std::string& key() const override { return key_; }

  bool next_entry(ListEntry& entry) override {
    if (size_ > 0) {
      left_ = file_.read(std::exchange(size_, 0));
    }
    if (left_.empty()) return false;
    const auto kind = static_cast<ListKind>(key_.front());
    docid_ += static_cast<std::uint32_t>(glass::take_varint(left_));
    entry.docid = docid_;
    entry.wdf = 0;
    entry.value = {};
    if (kind != ListKind::Values) entry.wdf = static_cast<std::uint32_t>(glass::take_varint(left_));
    if (kind != ListKind::Lengths) entry.value = glass::take(left_, glass::take_varint(left_));
    return true;
  }

 private:
  SequentialReader file_;
  std::string key_;
  std::uint64_t size_ = 0;  // of the entries, not read yet
  std::string_view left_;   // of the entries, in the reader
  std::uint32_t docid_ = 0;
};

}  // namespace

SpillMerge::SpillMerge(const std::vector<std::filesystem::path>& spills,
                       std::unique_ptr<ListSource> first) {
  if (first) sources_.push_back({std::move(first), 0});
  for (const std::filesystem::path& path : spills) {
    sources_.push_back({std::make_unique<SpillLists>(path), sources_.size()});
  }
  for (Source& source : sources_) advance(source);
}

bool SpillMerge::comes_later(const Source* a, const Source* b) {
  const int order = a->lists->key().compare(b->lists->key());
  return order != 0 ? order > 0 : a->number > b->number;
}

// Lets the source's next list wait for its turn.
void SpillMerge::advance(Source& source) {
  if (!source.lists->next_list()) return;
  waiting_.push_back(&source);
  std::push_heap(waiting_.begin(), waiting_.end(), comes_later);
}

bool SpillMerge::next_list() {
  while (open_next_part()) {
  }
  if (waiting_.empty()) return false;
  key_ = waiting_.front()->lists->key();
  return true;
}

// Goes on to the entries that the next source has under the current key.
bool SpillMerge::open_next_part() {
  if (current_ != nullptr) advance(*std::exchange(current_, nullptr));
  if (waiting_.empty() || waiting_.front()->lists->key() != key_) return false;
  std::pop_heap(waiting_.begin(), waiting_.end(), comes_later);
  current_ = waiting_.back();
  waiting_.pop_back();
  return true;
}

bool SpillMerge::next_entry(ListEntry& entry) {
  while (current_ == nullptr || !current_->lists->next_entry(entry)) {
    if (!open_next_part()) return false;
  }
  return true;
}

}  // namespace byline
