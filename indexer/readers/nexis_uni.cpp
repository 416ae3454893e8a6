// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/nexis_uni.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "common/date/article_date.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline::nexis {

namespace {

using std::string_view;
using Lines = std::vector<std::string>;

constexpr std::array<string_view, 6> kHeadKeys = {"Section",   "Length",   "Byline",
                                                  "Highlight", "Dateline", "Series"};
constexpr std::array<string_view, 15> kTailKeys = {
    "Language", "Publication-Type", "Journal Code", "Subject", "Company",
    "Industry", "Geographic",       "Load-Date",    "Person",  "Organization",
    "Ticker",   "Correction-Date",  "URL",          "Graphic", "Industry Codes"};

// The key of a line "Section: LOCAL" among `keys`, or "".
template <class Keys>
string_view key_of(string_view line, const Keys& keys) {
  const string_view name = line.substr(0, line.find(':'));
  const bool is_key =
      name.size() < line.size() && std::find(keys.begin(), keys.end(), name) != keys.end();
  return is_key ? name : string_view();
}

std::string upper(string_view name) {
  std::string text(name);
  for (char& c : text) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    if (c == ' ') c = '-';
  }
  return text;
}

bool is_day(string_view line) {
  const auto date = parse_article_date(line);
  return date && date->month != 0;
}

// Lines squeezed, no-break spaces among them; blank ones are "".
Lines lines_of(string_view text) {
  Lines lines;
  while (!text.empty()) lines.push_back(squeeze(take_line(text)));
  return lines;
}

class Record {
 public:
  explicit Record(Lines lines) : lines_(std::move(lines)) {
    const auto body = std::find(lines_.begin(), lines_.end(), "Body");
    body_ = static_cast<std::size_t>(body - lines_.begin());
    keys_ = 0;
    while (keys_ < body_ && key_of(lines_[keys_], kHeadKeys).empty()) ++keys_;
    find_day();
    write_top();
    write_keys();
    write_text();
  }

  [[nodiscard]] std::string take() { return std::move(text_); }

 private:
  // The last line above the keys that is a day: above the first document others stand in a list.
  void find_day() {
    day_ = keys_;
    for (std::size_t at = keys_; at-- > 0;) {
      if (lines_[at].empty() || !is_day(lines_[at]) || lines_[at].starts_with("Copyright"))
        continue;
      day_ = at;
      return;
    }
  }

  // The block of lines that ends above `at`, which moves to its first line.
  std::string take_block(std::size_t& at) {
    while (at > 0 && lines_[at - 1].empty()) --at;
    std::string block;
    while (at > 0 && !lines_[at - 1].empty()) {
      --at;
      block = lines_[at] + (block.empty() ? "" : " ") + block;
    }
    return block;
  }

  void write_top() {
    if (day_ == keys_) return;
    std::size_t at = day_;
    std::string outlet, title;
    if (at > 0 && !lines_[at - 1].empty()) {  // a line each
      outlet = lines_[--at];
    } else {
      outlet = take_block(at);
    }
    title = take_block(at);
    text_ += "    " + outlet + "\n\n    " + lines_[day_] + "\n\n";
    write_edition();
    text_ += title + "\n\n";
  }

  // What stands between the day and the copyright.
  void write_edition() {
    for (std::size_t at = day_ + 1; at < keys_; ++at) {
      if (lines_[at].starts_with("Copyright")) return;
      if (!lines_[at].empty()) text_ += "    " + lines_[at] + "\n\n";
    }
  }

  void write_keys() {
    for (std::size_t at = keys_; at < body_; ++at) write_line(at, kHeadKeys);
    text_ += "\nBODY:\n\n";
  }

  void write_text() {
    for (std::size_t at = body_ + 1; at < lines_.size(); ++at) {
      const std::string& line = lines_[at];
      if (line == "Classification" || is_uni_end(line)) continue;
      if (line == "Graphic" && lines_[at - 1].empty()) {
        text_ += "\nGRAPHIC:\n";
      } else {
        write_line(at, kTailKeys);
      }
    }
  }

  template <class Keys>
  void write_line(std::size_t at, const Keys& keys) {
    const std::string& line = lines_[at];
    const string_view key = key_of(line, keys);
    constexpr std::size_t kLongestWrapped = 200;
    if (key.empty()) {
      text_ += line + (line.size() > kLongestWrapped ? "\n\n" : "\n");
    } else {
      text_ += "\n" + upper(key) + line.substr(key.size()) + "\n";
    }
  }

  const Lines lines_;
  std::size_t body_ = 0;  // of the line "Body"
  std::size_t keys_ = 0;  // of the first key's line
  std::size_t day_ = 0;   // keys_: there is none
  std::string text_;
};

}  // namespace

bool is_uni_length(string_view line) {
  constexpr std::size_t kLongest = 80;
  if (line.size() > kLongest) return false;
  const std::string text = squeeze(line);
  constexpr string_view kKey = "Length: ";
  return text.starts_with(kKey) && text.size() > kKey.size() && text[kKey.size()] >= '0' &&
         text[kKey.size()] <= '9';
}

bool is_uni_body(string_view line) {
  return trimmed(line) == "Body";
}

bool is_uni_end(string_view line) {
  return trimmed(line) == "End of Document";
}

std::string lines_of_uni(string_view record) {
  record.remove_prefix(std::min(record.size(), kUniMark.size()));
  return Record(lines_of(record)).take();
}

}  // namespace byline::nexis
