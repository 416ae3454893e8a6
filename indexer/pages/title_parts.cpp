// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/title_parts.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline {

namespace {

using std::string_view;

// The last two stand without spaces, in Japanese and in Korean titles.
constexpr std::array<string_view, 12> kSeparators = {" - ", " | ", " – ",  " — ", " · ", " : ",
                                                     " » ", " « ", " :: ", " @ ", "｜",  "ㅣ"};

// Folded, without spaces, dots and the like.
std::string letters_of(string_view text) {
  std::string letters = fold_value(text);
  std::erase_if(letters, [](char c) { return c > 0 && !is_digit(c) && (c < 'a' || c > 'z'); });
  return letters;
}

// Whether the letters of an end of a title are those of a host, or one has the other. A section may
// be a part of a host, too: "coast" of coastnews.example; and the host a small part of a headline,
// which is the longer end: "time" of time.example.
bool names_site(string_view end, string_view rest, const std::string& site) {
  constexpr std::size_t kMinLetters = 4;
  constexpr std::size_t kMaxBytes = 200;
  if (end.size() > kMaxBytes) return false;
  const std::string name = letters_of(end);
  if (name.size() < kMinLetters || site.size() < kMinLetters) return false;
  const bool is_most = 10 * name.size() >= 6 * site.size() && site.find(name) != site.npos;
  const bool may_be_longer = end.size() < rest.size() || 10 * site.size() >= 6 * name.size();
  return is_most || (may_be_longer && name.find(site) != name.npos);
}

}  // namespace

std::vector<TitleEnds> ends_of(string_view title) {
  std::vector<TitleEnds> found;
  for (const string_view separator : kSeparators) {
    const std::size_t first = title.find(separator);
    if (first == string_view::npos || first == 0) continue;
    const std::size_t last = title.rfind(separator);
    found.push_back({title.substr(0, first), title.substr(first + separator.size()),
                     title.substr(0, last), title.substr(last + separator.size())});
  }
  return found;
}

bool begins_with_separator(string_view text) {
  return std::any_of(kSeparators.begin(), kSeparators.end(),
                     [text](string_view mark) { return text.starts_with(mark); });
}

string_view without_open_end(string_view title) {
  for (const string_view separator : kSeparators) {
    const string_view open =
        separator.ends_with(' ') ? separator.substr(0, separator.size() - 1) : separator;
    if (title.ends_with(open)) return title.substr(0, title.size() - open.size());
  }
  return title;
}

bool is_site_name(const std::string& shown, const std::string& title) {
  const string_view closed = without_open_end(title);
  const std::vector<TitleEnds> all = ends_of(closed);
  return std::any_of(all.begin(), all.end(), [&](const TitleEnds& ends) {
    // "The Herald | A storm came": the shorter side is the name.
    const bool is_head = ends.head == shown && shown.size() < ends.behind_head.size() / 2;
    const string_view first = ends.behind_head.substr(0, shown.size());
    const string_view rest = ends.behind_head.substr(first.size());
    const bool is_middle =
        first == shown && shown.size() < ends.head.size() && begins_with_separator(rest);
    return ends.tail == shown || is_head || is_middle;
  });
}

bool is_end_of(string_view name, string_view title) {
  const bool begins = title.starts_with(name);
  const bool ends = title.ends_with(name);
  if (!begins && !ends) return false;
  return std::any_of(kSeparators.begin(), kSeparators.end(), [&](string_view separator) {
    return (begins && title.substr(name.size()).starts_with(separator)) ||
           (ends && title.substr(0, title.size() - name.size()).ends_with(separator));
  });
}

std::string site_in_title(const PageFacts& facts, string_view host) {
  const std::string site = letters_of(host.substr(0, host.rfind('.')));
  // The shortest that fits: a title may have several kinds of separators.
  string_view best;
  for (const PageFact* fact : facts.of(Slot::Title)) {
    for (const TitleEnds& ends : ends_of(fact->texts.front())) {
      for (const auto& [end, rest] :
           {std::pair(ends.tail, ends.before_tail), std::pair(ends.head, ends.behind_head)}) {
        if (names_site(end, rest, site) && (best.empty() || end.size() < best.size())) best = end;
      }
    }
  }
  return squeeze(best);
}

}  // namespace byline
