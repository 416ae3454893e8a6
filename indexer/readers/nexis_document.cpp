// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/nexis_document.hpp"

#include <algorithm>
#include <array>

#include "common/date/article_date.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline::nexis {

namespace {

using std::string_view;

enum class Place { Head, Tail };

struct KeyRow {
  string_view name;
  Place place;
  string_view key;  // as field_keys has it; "": kept under its own name
};

// What stands before and behind the text. Others are text: "POLICE: A fatal dispute".
constexpr std::array kKeys{
    KeyRow{"HEADLINE", Place::Head, "headline"},
    KeyRow{"BYLINE", Place::Head, "byline"},
    KeyRow{"AUTOR", Place::Head, "byline"},
    KeyRow{"AUTEUR", Place::Head, "byline"},
    KeyRow{"SECTION", Place::Head, "section"},
    KeyRow{"RUBRIK", Place::Head, "section"},
    KeyRow{"RUBRIQUE", Place::Head, "section"},
    KeyRow{"ENCART", Place::Head, "highlight"},
    KeyRow{"LENGTH", Place::Head, ""},
    KeyRow{"L\u00C4NGE", Place::Head, ""},
    KeyRow{"LONGUEUR", Place::Head, ""},
    KeyRow{"DATELINE", Place::Head, ""},
    KeyRow{"HIGHLIGHT", Place::Head, "highlight"},
    KeyRow{"SERIES", Place::Head, ""},
    KeyRow{"BODY", Place::Head, "body"},
    KeyRow{"LANGUAGE", Place::Tail, "language"},
    KeyRow{"SPRACHE", Place::Tail, "language"},
    KeyRow{"LANGUE", Place::Tail, "language"},
    KeyRow{"SUBJECT", Place::Tail, "subjects"},
    KeyRow{"SUJET", Place::Tail, "subjects"},
    KeyRow{"URL", Place::Tail, "url"},
    KeyRow{"GRAPHIC", Place::Tail, ""},
    KeyRow{"GRAFIK", Place::Tail, ""},
    KeyRow{"PHOTOGRAPHER", Place::Tail, ""},
    KeyRow{"CORRECTION", Place::Tail, ""},
    KeyRow{"CORRECTION-DATE", Place::Tail, ""},
    KeyRow{"LOAD-DATE", Place::Tail, ""},
    KeyRow{"UPDATE", Place::Tail, ""},
    KeyRow{"PUBLICATION-TYPE", Place::Tail, ""},
    KeyRow{"DOCUMENT-TYPE", Place::Tail, ""},
    KeyRow{"DISTRIBUTION", Place::Tail, ""},
    KeyRow{"JOURNAL-CODE", Place::Tail, ""},
    KeyRow{"PUB-SUBJECT", Place::Tail, ""},
    KeyRow{"PERSON", Place::Tail, ""},
    KeyRow{"COMPANY", Place::Tail, ""},
    KeyRow{"ORGANIZATION", Place::Tail, ""},
    KeyRow{"INDUSTRY", Place::Tail, ""},
    KeyRow{"TICKER", Place::Tail, ""},
    KeyRow{"GEOGRAPHIC", Place::Tail, ""},
    KeyRow{"COUNTRY", Place::Tail, ""},
    KeyRow{"STATE", Place::Tail, ""},
    KeyRow{"CITY", Place::Tail, ""},
    KeyRow{"PUB-TYPE", Place::Tail, ""},
    KeyRow{"ZEITUNGS-CODE", Place::Tail, ""},
    KeyRow{"BIBLIOGRAPHIE", Place::Tail, ""},
    KeyRow{"DATE-CHARGEMENT", Place::Tail, ""},
    KeyRow{"TYPE-PUBLICATION", Place::Tail, ""},
    KeyRow{"SOCIETE", Place::Tail, ""},
    KeyRow{"ORGANISATION", Place::Tail, ""},
    KeyRow{"SYMBOLE-BOURSIER", Place::Tail, ""},
    KeyRow{"SECTEUR-ACTIVITE", Place::Tail, ""},
    KeyRow{"LOCALISATION-GEO", Place::Tail, ""},
};

const KeyRow* key_row(string_view name) {
  const auto* row = std::find_if(kKeys.begin(), kKeys.end(),
                                 [name](const KeyRow& known) { return known.name == name; });
  return row == kKeys.end() ? nullptr : row;
}

// As all keys are written.
bool is_upper(string_view name) {
  return name.find_first_not_of("ABCDEFGHIJKLMNOPQRSTUVWXYZ- ") == string_view::npos;
}

bool is_centred(string_view line) {
  return line.starts_with("   ");
}

// "FLOODS (90%); SEA WALLS (85%)" without how sure the service is.
std::string without_percentages(string_view text) {
  std::string kept;
  while (!text.empty()) {
    string_view rest = text;
    if (take_word(rest, " (") && take_number(rest) && take_word(rest, "%)")) {
      text = rest;
      continue;
    }
    kept += text[0];
    text.remove_prefix(1);
  }
  return kept;
}

// "Reed, Jo; Lee, Ann", as German editions put names, in the order in which they are said. What is
// no list of such names stays.
std::string in_said_order(string_view text) {
  std::string said;
  for (const std::string& item : list_items(text, ";")) {
    const std::size_t comma = item.find(", ");
    if (comma == std::string::npos || item.find(',', comma + 1) != std::string::npos)
      return std::string(text);
    const string_view family = string_view(item).substr(0, comma);
    const string_view given = string_view(item).substr(comma + 2);
    if (std::count(family.begin(), family.end(), ' ') > 1 ||
        std::count(given.begin(), given.end(), ' ') > 1)
      return std::string(text);
    said += (said.empty() ? "" : "; ") + std::string(given) + ' ' + std::string(family);
  }
  return said;
}

// "From ANN LEE in Harbour", as British papers name who is abroad; "From our Correspondent" nobody.
std::string without_from(string_view text) {
  string_view rest = text;
  constexpr std::array<string_view, 6> kNobodies = {"our ", "The ",   "the ",
                                                    "a ",   "Staff ", "Wire "};
  const bool is_from = take_word(rest, "From ") && rest.find(' ') != string_view::npos &&
                       std::none_of(kNobodies.begin(), kNobodies.end(),
                                    [rest](string_view word) { return rest.starts_with(word); });
  return is_from ? "By " + std::string(rest) : std::string(text);
}

// The parts of one document, line by line. Newer downloads have a key for the text, and then
// nothing before it is text; in older ones the text begins at the first paragraph without a key.
class Document {
 public:
  Document(string_view text, bool is_page)
      : has_body_key_(text.find("\nBODY:") != string_view::npos ||
                      text.find("\n BODY:") != string_view::npos),
        is_page_(is_page) {
    bool was_blank = true;
    while (!text.empty()) {
      const string_view line = take_line(text);
      add(line, was_blank);
      was_blank = trimmed(line).empty();
    }
    finish();
  }

  [[nodiscard]] const KeyedValues& values() const { return values_; }

 private:
  enum class Part { Banner, Title, Head, Body, Tail };

  void add(string_view line, bool was_blank) {
    const bool is_blank = trimmed(line).empty();
    if (part_ == Part::Banner) {
      if (is_blank || is_centred(line)) return add_to_banner(trimmed(line));
      part_ = Part::Title;
    }
    if (was_blank && !is_blank && begin_key(line)) return;
    if (part_ == Part::Title && is_blank) part_ = Part::Head;
    if (part_ == Part::Tail && is_centred(line)) open_ = nullptr;  // the copyright behind all
    if (part_ == Part::Head && !has_body_key_) {
      if (is_blank) open_ = nullptr;
      if (!is_blank && open_ == nullptr) part_ = Part::Body;
    }
    go_on(line);
  }

  // Whether the line begins with a key that may stand here.
  bool begin_key(string_view line) {
    if (!is_centred(line)) line = trimmed(line);  // " BODY:"
    const string_view name = line.substr(0, line.find(':'));
    if (name.empty() || name.size() == line.size()) return false;
    const KeyRow* row = key_row(name);
    const bool is_head = part_ <= Part::Head && has_body_key_ && is_upper(name);
    if (row == nullptr && !is_head) return false;
    const Place place = row == nullptr ? Place::Head : row->place;
    if (place == Place::Head && part_ > Part::Head) return false;
    const string_view value = trimmed(line.substr(name.size() + 1));
    if (row != nullptr && row->key == "body") {
      part_ = Part::Body;
      go_on(value);
      return true;
    }
    part_ = place == Place::Tail ? Part::Tail : Part::Head;
    values_.emplace_back(row == nullptr || row->key.empty() ? name : row->key, value);
    open_ = &values_.back().second;
    return true;
  }

  // Nexis wraps lines beside the words that were sought, too: "police" / "-involved".
  static bool is_part_of_word(string_view line) {
    if (line.size() < 2) return false;
    constexpr string_view kSigns = ".,;:!?)";
    return kSigns.find(line[0]) != string_view::npos ||
           ((line[0] == '-' || line[0] == '\'') && line[1] >= 'a' && line[1] <= 'z');
  }

  // Adds the line to the title, to the text, or to the value of the key before it.
  void go_on(string_view line) {
    line = trimmed(line);
    if (part_ == Part::Body) {  // its lines are wrapped, whatever their length
      if (is_part_of_word(line) && body_.ends_with(' ')) body_.pop_back();
      body_ += line;
      body_ += line.empty() || is_page_ ? "\n\n" : " ";
      return;
    }
    std::string* to = part_ == Part::Title ? &title_ : open_;
    if (to == nullptr || line.empty()) return;
    if (!to->empty()) *to += '\n';
    *to += line;
  }

  // Copyright, outlet, date, edition, in this order; the copyright may be missing or longer.
  void add_to_banner(string_view line) {
    if (line.empty() || line.starts_with("Copyright ") || line == "All Rights Reserved") return;
    if (line.starts_with("Distributed by ") || line.starts_with("Provided by ")) return;
    if (date_.empty() && take_date(line)) {
      add_to_edition(line);
    } else if (date_.empty()) {
      outlet_ = line;
    } else {
      add_to_edition(line);
    }
  }

  // "January 28, 1993, Tuesday, Late Edition" begins with the date; what it says more is left of
  // `line`.
  bool take_date(string_view& line) {
    const auto date = parse_article_date(line);
    if (!date || date->month == 0) return false;
    std::size_t end = line.find(',');
    while (end != string_view::npos && parse_article_date(line.substr(0, end)) != date)
      end = line.find(',', end + 1);
    date_ = line.substr(0, end);
    line = end == string_view::npos ? string_view() : trimmed(line.substr(end + 1));
    const string_view first = line.substr(0, line.find(','));
    if (first.ends_with("day"))
      line = trimmed(line.substr(std::min(first.size() + 1, line.size())));
    return true;
  }

  void add_to_edition(string_view words) {
    if (words.empty()) return;
    edition_ += (edition_.empty() ? "" : " ") + std::string(words);
  }

  void finish() {
    values_.emplace_back("publication", std::move(outlet_));
    values_.emplace_back("date", std::move(date_));
    values_.emplace_back("edition", std::move(edition_));
    if (!trimmed(title_).empty()) values_.emplace_back("headline", std::move(title_));
    for (std::size_t i = 0; i < values_.size(); ++i) {
      if (values_[i].first == "headline") part_title(values_[i].second);
      if (values_[i].first == "subjects") values_[i].second = without_percentages(lined(i));
      if (values_[i].first == "section") part_section(i);
      if (values_[i].first == "byline") mend_byline(values_[i].second);
      if (values_[i].first == "language") {  // "GERMAN; DEUTSCH"
        std::string& language = values_[i].second;
        language.resize(std::min(language.find_first_of(";\n"), language.size()));
      }
      if (values_[i].first == "highlight" && !values_[i].second.empty())
        body_ = lined(i) + "\n\n" + body_;
    }
    values_.emplace_back("body", std::move(body_));
  }

  // A value as one line.
  [[nodiscard]] std::string lined(std::size_t index) const {
    std::string line = values_[index].second;
    std::replace(line.begin(), line.end(), '\n', ' ');
    return line;
  }

  // Lines behind one that ends in ';' are the deck, which stands above the text.
  void part_title(std::string& title) {
    const std::size_t end = title.find(";\n");
    if (end == std::string::npos) return;
    std::string deck = title.substr(end + 2);
    std::replace(deck.begin(), deck.end(), '\n', ' ');
    body_ = deck + "\n\n" + body_;
    title.resize(end);
  }

  static void mend_byline(std::string& byline) {
    byline = byline.find('\n') == std::string::npos ? without_from(in_said_order(byline)) : byline;
  }

  // "NEWS; Pg. 4", "POLITIK; S. 4 Ausg. 8": the section and its page.
  void part_section(std::size_t index) {
    const std::string line = lined(index);
    for (const string_view key : {"Pg. ", "S. "}) {
      const std::size_t page = line.rfind(key);
      const bool is_item = page == 0 || (page != std::string::npos &&
                                         (line[page - 1] == ' ' || line[page - 1] == ';'));
      if (!is_item) continue;
      const std::string number = line.substr(page + key.size());
      if (key == "S. " && (number[0] < '0' || number[0] > '9')) continue;
      const std::size_t issue = std::min(number.find(" Ausg. "), number.size());
      const std::size_t end = page == 0 ? 0 : line.find_last_not_of("; ", page - 1) + 1;
      values_[index].second = line.substr(0, end);
      values_.emplace_back("page", number.substr(0, issue));
      return;
    }
    part_long_section(index, line);
  }

  // "Section 5; Part 2; Page 16; Column 2; National Desk"
  void part_long_section(std::size_t index, const std::string& line) {
    constexpr string_view kPage = "; Page ";
    const std::size_t page = line.find(kPage);
    if (page == std::string::npos) return;
    const std::size_t begin = page + kPage.size();
    const std::size_t end = std::min(line.find_first_of(",;", begin), line.size());
    values_[index].second = line.substr(0, page) + line.substr(end);
    values_.emplace_back("page", line.substr(begin, end - begin));
  }

  const bool has_body_key_;
  const bool is_page_;  // whose lines are not wrapped
  Part part_ = Part::Banner;
  std::string* open_ = nullptr;  // the value that lines go on with
  std::string outlet_, date_, edition_, title_, body_;
  KeyedValues values_;
};

}  // namespace

KeyedValues values_of_document(string_view text, bool is_page) {
  return Document(text, is_page).values();
}

}  // namespace byline::nexis
