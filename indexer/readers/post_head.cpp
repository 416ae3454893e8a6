// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/post_head.hpp"

#include <algorithm>

#include "indexer/decoding/plain_text.hpp"

namespace byline {

namespace {

using std::string_view;

constexpr std::size_t kMaxHeadBytes = 64u << 10;
constexpr std::size_t kMostKeys = 200;
// Of a value over several lines, which is read anew with each.
constexpr std::size_t kMaxOpenBytes = 8u << 10;

// The bytes of the head between its marks, which are taken off `text` with it; nothing where it
// does not end.
string_view take_head_bytes(string_view& text, string_view mark) {
  string_view rest = text;
  if (trimmed(take_line(rest)) != mark) return {};
  const string_view head = rest;
  while (!rest.empty() && head.size() - rest.size() < kMaxHeadBytes) {
    const std::size_t size = head.size() - rest.size();
    const string_view line = trimmed(take_line(rest));
    const bool ends = line == mark || (mark == "---" && line == "...");
    if (!ends) continue;
    text = rest;
    return head.substr(0, size);
  }
  return {};
}

// "key: value" or "key = value" at the beginning of a line: where its value begins, or npos.
std::size_t value_begin(string_view line, char sign) {
  constexpr string_view kKeySigns =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_. ";
  const std::size_t end = line.find(sign);
  const bool is_key =
      end != string_view::npos && end > 0 && line[0] != ' ' && line[0] != '-' &&
      line.substr(0, end).find_first_not_of(kKeySigns) == string_view::npos &&
      std::count(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(end), ' ') < 2;
  const bool is_parted = is_key && (sign == '=' || end + 1 == line.size() || line[end + 1] == ' ' ||
                                    line[end + 1] == '\t');
  return is_parted ? end + 1 : string_view::npos;
}

// Whether a value goes on in the next line: its quotation mark or bracket is still open.
bool is_open(string_view value) {
  if (value.empty()) return false;
  const char first = value[0];
  if (first == '[') return !value.ends_with(']');
  if (first != '"' && first != '\'') return false;
  for (const string_view mark : {R"(""")", "'''"}) {
    if (value.starts_with(mark)) return value.size() < 6 || !value.ends_with(mark);
  }
  for (std::size_t i = 1; i < value.size(); ++i) {
    if (value[i] == '\\' && first == '"')
      ++i;
    else if (value[i] == first)
      return false;
  }
  return true;
}

std::string unquoted(string_view value) {
  for (const string_view mark : {R"(""")", "'''"}) {
    if (value.size() >= 6 && value.starts_with(mark) && value.ends_with(mark))
      return std::string(value.substr(3, value.size() - 6));
  }
  const bool is_quoted = value.size() >= 2 && (value[0] == '"' || value[0] == '\'');
  const std::size_t end = is_quoted ? value.rfind(value[0]) : 0;
  const string_view behind = is_quoted ? trimmed(value.substr(end + 1)) : string_view();
  if (end == 0 || !(behind.empty() || behind[0] == '#')) return std::string(value);
  std::string text;
  for (std::size_t i = 1; i < end; ++i) {
    const bool is_escape =
        i + 1 < end && (value[0] == '"' ? value[i] == '\\' : value.substr(i, 2) == "''");
    if (is_escape) ++i;
    text += value[i];
  }
  return text;
}

// The values of a list in brackets, of one value otherwise.
std::vector<std::string> values_of(string_view value) {
  const bool is_list = value.size() >= 2 && value.front() == '[' && value.back() == ']';
  if (!is_list) return {unquoted(value)};
  if (value.find_first_of("'\"") != string_view::npos) return list_items(value, ",");
  return list_items(value.substr(1, value.size() - 2), ",");
}

// Reads a head line by line; what is no line of a head makes it none.
class HeadReader {
 public:
  HeadReader(string_view head, char sign) : sign_(sign) {
    for (is_sound_ = true; is_sound_ && !head.empty();) add(take_line(head));
    close();
  }

  [[nodiscard]] std::vector<HeadLine> take() {
    return is_sound_ ? std::move(lines_) : std::vector<HeadLine>();
  }

 private:
  void add(string_view line) {
    const string_view words = trimmed(line);
    const bool is_inside = !line.empty() && (line[0] == ' ' || line[0] == '\t');
    if (is_open(value_)) {
      if (!words.empty()) value_.append(" ").append(words);
      is_sound_ = value_.size() <= kMaxOpenBytes;
      return;
    }
    if (words.empty() || words[0] == '#') return;
    if (is_block_ && is_inside) return go_on(words);
    if (words.starts_with("- ") && sign_ == ':') return begin_item(trimmed(words.substr(2)));
    if (is_inside) return add_inside(words);
    if (sign_ == '=' && words[0] == '[') return;  // the name of a section
    const std::size_t value = value_begin(line, sign_);
    is_sound_ = value != string_view::npos && lines_.size() < kMostKeys;
    if (!is_sound_) return;
    close();
    lines_.push_back({std::string(trimmed(line.substr(0, value - 1))), {}});
    value_ = trimmed(line.substr(value));
    is_block_ = sign_ == ':' && !value_.empty() && (value_[0] == '>' || value_[0] == '|') &&
                value_.find_first_not_of(">|+-0123456789") == std::string::npos;
    if (is_block_) value_.clear();
  }

  // An indented line goes on with a value, unless that is an entry's or key's own key.
  void add_inside(string_view words) {
    const bool is_own = value_begin(words, sign_) != string_view::npos;
    if (lines_.empty() || (is_own && (is_item_ || value_.empty()))) return;
    go_on(words);
  }

  void begin_item(string_view words) {
    close();
    is_block_ = false;
    if (lines_.empty()) return;
    const std::size_t value = value_begin(words, ':');
    value_ = value == string_view::npos ? words : trimmed(words.substr(value));
    is_item_ = true;
  }

  void go_on(string_view words) { value_.append(value_.empty() ? "" : " ").append(words); }

  void close() {
    if (!lines_.empty() && !value_.empty()) {
      for (std::string& value : values_of(value_)) {
        if (!value.empty()) lines_.back().values.push_back(std::move(value));
      }
    }
    value_.clear();
    is_item_ = false;
  }

  const char sign_;
  bool is_sound_ = true;
  bool is_block_ = false;  // the value is a block: "summary: >"
  bool is_item_ = false;   // the value is an entry of a list
  std::string value_;      // of the last key, as it stands
  std::vector<HeadLine> lines_;
};

}  // namespace

std::vector<HeadLine> take_post_head(string_view& text) {
  string_view rest = text;
  string_view head = take_head_bytes(rest, "---");
  const char sign = head.empty() ? '=' : ':';
  if (head.empty()) head = take_head_bytes(rest, "+++");
  std::vector<HeadLine> lines = HeadReader(head, sign).take();
  if (!lines.empty()) text = rest;
  return lines;
}

}  // namespace byline
