// SPDX-License-Identifier: GPL-3.0-or-later
// JSON (RFC 8259) written piece by piece, so that a long answer never stands in memory whole.
//
// Strings are valid UTF-8 whatever comes in, and hold nothing that acts on a terminal: controls,
// line separators, bidirectional, zero-width and tag characters become \u escapes, which a reader
// turns back into the same text. Everything else is written as it is, not as escapes.
//
// The caller keeps the grammar: a key before every value inside an object, ends that match begins.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/output.hpp"

namespace byline {

class JsonWriter {
 public:
  explicit JsonWriter(Output& output) : output_(output) {}

  void begin_object();
  void end_object();
  void begin_array();
  void end_array();
  // Of the value that comes next: json.key("title").string(title).
  JsonWriter& key(std::string_view name);

  void string(std::string_view text);
  void strings(const std::vector<std::string>& texts);  // an array
  // null when it is empty: how a missing value is told from one.
  void string_or_null(std::string_view text);
  void number(std::uint64_t value);
  void number(double value);  // six significant digits; null when it is not finite
  void number(std::optional<double> value);
  void boolean(bool value);
  void null();

  // A line break before the next piece, for people who read long documents.
  void line_break();

 private:
  void separate();
  void open(char bracket);
  void close(char bracket);

  Output& output_;
  std::vector<bool> has_items_;  // one for every open bracket
  bool after_key_ = false;
};

// `text` as a JSON string with its quotes.
[[nodiscard]] std::string json_quoted(std::string_view text);

}  // namespace byline
