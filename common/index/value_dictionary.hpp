// SPDX-License-Identifier: GPL-3.0-or-later
// The dictionaries behind the facet slots: ordinal <-> value as printed, one a field.
//
// They lie in Xapian's metadata, in chunks of kValuesPerChunk, so that they are there remotely too
// and a commit rewrites at most the last chunk of each. Ordinals are dense, from 0, in order of
// first use, and never reused. Each spelling is its own value; readers that count join the
// spellings that fold_value makes equal.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <map>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/article/fields.hpp"

namespace byline {

inline constexpr std::uint32_t kValuesPerChunk = 512;

// All values of a field by ordinal.
[[nodiscard]] std::vector<std::string> read_values(const Xapian::Database& database, Field field);

// The writing side. Belongs to the thread that owns the writer.
class ValueDictionaries {
 public:
  // Empty ones, of an index that is being made.
  ValueDictionaries() = default;

  // Reads what `database` holds.
  explicit ValueDictionaries(const Xapian::Database& database);

  // The ordinal of `value`, a new one if it was never seen.
  [[nodiscard]] std::uint32_t ordinal(Field field, const std::string& value);

  // The metadata, key and value, that changed since the last call; to be written with the articles
  // that use it.
  [[nodiscard]] std::vector<std::pair<std::string, std::string>> take_changes();

  // Bytes of memory that they take, about.
  [[nodiscard]] std::size_t memory() const { return memory_; }

 private:
  struct Dictionary {
    std::vector<std::string> values;
    std::unordered_map<std::string, std::uint32_t> ordinals;
    std::size_t saved = 0;
  };
  std::map<Field, Dictionary> fields_;
  std::size_t memory_ = 0;
};

}  // namespace byline
