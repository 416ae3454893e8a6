// SPDX-License-Identifier: GPL-3.0-or-later
// The mouth of the pipeline: all inputs as numbered batches of raw records.
//
// Thread rule: any thread may call next(); batches are numbered in the order of the input.
#pragma once

#include <cstdint>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "indexer/input/source.hpp"
#include "indexer/readers/mets.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/writing/stage_times.hpp"

namespace byline {

// Something about a source as a whole: a path that cannot be read, a truncated file, a file or
// folder that gave no article.
struct SourceEvent {
  enum class Kind { Unreadable, Truncated, Empty, Unrecognised };
  Kind kind;
  std::string source;
  std::string reason;
  std::uint64_t offset = 0;  // of the place that is damaged, unpacked
};

struct RecordBatch {
  std::uint64_t number = 0;  // from 0, without gaps
  const Format* format = nullptr;
  std::vector<RawRecord> records;
  std::vector<SourceEvent> events;  // in the order they were met
  std::uint64_t bytes_read = 0;     // of the input so far, for progress
  std::uint64_t total_bytes = 0;    // 0: unknown
  std::uint64_t record_bytes = 0;   // of all records so far, unpacked
};

struct FeedSettings {
  std::vector<std::string> paths;
  const Format* format = nullptr;      // --format; null: recognise
  std::optional<std::uint64_t> limit;  // records
  std::vector<PreRule> pre;
};

class RecordFeed {
 public:
  RecordFeed(FeedSettings settings, StageTimes& times);

  // The next batch, of at most 64 records and about 512 KiB; nothing at the end of the input, or
  // after an interrupt (common/base/interrupt.hpp).
  [[nodiscard]] std::optional<RecordBatch> next();

 private:
  bool open_next_source(RecordBatch& batch);
  void close_source(RecordBatch& batch);
  bool add_record(RecordBatch& batch);
  // Whether a source is read as part of another one.
  [[nodiscard]] bool is_page_of_issue(const Source& source);

  std::mutex mutex_;
  FeedSettings settings_;
  StageTimes& times_;
  Sources sources_;
  std::optional<mets::Pages> mets_pages_;  // of all files; made when the first page is met
  std::string head_;
  std::unique_ptr<Source> source_;
  std::unique_ptr<Splitter> splitter_;
  const Format* format_ = nullptr;
  std::uint64_t records_of_source_ = 0;
  std::uint64_t records_ = 0;
  std::uint64_t record_bytes_ = 0;
  std::uint64_t batches_ = 0;
  bool at_end_ = false;
};

}  // namespace byline
