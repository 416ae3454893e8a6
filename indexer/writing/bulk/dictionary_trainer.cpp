// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/dictionary_trainer.hpp"

#include <algorithm>
#include <utility>

#include "common/index/record.hpp"

namespace byline {

namespace {

// Measured on long articles and teasers: twice as much of either gains 0.3 %.
constexpr std::size_t kSampleBytes = std::size_t{2} << 20;
constexpr std::size_t kBytesOfRecord = std::size_t{4} << 10;  // at most, from its beginning

}  // namespace

std::shared_ptr<const RecordDictionary> DictionaryTrainer::see(std::string_view record) {
  if (is_done_) return nullptr;
  const std::string plain = plain_record(record);
  const std::size_t size = std::min(plain.size(), kBytesOfRecord);
  joined_.append(plain, 0, size);
  sizes_.push_back(size);
  if (joined_.size() < kSampleBytes) return nullptr;
  is_done_ = true;
  const std::string joined = std::exchange(joined_, {});
  const std::vector<std::size_t> sizes = std::exchange(sizes_, {});
  return RecordDictionary::trained(joined, sizes);
}

}  // namespace byline
