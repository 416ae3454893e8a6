// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_documents.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/readers/field_keys.hpp"
#include "indexer/readers/stream_bytes.hpp"

namespace byline::json_documents {

namespace {

// What services call the list of articles in their answers.
constexpr std::array<std::string_view, 17> kListKeys = {
    "articles", "posts",   "items",   "results", "docs",   "documents", "data",  "hits", "stories",
    "news",     "entries", "records", "rows",    "@graph", "objects",   "value", "item"};
// Lists lie that deep in objects at most: {"response": {"docs": [...]}}.
constexpr int kMaxListDepth = 3;

bool is_list_key(std::string_view key) {
  return std::find(kListKeys.begin(), kListKeys.end(), key) != kListKeys.end();
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// An object as it goes by, byte by byte: where it ends, and whether it is no record but an answer
// around a list of them.
class ObjectScan {
 public:
  // `is_inside`: it lies in an answer; then one with an id or a date of its own is a record.
  explicit ObjectScan(bool is_inside = false) : is_inside_(is_inside) {}

  // Takes one byte in. Whether it is the '{' of the first record in an answer's list.
  bool step(char c) {
    ++bytes_;
    if (in_string_) {
      step_in_string(c);
      return false;
    }
    if (is_space(c)) return false;
    const bool begins_record = in_new_list_ && c == '{';
    in_new_list_ = false;
    const bool followed_key = std::exchange(follows_key_, c == ':');
    if (c == ':') {
      note_key();
    } else if (c == '"') {
      in_string_ = true;
      is_value_ = followed_key;
      text_.clear();
    } else if (c == '{' || c == '[') {
      in_new_list_ = c == '[' && followed_key && may_be_list();
      open(c);
    } else if (c == '}' || c == ']') {
      --depth_;
    }
    return begins_record;
  }

  [[nodiscard]] bool has_ended() const { return depth_ == 0 && bytes_ > 0; }

  [[nodiscard]] bool is_in_string() const { return in_string_; }

  // What a JSON feed calls itself, as it stands in JSON, or "".
  [[nodiscard]] std::string feed_title() const { return is_feed_ ? title_ : std::string(); }

  // Its first key, once that is read.
  [[nodiscard]] const std::string& first_key() const { return first_key_; }

  // Whether it has a headline or a text of its own.
  [[nodiscard]] bool has_words() const { return has_words_; }

  // The brackets that are open, outermost first; the first few.
  [[nodiscard]] std::string_view brackets() const {
    return std::string_view(brackets_).substr(0, static_cast<std::size_t>(depth_));
  }

 private:
  void step_in_string(char c) {
    if (c == '"' && !is_escaped_) {
      in_string_ = false;
      if (is_value_ && depth_ == 1) note_value();
      return;
    }
    is_escaped_ = c == '\\' && !is_escaped_;
    if (text_.size() < kMaxKeyBytes) text_ += c;
  }

  // A string that is a value of the object itself.
  void note_value() {
    is_feed_ |= own_key_ == "version" && text_.starts_with(kJsonFeed);
    if (own_key_ == "title" && title_.empty() && text_.size() < kMaxKeyBytes) title_ = text_;
  }

  void open(char bracket) {
    if (depth_ >= 0 && depth_ <= kMaxListDepth) {
      brackets_.resize(static_cast<std::size_t>(depth_));
      brackets_ += bracket;
    }
    ++depth_;
  }

  // An object with a headline, an author or a text of its own is a record.
  void note_key() {
    if (depth_ != 1) return;
    own_key_ = text_;
    if (first_key_.empty()) first_key_ = text_;
    if (is_list_key(text_)) return;
    const auto place = find_key(text_);
    if (!place) return;
    const Slot slot = place->slot;
    has_words_ |= slot == Slot::Title || slot == Slot::Text;
    is_record_ |= has_words_ || slot == Slot::Author;
    has_facts_ |= slot == Slot::Date || slot == Slot::Id;
  }

  [[nodiscard]] bool may_be_list() const {
    const bool can_be = depth_ <= kMaxListDepth && bytes_ < kMaxAnswerHead && is_list_key(text_);
    if (!can_be || is_feed_) return can_be;
    return !is_record_ && (!has_facts_ || is_answers_list());
  }

  // Services give their answers an id and a date, too: then the list lies in what they call the
  // data, or is called by what it holds.
  [[nodiscard]] bool is_answers_list() const {
    if (is_inside_) return false;
    if (depth_ > 1) return own_key_ == "data" || own_key_ == "response" || own_key_ == "result";
    return text_ == "articles" || text_ == "stories" || text_ == "posts" || text_ == "entries";
  }

  static constexpr std::string_view kJsonFeed = "https://jsonfeed.org/version";
  static constexpr std::size_t kMaxKeyBytes = 200;          // a feed's title may be that long, too
  static constexpr std::size_t kMaxAnswerHead = 64 * 1024;  // an answer begins with its list

  const bool is_inside_;
  int depth_ = 0;
  std::size_t bytes_ = 0;
  std::string brackets_;
  std::string text_;     // the last string, of which ':' makes a key
  std::string own_key_;  // the last of the object itself
  std::string first_key_;
  std::string title_;  // its own, as it stands
  bool in_string_ = false;
  bool is_value_ = false;  // the last string: it follows ':'
  bool is_escaped_ = false;
  bool follows_key_ = false;
  bool in_new_list_ = false;
  bool is_record_ = false;
  bool has_words_ = false;
  bool has_facts_ = false;
  bool is_feed_ = false;  // it says so itself: jsonfeed.org
};

// Seeks where the next record of a list begins while a string of this one seems open: behind a
// comma and a line's end, in the same column and with the same first key. No string holds that: its
// quotation mark would end the string, and a name cannot follow.
class NextRecord {
 public:
  // `column` is where the record begins in its line; none is found without its first key.
  NextRecord(std::size_t column, std::string_view key)
      : begin_("\n" + std::string(column, ' ') + "{"), key_("\"" + std::string(key) + "\"") {}

  // Takes one byte in. Whether it ends what shows that a record begins.
  bool step(char c) {
    const char before = std::exchange(last_sign_, is_space(c) ? last_sign_ : c);
    if (shown_.empty() && (c != '\n' || before != ',')) return false;
    shown_ += c;
    if (fits(c)) return c == ':';
    const bool begins_again = c == '\n' && before == ',';
    shown_ = begins_again ? "\n" : "";
    key_bytes_ = 0;
    return false;
  }

  // The bytes of the next record that step() took, its '{' first.
  [[nodiscard]] std::string_view shown() const {
    return std::string_view(shown_).substr(begin_.size() - 1);
  }

 private:
  // Whether what is shown, with its last byte, may still be the beginning of a record.
  bool fits(char c) {
    constexpr std::size_t kMostBytes = 200;  // of spaces and key
    if (shown_.size() > begin_.size() + kMostBytes) return false;
    if (shown_.size() <= begin_.size()) return c == begin_[shown_.size() - 1];
    const bool is_in_key = key_bytes_ > 0 && key_bytes_ < key_.size();
    if (!is_in_key && is_space(c)) return true;
    if (key_bytes_ == key_.size()) return c == ':';
    return c == key_[key_bytes_++];
  }

  const std::string begin_;
  const std::string key_;
  std::string shown_;  // from a line's end on
  std::size_t key_bytes_ = 0;
  char last_sign_ = '\0';
};

class JsonSplitter : public Splitter {
 public:
  JsonSplitter(Source& source, std::string_view head) : bytes_(source, head) {}

  std::optional<RawRecord> next() override {
    for (;;) {
      const std::string_view part = carried_.empty() ? bytes_.peek() : carried_;
      if (part.empty()) return std::nullopt;
      const char c = part[0];
      if (c == '{') {
        std::optional<RawRecord> record = read_object();
        if (record) return record;
      } else if (c == '[') {
        open(c);
      } else if (c == ']' || c == '}') {
        close();
      } else if (is_space(c) || is_mark(c) || c == ',') {
        skip(1);
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
  void skip(std::size_t count) {
    for (const char c : bytes_.peek().substr(0, count)) {
      line_ += c == '\n' ? 1 : 0;
      column_ = c == '\n' ? 0 : column_ + 1;
    }
    bytes_.take(count);
    offset_ += count;
  }

  // A byte of the byte order mark.
  [[nodiscard]] bool is_mark(char c) const { return offset_ < 3 && c == "\xEF\xBB\xBF"[offset_]; }

  void open(char bracket) {
    constexpr std::size_t kMostOpen = 1000;
    if (brackets_.size() < kMostOpen) {
      brackets_ += bracket;
    } else {
      ++too_deep_;
    }
    skip(1);
  }

  void close() {
    if (too_deep_ > 0) {
      --too_deep_;
    } else if (!brackets_.empty()) {
      brackets_.pop_back();
    }
    skip(1);
  }

  [[nodiscard]] bool is_in_answer() const { return brackets_.find('{') != std::string::npos; }

  RawRecord begin_record() {
    RawRecord record;
    const auto lines = std::count(carried_.begin(), carried_.end(), '\n');
    record.line = line_ - static_cast<std::uint64_t>(lines);
    record.offset = offset_ - carried_.size();
    record.source = bytes_.name();
    if (carried_.empty()) record_column_ = column_;  // else it begins where the one before did
    return record;
  }

  // One object; nothing when it turned out to be an answer around a list, which is entered, or when
  // it stands around a list itself and is no article: "paging": {"next": 2}.
  std::optional<RawRecord> read_object() {
    RawRecord record = begin_record();
    const bool is_around = brackets_.ends_with('{');
    ObjectScan scan(is_in_answer());
    std::optional<NextRecord> next;
    for (const char c : carried_) static_cast<void>(scan.step(c));
    append(record, std::exchange(carried_, {}));
    while (!bytes_.peek().empty()) {
      const std::string_view part = bytes_.peek();
      std::size_t used = 0;
      bool is_answer = false;
      bool begins_next = false;
      while (used < part.size() && !is_answer && !begins_next && !scan.has_ended()) {
        const char c = part[used++];
        begins_next = next && next->step(c) && scan.is_in_string();
        is_answer = scan.step(c);
        if (!next && brackets_.ends_with('[') && !scan.first_key().empty())
          next.emplace(record_column_, scan.first_key());
      }
      if (is_answer) {
        const std::string_view opened = scan.brackets();
        brackets_ += opened.substr(0, opened.size() - 1);  // without the record
        feed_title_ = scan.feed_title();
        skip(used - 1);
        return std::nullopt;
      }
      append(record, part.substr(0, used));
      skip(used);
      if (begins_next) {
        carried_ = next->shown();
        if (record.reject.empty()) record.reject = "not JSON: a string is opened and not closed";
        return record;
      }
      if (!scan.has_ended()) continue;
      if (is_around && !scan.has_words()) return std::nullopt;
      name_feed(record);
      return record;
    }
    if (bytes_.was_interrupted()) return std::nullopt;
    return record;  // it ends early, which its parse says
  }

  // The items of a JSON feed do not say whose they are: their record does.
  void name_feed(RawRecord& record) const {
    if (feed_title_.empty() || record.bytes.find('"') == std::string::npos) return;
    record.bytes.insert(1, "\"site_name\":\"" + feed_title_ + "\",");
  }

  // A string, number, word or ':' outside of any record.
  void skip_value() {
    if (bytes_.peek()[0] != '"') return skip(1);
    skip(1);
    bool is_escaped = false;
    while (!bytes_.peek().empty()) {
      const char c = bytes_.peek()[0];
      skip(1);
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
      skip(1);
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
      skip(ended ? end + 1 : bytes_.peek().size());
    }
    return record;
  }

  StreamBytes bytes_;
  std::uint64_t line_ = 1;
  std::uint64_t offset_ = 0;
  std::string brackets_;  // open around what follows, outermost first: lists, answers
  std::uint64_t too_deep_ = 0;
  std::size_t column_ = 0;
  std::size_t record_column_ = 0;
  std::string feed_title_;  // of a JSON feed, as it stands
  std::string carried_;     // of the next record, read with the one before
};

bool is_answer(std::string_view head) {
  ObjectScan scan;
  for (const char c : head) {
    if (scan.step(c)) return true;
    if (scan.has_ended()) return false;
  }
  return false;
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
