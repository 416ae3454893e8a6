// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/wire_message.hpp"

#include <algorithm>
#include <array>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline::wire {

namespace {

using std::string_view;
using Lines = std::vector<std::string_view>;

constexpr char kUs = '\x1F';  // parts the first header line of ANPA 1312

Lines lines_of(string_view text) {
  Lines lines;
  while (!text.empty()) lines.push_back(take_line(text));
  return lines;
}

// Without the signs that end a line in ANPA 1312: quad left, quad centre, and Kyodo's.
string_view without_end(string_view line) {
  line = trimmed(line);
  while (!line.empty() && (line.back() == '<' || line.back() == '=')) {
    line.remove_suffix(1);
    line = trimmed(line);
  }
  return line;
}

// Space bands, tabulator lines and the like are spaces.
std::string plain_words(string_view text) {
  std::string words(text);
  std::replace_if(
      words.begin(), words.end(), [](char c) { return c >= 0 && c < 0x20; }, ' ');
  return squeeze(words);
}

// Whether two digits are at least 01 and at most `most`.
bool is_within(string_view digits, string_view most) {
  return digits >= "01" && digits <= most;
}

bool is_byline(string_view line) {
  constexpr std::array<string_view, 5> kByWords = {"By ", "BY ", "Von ", "Par ", "Por "};
  return std::any_of(kByWords.begin(), kByWords.end(),
                     [line](string_view word) { return line.starts_with(word); });
}

// "AP-WF-11-13-13 1509GMT<" as MM-DD-YY, "KWS-21:37-09-12-18" as DD-MM-YY.
std::string dashed_date(string_view trailer) {
  for (std::size_t at = trailer.find('-'); at != string_view::npos;
       at = trailer.find('-', at + 1)) {
    const string_view date = trailer.substr(at + 1, 8);
    const bool is_date = date.size() == 8 && are_digits(date.substr(0, 2), 2) && date[2] == '-' &&
                         are_digits(date.substr(3, 2), 2) && date[5] == '-' &&
                         are_digits(date.substr(6), 2);
    if (!is_date) continue;
    const bool is_day_first = trailer.substr(0, at).find(':') != string_view::npos;
    const string_view month = date.substr(is_day_first ? 3 : 0, 2);
    const string_view day = date.substr(is_day_first ? 0 : 3, 2);
    if (!is_within(month, "12") || !is_within(day, "31")) continue;
    return "20" + std::string(date.substr(6)) + "-" + std::string(month) + "-" + std::string(day);
  }
  return {};
}

// "131137 GMT Nov 13": day, hour and minute, then month and year.
std::string day_of_month(string_view trailer) {
  const std::vector<std::string> words = list_items(trailer, " ");
  if (words.size() < 3 || !are_digits(words[0], 6)) return {};
  if (!is_within(words[0].substr(0, 2), "31")) return {};
  const std::string& year = words.back();
  const std::string& month = words[words.size() - 2];
  if (!are_digits(year, 2) || is_digit(month[0])) return {};
  return words[0].substr(0, 2) + " " + month + " 20" + year;
}

class Message {
 public:
  explicit Message(string_view text) {
    const std::size_t begin = std::min(text.find('\x02'), text.size());
    string_view body = text.substr(std::min(begin + 1, text.size()));
    const std::size_t end = std::min(body.find('\x03'), body.size());
    const string_view trailer = body.substr(std::min(end + 1, body.size()));
    body = body.substr(0, end);
    read_header(lines_of(text.substr(0, begin)));
    if (body.starts_with('^') || body.find("\n^") != string_view::npos) {
      read_marked(lines_of(body));
    } else {
      read_plain(lines_of(body));
    }
    add("date", date_of(plain_words(trailer.substr(0, trailer.find('\n')))));
    values_.emplace_back("body", std::move(body_));
  }

  [[nodiscard]] KeyedValues take() { return std::move(values_); }

 private:
  void add(string_view key, std::string value) {
    if (!value.empty()) values_.emplace_back(key, std::move(value));
  }

  static std::string date_of(string_view trailer) {
    std::string date = dashed_date(trailer);
    return date.empty() ? day_of_month(trailer) : date;
  }

  void read_header(const Lines& lines) {
    if (lines.empty()) return;
    if (lines[0].find(kUs) != string_view::npos) return read_anpa_header(lines);
    // "eca062 4 i 211 ccccb   dpa 061": message, priority, category, words; then keywords.
    const std::vector<std::string> parts = list_items(plain_words(lines[0]), " ");
    if (parts.size() > 2) {
      add("wire priority", parts[1]);
      add("wire category", parts[2]);
    }
    std::string keywords;
    for (std::size_t i = 1; i < lines.size(); ++i) keywords += std::string(trimmed(lines[i])) + "/";
    std::replace(keywords.begin(), keywords.end(), '/', ';');
    add("keywords", keywords.find_first_not_of("; ") == std::string::npos ? "" : keywords);
  }

  // "r a BC-US--Giant Lobster   08-29 0590": priority, category, slug, day, words.
  void read_anpa_header(const Lines& lines) {
    if (lines.size() < 2) return;
    const std::vector<std::string> parts = list_items(plain_words(lines[1]), " ");
    if (parts.size() < 3) return;
    add("wire priority", parts[0]);
    add("wire category", parts[1]);
    slug_ = parts[2];
    add("slug", slug_);
  }

  void add_paragraph(string_view text) {
    std::string words = plain_words(without_end(text));
    if (words.starts_with('^')) words.erase(0, 1);  // behind the sign of a table's line
    if (!words.empty() && words != "END") body_ += words + "\n\n";
  }

  // AP marks what is no paragraph of the text: "^headline<", "^By ANN LEE=", "^Eds: Updates.<". The
  // first of these is the slug.
  void read_marked(const Lines& lines) {
    std::string slug;
    bool has_title = false, is_in_byline = false;
    for (const string_view line : lines) {
      if (!line.starts_with('^')) {
        is_in_byline = false;
        add_paragraph(line);
        continue;
      }
      const string_view text = without_end(line.substr(1));
      if (slug.empty()) {
        slug = plain_words(text);
      } else if (!has_title && body_.empty()) {
        has_title = true;
        add("headline", plain_words(text));
      } else if (body_.empty() && is_byline(text)) {
        is_in_byline = true;
        add("byline", plain_words(text));
      } else if (is_in_byline) {  // "Associated Press="
        is_in_byline = false;
        add("byline title", plain_words(text));
      } else if (is_note(text)) {
        add("note", plain_words(text));
      } else {
        add_paragraph(text);
      }
    }
    if (!has_title) add("headline", slug.substr(0, slug.rfind(',')));  // "BC-US--Alert,17"
  }

  static bool is_note(string_view text) {
    return text.starts_with("Eds:") || text.starts_with("(Eds:") || text.starts_with("AP Photo") ||
           text.starts_with("EDITOR'S NOTE");
  }

  // The lines up to one that ends in '=' or '+' are the headline's, others are the text's, wrapped.
  void read_plain(const Lines& lines) {
    constexpr std::size_t kMostLines = 10;
    std::size_t count = 0;
    for (std::size_t i = 0; i < std::min(lines.size(), kMostLines) && count == 0; ++i) {
      const string_view line = trimmed(lines[i]);
      if (line.ends_with('=') || line.ends_with('+')) count = i + 1;
    }
    if (count == 0) count = first_with_words(lines) + 1;
    count = std::min(count, lines.size());
    read_top(Lines(lines.begin(), lines.begin() + static_cast<std::ptrdiff_t>(count)));
    for (std::size_t i = count; i < lines.size(); ++i) {
      const std::string words = plain_words(lines[i]);
      if (words.empty() || lines[i].starts_with("  ")) body_ += "\n\n";
      body_ += words + " ";
    }
  }

  static std::size_t first_with_words(const Lines& lines) {
    const auto found = std::find_if(lines.begin(), lines.end(),
                                    [](string_view line) { return !trimmed(line).empty(); });
    return static_cast<std::size_t>(found - lines.begin());
  }

  // "REFILE", "1ST LEAD", the headline, "By Ann Lee, dpa =". A headline of two lines fills its
  // first.
  void read_top(const Lines& lines) {
    constexpr std::size_t kFullLine = 50;
    std::string title, notes;
    bool is_full = false;
    for (const string_view line : lines) {
      std::string words = plain_words(without_end(line));
      if (words.ends_with('+')) words = words.substr(0, words.find_last_not_of("+ ") + 1);
      if (words.empty() || words == slug_) continue;
      if (!title.empty() && is_byline(words)) {
        add("byline", std::move(words));
        continue;
      }
      if (is_full) {
        title += ' ' + words;
      } else {
        if (!title.empty()) notes += (notes.empty() ? "" : "; ") + title;
        title = words;
      }
      is_full = words.size() >= kFullLine;
    }
    add("headline", std::move(title));
    add("note", std::move(notes));
  }

  std::string slug_, body_;
  KeyedValues values_;
};

}  // namespace

KeyedValues values_of_message(string_view message) {
  return Message(message).take();
}

}  // namespace byline::wire
