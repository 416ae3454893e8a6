// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/nexis.hpp"

#include <algorithm>
#include <array>

#include "common/date/article_date.hpp"
#include "indexer/readers/charset.hpp"
#include "indexer/readers/filling.hpp"
#include "indexer/readers/keyed_values.hpp"
#include "indexer/readers/plain_text.hpp"
#include "indexer/readers/stream_bytes.hpp"

namespace byline::nexis {

namespace {

using std::string_view;

// Takes digits off the front of `text`; false when there are none.
bool take_number(string_view& text) {
  const std::size_t end = std::min(text.find_first_not_of("0123456789"), text.size());
  text.remove_prefix(end);
  return end > 0;
}

bool take_word(string_view& text, string_view word) {
  if (!text.starts_with(word)) return false;
  text.remove_prefix(word.size());
  return true;
}

// "3 of 161 DOCUMENTS", "Dokument 3 von 161", "Document 3 de 161": what begins an article.
bool begins_article(string_view line) {
  struct Wording {
    string_view before, between, behind;
  };
  constexpr std::array kWordings = {Wording{"", " of ", " DOCUMENTS"},
                                    Wording{"Dokument ", " von ", ""},
                                    Wording{"Document ", " de ", ""}};
  const string_view words = trimmed(line);
  return std::any_of(kWordings.begin(), kWordings.end(), [words](const Wording& wording) {
    string_view rest = words;
    return take_word(rest, wording.before) && take_number(rest) &&
           take_word(rest, wording.between) && take_number(rest) && rest == wording.behind;
  });
}

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
    KeyRow{"LENGTH", Place::Head, ""},
    KeyRow{"L\u00C4NGE", Place::Head, ""},
    KeyRow{"LONGUEUR", Place::Head, ""},
    KeyRow{"DATELINE", Place::Head, ""},
    KeyRow{"HIGHLIGHT", Place::Head, ""},
    KeyRow{"SERIES", Place::Head, ""},
    KeyRow{"BODY", Place::Head, "body"},
    KeyRow{"LANGUAGE", Place::Tail, "language"},
    KeyRow{"SPRACHE", Place::Tail, "language"},
    KeyRow{"LANGUE", Place::Tail, "language"},
    KeyRow{"SUBJECT", Place::Tail, "subjects"},
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

// The bytes are not yet UTF-8 where this is asked.
constexpr std::array<string_view, 4> kLengths = {
    "LENGTH:", "L\u00C4NGE:", "L\xC4NGE:", "LONGUEUR:"};

bool is_length(string_view line) {
  return std::any_of(kLengths.begin(), kLengths.end(),
                     [line](string_view key) { return line.starts_with(key); });
}

bool is_centred(string_view line) {
  return line.starts_with("   ");
}

class NexisSplitter : public Splitter {
 public:
  NexisSplitter(Source& source, string_view head) : bytes_(source, head) { skip_cover(); }

  std::optional<RawRecord> next() override {
    RawRecord record;
    record.source = bytes_.name();
    if (line_bytes_.empty()) {
      if (has_articles_ || line_ == 0 || std::exchange(is_told_, true)) return std::nullopt;
      record.reject = "no line such as \"1 of 10 DOCUMENTS\" begins an article";
      return record;
    }
    record.line = line_;
    record.offset = offset_;
    for (read_line(); !line_bytes_.empty() && !begins_article(line_bytes_); read_line())
      append(record, line_bytes_);
    if (line_bytes_.empty() && bytes_.was_interrupted()) return std::nullopt;
    return record;
  }

 private:
  void skip_cover() {
    for (read_line(); !line_bytes_.empty(); read_line()) {
      string_view line = line_bytes_;
      take_word(line, "\xEF\xBB\xBF");
      has_articles_ = begins_article(line);
      if (has_articles_) return;
    }
  }

  void read_line() {
    offset_ += line_bytes_.size();
    bytes_.take_line(line_bytes_);
    line_ += line_bytes_.empty() ? 0 : 1;
  }

  StreamBytes bytes_;
  std::string line_bytes_;
  std::uint64_t line_ = 0;
  std::uint64_t offset_ = 0;
  bool has_articles_ = false;
  bool is_told_ = false;
};

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

// The parts of one document, line by line. Newer downloads have a key for the text, and then
// nothing before it is text; in older ones the text begins at the first paragraph without a key.
class Document {
 public:
  explicit Document(string_view text) : has_body_key_(text.find("\nBODY:") != string_view::npos) {
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

  // Adds the line to the title, to the text, or to the value of the key before it.
  void go_on(string_view line) {
    line = trimmed(line);
    if (part_ == Part::Body) {  // its lines are wrapped, whatever their length
      body_ += line.empty() ? "\n\n" : std::string(line) + ' ';
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
    const auto date = date_.empty() ? parse_article_date(line) : std::nullopt;
    if (date && date->month != 0) {
      date_ = line;
    } else if (date_.empty()) {
      outlet_ = line;
    } else {
      edition_ += (edition_.empty() ? "" : " ") + std::string(line);
    }
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

  // "NEWS; Pg. 4": the section and its page.
  void part_section(std::size_t index) {
    const std::string line = lined(index);
    const std::size_t page = line.rfind("Pg. ");
    if (page == std::string::npos) return;
    values_[index].second =
        line.substr(0, line.find_last_not_of("; ", page == 0 ? 0 : page - 1) + 1);
    values_.emplace_back("page", line.substr(page + 4));
  }

  const bool has_body_key_;
  Part part_ = Part::Banner;
  std::string* open_ = nullptr;  // the value that lines go on with
  std::string outlet_, date_, edition_, title_, body_;
  KeyedValues values_;
};

KeyedValues values_of(const RawRecord& record, std::vector<std::string>& repairs) {
  return Document(without_controls(to_utf8(record.bytes, repairs))).values();
}

}  // namespace

bool by_name(string_view /*name*/) {
  return false;
}

bool by_content(string_view head) {
  take_word(head, "\xEF\xBB\xBF");
  bool has_begun = false;
  while (!head.empty()) {
    const string_view line = take_line(head);
    has_begun |= begins_article(line);
    if (has_begun && is_length(line)) return true;
  }
  return false;
}

std::unique_ptr<Splitter> split(Source& source, string_view head) {
  return std::make_unique<NexisSplitter>(source, head);
}

ParseResult parse(const RawRecord& record, const ReadingRules& rules) {
  if (!record.reject.empty()) return Reject{record.reject};
  RawArticle raw;
  const KeyedValues values = values_of(record, raw.repairs);
  fill_from_values(raw, values, rules);
  fill_from_rules(raw, rules);
  set_source(raw, record);
  return finish(std::move(raw));
}

std::vector<std::string> keys(const RawRecord& record) {
  std::vector<std::string> repairs;
  std::vector<std::string> keys;
  for (const auto& [key, value] : values_of(record, repairs)) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace byline::nexis
