// SPDX-License-Identifier: GPL-3.0-or-later
// One raw record to one prepared record: hash, look up, parse, clean, analyse.
//
// Thread rule: one preparer a thread; they share nothing but the settings and the stage times.
#pragma once

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>

#include "indexer/cleaning/clean.hpp"
#include "indexer/pipeline/key_watch.hpp"
#include "indexer/pipeline/known_records.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/prepared.hpp"
#include "indexer/writing/stage_times.hpp"

namespace byline {

struct PreparerSettings {
  ReadingRules rules;
  CleaningOptions cleaning;
  std::optional<std::filesystem::path> known_in;  // the generation that is asked; nothing: none is
  DocumentSettings documents;                     // --skip stories, and what is known of furniture
  // Whether terms are made as the tables of a bulk build hold them; may become true; null: no.
  const std::atomic<bool>* encode = nullptr;
  KeyWatch* keys = nullptr;  // told of every record that is parsed
};

// What the hash of a raw record is keyed with, so that a record read by other rules, or analysed by
// another version, counts as another.
[[nodiscard]] std::uint64_t raw_seed(const PreparerSettings& settings);

// Where an article comes from, as its record says it: "PATH[#ENTRY][:LINE]".
[[nodiscard]] std::string source_of(const RawRecord& record);

class Preparer {
 public:
  Preparer(const PreparerSettings& settings, StageTimes& times);

  [[nodiscard]] Prepared prepare(RawRecord record, const Format& format);

 private:
  [[nodiscard]] bool is_known(const Hash128& raw);
  void fill(Prepared& prepared, RawArticle raw);

  const PreparerSettings& settings_;
  StageTimes& times_;
  const std::uint64_t seed_;
  std::optional<KnownRecords> known_;
  DocumentBuilder builder_;
};

}  // namespace byline
