// SPDX-License-Identifier: GPL-3.0-or-later
// Where the words of a query stand in a text.
//
// Words are marked in all their forms, phrases only where the whole phrase stands.
#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/analysis/tokenizer.hpp"
#include "searcher/query/compiler.hpp"

namespace byline {

// Which part of an article a text is.
struct Spot {
  std::optional<Field> field;  // nothing: a paragraph of the text
  bool in_lead = false;        // the title or one of the first two paragraphs of the text
};

// The spots of an article's paragraphs, in their order.
[[nodiscard]] std::vector<Spot> paragraph_spots(const Article& article);

struct Mark {
  std::size_t begin = 0;  // byte offsets in the text: [begin, end)
  std::size_t end = 0;
  std::size_t highlight = 0;  // which of the highlights
  std::string form;           // folded; of a phrase the first word's
};

// Thread rule: one Marker a thread; it keeps the tokenizer's buffers.
class Marker {
 public:
  // `highlights` must outlive the marker.
  explicit Marker(const std::vector<Highlight>& highlights);

  [[nodiscard]] const std::vector<Highlight>& highlights() const { return highlights_; }

  // What of `text` the query asked for in such a spot, ordered by begin; marks may overlap.
  [[nodiscard]] std::vector<Mark> find(std::string_view text, const Spot& spot);

 private:
  // A form is word number `word` of highlight number `highlight`.
  struct Use {
    std::size_t highlight;
    std::size_t word;
  };

  [[nodiscard]] bool is_use(const Token& token, const Use& use) const;
  // False for what caps: asks for and is not written in capitals.
  [[nodiscard]] bool is_written_so(const Token& token, std::size_t highlight) const;
  [[nodiscard]] std::size_t phrase_end(std::span<const Token> tokens, std::size_t first,
                                       std::size_t highlight) const;

  const std::vector<Highlight>& highlights_;
  std::unordered_map<std::string_view, std::vector<Use>> uses_;
  Tokenizer tokenizer_;
};

}  // namespace byline
