// SPDX-License-Identifier: GPL-3.0-or-later
// A sketch: what of an article's text is enough to say whether another tells the same story.
//
// Three samples of hashes: of runs of four words, of names (words with a capital that begin no
// sentence), and of numbers with the word before them (a score of 3 is in every table of results).
// A sample holds the smallest hashes of a set, so that two samples tell
// how much two sets share (bottom-k: Cohen and Kaplan, 2007). A text of fewer than kShortText
// words is sketched with its title. A paragraph that stands twice in a row is none of the text: a
// page prints the captions of its pictures so; but where nearly all do, each counts once. The site
// stands with them, since two texts of one site share more than they tell, and a hash of the title,
// since a text under many titles of a site tells no story. The bytes are on disk: a change is a
// change of the file's kMagic (sketch_file.cpp), but for the title, which the first ones lacked.
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/analysis/tokenizer.hpp"

namespace byline {

// Words below which the title counts as text, and below which there is no sketch at all.
inline constexpr std::uint32_t kShortText = 20;
inline constexpr std::uint32_t kShortestText = 8;

// The smallest hashes of a set.
struct Sample {
  std::uint32_t size = 0;             // of the set
  bool is_whole = true;               // whether `hashes` are all of it
  std::vector<std::uint32_t> hashes;  // ascending, distinct
  bool operator==(const Sample&) const = default;
};

struct Sketch {
  std::uint64_t name = 0;   // of the article: the first half of its key; names a story it leads
  std::uint32_t words = 0;  // of the text; 0: the article is a story of its own, whatever it says
  Sample runs;
  Sample names;
  Sample numbers;
  std::uint32_t site = 0;   // a hash of site or outlet; 0: not known
  std::uint32_t title = 0;  // a hash of the title's words, numbers left out; 0: none, or not known
};

// Whether two articles have the very same text, as far as sketches tell, on whatever site.
[[nodiscard]] bool is_same_text(const Sketch& a, const Sketch& b);

[[nodiscard]] std::string encode_sketch(const Sketch& sketch);

// Nothing for bytes that are no sketch.
[[nodiscard]] std::optional<Sketch> decode_sketch(std::string_view bytes);

// Makes sketches of texts that are tokenised already.
//
// Thread rule: one thread; reuse it, it keeps its memory.
class SketchBuilder {
 public:
  // The title and then the paragraphs, with their tokens as Tokenizer::run gives them.
  void add_title(std::string_view text, std::span<const Token> tokens);
  void add_paragraph(std::string_view text, std::span<const Token> tokens);

  // The sketch of what was added since the last call, for an article of that name and site.
  [[nodiscard]] Sketch take(std::uint64_t name, std::uint32_t site);

 private:
  struct Words {
    std::vector<std::uint64_t> words;
    std::vector<std::uint32_t> names;
    std::vector<std::uint32_t> numbers;
  };
  struct Extent {
    std::size_t words = 0;
    std::size_t names = 0;
    std::size_t numbers = 0;
  };
  static void add(std::string_view text, std::span<const Token> tokens, Words& words);
  static Extent extent_of(const Words& words);
  static void append(const Words& from, const Extent& begin, Words& words);
  static void cut(Words& words, const Extent& end);

  Words title_;
  std::uint32_t title_hash_ = 0;
  Words text_;
  Words repeated_;                   // paragraphs that stood twice in a row, each once
  std::vector<std::uint64_t> last_;  // the words of the last paragraph
  Extent last_begin_;                // where it began in text_
  bool is_repeated_ = false;         // whether it stood twice, and is out of text_
  std::vector<std::uint32_t> runs_;
};

}  // namespace byline
