// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "common/text/fold.hpp"
#include "indexer/cleaning/byline_words.hpp"
#include "indexer/cleaning/clean.hpp"
#include "indexer/cleaning/name_case.hpp"

namespace byline {

namespace {

using Words = std::vector<std::string_view>;

constexpr std::size_t kMaxBylineBytes = 8192;
constexpr std::size_t kMaxNameBytes = 80;
constexpr std::size_t kMaxNameWords = 6;
constexpr std::size_t kMaxPeople = 32;

Words words_of(std::string_view text) {
  Words words;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(' '), text.size());
    if (end > 0) words.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return words;
}

std::string joined(const Words& words, std::size_t begin, std::size_t end) {
  std::string text;
  for (std::size_t i = begin; i < end; ++i) {
    if (!text.empty()) text += ' ';
    text += words[i];
  }
  return text;
}

std::string_view trimmed(std::string_view text, std::string_view around) {
  const std::size_t begin = text.find_first_not_of(around);
  if (begin == std::string_view::npos) return {};
  return text.substr(begin, text.find_last_not_of(around) - begin + 1);
}

bool is_address(std::string_view word) {
  word = trimmed(word, "<>()[],;:");
  const std::string start = fold_case(word.substr(0, 8));
  return word.find('@') != std::string_view::npos || start.starts_with("http:/") ||
         start.starts_with("https:/") || start.starts_with("www.");
}

// A word without spaces around it that looks like a host: "Dailymail.com", "TIMESOFINDIA.COM".
bool is_host(std::string_view word) {
  const std::size_t dot = word.rfind('.');
  if (dot == std::string_view::npos || dot < 3) return false;
  const std::size_t size = word.size() - dot - 1;
  return size >= 2 && size <= 4 && word.find_first_of("&'") == std::string_view::npos &&
         word.substr(0, dot).find("..") == std::string_view::npos;
}

// Whether a word says that it is an outlet's name. "Fox" behind a first name is a name.
bool is_outlet_at(const Words& words, std::size_t at) {
  const std::string low = fold_case(words[at]);
  if (low != "fox" || at == 0) return is_outlet_word(low);
  const std::string_view before = words[at - 1];
  return before.size() <= 4 && is_all_capitals(before) && (before[0] == 'W' || before[0] == 'K');
}

bool names_outlet(const Words& words) {
  for (std::size_t i = 0; i < words.size(); ++i)
    if (is_outlet_at(words, i)) return true;
  return false;
}

// Whether one word stands before a place, behind the line's beginning, "By" or what joins names.
bool is_first_name(const Words& words, std::size_t at) {
  if (at == 0) return false;
  if (at == 1) return true;
  const std::string before = fold_case(words[at - 2]);
  return before == "by" || is_join_word(before) || is_join_sign(before) || before.ends_with(',');
}

// "William (Bill) Reed" without the bracket: one word between one word and another is a nickname or
// initials.
std::string without_nicknames(std::string_view text) {
  const Words words = words_of(text);
  std::string kept;
  for (std::size_t i = 0; i < words.size(); ++i) {
    const bool is_nickname = words[i].starts_with('(') && words[i].ends_with(')') &&
                             i + 1 < words.size() && is_first_name(words, i) &&
                             fold_case(words[i + 1]) != words[i + 1];
    if (!is_nickname) kept += (kept.empty() ? "" : " ") + std::string(words[i]);
  }
  return kept;
}

// Addresses taken out, brackets and the like as commas.
std::string without_addresses(std::string_view text) {
  std::string spaced;
  for (const char c : text) {
    if (c == '"') continue;
    const bool bracket = c == '(' || c == ')' || c == '[' || c == ']' || c == '<' || c == '>';
    spaced += bracket ? " , " : std::string(1, c);
  }
  std::string kept;
  for (const std::string_view word : words_of(spaced)) {
    if (is_address(word)) {
      // What stood on both sides was not one name.
      kept += " ,";
      continue;
    }
    if (!kept.empty()) kept += ' ';
    kept += word;
  }
  return kept;
}

// One side of a comma, or of a word that joins.
struct Part {
  std::string text;
  bool after_comma = false;
};

class PartSplitter {
 public:
  explicit PartSplitter(std::string_view text) : words_(words_of(text)) {}

  std::vector<Part> run() {
    for (const std::string_view word : words_) {
      if (joins(word) || is_join_sign(word)) {
        end_part(word == ",");
      } else {
        add_word(word);
      }
    }
    end_part(false);
    return std::move(parts_);
  }

 private:
  static bool joins(std::string_view word) {
    const std::string low = fold_case(word);
    return is_join_word(low) && (word.size() > 1 || word == "&" || word == low);
  }

  // A word may hold separators: "Moss/Reed", "Moss,Reed;", "Moss;and".
  void add_word(std::string_view word) {
    while (!word.empty()) {
      const std::size_t end = std::min(word.find_first_of(",;|/"), word.size());
      const bool begins_part = current_.empty() && joins(word.substr(0, end));
      if (end > 0 && !begins_part)
        current_ += (current_.empty() ? "" : " ") + std::string(word.substr(0, end));
      if (end == word.size()) return;
      end_part(word[end] == ',');
      word.remove_prefix(end + 1);
    }
  }

  void end_part(bool by_comma) {
    const std::string_view text = trimmed(current_, " .:-*_\"");
    if (!text.empty()) parts_.push_back({std::string(text), next_after_comma_});
    current_.clear();
    next_after_comma_ = by_comma;
  }

  Words words_;
  std::vector<Part> parts_;
  std::string current_;
  bool next_after_comma_ = false;
};

// Whether `name` could be what a person is called.
bool is_person(std::string_view name) {
  const Words words = words_of(name);
  if (words.empty() || words.size() > kMaxNameWords || name.size() > kMaxNameBytes) return false;
  const bool has_letter = std::any_of(name.begin(), name.end(), [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c & 0x80) != 0;
  });
  if (!has_letter) return false;  // a telephone number
  const bool has_digit = name.find_first_of("0123456789") != std::string_view::npos;
  if (has_digit && words.size() > 1) return false;
  return !is_nobody(fold_value(name)) && !is_noise_word(fold_case(words[0]));
}

// "gr/bp": the desk's initials beside a slash, as agencies sign.
bool are_initials(const std::string& part, std::string_view line) {
  constexpr std::size_t kMostBytes = 4;
  const bool are_short =
      part.size() <= kMostBytes &&
      std::all_of(part.begin(), part.end(), [](char c) { return c >= 'a' && c <= 'z'; });
  return are_short && (line.ends_with("/" + part) || line.starts_with(part + "/") ||
                       line.find("/" + part + "/") != std::string_view::npos);
}

class Reading {
 public:
  explicit Reading(Byline& byline) : byline_(byline) {}

  void add(const Part& part) {
    std::string text = part.text;
    if (const WorkLead lead = work_lead(text); lead.bytes > 0) {
      work_ = lead.work;
      text.erase(0, lead.bytes);
    } else if (lead_bytes(text, part.after_comma) > 0) {
      work_ = Work::Writing;
    }
    // A picture's agency is not the article's.
    if (work_ == Work::Other) return;
    text = without_lead(std::move(text), part.after_comma);
    if (text.empty()) return;
    if (take_suffix(text) || take_agency(text)) return;
    cut_agency(text);
    take_outlet_behind_for(text);
    for (const std::string& name : std::exchange(pairs_, {})) take_person(name, false);
    cut_place(text);
    if (take_role(text, part.after_comma) || take_agency(text) || take_outlet(text, part)) return;
    take_person(text, part.after_comma);
  }

 private:
  // "By", "Analysis by", ... at the start of a part; only there may one-word prepositions stand.
  static std::string without_lead(std::string text, bool after_comma) {
    for (bool again = true; again;) {
      const std::size_t size = lead_bytes(text, after_comma);
      again = size > 0;
      text = std::string(trimmed(std::string_view(text).substr(size), " .:-"));
    }
    return text;
  }

  // "Jr." behind a comma belongs to the name before it; a degree belongs to nobody.
  bool take_suffix(const std::string& text) {
    const std::string folded = fold_value(text);
    if (is_degree(folded)) return true;
    if (!is_name_suffix(folded) || people().empty()) return false;
    people().back() += " " + text;
    return true;
  }

  bool take_agency(std::string_view text) {
    std::string agency = agency_named(text);
    if (agency.empty()) return false;
    if (byline_.agency.empty()) byline_.agency = std::move(agency);
    return true;
  }

  // An agency with nothing between it and a name: "ANN LEE Associated Press", "Ann Lee AP Medical
  // Writer", "Reuters Ann Lee". Leaves the name.
  void cut_agency(std::string& text) {
    const Words words = words_of(text);
    for (std::size_t begin = 0; begin + 1 < words.size(); ++begin) {
      for (std::size_t end = words.size(); end > begin; --end) {
        if (!is_agency_beside(words, begin, end)) continue;
        if (!take_agency(joined(words, begin, end))) continue;
        text = begin > 0 ? joined(words, 0, begin) : joined(words, end, words.size());
        return;
      }
    }
  }

  // Whether words could be an agency where they stand. A single one that may be a name as well
  // ("Michael Bloomberg", "Antara Lee", "Ann Lee PA") is none.
  static bool is_agency_beside(const Words& words, std::size_t begin, std::size_t end) {
    constexpr std::size_t kMostWords = 4;
    constexpr std::size_t kNameWords = 2;
    if (end - begin > kMostWords) return false;
    const bool has_office = end < words.size() && is_role_word(fold_case(words.back()));
    if (end - begin == 1) {
      const std::string low = fold_case(words[begin]);
      const bool is_initials = is_all_capitals(words[begin]) && low != "pa";
      if (low != "reuters" && !(low == "ap" && is_initials) && !(has_office && is_initials)) {
        return false;
      }
    }
    if (begin == 0) {
      return has_office ||
             (end + kNameWords <= words.size() && !is_outlet_word(fold_case(words[end])));
    }
    return begin >= kNameWords && (end == words.size() || has_office);
  }

  void set_outlet(std::string_view outlet) {
    if (byline_.outlet.empty() && !outlet.empty()) byline_.outlet = outlet;
  }

  // "Ann Lee for The Herald", "Special to The Times": leaves what stands before.
  void take_outlet_behind_for(std::string& text) {
    const Words words = words_of(text);
    for (std::size_t i = 0; i + 1 < words.size(); ++i) {
      const std::string low = fold_case(words[i]);
      const bool special = i == 0 && low == "special" && words.size() > 2;
      if (low != "for" && !special) continue;
      std::size_t begin = i + (special ? 2 : 1);
      std::size_t end = words.size();
      for (std::size_t k = begin; k < end; ++k) {
        if (is_host(words[k])) end = k + 1;
      }
      const std::string outlet = joined(words, begin, end);
      if (!take_agency(outlet)) set_outlet(outlet);
      if (end < words.size()) rest_.push_back(joined(words, end, words.size()));
      text = joined(words, 0, i);
      if (!special) part_pairs(text);
      return;
    }
  }

  // "Ann Lee Jo Reed for The Herald": some papers put nothing between the names. Four or more words
  // in pairs, each with a capital, are taken for such.
  void part_pairs(std::string& text) {
    const Words words = words_of(text);
    constexpr std::size_t kTwoNames = 4;
    if (words.size() < kTwoNames || words.size() % 2 != 0) return;
    const bool are_names = std::all_of(words.begin(), words.end(), [](std::string_view word) {
      const std::string low = fold_case(word);
      return word.size() > 1 && word[1] != '.' && low != word && !is_role_word(low) &&
             !is_role_adjective(low) && !is_name_suffix(low);
    });
    if (!are_names) return;
    for (std::size_t i = 0; i < words.size(); i += 2) pairs_.push_back(joined(words, i, i + 2));
    text.clear();
  }

  // "Ann Lee in Geneva": the place is no part of the name.
  static void cut_place(std::string& text) {
    const std::string low = fold_case(text);
    if (low.size() != text.size()) return;
    for (const std::string_view word : {" in ", " at ", " from "}) {
      if (const std::size_t at = low.find(word); at != std::string::npos) {
        text.resize(at);
        return;
      }
    }
  }

  // Drops "Staff Writer" and "Political Editor"; of "Ann Lee Senior Health Reporter" keeps the
  // name.
  bool take_role(std::string& text, bool after_comma) {
    const Words words = words_of(text);
    const auto is_role = [](std::string_view word) { return is_role_word(fold_case(word)); };
    if (std::none_of(words.begin(), words.end(), is_role)) return false;
    std::size_t end = 0;
    while (end < words.size() && !is_role(words[end]) &&
           !is_role_adjective(fold_case(words[end])) && !is_outlet_at(words, end)) {
      ++end;
    }
    const bool is_name = end >= 2 && end <= 3 && !after_comma && !is_outlet_at(words, end);
    if (!is_name) {
      // "AP Sports Writer", "Associated Press Staff".
      for (std::size_t size = words.size(); size > 0; --size) {
        if (take_agency(joined(words, 0, size))) break;
      }
      return true;
    }
    text = joined(words, 0, end);
    return false;
  }

  bool take_outlet(const std::string& text, const Part& part) {
    const Words words = words_of(text);
    if (words.empty()) return true;
    const bool is_known = is_host(text) || fold_case(words[0]) == "the" || names_outlet(words);
    constexpr std::size_t kMaxInitials = 6;
    const bool is_initials = words.size() == 1 && text.size() >= 2 && text.size() <= kMaxInitials &&
                             is_all_capitals(text) && (part.after_comma || text.size() <= 4);
    if (!is_known && !is_initials) return false;
    set_outlet(text);
    return true;
  }

  void take_person(const std::string& text, bool after_comma) {
    if (!is_person(text)) return;
    // Behind a whole name one word is a place or a subject: "Ann Lee, London".
    const bool is_single = text.find(' ') == std::string::npos;
    const bool has_whole =
        std::any_of(people().begin(), people().end(),
                    [](const std::string& name) { return name.find(' ') != std::string::npos; });
    if (is_single && after_comma && has_whole) return;
    std::string name = usual_case(text);
    const std::string folded = fold_value(name);
    const bool is_known =
        std::any_of(people().begin(), people().end(),
                    [&folded](const std::string& other) { return fold_value(other) == folded; });
    if (!is_known && people().size() < kMaxPeople) people().push_back(std::move(name));
  }

 public:
  // Names found behind an outlet: "Ann Lee for Herald.com Jo Reed for Herald.com".
  std::vector<std::string> take_rest() { return std::move(rest_); }
  [[nodiscard]] const std::vector<std::string>& editors() const { return editors_; }

 private:
  [[nodiscard]] std::vector<std::string>& people() {
    return work_ == Work::Editing ? editors_ : byline_.people;
  }

  Byline& byline_;
  Work work_ = Work::Writing;  // of those who are named
  std::vector<std::string> editors_;
  std::vector<std::string> rest_;
  std::vector<std::string> pairs_;
};

}  // namespace

Byline parse_byline(std::string_view text) {
  Byline byline;
  const std::string plain =
      without_addresses(without_nicknames(squeeze(text.substr(0, kMaxBylineBytes))));
  std::vector<Part> parts = PartSplitter(plain).run();
  std::erase_if(parts, [&plain](const Part& part) {
    return are_initials(part.text, plain) && agency_named(part.text).empty();
  });
  std::vector<std::string> editors;
  constexpr int kRounds = 8;
  for (int round = 0; round < kRounds && !parts.empty(); ++round) {
    Reading reading(byline);
    for (const Part& part : parts) reading.add(part);
    parts.clear();
    for (std::string& rest : reading.take_rest()) parts.push_back({std::move(rest), false});
    editors.insert(editors.end(), reading.editors().begin(), reading.editors().end());
  }
  // An editor stands for an article whose writer is not named.
  if (byline.people.empty()) byline.people = std::move(editors);
  return byline;
}

}  // namespace byline
