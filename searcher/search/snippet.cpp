// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/snippet.hpp"

#include <algorithm>
#include <bit>
#include <optional>
#include <tuple>
#include <utility>

#include "common/text/utf8.hpp"
#include "searcher/search/columns.hpp"
#include "searcher/search/sentences.hpp"

namespace byline {

namespace {

constexpr std::string_view kBetween = " … ";
constexpr std::string_view kCut = "…";
constexpr std::size_t kBetweenColumns = 3;
constexpr std::size_t kNarrowestFragment = 40;  // columns below which a piece says nothing
constexpr std::size_t kContextShare = 4;        // of a cut piece, this part stands before its mark
constexpr std::size_t kMostCandidates = 2000;
constexpr std::size_t kMostPlaces = 256;  // marks of one sentence that are weighed
constexpr std::size_t kNearbyBytes = 16 * kSnippetColumns;  // more than any snippet can hold

// A set of highlights; those beyond the sixty-fourth share the last bit.
using Words = std::uint64_t;

Words word_bit(std::size_t highlight) {
  return Words{1} << std::min<std::size_t>(highlight, 63);
}

struct Place {
  std::size_t begin;
  std::size_t end;
  Words word;
};

// A sentence with marks in it.
struct Candidate {
  std::size_t paragraph = 0;
  Sentence sentence;
  Words words = 0;
  std::vector<Place> places;
};

struct Fragment {
  std::size_t paragraph = 0;
  std::size_t begin = 0;
  std::size_t end = 0;
  bool cut_front = false;
  bool cut_back = false;
};

std::vector<Candidate> candidates_in(const std::vector<Sentence>& sentences,
                                     const std::vector<Mark>& marks, std::size_t paragraph) {
  std::vector<Candidate> found;
  auto mark = marks.begin();
  for (const Sentence& sentence : sentences) {
    Candidate candidate{paragraph, sentence, 0, {}};
    for (; mark != marks.end() && mark->begin < sentence.end; ++mark) {
      candidate.words |= word_bit(mark->highlight);
      if (candidate.places.size() == kMostPlaces) continue;
      candidate.places.push_back({mark->begin, mark->end, word_bit(mark->highlight)});
    }
    if (candidate.words != 0) found.push_back(std::move(candidate));
  }
  return found;
}

class SnippetMaker {
 public:
  SnippetMaker(const Article& article, Marker& marker)
      : article_(article), marker_(marker), spots_(paragraph_spots(article)) {}

  std::vector<SnippetPart> make() {
    collect();
    choose();
    if (fragments_.empty()) begin_at_top();
    std::sort(fragments_.begin(), fragments_.end(), [](const Fragment& a, const Fragment& b) {
      return std::tie(a.paragraph, a.begin) < std::tie(b.paragraph, b.begin);
    });
    extend();
    return parts();
  }

 private:
  // Reads paragraphs until one sentence has every word, or enough was seen.
  void collect() {
    const std::size_t all = std::min<std::size_t>(marker_.highlights().size(), 64);
    std::size_t bytes = 0;
    for (std::size_t i = 0; i < article_.paragraphs.size() && bytes < kSnippetBytes; ++i) {
      if (spots_[i].field) continue;
      const std::string_view text = readable(i);
      bytes += text.size();
      const std::vector<Mark> marks = marker_.find(text, spots_[i]);
      if (marks.empty()) continue;
      for (Candidate& candidate : candidates_in(split_sentences(text), marks, i)) {
        const bool has_all = static_cast<std::size_t>(std::popcount(candidate.words)) == all;
        candidates_.push_back(std::move(candidate));
        if (has_all || candidates_.size() == kMostCandidates) return;
      }
    }
  }

  // Greedy: each next piece is the one that adds most words not shown yet.
  void choose() {
    Words shown = 0;
    while (fragments_.size() < kSnippetFragments) {
      const Candidate* best = nullptr;
      int most = 0;
      for (const Candidate& candidate : candidates_) {
        const int adds = std::popcount(candidate.words & ~shown);
        if (adds > most) {
          most = adds;
          best = &candidate;
        }
      }
      if (best == nullptr || !fits_another()) return;
      shown |= take(*best, shown);
    }
  }

  [[nodiscard]] bool fits_another() const {
    return fragments_.empty() || left_ >= kNarrowestFragment + kBetweenColumns;
  }

  // Adds the sentence, whole or cut, and returns the words it was taken for.
  Words take(const Candidate& candidate, Words shown) {
    if (!fragments_.empty()) left_ -= kBetweenColumns;
    const std::string_view text = readable(candidate.paragraph);
    const Sentence& sentence = candidate.sentence;
    Fragment fragment{candidate.paragraph, sentence.begin, sentence.end, false, false};
    std::size_t width = columns_up_to(text, sentence.begin, sentence.end, left_);
    Words words = candidate.words;
    if (width > left_) {
      words = cut(text, candidate, shown, fragment) | (candidate.words & ~shown);
      width = columns_up_to(text, fragment.begin, fragment.end, left_);
    }
    left_ -= std::min(left_, width);
    fragments_.push_back(fragment);
    return words;
  }

  // Narrows `fragment` to the piece of a long sentence that has most new words.
  Words cut(std::string_view text, const Candidate& candidate, Words shown, Fragment& fragment) {
    const std::size_t room = left_ - std::min<std::size_t>(left_, 2);
    const std::size_t before = room / kContextShare;
    const Place* best = nullptr;
    Words best_words = 0;
    for (const Place& place : candidate.places) {
      const std::size_t reach = cut_after(text, place.begin, candidate.sentence.end, room - before);
      const Words words = words_within(candidate, place.begin, reach);
      if (best == nullptr || std::popcount(words & ~shown) > std::popcount(best_words & ~shown)) {
        best = &place;
        best_words = words;
      }
    }
    fragment.begin = cut_before(text, candidate.sentence.begin, best->begin, before);
    fragment.end = cut_after(text, fragment.begin, candidate.sentence.end, room);
    fragment.cut_front = fragment.begin > candidate.sentence.begin;
    fragment.cut_back = fragment.end < candidate.sentence.end;
    return best_words;
  }

  static Words words_within(const Candidate& candidate, std::size_t begin, std::size_t end) {
    Words words = 0;
    for (const Place& place : candidate.places) {
      if (place.begin >= begin && place.end <= end) words |= place.word;
    }
    return words;
  }

  void begin_at_top() {
    for (std::size_t i = 0; i < article_.paragraphs.size(); ++i) {
      if (spots_[i].field) continue;
      const std::string_view text = readable(i);
      const std::vector<Sentence> sentences = split_sentences(utf8_prefix(text, kNearbyBytes));
      if (sentences.empty()) continue;
      const Sentence& first = sentences.front();
      const std::size_t end = cut_after(text, first.begin, first.end, left_ - 1);
      fragments_.push_back({i, first.begin, end, false, end < first.end});
      left_ -= std::min(left_, columns_up_to(text, first.begin, end, left_));
      return;
    }
  }

  // Fills the room that is left with the sentences that follow.
  void extend() {
    for (std::size_t i = 0; i < fragments_.size(); ++i) {
      Fragment& fragment = fragments_[i];
      if (fragment.cut_back) continue;
      const std::string_view text = readable(fragment.paragraph).substr(fragment.end);
      const std::size_t stop =
          i + 1 < fragments_.size() && fragments_[i + 1].paragraph == fragment.paragraph
              ? fragments_[i + 1].begin
              : std::string_view::npos;
      const std::size_t from = fragment.end;
      for (const Sentence& next : split_sentences(utf8_prefix(text, kNearbyBytes))) {
        if (from + next.end > stop) break;
        const std::size_t width = columns_up_to(text, fragment.end - from, next.end, left_);
        if (width > left_) break;
        fragment.end = from + next.end;
        left_ -= width;
      }
    }
  }

  [[nodiscard]] std::vector<SnippetPart> parts() {
    std::vector<SnippetPart> parts;
    for (std::size_t i = 0; i < fragments_.size(); ++i) {
      const Fragment& fragment = fragments_[i];
      if (i > 0) {
        parts.push_back({std::string(joint(fragments_[i - 1], fragment)), false});
      } else if (fragment.cut_front) {
        parts.push_back({std::string(kCut), false});
      }
      const std::string_view text =
          readable(fragment.paragraph).substr(fragment.begin, fragment.end - fragment.begin);
      for (SnippetPart& part : mark_text(text, marker_.find(text, spots_[fragment.paragraph]))) {
        parts.push_back(std::move(part));
      }
    }
    if (!fragments_.empty() && fragments_.back().cut_back) {
      parts.push_back({std::string(kCut), false});
    }
    return joined(std::move(parts));
  }

  // Nothing is left out between two sentences in a row.
  [[nodiscard]] std::string_view joint(const Fragment& a, const Fragment& b) const {
    const bool in_a_row = a.paragraph == b.paragraph && !a.cut_back && !b.cut_front &&
                          a.end <= b.begin && b.begin - a.end <= 1;
    return in_a_row ? std::string_view(" ").substr(0, b.begin - a.end) : kBetween;
  }

  // Neighbours of one kind become one part.
  static std::vector<SnippetPart> joined(std::vector<SnippetPart> parts) {
    std::vector<SnippetPart> result;
    for (SnippetPart& part : parts) {
      if (!result.empty() && !part.hit && !result.back().hit) {
        result.back().text += part.text;
      } else if (!part.text.empty()) {
        result.push_back(std::move(part));
      }
    }
    return result;
  }

  [[nodiscard]] std::string_view readable(std::size_t paragraph) const {
    return utf8_prefix(article_.paragraphs[paragraph], kSnippetBytes);
  }

  const Article& article_;
  Marker& marker_;
  const std::vector<Spot> spots_;  // of the paragraphs
  std::vector<Candidate> candidates_;
  std::vector<Fragment> fragments_;
  std::size_t left_ = kSnippetColumns;
};

}  // namespace

std::vector<SnippetPart> make_snippet(const Article& article, Marker& marker) {
  return SnippetMaker(article, marker).make();
}

std::vector<SnippetPart> mark_text(std::string_view text, const std::vector<Mark>& marks) {
  std::vector<SnippetPart> parts;
  std::size_t done = 0;
  for (std::size_t i = 0; i < marks.size();) {
    const std::size_t begin = marks[i].begin;
    std::size_t end = marks[i].end;
    for (++i; i < marks.size() && marks[i].begin < end; ++i) end = std::max(end, marks[i].end);
    if (begin > done) parts.push_back({std::string(text.substr(done, begin - done)), false});
    parts.push_back({std::string(text.substr(begin, end - begin)), true});
    done = end;
  }
  if (done < text.size()) parts.push_back({std::string(text.substr(done)), false});
  return parts;
}

}  // namespace byline
