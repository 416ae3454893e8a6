// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/figures.hpp"

#include <fmt/format.h>

#include <array>
#include <optional>

#include "common/date/date.hpp"
#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline {

namespace {

using std::string_view;

// What parts the figures of a date: the first two, and the last two.
struct Gaps {
  string_view first, second;
};

constexpr auto kGaps = std::to_array<Gaps>({{" | ", " | "},
                                            {". ", ". "},
                                            {".", "."},
                                            {"-", "-"},
                                            {"/", "/"},
                                            {"年", "月"},
                                            {"년 ", "월 "},
                                            {"년", "월"}});

struct Figures {
  std::array<string_view, 3> parts;
  string_view gap;
  std::size_t end = 0;  // in the text
};

// Three numbers at a place, with what parts them.
std::optional<Figures> figures_at(string_view text, std::size_t at) {
  for (const Gaps& gaps : kGaps) {
    Figures found{{}, gaps.first, at};
    std::size_t& end = found.end;
    bool fits = true;
    for (std::size_t i = 0; i < found.parts.size() && fits; ++i) {
      const string_view gap = i == 0 ? "" : i == 1 ? gaps.first : gaps.second;
      fits = text.substr(end).starts_with(gap);
      end += fits ? gap.size() : 0;
      found.parts[i] = text.substr(end, digits_at(text, end));
      end += found.parts[i].size();
      fits &= !found.parts[i].empty();
    }
    if (fits) return found;
  }
  return std::nullopt;
}

int number(string_view digits) {
  int value = 0;
  for (const char c : digits) value = 10 * value + (c - '0');
  return value;
}

bool is_short(string_view digits) {
  return digits.size() <= 2;
}

std::string date_of_figures(const Figures& figures) {
  const auto& [a, b, c] = figures.parts;
  if (a.size() == 4 && is_short(b) && is_short(c)) {
    const bool is_iso = figures.gap != "-" || (b.size() == 2 && c.size() == 2);
    return is_iso ? fmt::format("{}-{:02}-{:02}", a, number(b), number(c)) : std::string();
  }
  const bool is_dotted = figures.gap.find_first_of(".|") != string_view::npos && is_short(a) &&
                         is_short(b) && c.size() == 4;
  return is_dotted ? fmt::format("{}.{}.{}", a, b, c) : std::string();
}

// ISO 8601's number of a folded word that is a weekday or its abbreviation, or 0.
int weekday_number(string_view word) {
  constexpr std::array<string_view, 7> kDays = {
      " mon monday montag mo lundi lun lunes lunedi segunda maandag ma ",
      " tue tues tuesday dienstag di mardi mar martes martedi terca dinsdag ",
      " wed wednesday mittwoch mi mercredi mer miercoles mie mercoledi quarta woensdag wo ",
      " thu thur thurs thursday donnerstag do jeudi jeu jueves jue giovedi gio quinta donderdag ",
      " fri friday freitag fr vendredi ven viernes vie venerdi sexta vrijdag vr ",
      " sat saturday samstag sonnabend sa samedi sam sabado sab sabato zaterdag za ",
      " sun sunday sonntag so dimanche dim domingo dom domenica zondag zo "};
  for (std::size_t i = 0; i < kDays.size(); ++i) {
    if (kDays[i].find(" " + std::string(word) + " ") != string_view::npos)
      return static_cast<int>(i) + 1;
  }
  return 0;
}

int weekday_in(string_view text) {
  for (const std::string& word : list_items(fold_value(text), " ,.-()|/:")) {
    if (const int day = weekday_number(word); day != 0) return day;
  }
  return 0;
}

// "9:44 PM" behind a date: so writes who puts the month first.
bool is_half_day(string_view behind) {
  constexpr std::size_t kNear = 16;
  const std::string near = lower_ascii(behind.substr(0, kNear));
  for (const string_view word : {"am", "pm", "a.m.", "p.m."}) {
    const std::size_t at = near.find(word);
    if (at == near.npos || at == 0 || (near[at - 1] != ' ' && !is_digit(near[at - 1]))) continue;
    const std::size_t end = at + word.size();
    if (end == near.size() || near[end] < 'a' || near[end] > 'z') return true;
  }
  return false;
}

// Which of a date's two readings it is.
std::string reading_of(const std::optional<Date>& month_first, const std::optional<Date>& day_first,
                       string_view before, string_view behind, string_view language) {
  const int weekday = weekday_in(before);
  const bool fits_month = month_first && weekday == iso_weekday(month_first->first_day());
  const bool fits_day = day_first && weekday == iso_weekday(day_first->first_day());
  if (fits_month != fits_day) return fits_month ? month_first->to_string() : day_first->to_string();
  const std::string code = lower_ascii(language);
  const bool is_english = code.empty() || code == "en";
  if (is_english && month_first && is_half_day(behind)) return month_first->to_string();
  // Plain "en" may be of any country.
  if (code == "en-us" || code == "en_us") return month_first ? month_first->to_string() : "";
  return code.size() < 2 || code == "en" || !day_first ? "" : day_first->to_string();
}

}  // namespace

std::size_t digits_at(string_view text, std::size_t at) {
  std::size_t size = 0;
  while (at + size < text.size() && is_digit(text[at + size])) ++size;
  return size;
}

std::string date_in_figures(string_view text) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const std::optional<Figures> figures = figures_at(text, at);
    std::string date = figures ? date_of_figures(*figures) : std::string();
    if (!date.empty()) return date;
    at += digits_at(text, at);
  }
  return {};
}

std::string slash_date(string_view text, string_view language) {
  for (std::size_t at = 0; at < text.size(); ++at) {
    if (!is_digit(text[at])) continue;
    const std::optional<Figures> figures = figures_at(text, at);
    const bool is_slashed = figures && (figures->gap == "/" || figures->gap == "-") &&
                            is_short(figures->parts[0]) && is_short(figures->parts[1]) &&
                            figures->parts[2].size() == 4;
    if (is_slashed) {
      const int year = number(figures->parts[2]);
      const int first = number(figures->parts[0]);
      const int second = number(figures->parts[1]);
      if (first < 1 || second < 1) return {};
      return reading_of(make_date(year, first, second), make_date(year, second, first),
                        text.substr(0, at), text.substr(figures->end), language);
    }
    at += digits_at(text, at);
  }
  return {};
}

}  // namespace byline
