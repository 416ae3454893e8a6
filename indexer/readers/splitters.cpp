// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/splitters.hpp"

#include <algorithm>

#include "common/base/interrupt.hpp"

namespace byline {

namespace {

constexpr std::size_t kReadBytes = 64 * 1024;
constexpr std::string_view kTooLong = "longer than 64 MiB";
constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(std::string_view bytes) {
  return bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
}

// The stream with its head put back.
class Bytes {
 public:
  Bytes(Source& source, std::string_view head) : source_(source), head_(head), rest_(head_) {}
  Bytes(const Bytes&) = delete;
  Bytes& operator=(const Bytes&) = delete;

  // What can be had without reading; reads when that is nothing. Empty at the end.
  std::string_view peek() {
    if (rest_.empty() && !ended_) {
      rest_ = source_.read(kReadBytes);
      ended_ = rest_.empty();
    }
    return rest_;
  }

  void take(std::size_t count) { rest_.remove_prefix(count); }

  // Whether the end is where a person stopped it.
  [[nodiscard]] bool was_interrupted() const { return ended_ && interrupt_signal() != 0; }

  [[nodiscard]] const std::string& name() const { return source_.name(); }

 private:
  Source& source_;
  const std::string head_;
  std::string_view rest_;
  bool ended_ = false;
};

// Appends to a record, but not beyond the limit.
void append(RawRecord& record, std::string_view part) {
  if (!record.reject.empty()) return;
  if (record.bytes.size() + part.size() <= kMaxRecordBytes) {
    record.bytes += part;
    return;
  }
  record.reject = kTooLong;
  record.bytes = std::string();
}

class LineSplitter : public Splitter {
 public:
  LineSplitter(Source& source, std::string_view head) : bytes_(source, head) {}

  std::optional<RawRecord> next() override {
    while (!bytes_.peek().empty()) {
      RawRecord record;
      record.line = ++line_;
      record.offset = offset_;
      const bool ended = read_line(record);
      if (!ended && bytes_.was_interrupted()) return std::nullopt;
      if (record.reject.empty() && is_blank(record.bytes)) continue;
      record.source = bytes_.name();
      return record;
    }
    return std::nullopt;
  }

 private:
  // Whether the line had a line end.
  bool read_line(RawRecord& record) {
    bool ended = false;
    while (!ended && !bytes_.peek().empty()) {
      const std::string_view part = bytes_.peek();
      const std::size_t end = part.find('\n');
      ended = end != std::string_view::npos;
      const std::string_view line = part.substr(0, end);
      if (record.bytes.empty()) record.bytes.reserve(line.size() + kRecordPadding);
      append(record, line);
      const std::size_t used = line.size() + (ended ? 1 : 0);
      bytes_.take(used);
      offset_ += used;
    }
    if (record.bytes.ends_with('\r')) record.bytes.pop_back();
    if (record.line == 1 && record.bytes.starts_with(kByteOrderMark)) {
      record.bytes.erase(0, kByteOrderMark.size());
    }
    return ended;
  }

  Bytes bytes_;
  std::uint64_t line_ = 0;
  std::uint64_t offset_ = 0;
};

class WholeSplitter : public Splitter {
 public:
  WholeSplitter(Source& source, std::string_view head) : bytes_(source, head) {}

  std::optional<RawRecord> next() override {
    RawRecord record;
    for (std::string_view part = bytes_.peek(); !part.empty(); part = bytes_.peek()) {
      append(record, part);
      bytes_.take(part.size());
      if (!record.reject.empty()) break;
    }
    const bool given = std::exchange(is_given_, true);
    if (given || bytes_.was_interrupted()) return std::nullopt;
    if (record.reject.empty() && is_blank(record.bytes)) return std::nullopt;
    record.source = bytes_.name();
    return record;
  }

 private:
  Bytes bytes_;
  bool is_given_ = false;
};

}  // namespace

std::unique_ptr<Splitter> split_lines(Source& source, std::string_view head) {
  return std::make_unique<LineSplitter>(source, head);
}

std::unique_ptr<Splitter> split_whole(Source& source, std::string_view head) {
  return std::make_unique<WholeSplitter>(source, head);
}

}  // namespace byline
