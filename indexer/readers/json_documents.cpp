// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_documents.hpp"

#include <algorithm>
#include <utility>
#include <vector>

#include "indexer/readers/json_documents_scan.hpp"
#include "indexer/readers/stream_bytes.hpp"

namespace byline::json_documents {

namespace {

// The stream of a source, and where in it we are; what was taken can be given back.
class PlacedBytes {
 public:
  PlacedBytes(Source& source, std::string_view head) : bytes_(source, head) {}

  // What comes next, some bytes of it; empty at the end.
  [[nodiscard]] std::string_view peek() {
    if (at_ == held_.size()) {
      if (!is_kept_) {
        held_.clear();
        at_ = 0;
      }
      held_ += bytes_.peek();
      bytes_.take(bytes_.peek().size());
    }
    return std::string_view(held_).substr(at_);
  }

  void take(std::size_t count) {
    for (const char c : peek().substr(0, count)) {
      line_ += c == '\n' ? 1 : 0;
      column_ = c == '\n' ? 0 : column_ + 1;
    }
    at_ += count;
    offset_ += count;
  }

  // From now on what is in memory stays there.
  void keep(bool is_kept) { is_kept_ = is_kept; }

  // Back to `offset`, which is in `column` of its line, and kept.
  void go_back(std::uint64_t offset, std::size_t column) {
    const auto count = static_cast<std::size_t>(offset_ - offset);
    const std::string_view again = std::string_view(held_).substr(at_ - count, count);
    line_ -= static_cast<std::uint64_t>(std::count(again.begin(), again.end(), '\n'));
    at_ -= count;
    offset_ = offset;
    column_ = column;
  }

  [[nodiscard]] std::uint64_t line() const { return line_; }
  [[nodiscard]] std::uint64_t offset() const { return offset_; }
  [[nodiscard]] std::size_t column() const { return column_; }
  [[nodiscard]] bool was_interrupted() const { return bytes_.was_interrupted(); }
  [[nodiscard]] const std::string& name() const { return bytes_.name(); }

 private:
  StreamBytes bytes_;
  std::string held_;
  std::size_t at_ = 0;
  bool is_kept_ = false;
  std::uint64_t line_ = 1;
  std::uint64_t offset_ = 0;
  std::size_t column_ = 0;
};

class JsonSplitter : public Splitter {
 public:
  JsonSplitter(Source& source, std::string_view head) : bytes_(source, head) {}

  std::optional<RawRecord> next() override {
    for (;;) {
      const std::string_view part = bytes_.peek();
      if (part.empty()) return at_end();
      const char c = part[0];
      if (c == '{') {
        std::optional<RawRecord> record = read_object();
        if (record) return record;
      } else if (c == '[') {
        open(c);
      } else if (c == ']' || c == '}') {
        close();
      } else if (is_space(c) || is_mark(c) || c == ',') {
        bytes_.take(1);
      } else if (is_in_answer()) {
        skip_value();  // what stands around the list: "totalResults": 12
      } else if (!brackets_.empty()) {
        return read_other_value();
      } else {
        return read_junk();
      }
    }
  }

 private:
  // A byte of the byte order mark.
  [[nodiscard]] bool is_mark(char c) const {
    return bytes_.offset() < 3 && c == "\xEF\xBB\xBF"[bytes_.offset()];
  }

  void open(char bracket) {
    constexpr std::size_t kMostOpen = 1000;
    if (brackets_.size() < kMostOpen) {
      brackets_ += bracket;
    } else {
      ++too_deep_;
    }
    bytes_.take(1);
  }

  void close() {
    if (too_deep_ > 0) {
      --too_deep_;
    } else if (!brackets_.empty()) {
      brackets_.pop_back();
    }
    bytes_.take(1);
  }

  [[nodiscard]] bool is_in_answer() const { return brackets_.find('{') != std::string::npos; }

  RawRecord begin_record() {
    RawRecord record;
    record.line = bytes_.line();
    record.offset = bytes_.offset();
    record.source = bytes_.name();
    return record;
  }

  // A list that is cut between two records looks whole but for its end.
  std::optional<RawRecord> at_end() {
    const bool is_open = brackets_.find('[') != std::string::npos && !is_end_told_;
    if (!is_open || bytes_.was_interrupted()) return std::nullopt;
    is_end_told_ = true;
    RawRecord record = begin_record();
    record.reject = "not JSON: the list ends early";
    return record;
  }

  // Where a list begins that an object may be the answer around: its first record.
  struct List {
    std::uint64_t offset;
    std::size_t column;
    std::string brackets;  // around the record
  };

  // An object that is being read. What follows its list shows whether it is an answer.
  struct Reading {
    RawRecord record;
    ObjectScan scan;
    NextRecord next;
    std::optional<List> list;
    bool begins_next = false;

    [[nodiscard]] bool has_ended() const { return begins_next || scan.has_ended(); }
  };

  void read_part(Reading& reading) {
    const std::string_view part = bytes_.peek();
    std::size_t used = 0;
    bool begins_list = false;
    while (used < part.size() && !begins_list && !reading.has_ended()) {
      const char c = part[used++];
      reading.begins_next = reading.next.step(c, reading.scan, first_keys_);
      begins_list = reading.scan.step(c);
    }
    append(reading.record, part.substr(0, used));
    bytes_.take(used);
    if (begins_list) {
      reading.list.emplace(
          List{bytes_.offset() - 1, bytes_.column() - 1, std::string(reading.scan.brackets())});
      reading.list->brackets.pop_back();  // the record's
    }
    bytes_.keep(reading.list || reading.next.is_near() || reading.begins_next);
  }

  // Objects lie in objects: only so many times are bytes read again.
  [[nodiscard]] bool is_far(const List& list) const {
    constexpr std::size_t kMostAhead = std::size_t{1} << 20;
    constexpr std::size_t kMostNesting = 8;
    return bytes_.offset() - list.offset > kMostAhead || brackets_.size() > kMostNesting;
  }

  // One object; nothing when it turned out to be an answer around a list, which is entered, or when
  // it stands around a list itself and is no article: "paging": {"next": 2}.
  std::optional<RawRecord> read_object() {
    const bool is_around = brackets_.ends_with('{');
    Reading reading{begin_record(), ObjectScan(is_in_answer(), brackets_.ends_with('[')),
                    NextRecord(bytes_.column()), std::nullopt};
    while (!reading.has_ended() && !bytes_.peek().empty()) {
      read_part(reading);
      if (!reading.list || !is_far(*reading.list)) continue;
      if (reading.scan.is_answer()) break;
      reading.list.reset();
    }
    bytes_.keep(false);
    if (reading.list && reading.scan.is_answer()) {
      bytes_.go_back(reading.list->offset, reading.list->column);
      brackets_ += reading.list->brackets;
      feed_title_ = reading.scan.feed_title();
      return std::nullopt;
    }
    note_first_key(reading.scan.first_key());
    if (reading.begins_next) return unclosed(reading);
    if (!reading.scan.has_ended()) {
      if (bytes_.was_interrupted()) return std::nullopt;
      is_end_told_ = true;
      return std::move(reading.record);  // it ends early, which its parse says
    }
    if (is_around && !reading.scan.has_words()) return std::nullopt;
    name_feed(reading.record);
    return std::move(reading.record);
  }

  // A record that ends where the next one begins.
  RawRecord unclosed(Reading& reading) {
    RawRecord& record = reading.record;
    const std::uint64_t size = reading.next.begin();
    bytes_.go_back(record.offset + size, reading.next.column());
    record.bytes.resize(std::min<std::uint64_t>(record.bytes.size(), size));
    if (record.reject.empty()) {
      record.reject = reading.next.is_behind_string()
                          ? "not JSON: a string is opened and not closed"
                          : "not JSON: a brace is opened and not closed";
    }
    return std::move(record);
  }

  void note_first_key(const std::string& key) {
    constexpr std::size_t kMostKeys = 16;
    if (key.empty() || first_keys_.size() == kMostKeys) return;
    if (std::find(first_keys_.begin(), first_keys_.end(), key) == first_keys_.end()) {
      first_keys_.push_back(key);
    }
  }

  // The items of a JSON feed do not say whose they are: their record does.
  void name_feed(RawRecord& record) const {
    if (feed_title_.empty() || record.bytes.find('"') == std::string::npos) return;
    record.bytes.insert(1, "\"site_name\":\"" + feed_title_ + "\",");
  }

  // A string, number, word or ':' outside of any record.
  void skip_value() {
    if (bytes_.peek()[0] != '"') return bytes_.take(1);
    bytes_.take(1);
    bool is_escaped = false;
    while (!bytes_.peek().empty()) {
      const char c = bytes_.peek()[0];
      bytes_.take(1);
      if (c == '"' && !is_escaped) return;
      is_escaped = c == '\\' && !is_escaped;
    }
  }

  // A string, number or word in a list of records.
  RawRecord read_other_value() {
    RawRecord record = begin_record();
    record.reject = "JSON, but no object";
    if (bytes_.peek()[0] == '"') {
      skip_value();
      return record;
    }
    while (!bytes_.peek().empty()) {
      const char c = bytes_.peek()[0];
      if (is_space(c) || c == ',' || c == '{' || c == '[' || c == '}' || c == ']') break;
      bytes_.take(1);
    }
    return record;
  }

  // What is no JSON, up to the end of its line.
  RawRecord read_junk() {
    RawRecord record = begin_record();
    record.reject = "not JSON: no object or list begins here";
    bool ended = false;
    while (!ended && !bytes_.peek().empty()) {
      const std::size_t end = bytes_.peek().find('\n');
      ended = end != std::string_view::npos;
      bytes_.take(ended ? end + 1 : bytes_.peek().size());
    }
    return record;
  }

  PlacedBytes bytes_;
  std::string brackets_;  // open around what follows, outermost first: lists, answers
  std::uint64_t too_deep_ = 0;
  std::string feed_title_;               // of a JSON feed, as it stands
  std::vector<std::string> first_keys_;  // that records had
  bool is_end_told_ = false;             // that the input ends early
};

bool is_answer(std::string_view head) {
  ObjectScan scan;
  for (const char c : head) {
    static_cast<void>(scan.step(c));
    if (scan.has_ended()) break;
  }
  return scan.is_answer();
}

constexpr std::string_view kSpaces = " \t\r\n";

// The text without the byte order mark and space at its start; may be empty.
std::string_view from_first_sign(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  return head.substr(std::min(head.find_first_not_of(kSpaces), head.size()));
}

// Whether an object goes on over the end of its first line: JSON Lines do not.
bool is_spread(std::string_view head) {
  const std::size_t end = head.find('\n');
  if (end == std::string_view::npos) return false;
  const std::string_view line = head.substr(0, head.find_last_not_of(" \t\r\n", end) + 1);
  return line.ends_with('{') || line.ends_with('[') || line.ends_with(',');
}

}  // namespace

bool by_name(std::string_view) {
  return false;  // *.json is as often JSON Lines: its content says which
}

bool is_list(std::string_view head) {
  const std::string_view rest = from_first_sign(head);
  const std::size_t next = rest.find_first_not_of(kSpaces, 1);
  return next != std::string_view::npos && rest[0] == '[' &&
         (rest[next] == '{' || rest[next] == ']');
}

bool by_content(std::string_view head) {
  if (is_list(head)) return true;
  const std::string_view rest = from_first_sign(head);
  const std::size_t next = rest.find_first_not_of(kSpaces, 1);
  if (next == std::string_view::npos) return false;
  if (rest[0] != '{' || (rest[next] != '"' && rest[next] != '}')) return false;
  return is_answer(rest) || is_spread(rest);
}

std::unique_ptr<Splitter> split(Source& source, std::string_view head) {
  return std::make_unique<JsonSplitter>(source, head);
}

}  // namespace byline::json_documents
