// SPDX-License-Identifier: GPL-3.0-or-later
// Words of scripts that are written without spaces, found by ICU's dictionaries.
//
// Thread rule: one DictionaryBreaker a thread. The dictionaries are loaded when the first run is
// split.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace byline {

class DictionaryBreaker {
 public:
  // Bytes of a run that are split at once, so that a run of any length takes linear time.
  static constexpr std::size_t kMaxRunBytes = 4096;

  DictionaryBreaker();
  ~DictionaryBreaker();
  DictionaryBreaker(const DictionaryBreaker&) = delete;
  DictionaryBreaker& operator=(const DictionaryBreaker&) = delete;

  // Ends of the words of `run` (valid UTF-8, at most kMaxRunBytes), ascending; the last one is
  // run.size(). Valid until the next call.
  [[nodiscard]] const std::vector<std::size_t>& word_ends(std::string_view run);

 private:
  struct Iterator;
  std::unique_ptr<Iterator> iterator_;
  std::vector<std::size_t> ends_;
};

}  // namespace byline
