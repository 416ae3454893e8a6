// SPDX-License-Identifier: GPL-3.0-or-later
// Makes the dictionary of an index that is being built from the records that come first.
#pragma once

#include <cstddef>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/index/record_dictionary.hpp"

namespace byline {

// Thread rule: one thread.
class DictionaryTrainer {
 public:
  // Sees a record that is put. Returns the dictionary when this one completes the sample, and
  // nothing before, after, or where records share too little. A small index gets none: it would
  // cost more than it saves.
  [[nodiscard]] std::shared_ptr<const RecordDictionary> see(std::string_view record);

 private:
  std::string joined_;
  std::vector<std::size_t> sizes_;
  bool is_done_ = false;
};

}  // namespace byline
