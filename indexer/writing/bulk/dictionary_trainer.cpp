// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/dictionary_trainer.hpp"

#include <algorithm>
#include <utility>

#include "common/index/record.hpp"

namespace byline {

namespace {

// Training takes a tenth of a second a MiB. Measured on long articles and teasers: twice as much
// makes the index 0.1 % smaller.
constexpr std::size_t kSampleBytes = std::size_t{1} << 20;
constexpr std::size_t kBytesOfRecord = std::size_t{4} << 10;  // at most, from its beginning

// Beyond these a dictionary costs more to open than it saves.
constexpr std::size_t kMostDictionaries = 8;
// One record of so many is looked at, and some hundreds of KiB of them together: long articles vary
// by 2 % there. Teasers behind long articles take half as much again as with a dictionary of
// theirs.
constexpr std::size_t kLookedAt = 16;
constexpr std::size_t kWindowBytes = std::size_t{256} << 10;
constexpr double kWorse = 1.1;

}  // namespace

std::shared_ptr<const RecordDictionary> DictionaryTrainer::see(std::string_view record) {
  if (is_collecting_) return collect(record);
  if (last_ && made_ < kMostDictionaries && ++seen_ % kLookedAt == 0) watch(record);
  return nullptr;
}

std::shared_ptr<const RecordDictionary> DictionaryTrainer::collect(std::string_view record) {
  const std::string plain = plain_record(record);
  const std::size_t size = std::min(plain.size(), kBytesOfRecord);
  joined_.append(plain, 0, size);
  sizes_.push_back(size);
  if (joined_.size() < kSampleBytes) return nullptr;
  is_collecting_ = false;
  const std::string joined = std::exchange(joined_, {});
  const std::vector<std::size_t> sizes = std::exchange(sizes_, {});
  std::shared_ptr<const RecordDictionary> made = RecordDictionary::trained(joined, sizes);
  if (made) last_ = made;
  ++made_;
  usual_share_.reset();
  return made;
}

void DictionaryTrainer::watch(std::string_view record) {
  plain_ += plain_record(record).size();
  packed_ += with_dictionary(record, *last_).size();
  if (plain_ < kWindowBytes) return;
  const double share = static_cast<double>(packed_) / static_cast<double>(plain_);
  plain_ = packed_ = 0;
  if (!usual_share_) usual_share_ = share;
  is_collecting_ = share > *usual_share_ * kWorse;
}

}  // namespace byline
