// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/feed.hpp"

#include "common/base/interrupt.hpp"
#include "indexer/decoding/charset.hpp"
#include "indexer/decoding/xml_values.hpp"
#include "indexer/readers/foreign.hpp"
#include "indexer/readers/wide_source.hpp"

namespace byline {

namespace {

constexpr std::size_t kBatchRecords = 64;
constexpr std::size_t kBatchBytes = std::size_t{512} << 10;
constexpr std::size_t kHeadBytes = std::size_t{64} << 10;

std::string read_head(Source& source) {
  std::string head;
  while (head.size() < kHeadBytes) {
    const std::string_view bytes = source.read(kHeadBytes - head.size());
    if (bytes.empty()) break;
    head += bytes;
  }
  return head;
}

// What a program made, of which the name says nothing: any prose is text.
const Format* format_of_converted(std::string_view head) {
  const Format* format = recognise("", head);
  if (format == nullptr && head.find('\0') == std::string_view::npos) format = find_format("text");
  return format;
}

}  // namespace

RecordFeed::RecordFeed(FeedSettings settings, StageTimes& times)
    : settings_(std::move(settings)), times_(times), sources_(settings_.paths, settings_.pre) {}

std::optional<RecordBatch> RecordFeed::next() {
  const std::lock_guard lock(mutex_);
  const StageClock clock(times_, Stage::Read);
  if (at_end_) return std::nullopt;
  RecordBatch batch;
  std::size_t bytes = 0;
  while (batch.records.size() < kBatchRecords && bytes < kBatchBytes) {
    const bool is_limit = settings_.limit && records_ >= *settings_.limit;
    if (is_limit || interrupt_signal() != 0) {
      at_end_ = true;
      break;
    }
    if (!source_) {
      // A batch is of one format, so a new source begins a new one.
      if (!batch.records.empty()) break;
      if (!open_next_source(batch)) {
        at_end_ = true;
        break;
      }
      continue;
    }
    if (add_record(batch)) {
      bytes += batch.records.back().bytes.size();
    } else {
      close_source(batch);
    }
  }
  if (at_end_ && batch.records.empty() && batch.events.empty()) return std::nullopt;
  batch.number = batches_++;
  batch.bytes_read = sources_.bytes_read();
  batch.total_bytes = sources_.total_bytes();
  record_bytes_ += bytes;
  batch.record_bytes = record_bytes_;
  return batch;
}

bool RecordFeed::open_next_source(RecordBatch& batch) {
  std::unique_ptr<Source> source = sources_.next();
  for (const PathProblem& problem : sources_.problems) {
    batch.events.push_back({SourceEvent::Kind::Unreadable, problem.path, problem.reason});
  }
  for (const std::string& folder : sources_.empty_folders) {
    batch.events.push_back(
        {SourceEvent::Kind::Empty, folder, "no file in this folder, hidden ones aside"});
  }
  sources_.problems.clear();
  sources_.empty_folders.clear();
  if (!source) return false;
  const bool is_converted = source->is_converted();
  head_ = read_head(*source);
  if (!wide_charset(head_).empty()) {
    source = std::make_unique<WideSource>(std::move(source), std::move(head_));
    head_ = read_head(*source);
  }
  if (head_.empty()) {
    const std::string& problem = source->problem();
    const bool is_broken = !problem.empty();
    batch.events.push_back({is_broken ? SourceEvent::Kind::Unreadable : SourceEvent::Kind::Empty,
                            source->name(), is_broken ? problem : "no bytes"});
    return true;
  }
  format_ = settings_.format ? settings_.format
            : is_converted   ? format_of_converted(head_)
                             : recognise(source->name(), head_);
  if (!format_) {
    const std::string_view kind = foreign_kind(head_);
    batch.events.push_back({SourceEvent::Kind::Unrecognised, source->name(),
                            kind.empty() ? "no format that is read here (see: byline-index formats)"
                                         : std::string(kind)});
    return true;
  }
  if (is_page_of_issue(*source)) return true;
  splitter_ = format_->split(*source, head_);
  source_ = std::move(source);
  records_of_source_ = 0;
  return true;
}

bool RecordFeed::is_page_of_issue(const Source& source) {
  if (format_->name != "news-xml" || source.root().empty()) return false;
  if (root_element(head_) != "alto") return false;
  if (!mets_pages_) mets_pages_.emplace(sources_.files());
  return mets_pages_->holds(source.name(), source.root());
}

bool RecordFeed::add_record(RecordBatch& batch) {
  std::optional<RawRecord> record = splitter_->next();
  if (!record) return false;
  batch.format = format_;
  batch.records.push_back(std::move(*record));
  ++records_of_source_;
  ++records_;
  return true;
}

void RecordFeed::close_source(RecordBatch& batch) {
  const std::string& problem = source_->problem();
  const std::vector<Damage>& damages = source_->damages();
  for (const Damage& damage : damages) {
    batch.events.push_back(
        {SourceEvent::Kind::Truncated, source_->name(), damage.reason, damage.offset});
  }
  if (!problem.empty() && (damages.empty() || damages.back().reason != problem)) {
    batch.events.push_back({SourceEvent::Kind::Truncated, source_->name(), problem});
  } else if (damages.empty() && records_of_source_ == 0) {
    batch.events.push_back({SourceEvent::Kind::Empty, source_->name(), "no record in it"});
  }
  splitter_.reset();
  source_.reset();
}

}  // namespace byline
