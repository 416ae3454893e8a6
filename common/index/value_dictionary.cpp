// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/value_dictionary.hpp"

#include <fmt/format.h>

#include <string_view>

#include "common/index/schema.hpp"

namespace byline {

namespace {

std::string chunk_key(Field field, std::size_t chunk) {
  return fmt::format("{}{}:{}", kMetaValuesPrefix, static_cast<unsigned>(field), chunk);
}

// A chunk is its values, each ended by a NUL: no value holds one (Article is free of NUL).
void append_chunk(std::string_view chunk, std::vector<std::string>& values) {
  while (!chunk.empty()) {
    const std::size_t end = chunk.find('\0');
    values.emplace_back(chunk.substr(0, end));
    if (end == std::string_view::npos) return;
    chunk.remove_prefix(end + 1);
  }
}

}  // namespace

std::vector<std::string> read_values(const Xapian::Database& database, Field field) {
  std::vector<std::string> values;
  for (std::size_t chunk = 0;; ++chunk) {
    const std::string bytes = database.get_metadata(chunk_key(field, chunk));
    if (bytes.empty()) return values;
    append_chunk(bytes, values);
  }
}

namespace {

std::size_t memory_of(const std::string& value) {
  constexpr std::size_t kBytesPerValue = 160;  // two strings, a node of the map
  return 2 * value.size() + kBytesPerValue;
}

}  // namespace

ValueDictionaries::ValueDictionaries(const Xapian::Database& database) {
  for (const FieldInfo& row : all_fields()) {
    if (row.slot < 0) continue;
    Dictionary& dictionary = fields_[row.field];
    dictionary.values = read_values(database, row.field);
    dictionary.saved = dictionary.values.size();
    for (std::size_t i = 0; i < dictionary.values.size(); ++i) {
      dictionary.ordinals.emplace(dictionary.values[i], static_cast<std::uint32_t>(i));
      memory_ += memory_of(dictionary.values[i]);
    }
  }
}

std::uint32_t ValueDictionaries::ordinal(Field field, const std::string& value) {
  Dictionary& dictionary = fields_[field];
  const auto next = static_cast<std::uint32_t>(dictionary.values.size());
  const auto [place, is_new] = dictionary.ordinals.emplace(value, next);
  if (is_new) {
    dictionary.values.push_back(value);
    memory_ += memory_of(value);
  }
  return place->second;
}

std::vector<std::pair<std::string, std::string>> ValueDictionaries::take_changes() {
  std::vector<std::pair<std::string, std::string>> changes;
  for (auto& [field, dictionary] : fields_) {
    for (std::size_t chunk = dictionary.saved / kValuesPerChunk;
         chunk * kValuesPerChunk < dictionary.values.size() &&
         dictionary.saved < dictionary.values.size();
         ++chunk) {
      std::string bytes;
      const std::size_t end =
          std::min<std::size_t>((chunk + 1) * kValuesPerChunk, dictionary.values.size());
      for (std::size_t i = chunk * kValuesPerChunk; i < end; ++i) {
        bytes += dictionary.values[i];
        bytes += '\0';
      }
      changes.emplace_back(chunk_key(field, chunk), std::move(bytes));
    }
    dictionary.saved = dictionary.values.size();
  }
  return changes;
}

}  // namespace byline
