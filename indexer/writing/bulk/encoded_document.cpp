// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/encoded_document.hpp"

#include <algorithm>
#include <limits>

#include "common/base/error.hpp"
#include "common/glass/packing.hpp"
#include "common/index/schema.hpp"
#include "common/index/termlist.hpp"
#include "indexer/writing/glass/positions.hpp"

namespace byline {

namespace {

// Bytes that are written one piece after the other into room made for all of them.
class Packer {
 public:
  explicit Packer(std::size_t most) : bytes_(most, '\0'), end_(bytes_.data()) {}
  Packer(const Packer&) = delete;
  Packer& operator=(const Packer&) = delete;

  void byte(std::size_t value) { *end_++ = static_cast<char>(value); }
  void number(std::uint64_t value) { end_ = glass::put_varint(end_, value); }
  void text(std::string_view text) { end_ = std::copy(text.begin(), text.end(), end_); }
  [[nodiscard]] std::string bytes() const {
    return bytes_.substr(0, static_cast<std::size_t>(end_ - bytes_.data()));
  }

 private:
  std::string bytes_;
  char* end_;
};

// The terms of a document together.
struct TermSizes {
  std::size_t terms = 0;
  std::size_t bytes = 0;
  std::size_t positions = 0;
  std::uint64_t length = 0;  // sum of the wdfs
};

// Packs terms, whose bytes outlive it, into a termlist tag; each says how much of the one before it
// begins with.
class TermlistEncoder {
 public:
  explicit TermlistEncoder(const TermSizes& sizes)
      : tag_(2 * glass::kMostVarintBytes + sizes.terms * (2 + glass::kMostVarintBytes) +
             sizes.bytes) {
    tag_.number(sizes.length);
    tag_.number(sizes.terms);
  }

  void add(std::string_view term, std::uint64_t wdf) {
    if (is_first_) {
      tag_.byte(term.size());
      tag_.text(term);
      tag_.number(wdf);
    } else {
      add_after(term, wdf);
    }
    is_first_ = false;
    last_ = term;
  }

  [[nodiscard]] std::string tag() const { return tag_.bytes(); }

 private:
  void add_after(std::string_view term, std::uint64_t wdf) {
    const std::size_t limit = std::min(last_.size(), term.size());
    std::size_t reuse = 0;
    while (reuse < limit && last_[reuse] == term[reuse]) ++reuse;
    // A small wdf goes into the byte that says how much is reused, where both fit.
    const std::uint64_t packed = (wdf + 1) * (last_.size() + 1) + reuse;
    const bool is_packed = wdf < 127 && packed < 256;
    tag_.byte(is_packed ? packed : reuse);
    tag_.byte(term.size() - reuse);
    tag_.text(term.substr(reuse));
    if (!is_packed) tag_.number(wdf);
  }

  Packer tag_;
  std::string_view last_;
  bool is_first_ = true;
};

TermSizes sizes_of(const DocumentTerms& terms) {
  TermSizes sizes;
  for (const DocumentTerms::Term& term : terms.terms()) {
    if (term.size == 0 || term.size > kMaxTermBytes) {
      throw Error(ExitCode::Internal, "cannot write index: a term beyond Xapian's limits");
    }
    ++sizes.terms;
    sizes.bytes += term.size;
    sizes.positions += term.positions;
    sizes.length += term.wdf;
  }
  if (sizes.length > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ExitCode::Internal, "cannot write index: an article of more than 2^32 words");
  }
  return sizes;
}

std::map<std::string, std::uint64_t> decode_termlist(std::string_view tag) {
  std::map<std::string, std::uint64_t> terms;
  for (TermlistReader reader({tag}); reader.next();) terms.emplace(reader.term(), reader.wdf());
  return terms;
}

}  // namespace

bool is_key_term(std::string_view term) {
  return term.starts_with(kKeyPrefix) || term.starts_with(kRawPrefix);
}

EncodedDocument encode_document(const DocumentTerms& terms) {
  EncodedDocument encoded;
  const TermSizes sizes = sizes_of(terms);
  encoded.length = sizes.length;
  if (sizes.terms == 0) return encoded;
  TermlistEncoder termlist(sizes);
  // Positions take 32 bits each at most, and a term at most three numbers beside them.
  Packer postings(sizes.terms * (1 + 3 * glass::kMostVarintBytes) + sizes.bytes +
                  sizes.positions * sizeof(std::uint32_t));
  std::string tag;
  for (const DocumentTerms::Term& term : terms.terms()) {
    const std::string_view bytes = terms.bytes(term);
    termlist.add(bytes, term.wdf);
    const auto positions = terms.positions(term);
    if (positions.empty() && term.wdf == 0 && is_key_term(bytes)) {
      encoded.keys.emplace_back(bytes);
      continue;
    }
    postings.byte(bytes.size());
    postings.text(bytes);
    postings.number(term.wdf);
    tag.clear();
    if (!positions.empty()) glass::append_positions(tag, positions);
    postings.number(tag.size());
    postings.text(tag);
  }
  encoded.termlist = termlist.tag();
  encoded.postings = postings.bytes();
  return encoded;
}

std::string encode_termlist(const std::map<std::string, std::uint64_t>& terms) {
  TermSizes sizes;
  for (const auto& [term, wdf] : terms) {
    ++sizes.terms;
    sizes.bytes += term.size();
    sizes.length += wdf;
  }
  TermlistEncoder encoder(sizes);
  for (const auto& [term, wdf] : terms) encoder.add(term, wdf);
  return encoder.tag();
}

std::string encode_slots(std::vector<std::uint32_t> slots) {
  std::sort(slots.begin(), slots.end());
  std::string packed;
  for (std::size_t i = 0; i < slots.size(); ++i) {
    glass::append_varint(packed, i == 0 ? slots[0] : slots[i] - slots[i - 1] - 1);
  }
  return packed;
}

std::vector<std::string> keys_in(std::string_view termlist) {
  std::vector<std::string> keys;
  for (TermlistReader reader({termlist}); reader.next();)
    if (is_key_term(reader.term())) keys.push_back(reader.term());
  return keys;
}

std::string with_terms(std::string_view termlist, std::span<const std::string> more) {
  std::map<std::string, std::uint64_t> terms = decode_termlist(termlist);
  for (const std::string& term : more) terms.emplace(term, 0);
  return encode_termlist(terms);
}

std::string with_other_term(std::string_view termlist, const std::string& old_term,
                            const std::string& new_term) {
  std::map<std::string, std::uint64_t> terms = decode_termlist(termlist);
  terms.erase(old_term);
  if (!new_term.empty()) terms.emplace(new_term, 0);
  return terms.empty() ? std::string() : encode_termlist(terms);
}

}  // namespace byline
