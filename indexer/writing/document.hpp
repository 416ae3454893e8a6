// SPDX-License-Identifier: GPL-3.0-or-later
// From an article to the document that stands for it in Xapian.
//
// Terms: every form of title and text without prefix; those of the title under S as well, without
// positions, which are the plain form's up to where the title ends (kSlotRegions); words in
// capitals under XC (wdf 0: they are counted already), with positions where the plain form has
// others too; the words of the name fields, without positions, for their values are kept, and these
// as a whole, kMissing for those it lacks; its date, its key, its raw record's hash. Furniture is
// no part of the text: its words stand under XF (wdf 0, laid out by themselves), its keys under XP.
// Positions by common/analysis/positions.hpp.
#pragma once

#include <string>
#include <vector>

#include "common/analysis/tokenizer.hpp"
#include "common/article/article.hpp"
#include "common/base/hash.hpp"
#include "indexer/furniture/known_furniture.hpp"
#include "indexer/stories/sketch.hpp"
#include "indexer/writing/current_dictionary.hpp"
#include "indexer/writing/prepared.hpp"

namespace byline {

// Words of one article that are indexed; what is beyond is kept and shown, and said in `cut`.
inline constexpr std::uint32_t kMaxIndexedWords = 1'000'000;

struct DocumentSettings {
  bool stories = true;  // whether to sketch texts, so that copies find each other
  const KnownFurniture* furniture = nullptr;  // what is left out of texts; null: nothing, unasked
  // What records are compressed against, as soon as it is there; null: nothing ever.
  const CurrentDictionary* dictionary = nullptr;
};

// Thread rule: one builder a thread.
class DocumentBuilder {
 public:
  // What `settings` points to outlives the builder.
  explicit DocumentBuilder(const DocumentSettings& settings = {}) : settings_(settings) {}

  // Sets article.words and article.furniture. `cut` tells whether kMaxIndexedWords was met. Every
  // term is within Xapian's limit by construction (rule R5).
  [[nodiscard]] BuiltDocument build(Article& article, const std::string& key, const Hash128& raw,
                                    bool& cut);

 private:
  void mark_furniture(Article& article, BuiltDocument& built) const;

  const DocumentSettings settings_;
  Tokenizer tokenizer_;
  FormCollector forms_;
  FormCollector capitals_;
  SketchBuilder sketches_;
};

// The document for Xapian's own writer, with the terms and values of `built`.
[[nodiscard]] Xapian::Document xapian_document(const BuiltDocument& built);

// The keys of the paragraphs that articles of an index have marked. Xapian's exceptions pass.
[[nodiscard]] KnownFurniture::Keys furniture_in(const Xapian::Database& database);

// Whether a term is that of a raw record.
[[nodiscard]] bool is_raw_term(std::string_view term);

// The terms by which the raw records that a document stands for are known. Those of format 1, which
// hashed them otherwise, are left out: no record would be known by them.
[[nodiscard]] std::vector<std::string> raw_terms_of(const Xapian::Document& document);

}  // namespace byline
