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

// Appends terms, whose bytes outlive it, to a termlist tag; each says how much of the one before it
// begins with.
class TermlistEncoder {
 public:
  TermlistEncoder(std::string& tag, std::uint64_t length, std::size_t terms) : tag_(tag) {
    glass::append_varint(tag_, length);
    glass::append_varint(tag_, terms);
  }

  void add(std::string_view term, std::uint64_t wdf) {
    if (is_first_) {
      tag_ += static_cast<char>(term.size());
      tag_ += term;
      glass::append_varint(tag_, wdf);
    } else {
      add_after(term, wdf);
    }
    is_first_ = false;
    last_ = term;
  }

 private:
  void add_after(std::string_view term, std::uint64_t wdf) {
    const std::size_t limit = std::min(last_.size(), term.size());
    std::size_t reuse = 0;
    while (reuse < limit && last_[reuse] == term[reuse]) ++reuse;
    // A small wdf goes into the byte that says how much is reused, where both fit.
    const std::uint64_t packed = (wdf + 1) * (last_.size() + 1) + reuse;
    const bool is_packed = wdf < 127 && packed < 256;
    tag_ += static_cast<char>(is_packed ? packed : reuse);
    tag_ += static_cast<char>(term.size() - reuse);
    tag_ += term.substr(reuse);
    if (!is_packed) glass::append_varint(tag_, wdf);
  }

  std::string& tag_;
  std::string_view last_;
  bool is_first_ = true;
};

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
  for (const DocumentTerms::Term& term : terms.terms()) encoded.length += term.wdf;
  if (encoded.length > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ExitCode::Internal, "cannot write index: an article of more than 2^32 words");
  }
  if (terms.terms().empty()) return encoded;
  TermlistEncoder termlist(encoded.termlist, encoded.length, terms.terms().size());
  std::string tag;
  for (const DocumentTerms::Term& term : terms.terms()) {
    const std::string_view bytes = terms.bytes(term);
    if (bytes.empty() || bytes.size() > kMaxTermBytes) {
      throw Error(ExitCode::Internal, "cannot write index: a term beyond Xapian's limits");
    }
    termlist.add(bytes, term.wdf);
    const auto positions = terms.positions(term);
    if (positions.empty() && term.wdf == 0 && is_key_term(bytes)) {
      encoded.keys.emplace_back(bytes);
      continue;
    }
    encoded.postings += static_cast<char>(bytes.size());
    encoded.postings += bytes;
    glass::append_varint(encoded.postings, term.wdf);
    tag.clear();
    if (!positions.empty()) glass::append_positions(tag, positions);
    glass::append_string(encoded.postings, tag);
  }
  return encoded;
}

std::string encode_termlist(const std::map<std::string, std::uint64_t>& terms) {
  std::uint64_t length = 0;
  for (const auto& [term, wdf] : terms) length += wdf;
  std::string tag;
  TermlistEncoder encoder(tag, length, terms.size());
  for (const auto& [term, wdf] : terms) encoder.add(term, wdf);
  return tag;
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
