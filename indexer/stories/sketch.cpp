// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/sketch.hpp"

#include <fmt/format.h>
#include <xxhash.h>

#include <algorithm>
#include <utility>

#include "common/text/ascii.hpp"

namespace byline {

namespace {

// Words of a paragraph that count: a page's gallery of photo captions is one long paragraph, is the
// same under twenty articles, and must not make them one story.
constexpr std::uint32_t kParagraphWords = 150;
constexpr std::size_t kRunWords = 4;
constexpr std::uint64_t kMix = 0x9e3779b97f4a7c15;
constexpr std::size_t kRunsKept = 96;
constexpr std::size_t kFactsKept = 48;
constexpr std::size_t kSiteBytes = 4;
constexpr std::size_t kTitleBytes = 4;
constexpr std::size_t kLargestSample = 256;  // what is read; more than is ever written

std::uint32_t folded_hash(std::uint64_t hash) {
  return static_cast<std::uint32_t>(hash ^ (hash >> 32));
}

bool is_number(const Token& token) {
  return !token.form.empty() && is_digit(token.form.front());
}

std::uint64_t hash_of(const Token& token) {
  return XXH3_64bits(token.form.data(), token.form.size());
}

// Whether what stands between two words ends a sentence, or opens a quotation.
bool ends_sentence(std::string_view between) {
  return between.find_first_of(".!?:\"") != std::string_view::npos ||
         between.find("\xe2\x80\x9c") != std::string_view::npos;
}

// Whether a word is written with a first letter that folding changes: a capital.
bool has_capital(std::string_view text, const Token& token) {
  const auto first = static_cast<unsigned char>(text[token.begin]);
  if (first < 0x80) return first >= 'A' && first <= 'Z';
  return !token.form.empty() && text.substr(token.begin, 2) != token.form.substr(0, 2);
}

// The `kept` smallest of `hashes`, which are used up. `counts_all`: a hash that comes twice counts
// twice in the size, which spares the sorting of long lists.
Sample sample_of(std::vector<std::uint32_t>& hashes, std::size_t kept) {
  Sample sample;
  sample.size = static_cast<std::uint32_t>(hashes.size());
  const std::size_t sorted = std::min(hashes.size(), 2 * kept);
  const auto middle = hashes.begin() + static_cast<std::ptrdiff_t>(sorted);
  if (middle != hashes.end()) std::nth_element(hashes.begin(), middle, hashes.end());
  std::sort(hashes.begin(), middle);
  const auto end = std::unique(hashes.begin(), middle);
  const auto distinct = static_cast<std::size_t>(end - hashes.begin());
  sample.is_whole = middle == hashes.end() && distinct <= kept;
  if (middle == hashes.end()) sample.size = static_cast<std::uint32_t>(distinct);
  sample.hashes.assign(hashes.begin(),
                       hashes.begin() + static_cast<std::ptrdiff_t>(std::min(distinct, kept)));
  hashes.clear();
  return sample;
}

void append_varint(std::string& bytes, std::uint64_t value) {
  for (; value >= 0x80; value >>= 7) bytes += static_cast<char>((value & 0x7f) | 0x80);
  bytes += static_cast<char>(value);
}

void append_fixed(std::string& bytes, std::uint64_t value, int size) {
  for (int i = 0; i < size; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
}

void append_sample(std::string& bytes, const Sample& sample) {
  append_varint(bytes, sample.size);
  append_varint(bytes, 2 * sample.hashes.size() + (sample.is_whole ? 1 : 0));
  for (const std::uint32_t hash : sample.hashes) append_fixed(bytes, hash, 4);
}

// Reads numbers from bytes that may be anything.
class Reader {
 public:
  explicit Reader(std::string_view bytes) : bytes_(bytes) {}

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      const std::uint64_t byte = fixed(1);
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value;
    }
    is_good_ = false;
    return 0;
  }

  std::uint64_t fixed(std::size_t size) {
    if (bytes_.size() < size) {
      is_good_ = false;
      bytes_ = {};
      return 0;
    }
    std::uint64_t value = 0;
    for (std::size_t i = size; i-- > 0;) {
      value = value << 8 | static_cast<unsigned char>(bytes_[i]);
    }
    bytes_.remove_prefix(size);
    return value;
  }

  Sample sample() {
    Sample sample;
    sample.size = static_cast<std::uint32_t>(varint());
    const std::uint64_t count = varint();
    sample.is_whole = (count & 1) != 0;
    if (count / 2 > kLargestSample || count / 2 * 4 > bytes_.size()) is_good_ = false;
    for (std::uint64_t i = 0; is_good_ && i < count / 2; ++i) {
      sample.hashes.push_back(static_cast<std::uint32_t>(fixed(4)));
    }
    is_good_ = is_good_ && std::is_sorted(sample.hashes.begin(), sample.hashes.end());
    return sample;
  }

  [[nodiscard]] bool is_done() const { return is_good_ && bytes_.empty(); }

 private:
  std::string_view bytes_;
  bool is_good_ = true;
};

}  // namespace

bool is_same_text(const Sketch& a, const Sketch& b) {
  return a.words == b.words && a.runs == b.runs && a.names == b.names && a.numbers == b.numbers;
}

std::string encode_sketch(const Sketch& sketch) {
  std::string bytes;
  append_fixed(bytes, sketch.name, 8);
  append_varint(bytes, sketch.words);
  for (const Sample* sample : {&sketch.runs, &sketch.names, &sketch.numbers}) {
    append_sample(bytes, *sample);
  }
  append_fixed(bytes, sketch.site, kSiteBytes);
  append_fixed(bytes, sketch.title, kTitleBytes);
  return bytes;
}

std::optional<Sketch> decode_sketch(std::string_view bytes) {
  Reader reader(bytes);
  Sketch sketch;
  sketch.name = reader.fixed(8);
  sketch.words = static_cast<std::uint32_t>(reader.varint());
  for (Sample* sample : {&sketch.runs, &sketch.names, &sketch.numbers}) *sample = reader.sample();
  sketch.site = static_cast<std::uint32_t>(reader.fixed(kSiteBytes));
  if (!reader.is_done()) sketch.title = static_cast<std::uint32_t>(reader.fixed(kTitleBytes));
  if (!reader.is_done()) return std::nullopt;
  return sketch;
}

void SketchBuilder::add(std::string_view text, std::span<const Token> tokens, Words& words) {
  std::uint32_t next = 0;  // position: the parts of a unit are passed over
  std::uint32_t last_end = 0;
  for (const Token& token : tokens) {
    if (token.position < next) continue;
    if (token.position >= kParagraphWords) break;
    next = token.position + token.span;
    const std::uint64_t hash = hash_of(token);
    const std::uint64_t before = words.words.empty() ? 0 : words.words.back();
    words.words.push_back(hash);
    if (is_number(token)) {
      words.numbers.push_back(folded_hash(hash * kMix + before));
    } else if (last_end > 0 && has_capital(text, token) &&
               !ends_sentence(text.substr(last_end, token.begin - last_end))) {
      words.names.push_back(folded_hash(hash));
    }
    last_end = token.end;
  }
}

void SketchBuilder::add_title(std::string_view text, std::span<const Token> tokens) {
  add(text, tokens, title_);
  std::uint64_t hash = 0;
  for (const Token& token : tokens) {
    if (!is_number(token)) hash = hash * kMix + hash_of(token);
  }
  title_hash_ = folded_hash(hash);
}

SketchBuilder::Extent SketchBuilder::extent_of(const Words& words) {
  return {words.words.size(), words.names.size(), words.numbers.size()};
}

void SketchBuilder::append(const Words& from, const Extent& begin, Words& words) {
  const auto add_rest = [](const auto& source, std::size_t first, auto& target) {
    target.insert(target.end(), source.begin() + static_cast<std::ptrdiff_t>(first), source.end());
  };
  add_rest(from.words, begin.words, words.words);
  add_rest(from.names, begin.names, words.names);
  add_rest(from.numbers, begin.numbers, words.numbers);
}

void SketchBuilder::cut(Words& words, const Extent& end) {
  words.words.resize(end.words);
  words.names.resize(end.names);
  words.numbers.resize(end.numbers);
}

void SketchBuilder::add_paragraph(std::string_view text, std::span<const Token> tokens) {
  const Extent begin = extent_of(text_);
  add(text, tokens, text_);
  if (text_.words.size() == begin.words) return;
  const auto first = text_.words.begin() + static_cast<std::ptrdiff_t>(begin.words);
  if (!std::equal(first, text_.words.end(), last_.begin(), last_.end())) {
    last_.assign(first, text_.words.end());
    last_begin_ = begin;
    is_repeated_ = false;
    return;
  }
  cut(text_, begin);
  if (std::exchange(is_repeated_, true)) return;
  append(text_, last_begin_, repeated_);
  cut(text_, last_begin_);
}

Sketch SketchBuilder::take(std::uint64_t name, std::uint32_t site) {
  Sketch sketch;
  sketch.name = name;
  sketch.site = site;
  sketch.title = std::exchange(title_hash_, 0);
  if (text_.words.size() < kShortText) append(repeated_, {}, text_);
  if (text_.words.size() < kShortText) append(title_, {}, text_);
  const std::vector<std::uint64_t>& words = text_.words;
  if (words.size() >= kShortestText) {
    sketch.words = static_cast<std::uint32_t>(words.size());
    for (std::size_t i = 0; i + kRunWords <= words.size(); ++i) {
      std::uint64_t run = 0;
      for (std::size_t k = 0; k < kRunWords; ++k) run = run * kMix + words[i + k];
      run = (run ^ (run >> 29)) * 0xbf58476d1ce4e5b9;
      runs_.push_back(static_cast<std::uint32_t>(run >> 32));
    }
    sketch.runs = sample_of(runs_, kRunsKept);
    sketch.names = sample_of(text_.names, kFactsKept);
    sketch.numbers = sample_of(text_.numbers, kFactsKept);
  }
  for (Words* part : {&title_, &text_, &repeated_}) cut(*part, {});
  last_.clear();
  is_repeated_ = false;
  return sketch;
}

}  // namespace byline
