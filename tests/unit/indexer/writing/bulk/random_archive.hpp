// SPDX-License-Identifier: GPL-3.0-or-later
// Documents made at random, of what the format's corners are: made into a database by the bulk
// builder and by Xapian's own writer, which judges.
#pragma once

#include <xapian.h>

#include <array>
#include <cstring>
#include <filesystem>
#include <map>
#include <optional>
#include <random>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/writing/bulk/bulk_builder.hpp"
#include "indexer/writing/document.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/indexer/writing/bulk/same_database.hpp"

namespace byline::test {

struct RandomTerm {
  std::uint32_t wdf = 0;
  std::set<std::uint32_t> positions;
};

struct RandomDocument {
  std::map<std::string, RandomTerm> terms;
  std::map<Xapian::valueno, std::string> values;
  std::string data;
  std::vector<std::string> later_keys;  // terms of wdf 0 that are added after it
  std::optional<Amendment> amendment;   // of a term of wdf 0
  bool is_removed = false;
};

// The slot that only amendments fill.
inline constexpr Xapian::valueno kAmendedSlot = 3;
inline const std::vector<Xapian::valueno> kRandomSlots{0,   1,   2,   kAmendedSlot, 127,
                                                       128, 255, 256, 300,          70000};

// The choices that make archives: of a fuzzer's bytes while there are some, then of a generator.
class Choices {
 public:
  explicit Choices(std::uint32_t seed) : random_(seed) {}
  explicit Choices(std::string_view bytes)
      : bytes_(bytes), random_(static_cast<std::uint32_t>(bytes.size())) {}

  // A number from 0 up to, without, `end`.
  std::uint32_t below(std::uint32_t end) { return end < 2 ? 0 : next() % end; }
  bool one_in(std::uint32_t n) { return below(n) == 0; }

 private:
  std::uint32_t next() {
    std::uint32_t number = 0;
    if (bytes_.size() < sizeof number) return static_cast<std::uint32_t>(random_());
    std::memcpy(&number, bytes_.data(), sizeof number);
    bytes_.remove_prefix(sizeof number);
    return number;
  }

  std::string_view bytes_;
  std::mt19937 random_;
};

inline std::string random_term(Choices& choices) {
  static const std::string kBytes("ab\0\xff\x01zQ", 7);
  switch (choices.below(12)) {
    case 0:
      return std::string(1, static_cast<char>(choices.below(256)));
    case 1: {
      const std::string longest(245, static_cast<char>('a' + choices.below(3)));
      return choices.one_in(2) ? longest : longest.substr(choices.below(3), 240) + "x";
    }
    case 2:
      return "word" + std::to_string(choices.below(5000));
    case 3:
      return "Q" + std::to_string(choices.below(100000));
    default: {
      std::string term;
      const std::uint32_t size = 1 + choices.below(5);
      for (std::uint32_t i = 0; i < size; ++i) {
        term += kBytes[choices.below(static_cast<std::uint32_t>(kBytes.size()))];
      }
      return term;
    }
  }
}

inline RandomTerm random_postings(Choices& choices) {
  RandomTerm term;
  const std::uint32_t kind = choices.below(6);
  if (kind == 0) return term;  // boolean
  const std::uint32_t count = choices.one_in(20) ? choices.below(3000) : 1 + choices.below(6);
  std::uint32_t position = choices.one_in(10) ? choices.below(4'000'000'000U) : choices.below(300);
  for (std::uint32_t i = 0; i < count; ++i) {
    term.positions.insert(position);
    const std::uint32_t step = 1 + choices.below(choices.one_in(8) ? 100'000 : 9);
    if (position > 4'294'967'294U - step) break;
    position += step;
  }
  if (kind == 1) term.positions.clear();
  term.wdf = choices.one_in(8) ? choices.below(100'000) : static_cast<std::uint32_t>(count);
  return term;
}

// Long repetitions are left out: the library cannot read back all that it stores of them
// (8193 times "a", for one).
inline std::string random_bytes(Choices& choices) {
  switch (choices.below(6)) {
    case 0:
      return "";
    case 1:
      return std::string(choices.below(8192), static_cast<char>(choices.below(256)));
    default: {
      std::string bytes(choices.below(choices.one_in(5) ? 9000 : 60), '\0');
      for (char& byte : bytes) byte = static_cast<char>(choices.below(256));
      return bytes;
    }
  }
}

inline RandomDocument random_document(Choices& choices) {
  RandomDocument document;
  const std::uint32_t terms = choices.one_in(9) ? 0 : choices.one_in(9) ? 1 : choices.below(60);
  for (std::uint32_t i = 0; i < terms; ++i) {
    const std::string term = random_term(choices);
    document.terms[term] = is_key_term(term) ? RandomTerm{} : random_postings(choices);
  }
  for (const Xapian::valueno slot : kRandomSlots) {
    if (slot == kAmendedSlot || !choices.one_in(3)) continue;
    std::string value = random_bytes(choices).substr(0, 200);
    if (!value.empty()) document.values[slot] = std::move(value);
  }
  document.data = random_bytes(choices);
  if (choices.one_in(10))
    document.later_keys = {"Qlater" + std::to_string(choices.below(50)), "XRz"};
  document.is_removed = choices.one_in(15);
  if (choices.one_in(4)) {
    const auto some_term = [&choices] {
      return choices.one_in(3) ? "" : "Story" + std::to_string(choices.below(20));
    };
    const std::string old_term = some_term();
    const std::string new_term = some_term();
    if (!old_term.empty()) document.terms[old_term] = RandomTerm{};
    if (choices.one_in(2)) document.amendment = {old_term, new_term, kAmendedSlot, "lead"};
  }
  return document;
}

using RandomArchive = std::vector<RandomDocument>;

inline RandomArchive random_archive(Choices& choices, std::uint32_t most_documents) {
  RandomArchive archive(choices.below(most_documents + 1));
  for (RandomDocument& document : archive) document = random_document(choices);
  return archive;
}

inline DocumentTerms terms_of(const RandomDocument& document) {
  DocumentTerms terms;
  for (const auto& [term, postings] : document.terms) {
    const auto first = static_cast<std::uint32_t>(terms.positions().size());
    terms.positions().insert(terms.positions().end(), postings.positions.begin(),
                             postings.positions.end());
    terms.add(term, {}, postings.wdf, first, static_cast<std::uint32_t>(postings.positions.size()));
  }
  terms.sort();
  return terms;
}

inline const std::map<std::string, std::string> kRandomMetadata{
    {"a", "1"},
    {std::string("n\0n", 3), std::string("\0\xff", 2)},
    {"long", std::string(9000, 'm')}};

inline std::uint32_t add_to(BulkBuilder& builder, const RandomDocument& document) {
  return builder.add({encode_document(terms_of(document)),
                      {document.values.begin(), document.values.end()},
                      document.data});
}

inline void build_in_bulk(const RandomArchive& archive, const std::filesystem::path& folder,
                          std::size_t memory, int threads) {
  BulkBuilder builder(folder, memory);
  std::vector<std::uint32_t> docids;
  for (const RandomDocument& document : archive) docids.push_back(add_to(builder, document));
  for (std::size_t i = 0; i < archive.size(); ++i) {
    for (const std::string& key : archive[i].later_keys) builder.add_key(docids[i], key);
    if (archive[i].is_removed) builder.remove(docids[i]);
  }
  for (std::size_t i = 0; i < archive.size(); ++i) {
    if (archive[i].amendment) builder.amend(docids[i], *archive[i].amendment);
  }
  std::array<char, 16> uuid{};
  uuid.fill('u');
  builder.finish(kRandomMetadata, uuid, threads);
}

inline Xapian::Document library_document(const RandomDocument& random) {
  Xapian::Document document;
  for (const auto& [term, postings] : random.terms) {
    document.add_term(term, postings.wdf);
    for (const std::uint32_t position : postings.positions) {
      document.add_posting(term, position, 0);
    }
  }
  for (const std::string& key : random.later_keys) document.add_boolean_term(key);
  for (const auto& [slot, value] : random.values) document.add_value(slot, value);
  if (random.amendment) {
    const auto& [old_term, new_term, slot, value] = *random.amendment;
    if (!old_term.empty()) document.remove_term(old_term);
    if (!new_term.empty()) document.add_boolean_term(new_term);
    document.add_value(slot, value);
  }
  document.set_data(random.data);
  return document;
}

inline void build_by_library(const RandomArchive& archive, const std::filesystem::path& folder) {
  Xapian::WritableDatabase writer(folder.string(),
                                  Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  Xapian::docid docid = 0;
  for (const RandomDocument& random : archive) {
    if (random.is_removed) continue;
    ++docid;
    writer.replace_document(docid, library_document(random));
  }
  for (const auto& [key, value] : kRandomMetadata) writer.set_metadata(key, value);
  writer.commit();
}

inline constexpr std::size_t kPlenty = std::size_t{1} << 30;
inline constexpr std::size_t kSpillAlways = 1;

// Nothing, or where the database that the bulk builder makes differs from the library's.
inline std::string difference_from_library(const RandomArchive& archive, std::size_t memory) {
  const TemporaryFolder ours;
  const TemporaryFolder theirs;
  build_in_bulk(archive, ours.path(), memory, 1);
  build_by_library(archive, theirs.path());
  // It finds some in the library's own: positions of a document whose length is 0.
  if (Xapian::Database::check(ours.path().string()) !=
      Xapian::Database::check(theirs.path().string()))
    return "xapian-check finds other errors";
  return difference(describe(Xapian::Database(ours.path().string()), kRandomSlots),
                    describe(Xapian::Database(theirs.path().string()), kRandomSlots));
}

}  // namespace byline::test
