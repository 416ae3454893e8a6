// SPDX-License-Identifier: GPL-3.0-or-later
// The dictionary of forms: every word that title or text of a generation's articles hold, in one
// file that is written once, with how many articles hold it.
//
// What has no first letter to look under (*gate, word~) is sought here instead of in the term
// list: which letters a form holds stands in an array of its own, so that nearly all are passed
// over unread. docs/index-format.md describes the file. Forms that later commits bring stand in
// the database's metadata, "forms:BATCH", one a line, until `compact`.
#pragma once

#include <xapian.h>

#include <bit>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/base/mapped_file.hpp"
#include "common/base/sequential_file.hpp"

namespace byline {

// Which letters a form holds, a bit each, and how many it has. On disk.
struct FormLetters {
  std::uint64_t held = 0;  // a to z: bits 0 to 25; 0 to 9: 26 to 35; all others share the rest
  std::uint8_t count = 0;  // 255 stands for more too
};

[[nodiscard]] FormLetters letters_of(std::string_view form);

// Whether a term is a word of title or text: only these have no prefix.
[[nodiscard]] inline bool is_form(std::string_view term) {
  return !term.empty() && (term.front() < 'A' || term.front() > 'Z');
}

// Thread rule: one thread. Errors are those of common/base/sequential_file.hpp.
class FormFileWriter {
 public:
  explicit FormFileWriter(const std::filesystem::path& generation);

  // Forms ascend; together they have less than 4 GiB.
  void add(std::string_view form, std::uint32_t articles);

  // Writes the rest, durably. `checkpoint`: the last batch whose articles are counted.
  void finish(std::uint64_t checkpoint);

 private:
  SequentialWriter file_;
  std::vector<FormLetters> letters_;
  std::vector<std::uint32_t> articles_;
  std::vector<std::uint32_t> ends_;
};

// Reads such a file. Thread rule: immutable once open.
class FormFile {
 public:
  // Nothing where the generation has none (no article, or Xapian's writer alone).
  // Error{Index} for a damaged one.
  [[nodiscard]] static std::optional<FormFile> open(const std::filesystem::path& generation);

  [[nodiscard]] std::size_t size() const { return size_; }
  [[nodiscard]] std::uint64_t checkpoint() const { return checkpoint_; }

  // Of the form at a place below size(). Places ascend with the forms' bytes.
  [[nodiscard]] FormLetters letters(std::size_t place) const {
    return {number<std::uint64_t>(held_ + place * 8), number<std::uint8_t>(counts_ + place)};
  }
  [[nodiscard]] std::uint32_t articles(std::size_t place) const {
    return number<std::uint32_t>(articles_ + place * 4);
  }
  // Error{Index} where the file is damaged.
  [[nodiscard]] std::string_view form(std::size_t place) const;

  // The places of the forms that begin with `beginning`: from, and behind the last.
  [[nodiscard]] std::pair<std::size_t, std::size_t> starting_with(std::string_view beginning) const;
  [[nodiscard]] bool holds(std::string_view form) const;

 private:
  FormFile(MappedFile file, std::string path);

  template <class Number>
  [[nodiscard]] Number number(std::size_t offset) const {
    Number value;
    std::memcpy(&value, file_.bytes().data() + offset, sizeof value);
    if constexpr (std::endian::native == std::endian::big) value = swapped(value);
    return value;
  }
  template <class Number>
  static Number swapped(Number value) {
    Number turned = 0;
    for (std::size_t i = 0; i < sizeof value; ++i)
      turned = static_cast<Number>(turned << 8 | (value >> (8 * i) & 0xff));
    return turned;
  }
  // The first place of a form that is not below `form`; with `behind`, of one that neither is below
  // it nor begins with it.
  [[nodiscard]] std::size_t place_of(std::string_view form, bool behind) const;

  MappedFile file_;
  std::string path_;
  std::size_t size_ = 0;
  std::uint64_t checkpoint_ = 0;
  // Where the arrays begin, which is where the one before ends.
  std::size_t held_ = 0, articles_ = 0, ends_ = 0, counts_ = 0;
};

// Under which key the forms stand that a batch brings, one a line.
[[nodiscard]] std::string live_forms_key(std::uint64_t batch);
// All such forms of a database, in no order.
[[nodiscard]] std::vector<std::string> read_live_forms(const Xapian::Database& database);

}  // namespace byline
