// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/record_dictionary.hpp"

#include <fmt/format.h>
#include <zdict.h>
#include <zstd.h>

#include <charconv>
#include <map>
#include <mutex>
#include <new>
#include <shared_mutex>
#include <utility>

#include "common/base/hash.hpp"
#include "common/index/schema.hpp"

namespace byline {

namespace {

// Measured on long articles and teasers: 22 % off the records; half of it gains 2 % less.
constexpr std::size_t kBytes = std::size_t{110} << 10;
constexpr std::size_t kMostBytes = std::size_t{1} << 20;  // of what is read
// Where a dictionary has its number, little-endian, behind zstd's four bytes of magic.
constexpr std::size_t kNumberAt = 4;
constexpr std::size_t kNumberBytes = 4;
// Zstd keeps the numbers below and above these to itself.
constexpr std::uint32_t kFirstNumber = 1U << 15;
constexpr std::uint32_t kBehindNumbers = 1U << 31;

std::uint32_t number_for(std::string bytes) {
  bytes.erase(kNumberAt, kNumberBytes);
  const std::uint64_t hash = hash128(bytes).high;
  return static_cast<std::uint32_t>(kFirstNumber + hash % (kBehindNumbers - kFirstNumber));
}

std::uint32_t number_in(const std::string& bytes) {
  return ZDICT_getDictID(bytes.data(), bytes.size());
}

void set_number(std::string& bytes) {
  const std::uint32_t number = number_for(bytes);
  for (std::size_t i = 0; i < kNumberBytes; ++i) {
    bytes[kNumberAt + i] = static_cast<char>(number >> (8 * i) & 0xff);
  }
}

struct Known {
  std::shared_mutex mutex;
  std::map<std::uint32_t, std::shared_ptr<const RecordDictionary>> dictionaries;
};

Known& known() {
  static Known all;
  return all;
}

}  // namespace

struct RecordDictionary::Prepared {
  std::unique_ptr<ZSTD_DDict, decltype(&ZSTD_freeDDict)> reading{nullptr, &ZSTD_freeDDict};
  std::once_flag is_writing_made;
  std::unique_ptr<ZSTD_CDict, decltype(&ZSTD_freeCDict)> writing{nullptr, &ZSTD_freeCDict};
};

RecordDictionary::RecordDictionary(std::string bytes)
    : bytes_(std::move(bytes)),
      number_(number_in(bytes_)),
      prepared_(std::make_unique<Prepared>()) {
  prepared_->reading.reset(ZSTD_createDDict(bytes_.data(), bytes_.size()));
}

RecordDictionary::~RecordDictionary() = default;

std::shared_ptr<const RecordDictionary> RecordDictionary::from_bytes(std::string bytes) {
  const bool is_ours = bytes.size() > kNumberAt + kNumberBytes && bytes.size() <= kMostBytes &&
                       number_in(bytes) == number_for(bytes);
  if (!is_ours) return nullptr;
  std::shared_ptr<const RecordDictionary> dictionary(new RecordDictionary(std::move(bytes)));
  return dictionary->for_reading() == nullptr ? nullptr : dictionary;
}

std::shared_ptr<const RecordDictionary> RecordDictionary::trained(
    std::string_view joined, std::span<const std::size_t> sizes) {
  std::string bytes(kBytes, '\0');
  const std::size_t size = ZDICT_trainFromBuffer(bytes.data(), bytes.size(), joined.data(),
                                                 sizes.data(), static_cast<unsigned>(sizes.size()));
  if (ZDICT_isError(size) || size <= kNumberAt + kNumberBytes) return nullptr;
  bytes.resize(size);
  set_number(bytes);
  return from_bytes(std::move(bytes));
}

const ZSTD_CDict_s* RecordDictionary::for_writing() const {
  std::call_once(prepared_->is_writing_made, [this] {
    prepared_->writing.reset(
        ZSTD_createCDict(bytes_.data(), bytes_.size(), kRecordCompressionLevel));
    if (!prepared_->writing) throw std::bad_alloc();
  });
  return prepared_->writing.get();
}

const ZSTD_DDict_s* RecordDictionary::for_reading() const {
  return prepared_->reading.get();
}

void make_known(std::shared_ptr<const RecordDictionary> dictionary) {
  const std::unique_lock lock(known().mutex);
  const std::uint32_t number = dictionary->number();
  known().dictionaries.emplace(number, std::move(dictionary));
}

std::shared_ptr<const RecordDictionary> known_dictionary(std::uint32_t number) {
  const std::shared_lock lock(known().mutex);
  const auto found = known().dictionaries.find(number);
  return found == known().dictionaries.end() ? nullptr : found->second;
}

std::shared_ptr<const RecordDictionary> dictionary_of(const Xapian::Database& database) {
  const std::string last = database.get_metadata(std::string(kMetaDictionary));
  const std::string prefix(kMetaDictionaryPrefix);
  std::shared_ptr<const RecordDictionary> current;
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    const std::string name = *key;
    std::uint32_t number = 0;
    std::from_chars(name.data() + prefix.size(), name.data() + name.size(), number);
    auto dictionary = known_dictionary(number);
    if (!dictionary) {
      dictionary = RecordDictionary::from_bytes(database.get_metadata(name));
      if (dictionary) make_known(dictionary);
    }
    if (!current || name.substr(prefix.size()) == last) current = std::move(dictionary);
  }
  return current;
}

std::size_t count_dictionaries(const Xapian::Database& database) {
  const std::string prefix(kMetaDictionaryPrefix);
  return static_cast<std::size_t>(
      std::distance(database.metadata_keys_begin(prefix), database.metadata_keys_end(prefix)));
}

std::string dictionary_key(const RecordDictionary& dictionary) {
  return fmt::format("{}{}", kMetaDictionaryPrefix, dictionary.number());
}

}  // namespace byline
