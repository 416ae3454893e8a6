// SPDX-License-Identifier: GPL-3.0-or-later
// What the records of an index are compressed against: pieces that many of its articles share.
//
// A zstd dictionary, trained while the index is built and kept in its metadata; another one where
// later articles are of another kind. The frame of a record says by which dictionary it is read, by
// number; the number is made from the dictionary's bytes. Whoever opens an index makes its
// dictionary known, and records of any index that was opened are read then.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>

struct ZSTD_CDict_s;
struct ZSTD_DDict_s;

namespace byline {

// Thread rule: const, safe from any thread.
class RecordDictionary {
 public:
  // Nothing for bytes that trained() did not make.
  [[nodiscard]] static std::shared_ptr<const RecordDictionary> from_bytes(std::string bytes);

  // A dictionary for records like `samples`, which lie one after the other in `joined`; the same
  // for the same samples. Nothing where they share too little.
  [[nodiscard]] static std::shared_ptr<const RecordDictionary> trained(
      std::string_view joined, std::span<const std::size_t> sizes);

  [[nodiscard]] std::uint32_t number() const { return number_; }
  [[nodiscard]] const std::string& bytes() const { return bytes_; }

  // As zstd takes it to write and to read. The former is made when first asked for.
  [[nodiscard]] const ZSTD_CDict_s* for_writing() const;
  [[nodiscard]] const ZSTD_DDict_s* for_reading() const;

  ~RecordDictionary();
  RecordDictionary(const RecordDictionary&) = delete;
  RecordDictionary& operator=(const RecordDictionary&) = delete;

 private:
  explicit RecordDictionary(std::string bytes);

  struct Prepared;
  const std::string bytes_;
  const std::uint32_t number_;
  const std::unique_ptr<Prepared> prepared_;
};

// The level at which records are compressed.
inline constexpr int kRecordCompressionLevel = 3;

// Makes a dictionary known to decode_record(), for as long as the program runs. Safe from any
// thread, as are the functions below.
void make_known(std::shared_ptr<const RecordDictionary> dictionary);

// The dictionary of a number, or null where it is not known.
[[nodiscard]] std::shared_ptr<const RecordDictionary> known_dictionary(std::uint32_t number);

// The dictionary for further records of an index: the last one that was trained. All of the index
// are known from then on. Null where it has none, or a damaged one (its records then say that they
// are). Xapian's exceptions pass.
std::shared_ptr<const RecordDictionary> dictionary_of(const Xapian::Database& database);

// How many an index has.
[[nodiscard]] std::size_t count_dictionaries(const Xapian::Database& database);

// The key under which an index has a dictionary in its metadata.
[[nodiscard]] std::string dictionary_key(const RecordDictionary& dictionary);

}  // namespace byline
