// SPDX-License-Identifier: GPL-3.0-or-later
// Whether every key that --map names was met in the input: one that never was is a mistake.
//
// Thread rule: any thread may call see().
#pragma once

#include <atomic>
#include <memory>
#include <string>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline {

class KeyWatch {
 public:
  explicit KeyWatch(const ReadingRules& rules);

  // Looks for the keys in a record; costs nothing once all were seen.
  void see(const RawRecord& record, const Format& format);

  // A record that the index holds by the same rules: its keys were seen when it was added.
  void see_known() { left_ = 0; }

  // Whether no key is missing so far; true when there were no records.
  [[nodiscard]] bool are_all_seen() const { return left_ == 0 || !has_records_; }

  // Error{Usage} naming the keys that no record had; nothing when there were no records.
  void require_all_seen() const;

 private:
  std::vector<std::string> keys_;
  std::unique_ptr<std::atomic<bool>[]> seen_;
  std::atomic<std::size_t> left_;
  std::atomic<bool> has_records_{false};
};

}  // namespace byline
