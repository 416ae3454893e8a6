// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/document_terms.hpp"

#include <xxhash.h>

#include <algorithm>

#include "indexer/writing/term_order.hpp"

namespace byline {

void DocumentTerms::add(std::string_view prefix, std::string_view form, std::uint32_t wdf,
                        std::uint32_t first_position, std::uint32_t positions) {
  const std::size_t begin = bytes_.size();
  bytes_ += prefix;
  bytes_ += form;
  const std::size_t size = bytes_.size() - begin;
  terms_.push_back({term_order(std::string_view(bytes_).substr(begin)),
                    static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(size), wdf,
                    first_position, positions});
}

void DocumentTerms::sort() {
  // What is moved while they are ordered is a key and a number, not a term.
  struct Key {
    std::uint64_t order;
    std::uint32_t term;
  };
  std::vector<Key> keys;
  keys.reserve(terms_.size());
  for (const Term& term : terms_)
    keys.push_back({term.order, static_cast<std::uint32_t>(keys.size())});
  std::sort(keys.begin(), keys.end(), [this](const Key& a, const Key& b) {
    if (a.order != b.order) return a.order < b.order;
    const int rest = bytes(terms_[a.term]).compare(bytes(terms_[b.term]));
    return rest != 0 ? rest < 0 : a.term < b.term;
  });
  std::vector<Term> sorted;
  sorted.reserve(terms_.size());
  for (const Key& key : keys) {
    const Term& term = terms_[key.term];
    if (!sorted.empty() && sorted.back().order == term.order &&
        bytes(sorted.back()) == bytes(term)) {
      sorted.back().wdf += term.wdf;
    } else {
      sorted.push_back(term);
    }
  }
  terms_ = std::move(sorted);
}

void DocumentTerms::drop_positions_without_words() {
  if (std::any_of(terms_.begin(), terms_.end(), [](const Term& term) { return term.wdf > 0; }))
    return;
  for (Term& term : terms_) term.first_position = term.positions = 0;
  positions_.clear();
}

std::size_t DocumentTerms::memory() const {
  return bytes_.capacity() + terms_.capacity() * sizeof(Term) +
         positions_.capacity() * sizeof(std::uint32_t);
}

void FormCollector::add(std::string_view bytes, std::uint32_t position, bool is_title) {
  const std::uint32_t index = find_or_add(bytes);
  Form& form = forms_[index];
  // Two words at one position give it once. (Two equal ones there are not made by our tokenizer.)
  if (form.in_all > 0 && form.last_position == position) return;
  form.last_position = position;
  ++form.in_all;
  if (is_title) ++form.in_title;
  occurrences_.push_back({index, position});
}

const FormCollector::Form* FormCollector::find(std::string_view bytes) const {
  const std::uint32_t number = slots_[slot_of(bytes, XXH3_64bits(bytes.data(), bytes.size()))];
  return number == 0 ? nullptr : &forms_[number - 1];
}

std::size_t FormCollector::slot_of(std::string_view bytes, std::uint64_t hash) const {
  const std::size_t mask = slots_.size() - 1;
  std::size_t slot = hash & mask;
  for (; slots_[slot] != 0; slot = (slot + 1) & mask) {
    const Form& form = forms_[slots_[slot] - 1];
    if (form.hash == hash && this->bytes(form) == bytes) break;
  }
  return slot;
}

std::uint32_t FormCollector::find_or_add(std::string_view bytes) {
  const std::uint64_t hash = XXH3_64bits(bytes.data(), bytes.size());
  const std::size_t slot = slot_of(bytes, hash);
  if (slots_[slot] != 0) return slots_[slot] - 1;
  forms_.push_back({hash, static_cast<std::uint32_t>(bytes_.size()),
                    static_cast<std::uint32_t>(bytes.size()), 0, 0, 0, 0});
  bytes_ += bytes;
  slots_[slot] = static_cast<std::uint32_t>(forms_.size());
  if (forms_.size() * 2 > slots_.size()) grow();
  return static_cast<std::uint32_t>(forms_.size() - 1);
}

void FormCollector::grow() {
  slots_.assign(slots_.size() * 2, 0);
  const std::size_t mask = slots_.size() - 1;
  for (std::size_t i = 0; i < forms_.size(); ++i) {
    std::size_t slot = forms_[i].hash & mask;
    while (slots_[slot] != 0) slot = (slot + 1) & mask;
    slots_[slot] = static_cast<std::uint32_t>(i + 1);
  }
}

void FormCollector::lay_out(std::vector<std::uint32_t>& positions) {
  auto next = static_cast<std::uint32_t>(positions.size());
  positions.resize(positions.size() + occurrences_.size());
  for (Form& form : forms_) {
    form.first_position = next;
    next += form.in_all;
    form.last_position = form.first_position;
  }
  for (const Occurrence& occurrence : occurrences_) {
    positions[forms_[occurrence.form].last_position++] = occurrence.position;
  }
}

void FormCollector::clear() {
  constexpr std::size_t kKeptSlots = std::size_t{1} << 16;
  if (slots_.size() > kKeptSlots) {
    slots_.resize(kKeptSlots);
    slots_.shrink_to_fit();
    std::fill(slots_.begin(), slots_.end(), 0);
    occurrences_.shrink_to_fit();
  } else if (forms_.size() * 4 > slots_.size()) {
    std::fill(slots_.begin(), slots_.end(), 0);
  } else {
    const std::size_t mask = slots_.size() - 1;
    for (const Form& form : forms_) {
      // Its slot lies at its hash or after it; all slots of the chain are emptied.
      for (std::size_t slot = form.hash & mask; slots_[slot] != 0; slot = (slot + 1) & mask) {
        slots_[slot] = 0;
      }
    }
  }
  forms_.clear();
  occurrences_.clear();
  bytes_.clear();
}

}  // namespace byline
