// SPDX-License-Identifier: GPL-3.0-or-later
// The terms of one document, flat: as cheap to make as they are to write.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace byline {

// Terms ordered by their bytes, each once. Positions of a term ascend.
class DocumentTerms {
 public:
  struct Term {
    std::uint64_t order;  // its first eight bytes, so that most comparisons need no more
    std::uint32_t begin;  // of its bytes
    std::uint32_t size;
    std::uint32_t wdf;
    std::uint32_t first_position;
    std::uint32_t positions;
  };

  // Adds a term of `wdf` occurrences; call sort() when all are added.
  void add(std::string_view prefix, std::string_view form, std::uint32_t wdf,
           std::uint32_t first_position = 0, std::uint32_t positions = 0);

  // A list of positions that terms may name by where it begins.
  [[nodiscard]] std::vector<std::uint32_t>& positions() { return positions_; }

  // Orders the terms; of equal ones the first added stays, with the wdf of all.
  void sort();

  // Where no term occurs, no position is of use, and xapian-check takes one for damage: the title
  // "???" has none.
  void drop_positions_without_words();

  [[nodiscard]] std::span<const Term> terms() const { return terms_; }
  [[nodiscard]] std::string_view bytes(const Term& term) const {
    return std::string_view(bytes_).substr(term.begin, term.size);
  }
  [[nodiscard]] std::span<const std::uint32_t> positions(const Term& term) const {
    return std::span(positions_).subspan(term.first_position, term.positions);
  }

  // Bytes of memory that it takes.
  [[nodiscard]] std::size_t memory() const;

 private:
  std::string bytes_;
  std::vector<Term> terms_;
  std::vector<std::uint32_t> positions_;
};

// Gathers the words of one text under their forms.
//
// Thread rule: one thread; reuse it, it keeps its memory.
class FormCollector {
 public:
  struct Form {
    std::uint64_t hash;
    std::uint32_t begin;  // of its bytes
    std::uint32_t size;
    std::uint32_t first_position;
    std::uint32_t in_title, in_all;  // occurrences
    std::uint32_t last_position;
  };

  // An occurrence of `form`. Positions never descend.
  void add(std::string_view form, std::uint32_t position, bool is_title);

  // Null for a form that was not added. Valid until the next one is.
  [[nodiscard]] const Form* find(std::string_view form) const;

  // Appends the positions of all forms to `positions`, form by form, and lets each know where.
  void lay_out(std::vector<std::uint32_t>& positions);

  [[nodiscard]] std::span<const Form> forms() const { return forms_; }
  [[nodiscard]] std::string_view bytes(const Form& form) const {
    return std::string_view(bytes_).substr(form.begin, form.size);
  }

  void clear();

 private:
  struct Occurrence {
    std::uint32_t form;
    std::uint32_t position;
  };

  // Where a form has its slot, or would have it.
  [[nodiscard]] std::size_t slot_of(std::string_view form, std::uint64_t hash) const;
  [[nodiscard]] std::uint32_t find_or_add(std::string_view form);
  void grow();

  std::vector<Form> forms_;
  std::vector<std::uint32_t> slots_ = std::vector<std::uint32_t>(4096);  // form + 1; 0: none
  std::vector<Occurrence> occurrences_;
  std::string bytes_;
};

}  // namespace byline
