// SPDX-License-Identifier: GPL-3.0-or-later
// A JSON object as it goes by, byte by byte: where it ends, whether it is an answer around a list
// of records, and where the next record begins when this one was never closed.
//
// Thread rule: one thread.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace byline::json_documents {

[[nodiscard]] inline bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\r' || c == '\n';
}

// A service names its list (kListKeys in the .cpp). Records have lists of such names, too, of
// related articles or pictures; which of both it is may show only behind the list.
class ObjectScan {
 public:
  // What the object stands in: an answer, where one with an id or a date of its own is a record;
  // a list, of an answer or not.
  explicit ObjectScan(bool is_in_answer = false, bool is_in_list = false)
      : is_in_answer_(is_in_answer), is_in_list_(is_in_list) {}

  // Takes one byte in. Whether it is the '{' of the first record in what may be an answer's list;
  // that is so once at most.
  bool step(char c);

  [[nodiscard]] bool has_ended() const { return depth_ == 0 && bytes_ > 0; }
  [[nodiscard]] bool is_in_string() const { return in_string_; }

  // Whether an object that begins here can only be another record: a key had to come.
  [[nodiscard]] bool wants_key() const { return top() == '{' && !follows_key_; }

  // Whether it is an answer, by what was taken in so far, when step() has said that it may be.
  [[nodiscard]] bool is_answer() const;

  // What a JSON feed calls itself, as it stands in JSON, or "".
  [[nodiscard]] std::string feed_title() const { return is_feed_ ? title_ : std::string(); }

  // Its first key, once that is read.
  [[nodiscard]] const std::string& first_key() const { return first_key_; }

  // Whether it has a headline or a text of its own.
  [[nodiscard]] bool has_words() const { return has_title_ || has_text_ || has_summary_; }

  // The brackets that are open, outermost first; the first thousand.
  [[nodiscard]] std::string_view brackets() const { return open_; }

 private:
  void step_in_string(char c);
  void note_value();
  void note_key();
  void note_inner_key();
  void open(char bracket);
  void close(char bracket);
  [[nodiscard]] char top() const { return open_.size() == depth_ && depth_ > 0 ? open_.back() : 0; }
  [[nodiscard]] bool may_be_list() const;
  [[nodiscard]] bool is_answers_list() const;

  const bool is_in_answer_;
  const bool is_in_list_;
  std::size_t depth_ = 0;
  std::size_t bytes_ = 0;
  std::string open_;
  std::string text_;     // the last string, of which ':' makes a key
  std::string own_key_;  // the last of the object itself
  std::string first_key_;
  std::string title_;           // its own, as it stands
  std::size_t list_depth_ = 0;  // of the list that step() told of
  bool in_string_ = false;
  bool is_value_ = false;  // the last string: it follows ':'
  bool is_escaped_ = false;
  bool follows_key_ = false;
  bool in_new_list_ = false;
  bool is_record_ = false;
  bool has_title_ = false;
  bool has_text_ = false;
  bool has_summary_ = false;  // what stands for a text where there is none, and above a feed
  bool has_message_ = false;  // a post's text, and how a service says "ok"
  bool has_id_ = false;
  bool has_date_ = false;
  bool has_inner_words_ = false;  // the records in the list
  bool is_feed_ = false;          // it says so itself: jsonfeed.org
};

// Seeks where the next record begins while this one has not ended: a string of it was left open, or
// a brace or bracket. Its '{' stands where no object may, its first key is that of a record before
// it, or it begins in the same column of a new line.
class NextRecord {
 public:
  // `column` is where this record begins in its line.
  explicit NextRecord(std::size_t column) : own_column_(column), column_(column) {}

  // Takes one byte in, before `scan` does. Whether it ends what shows that a record begins.
  bool step(char c, const ObjectScan& scan, const std::vector<std::string>& first_keys);

  // Whether the bytes from begin() on may be a record's.
  [[nodiscard]] bool is_near() const { return phase_ != Phase::Nothing; }
  // Where it begins, as bytes from this record's begin, and its column.
  [[nodiscard]] std::uint64_t begin() const { return begin_; }
  [[nodiscard]] std::size_t column() const { return begin_column_; }
  // Whether a string was left open.
  [[nodiscard]] bool is_behind_string() const { return is_behind_string_; }

 private:
  enum class Phase { Nothing, Brace, Key, Colon };

  [[nodiscard]] bool may_begin(const ObjectScan& scan) const;
  void step_place(char c);

  const std::size_t own_column_;
  std::size_t column_;
  std::uint64_t bytes_ = 0;
  std::uint64_t begin_ = 0;
  std::size_t begin_column_ = 0;
  std::string key_;
  Phase phase_ = Phase::Nothing;
  char last_sign_ = '\0';
  bool is_first_in_line_ = false;  // but for a comma
  bool began_line_ = false;
  bool is_behind_string_ = false;
};

}  // namespace byline::json_documents
