// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the dictionaries of an index that is being built: one from the records that come first, and
// another from those that come when they are of another kind.
#pragma once

#include <cstddef>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/record_dictionary.hpp"

namespace byline {

// Thread rule: one thread.
class DictionaryTrainer {
 public:
  // Sees a record that is put. Returns a dictionary when this one completes its sample: for this
  // record and those that follow. None where records share too little, and none in a small index,
  // where it would cost more than it saves. Which ones come depends on the articles in their order
  // alone, not on what the records are compressed against.
  [[nodiscard]] std::shared_ptr<const RecordDictionary> see(std::string_view record);

 private:
  [[nodiscard]] std::shared_ptr<const RecordDictionary> collect(std::string_view record);
  // Looks at some records, whether the dictionary still serves them as it did its first ones.
  void watch(std::string_view record);

  bool is_collecting_ = true;
  std::string joined_;  // the sample
  std::vector<std::size_t> sizes_;

  std::shared_ptr<const RecordDictionary> last_;
  std::size_t made_ = 0;
  std::size_t seen_ = 0;
  std::size_t plain_ = 0;   // bytes of those looked at,
  std::size_t packed_ = 0;  // and what the dictionary makes of them
  std::optional<double> usual_share_;
};

}  // namespace byline
