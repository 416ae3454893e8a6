// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/key_watch.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/base/error.hpp"

namespace byline {

KeyWatch::KeyWatch(const ReadingRules& rules) {
  for (const auto& [field, key] : rules.map) keys_.push_back(key);
  seen_ = std::make_unique<std::atomic<bool>[]>(keys_.size());
  left_ = keys_.size();
}

void KeyWatch::see(const RawRecord& record, const Format& format) {
  if (left_ == 0) return;
  has_records_ = true;
  const std::vector<std::string> present = keys_of(record, format);
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (std::find(present.begin(), present.end(), keys_[i]) == present.end()) continue;
    if (!seen_[i].exchange(true)) --left_;
  }
}

void KeyWatch::require_all_seen() const {
  if (are_all_seen()) return;
  std::string missing;
  for (std::size_t i = 0; i < keys_.size(); ++i) {
    if (!seen_[i]) missing += fmt::format("{}'{}'", missing.empty() ? "" : ", ", keys_[i]);
  }
  throw Error(ExitCode::Usage,
              fmt::format("cannot use option: --map: no record has the key {}", missing),
              "see the keys with: byline-index add --dry-run PATH");
}

}  // namespace byline
