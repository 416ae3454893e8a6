// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/splitters.hpp"

#include <algorithm>

#include "indexer/readers/stream_bytes.hpp"

namespace byline {

namespace {

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

bool is_blank(std::string_view bytes) {
  return bytes.find_first_not_of(" \t\r\n\f\v") == std::string_view::npos;
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

  StreamBytes bytes_;
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
  StreamBytes bytes_;
  bool is_given_ = false;
};

}  // namespace

void append(RawRecord& record, std::string_view part) {
  if (!record.reject.empty()) return;
  if (record.bytes.size() + part.size() <= kMaxRecordBytes) {
    record.bytes += part;
    return;
  }
  record.reject = "longer than 64 MiB";
  record.bytes = std::string();
}

std::unique_ptr<Splitter> split_lines(Source& source, std::string_view head) {
  return std::make_unique<LineSplitter>(source, head);
}

std::unique_ptr<Splitter> split_whole(Source& source, std::string_view head) {
  return std::make_unique<WholeSplitter>(source, head);
}

}  // namespace byline
