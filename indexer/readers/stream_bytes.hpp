// SPDX-License-Identifier: GPL-3.0-or-later
// What splitters share: the stream of a source with its head put back, and records that grow.
//
// Thread rule: one thread.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "common/base/interrupt.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/readers/splitters.hpp"

namespace byline {

// The stream with its head put back.
class StreamBytes {
 public:
  StreamBytes(Source& source, std::string_view head) : source_(source), head_(head), rest_(head_) {}
  StreamBytes(const StreamBytes&) = delete;
  StreamBytes& operator=(const StreamBytes&) = delete;

  // What can be had without reading; reads when that is nothing. Empty at the end.
  [[nodiscard]] std::string_view peek() {
    if (rest_.empty() && !ended_) {
      rest_ = source_.read(std::size_t{64} << 10);
      ended_ = rest_.empty();
    }
    return rest_;
  }

  void take(std::size_t count) { rest_.remove_prefix(count); }

  // A line with its end into `line`; a piece of it where it is longer than 1 MiB, nothing at the
  // end.
  void take_line(std::string& line) {
    constexpr std::size_t kMaxLine = 1u << 20;
    line.clear();
    while (!peek().empty() && line.size() < kMaxLine) {
      const std::size_t end = rest_.find('\n');
      const std::size_t size = end == std::string_view::npos ? rest_.size() : end + 1;
      line += rest_.substr(0, size);
      take(size);
      if (end != std::string_view::npos) break;
    }
  }

  // Whether the end is where a person stopped it.
  [[nodiscard]] bool was_interrupted() const { return ended_ && interrupt_signal() != 0; }

  [[nodiscard]] const std::string& name() const { return source_.name(); }

 private:
  Source& source_;
  const std::string head_;
  std::string_view rest_;
  bool ended_ = false;
};

// Appends to a record, but not beyond kMaxRecordBytes: then it is a reject.
void append(RawRecord& record, std::string_view part);

}  // namespace byline
