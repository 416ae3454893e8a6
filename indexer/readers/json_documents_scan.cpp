// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/json_documents_scan.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "indexer/readers/field_keys.hpp"

namespace byline::json_documents {

namespace {

// What services call the list of articles in their answers.
constexpr std::array<std::string_view, 17> kListKeys = {
    "articles", "posts",   "items",   "results", "docs",   "documents", "data",  "hits", "stories",
    "news",     "entries", "records", "rows",    "@graph", "objects",   "value", "item"};
// What stands above a feed as well as above an article.
constexpr std::array<std::string_view, 3> kSummaryKeys = {"description", "summary", "abstract"};
// Lists lie that deep in objects at most: {"response": {"docs": [...]}}.
constexpr std::size_t kMaxListDepth = 3;
constexpr std::string_view kJsonFeed = "https://jsonfeed.org/version";
constexpr std::size_t kMaxKeyBytes = 200;          // a feed's title may be that long, too
constexpr std::size_t kMaxAnswerHead = 64 * 1024;  // an answer begins with its list
constexpr std::size_t kMaxOpen = 1000;

template <std::size_t Size>
bool holds(const std::array<std::string_view, Size>& keys, std::string_view key) {
  return std::find(keys.begin(), keys.end(), key) != keys.end();
}

}  // namespace

bool ObjectScan::step(char c) {
  ++bytes_;
  if (in_string_) {
    step_in_string(c);
    return false;
  }
  if (is_space(c)) return false;
  const bool begins_record = in_new_list_ && c == '{';
  if (begins_record) list_depth_ = depth_;
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
    close(c);
  }
  return begins_record;
}

void ObjectScan::step_in_string(char c) {
  if (c == '"' && !is_escaped_) {
    in_string_ = false;
    if (is_value_ && depth_ == 1) note_value();
    return;
  }
  is_escaped_ = c == '\\' && !is_escaped_;
  if (text_.size() < kMaxKeyBytes) text_ += c;
}

// A string that is a value of the object itself.
void ObjectScan::note_value() {
  is_feed_ |= own_key_ == "version" && text_.starts_with(kJsonFeed);
  if (own_key_ == "title" && title_.empty() && text_.size() < kMaxKeyBytes) title_ = text_;
}

void ObjectScan::open(char bracket) {
  if (depth_ == open_.size() && depth_ < kMaxOpen) open_ += bracket;
  ++depth_;
}

// A bracket that is missing costs what it should have closed, and no more.
void ObjectScan::close(char bracket) {
  const char opener = bracket == '}' ? '{' : '[';
  if (open_.size() == depth_) {
    const std::size_t place = open_.rfind(opener);
    if (place == std::string::npos) return;
    open_.resize(place);
    depth_ = place;
  } else {
    --depth_;
  }
}

// An object with a headline, an author or a text of its own is a record.
void ObjectScan::note_key() {
  if (list_depth_ > 0 && depth_ == list_depth_ + 1) note_inner_key();
  if (depth_ != 1) return;
  own_key_ = text_;
  if (first_key_.empty()) first_key_ = text_;
  if (holds(kListKeys, text_)) return;
  has_message_ |= text_ == "message";
  const auto place = find_key(text_);
  if (!place) return;
  const Slot slot = place->slot;
  const bool is_summary = slot == Slot::Text && holds(kSummaryKeys, text_);
  has_title_ |= slot == Slot::Title;
  has_summary_ |= is_summary;
  has_text_ |= slot == Slot::Text && !is_summary;
  has_id_ |= slot == Slot::Id;
  has_date_ |= slot == Slot::Date;
  is_record_ |= has_words() || slot == Slot::Author;
}

void ObjectScan::note_inner_key() {
  const auto place = find_key(text_);
  has_inner_words_ |= place && (place->slot == Slot::Title || place->slot == Slot::Text);
}

bool ObjectScan::may_be_list() const {
  const bool can_be = list_depth_ == 0 && depth_ <= kMaxListDepth && bytes_ < kMaxAnswerHead &&
                      holds(kListKeys, text_);
  if (!can_be || is_feed_) return can_be;
  return !is_record_ && (!(has_id_ || has_date_) || is_answers_list());
}

// Services give their answers an id and a date, too: then the list lies in what they call the
// data, or is called by what it holds.
bool ObjectScan::is_answers_list() const {
  if (is_in_answer_) return false;
  if (depth_ > 1) return own_key_ == "data" || own_key_ == "response" || own_key_ == "result";
  return text_ == "articles" || text_ == "stories" || text_ == "posts" || text_ == "entries";
}

// The words of a feed stand behind its items where somebody sorted the keys: a title alone makes no
// record of what holds records.
bool ObjectScan::is_answer() const {
  if (list_depth_ == 0) return false;
  if (is_feed_) return true;
  if (has_text_ || (has_title_ && has_summary_)) return false;
  if (has_words() && !has_inner_words_) return false;
  const bool is_own_list = list_depth_ == 2;
  const bool is_post = has_message_ && !is_own_list && (is_in_list_ || has_id_);
  return !is_post;
}

bool NextRecord::may_begin(const ObjectScan& scan) const {
  if (scan.is_in_string()) return last_sign_ == ',' || last_sign_ == '}';
  return scan.wants_key();
}

void NextRecord::step_place(char c) {
  if (!is_space(c)) {
    last_sign_ = c;
    is_first_in_line_ &= c == ',';
  }
  is_first_in_line_ |= c == '\n';
  column_ = c == '\n' ? 0 : column_ + 1;
  ++bytes_;
}

bool NextRecord::step(char c, const ObjectScan& scan, const std::vector<std::string>& first_keys) {
  bool is_found = false;
  if (c == '{' && phase_ != Phase::Key && may_begin(scan)) {
    phase_ = Phase::Brace;
    begin_ = bytes_;
    begin_column_ = column_;
    began_line_ = is_first_in_line_;
    is_behind_string_ = scan.is_in_string();
  } else if (phase_ == Phase::Brace && !is_space(c)) {
    phase_ = c == '"' ? Phase::Key : Phase::Nothing;
    key_.clear();
  } else if (phase_ == Phase::Key) {
    key_ += c;
    if (c == '"') {
      key_.pop_back();
      phase_ = Phase::Colon;
    } else if (c == '\\' || c == '\n' || key_.size() > kMaxKeyBytes) {
      phase_ = Phase::Nothing;
    }
  } else if (phase_ == Phase::Colon && !is_space(c)) {
    const bool is_known = key_ == scan.first_key() ||
                          std::find(first_keys.begin(), first_keys.end(), key_) != first_keys.end();
    const bool is_below = began_line_ && begin_column_ == own_column_;
    // The quotation marks of the key are the wrong way round where a string was left open.
    is_found = c == ':' && scan.is_in_string() == is_behind_string_ && (is_known || is_below);
    phase_ = Phase::Nothing;
  }
  step_place(c);
  return is_found;
}

}  // namespace byline::json_documents
