// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/wire.hpp"

#include <algorithm>

#include "indexer/decoding/charset.hpp"
#include "indexer/readers/stream_bytes.hpp"
#include "indexer/readers/wire_message.hpp"

namespace byline::wire {

namespace {

using std::string_view;

constexpr char kSoh = '\x01';
constexpr char kStx = '\x02';
constexpr char kEot = '\x04';

// A message from SOH to EOT, or to the next SOH.
class WireSplitter : public Splitter {
 public:
  WireSplitter(Source& source, string_view head) : bytes_(source, head) {}

  std::optional<RawRecord> next() override {
    take_until([](char c) { return c == kSoh; }, nullptr);
    RawRecord record;
    record.source = bytes_.name();
    if (bytes_.peek().empty()) {
      if (is_told_ || line_ == 1) return std::nullopt;
      is_told_ = true;
      record.reject = "no message of a wire begins in it (SOH)";
      return record;
    }
    is_told_ = true;
    record.line = line_;
    record.offset = offset_;
    take(1);
    take_until([](char c) { return c == kSoh || c == kEot; }, &record);
    if (bytes_.peek().empty() && bytes_.was_interrupted()) return std::nullopt;
    return record;
  }

 private:
  // Up to a byte that `ends`, which stays, or to the end; into `record`, if there is one.
  template <class Ends>
  void take_until(Ends ends, RawRecord* record) {
    for (string_view part = bytes_.peek(); !part.empty(); part = bytes_.peek()) {
      const auto size =
          static_cast<std::size_t>(std::find_if(part.begin(), part.end(), ends) - part.begin());
      if (record != nullptr) append(*record, part.substr(0, size));
      const bool is_found = size < part.size();
      take(size);
      if (is_found) return;
    }
  }

  void take(std::size_t size) {
    const string_view part = bytes_.peek().substr(0, size);
    line_ += static_cast<std::uint64_t>(std::count(part.begin(), part.end(), '\n'));
    offset_ += size;
    bytes_.take(size);
  }

  StreamBytes bytes_;
  std::uint64_t line_ = 1;
  std::uint64_t offset_ = 0;
  bool is_told_ = false;
};

// These formats are older than UTF-8, and a message is too short to guess by.
KeyedValues values_of(const RawRecord& record, std::vector<std::string>& repairs) {
  return values_of_message(to_utf8(record.bytes, "windows-1252", repairs));
}

}  // namespace

bool by_name(string_view /*name*/) {
  return false;
}

bool by_content(string_view head) {
  constexpr std::size_t kMostBefore = 64;
  constexpr std::size_t kMostHeader = 1000;
  const std::size_t begin = head.find_first_not_of("\x16\x7F\r\n ");
  if (begin >= std::min(head.size(), kMostBefore) || head[begin] != kSoh) return false;
  const string_view header = head.substr(begin, kMostHeader);
  const std::size_t text = header.find(kStx);
  return text != string_view::npos && header.substr(0, text).find('\n') != string_view::npos;
}

std::unique_ptr<Splitter> split(Source& source, string_view head) {
  return std::make_unique<WireSplitter>(source, head);
}

ParseResult parse(const RawRecord& record, const ReadingRules& rules) {
  if (!record.reject.empty()) return Reject{record.reject};
  RawArticle raw;
  const KeyedValues values = values_of(record, raw.repairs);
  return article_of_values(std::move(raw), values, record, rules);
}

std::vector<std::string> keys(const RawRecord& record) {
  std::vector<std::string> repairs;
  return keys_of(values_of(record, repairs));
}

}  // namespace byline::wire
