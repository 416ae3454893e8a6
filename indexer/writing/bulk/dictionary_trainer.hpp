// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the dictionaries of an index that is being built: one from the records that come first, and
// another from those that come when they are of another kind.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/index/record_dictionary.hpp"

namespace byline {

// Thread rule: one thread.
class DictionaryTrainer {
 public:
  // For an index that has `made` dictionaries, of which `last` serves further records; null: none.
  // Records of that index are the measure of how it does, as many as are wanted.
  explicit DictionaryTrainer(std::shared_ptr<const RecordDictionary> last = nullptr,
                             std::size_t made = 0)
      : is_collecting_(last == nullptr), last_(std::move(last)), made_(made) {}

  [[nodiscard]] bool wants_measure() const { return last_ != nullptr && !usual_share_; }
  void measure(std::string_view record) { watch(record); }

  // Sees a record that is put. Returns a dictionary when this one completes its sample: for this
  // record and those that follow. None where records share too little, and none in a small index,
  // where it would cost more than it saves. Which ones come depends on the articles in their order
  // alone, not on what the records are compressed against.
  [[nodiscard]] std::shared_ptr<const RecordDictionary> see(std::string_view record);

 private:
  [[nodiscard]] std::shared_ptr<const RecordDictionary> collect(std::string_view record);
  // Looks at some records, whether the dictionary still serves them as it did its first ones.
  void watch(std::string_view record);

  bool is_collecting_;
  std::string joined_;  // the sample
  std::vector<std::size_t> sizes_;

  std::shared_ptr<const RecordDictionary> last_;
  std::size_t made_;
  std::size_t seen_ = 0;
  std::size_t plain_ = 0;   // bytes of those looked at,
  std::size_t packed_ = 0;  // and what the dictionary makes of them
  std::optional<double> usual_share_;
};

}  // namespace byline
