// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/repeated_lines.hpp"

#include <algorithm>
#include <array>
#include <vector>

#include "common/date/article_date.hpp"
#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/cleaning/byline_words.hpp"

namespace byline {

namespace {

constexpr std::size_t kTopParagraphs = 6;
constexpr std::size_t kMaxBylineBytes = 160;
constexpr std::size_t kMaxDateBytes = 60;
constexpr std::size_t kMaxOutletBytes = 200;

void drop_ending(std::string& text, std::initializer_list<std::string_view> endings) {
  constexpr std::size_t kMinRest = 3;
  for (const std::string_view ending : endings) {
    if (!text.ends_with(ending) || text.size() < ending.size() + kMinRest) continue;
    text.resize(text.size() - ending.size());
    return;
  }
}

void drop_start(std::string& text, std::string_view start) {
  if (text.starts_with(start) && text.size() > start.size() + 2) text.erase(0, start.size());
}

// An outlet's name without a bracket behind it.
std::string_view before_bracket(std::string_view name) {
  return name.substr(0, std::min(name.find(" ("), kMaxOutletBytes));
}

// That without what differs between its spellings.
std::string bare_outlet(std::string_view name) {
  std::string bare = fold_value(name);
  std::erase(bare, ' ');
  drop_start(bare, "www.");
  drop_ending(bare, {".com.au", ".co.uk", ".co.in", ".co.nz", ".com", ".org", ".net", ".in", ".ca",
                     ".de", ".fr", ".ie"});
  drop_start(bare, "the");
  drop_ending(bare, {"online", "news"});
  return bare;
}

bool has_capital(std::string_view word) {
  const auto first = static_cast<unsigned char>(word[0]);
  return (first >= 'A' && first <= 'Z') || first >= 0x80;
}

std::vector<std::string_view> words_of(std::string_view text) {
  std::vector<std::string_view> words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

bool is_small_word(std::string_view word) {
  static constexpr std::array<std::string_view, 20> kSmall = {
      "and", "by", "for", "in",  "with", "of", "the", "de", "van", "von",
      "der", "la", "el",  "del", "di",   "da", "bin", "al", "to",  "staff"};
  return std::find(kSmall.begin(), kSmall.end(), fold_case(word)) != kSmall.end();
}

bool ends_sentence(std::string_view line) {
  return line.ends_with('.') || line.ends_with('!') || line.ends_with('?');
}

class TopLines {
 public:
  TopLines(const Article& article, std::string_view full_title, const OutletNames& outlet)
      : article_(article),
        outlet_(outlet),
        title_(fold_value(article.title)),
        full_title_(fold_value(full_title)),
        byline_(fold_value(article.byline)) {
    for (const std::string& author : article.authors) {
      authors_ += (authors_.empty() ? "" : ", ") + fold_value(author);
    }
  }

  // Whether `line` only repeats what the article's fields say; remembers a byline.
  bool repeats(const std::string& line) {
    // A whole paragraph need not be folded to see that it repeats no field.
    if (line.size() > kMaxBylineBytes && !may_be(line, title_) && !may_be(line, full_title_))
      return outlet_.has(line);
    const std::string folded = fold_value(line);
    if (folded == title_ || folded == full_title_) return true;
    if (is_byline(line, folded)) {
      byline_line_ = line;
      return true;
    }
    return outlet_.has(line) || is_date(line);
  }

  std::string take_byline_line() { return std::move(byline_line_); }

 private:
  // Whether a line may be a folded text when it is folded too.
  static bool may_be(const std::string& line, const std::string& folded) {
    if (line.empty() || folded.empty() || line.size() > 3 * folded.size()) return false;
    const bool is_letter = is_upper(line[0]) || (line[0] >= 'a' && line[0] <= 'z');
    return !is_letter || lower_ascii(line[0]) == folded[0];
  }

  bool is_byline(const std::string& line, const std::string& folded) const {
    if (line.size() > kMaxBylineBytes || !byline_line_.empty()) return false;
    if (!authors_.empty() && (folded == authors_ || folded == byline_)) return true;
    if (!is_byline_line(line)) return false;
    if (article_.authors.empty()) return true;
    const Byline found = parse_byline(line);
    return std::any_of(found.people.begin(), found.people.end(), [this](const std::string& name) {
      return authors_.find(fold_value(name)) != std::string::npos;
    });
  }

  bool is_date(const std::string& line) const {
    return article_.date.is_known() && line.size() <= kMaxDateBytes &&
           parse_article_date(line) == article_.date;
  }

  const Article& article_;
  const OutletNames& outlet_;
  std::string title_;
  std::string full_title_;
  std::string byline_;
  std::string authors_;
  std::string byline_line_;
};

}  // namespace

OutletNames::OutletNames(const Article& article)
    : bare_{bare_outlet(before_bracket(article.outlet)),
            bare_outlet(before_bracket(site_of(article)))} {}

bool OutletNames::has(std::string_view name) const {
  if (name.empty() || name.size() > kMaxOutletBytes) return false;
  name = before_bracket(name);
  if (is_too_long(name)) return false;
  const std::string bare = bare_outlet(name);
  return !bare.empty() && std::find(bare_.begin(), bare_.end(), bare) != bare_.end();
}

// Most lines are longer than any spelling of the outlet, and need not be folded to see it. ASCII
// keeps its bytes when it is folded; the spaces go, at most every other byte.
bool OutletNames::is_too_long(std::string_view name) const {
  constexpr std::size_t kMostTakenOff = 24;  // "www.", "the", ".co.uk", "online"
  const std::size_t longest = std::max(bare_[0].size(), bare_[1].size());
  return name.size() > 2 * (longest + kMostTakenOff) && is_ascii(name) && is_squeezed(name);
}

std::string title_without_outlet(const std::string& title, const OutletNames& outlet) {
  constexpr std::array<std::string_view, 6> kSeparators = {" - ", " | ", " – ",
                                                           " — ", " · ", " : "};
  std::size_t cut = std::string_view::npos;
  std::size_t width = 0;
  for (const std::string_view separator : kSeparators) {
    const std::size_t at = title.rfind(separator);
    if (at == std::string_view::npos || (cut != std::string_view::npos && at < cut)) continue;
    cut = at;
    width = separator.size();
  }
  if (cut == std::string_view::npos || cut == 0) return title;
  const std::string_view whole = title;
  if (!outlet.has(whole.substr(cut + width))) return title;
  return squeeze(whole.substr(0, cut));
}

bool is_byline_line(std::string_view line) {
  const std::size_t lead = lead_bytes(line, true);
  if (lead == 0 || line.size() > kMaxBylineBytes || ends_sentence(line)) return false;
  const auto words = words_of(line.substr(lead));
  constexpr std::size_t kMaxWords = 18;
  if (words.empty() || words.size() > kMaxWords) return false;
  const bool are_names = std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return has_capital(word) || is_small_word(word) || word == "&" || word == "|" || word == "-";
  });
  if (!are_names || !has_capital(words[0])) return false;
  const Byline found = parse_byline(line);
  return !found.people.empty() || !found.agency.empty();
}

bool is_names_line(std::string_view line) {
  constexpr std::size_t kMaxBytes = 120;
  if (line.size() > kMaxBytes || ends_sentence(line) || line.find_first_of(":;?!\"") != line.npos) {
    return false;
  }
  const auto words = words_of(line);
  const bool are_names = std::all_of(words.begin(), words.end(), [](std::string_view word) {
    return has_capital(word) || is_small_word(word) || word == "&";
  });
  if (!are_names || words.size() < 2) return false;
  const Byline found = parse_byline(line);
  return !found.people.empty() &&
         std::all_of(found.people.begin(), found.people.end(), [](const std::string& name) {
           const auto count = std::count(name.begin(), name.end(), ' ');
           return count == 1 || count == 2;
         });
}

namespace {

// "Albany Bureau", "Special for The Herald", "Opinion columnist": below names, it says whose.
bool is_office_line(std::string_view line) {
  constexpr std::size_t kMaxBytes = 60;
  if (line.empty() || line.size() > kMaxBytes || ends_sentence(line)) return false;
  const auto words = words_of(line);
  constexpr std::size_t kMaxWords = 6;
  const bool says_office = std::any_of(words.begin(), words.end(), [](std::string_view word) {
    const std::string low = fold_case(word);
    return is_role_word(low) || is_outlet_word(low) || low == "special";
  });
  return words.size() <= kMaxWords && says_office && parse_byline(line).people.empty();
}

// Marks names and the office below them; returns them joined.
std::string mark_names(const std::vector<std::string>& paragraphs, const OutletNames& outlet,
                       std::vector<bool>& repeated) {
  constexpr std::size_t kTopNames = 3;
  for (std::size_t i = 0; i < kTopNames && i + 1 < paragraphs.size(); ++i) {
    if (repeated[i]) continue;
    const bool is_above =
        repeated[i + 1] ? outlet.has(paragraphs[i + 1]) : is_office_line(paragraphs[i + 1]);
    if (!is_above || !is_names_line(paragraphs[i])) return {};
    repeated[i] = true;
    repeated[i + 1] = true;
    return paragraphs[i] + ", " + paragraphs[i + 1];
  }
  return {};
}

void erase_marked(std::vector<std::string>& paragraphs, const std::vector<bool>& marked) {
  std::size_t kept = 0;
  for (std::size_t at = 0; at < paragraphs.size(); ++at) {
    if (marked[at]) continue;
    if (kept != at) paragraphs[kept] = std::move(paragraphs[at]);
    ++kept;
  }
  paragraphs.resize(kept);
}

}  // namespace

std::string take_repeated_lines(Article& article, std::string_view full_title,
                                const OutletNames& outlet) {
  TopLines top(article, full_title, outlet);
  auto& paragraphs = article.paragraphs;
  std::vector<bool> repeated(paragraphs.size(), false);
  const std::size_t end = std::min(paragraphs.size(), kTopParagraphs);
  for (std::size_t at = 0; at < end; ++at) repeated[at] = top.repeats(paragraphs[at]);
  std::string found = top.take_byline_line();
  if (found.empty() && article.authors.empty()) found = mark_names(paragraphs, outlet, repeated);
  if (std::find(repeated.begin(), repeated.end(), false) != repeated.end()) {
    erase_marked(paragraphs, repeated);
  }
  return found;
}

}  // namespace byline
