// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/clean.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>

#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "indexer/cleaning/language.hpp"
#include "indexer/cleaning/mojibake.hpp"
#include "indexer/cleaning/repeated_lines.hpp"

namespace byline {

namespace {

constexpr std::size_t kMaxIdBytes = 200;
constexpr std::size_t kMaxAuthors = 32;
constexpr int kFirstYear = 1600;

int year_now() {
  const auto today = std::chrono::floor<std::chrono::days>(std::chrono::system_clock::now());
  return static_cast<int>(std::chrono::year_month_day(today).year());
}

bool has_value(const std::vector<std::string>& list, std::string_view value) {
  const std::string folded = fold_value(value);
  return std::any_of(list.begin(), list.end(),
                     [&folded](const std::string& other) { return fold_value(other) == folded; });
}

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : ", ") + item;
  return text;
}

// "/ritzau/", "(dpa)", "/ritzau/AFP": the first of several.
std::string stated_agency(std::string_view text) {
  constexpr std::string_view kAround = "/()[] ";
  const std::size_t begin = std::min(text.find_first_not_of(kAround), text.size());
  text = text.substr(begin, text.find_last_not_of(kAround) + 1 - begin);
  std::string name = agency_named(text);
  return name.empty() ? agency_named(text.substr(0, text.find('/'))) : name;
}

class Cleaning {
 public:
  Cleaning(RawArticle raw, const CleaningOptions& options)
      : raw_(std::move(raw)), options_(options) {
    mend_mojibake(raw_);
    cleaned_.article = std::move(raw_.article);
    cleaned_.repairs = std::move(raw_.repairs);
  }

  Cleaned run() {
    outlet_names_ = OutletNames(article());
    const std::string full_title = article().title;
    article().title = title_without_outlet(full_title, outlet_names_);
    for (const std::string& text : raw_.author_texts) {
      // As a whole, since a byline would be parted: "Wall Team, Inc."
      if (!outlet_names_.has(text)) add_byline(text);
    }
    set_byline();
    const std::string found = take_repeated_lines(article(), full_title, outlet_names_);
    if (article().authors.empty() && !found.empty()) add_found_byline(found);
    set_agency();
    check_date();
    set_language();
    set_identity();
    return std::move(cleaned_);
  }

 private:
  Article& article() { return cleaned_.article; }

  void repair(std::string what) { cleaned_.repairs.push_back(std::move(what)); }

  void add_byline(std::string_view text) {
    Byline found = parse_byline(text);
    if (agency_.empty()) agency_ = std::move(found.agency);
    if (outlet_.empty()) outlet_ = std::move(found.outlet);
    for (std::string& name : found.people) {
      const bool is_new = !outlet_names_.has(name) && !has_value(article().authors, name);
      if (is_new && article().authors.size() < kMaxAuthors) {
        article().authors.push_back(std::move(name));
      }
    }
  }

  // The original is kept when cleaning took or changed anything.
  void set_byline() {
    const std::string original = joined(raw_.author_texts);
    if (original != joined(article().authors)) article().byline = original;
    if (!article().outlet.empty() || outlet_.empty()) return;
    article().outlet = outlet_;
    outlet_names_ = OutletNames(article());
  }

  void add_found_byline(const std::string& line) {
    add_byline(line);
    if (article().byline.empty() && !article().authors.empty()) article().byline = line;
    if (article().outlet.empty()) article().outlet = outlet_;
  }

  void set_agency() {
    std::string& agency = article().agency;
    if (!agency.empty()) {
      if (std::string name = stated_agency(agency); !name.empty()) agency = std::move(name);
      return;
    }
    agency = agency_.empty() ? agency_in_text(article().paragraphs) : agency_;
  }

  void check_date() {
    Date& date = article().date;
    if (!date.is_known()) return;
    const int this_year = options_.this_year != 0 ? options_.this_year : year_now();
    if (date.year >= kFirstYear && date.year <= this_year + 1) return;
    repair(fmt::format("date left out, its year cannot be: {}", utf8_prefix(raw_.date_text, 100)));
    article().extra.emplace_back(article().date_source, raw_.date_text);
    date = Date();
    article().date_source.clear();
  }

  void set_language() {
    std::string& language = article().language;
    if (!language.empty()) {
      std::string code = language_named(language);
      if (code.empty()) {
        repair(fmt::format("language not understood: {}", utf8_prefix(language, 100)));
        article().extra.emplace_back("language", language);
      }
      language = std::move(code);
    }
    if (language.empty() && options_.language) language = detect_language(beginning());
  }

  // Title and text, as far as a language is told from them.
  std::string beginning() {
    constexpr std::size_t kEnough = 1000;
    std::string text = article().title;
    for (const std::string& paragraph : article().paragraphs) {
      if (text.size() >= kEnough) break;
      text += '\n';
      text += utf8_prefix(paragraph, kEnough);
    }
    return text;
  }

  void set_identity() {
    std::string& id = article().id;
    cleaned_.given_id = !id.empty();
    if (id.size() > kMaxIdBytes) {
      article().extra.emplace_back("id", id);
      id = to_hex(hash128(id));
      repair(fmt::format("id longer than {} bytes replaced by its hash", kMaxIdBytes));
    }
    if (cleaned_.given_id) article().collection = collection();
    cleaned_.key = identify(article(), cleaned_.given_id);
  }

  std::string collection() {
    if (!options_.collection.empty()) return options_.collection;
    if (!article().outlet.empty()) return article().outlet;
    // PATH[#ENTRY][:LINE] without the line.
    const std::string& source = article().source;
    const std::size_t colon = source.rfind(':');
    const bool has_line = colon != std::string::npos && colon + 1 < source.size() &&
                          source.find_first_not_of("0123456789", colon + 1) == std::string::npos;
    return has_line ? source.substr(0, colon) : source;
  }

  RawArticle raw_;
  const CleaningOptions& options_;
  Cleaned cleaned_;
  std::string agency_;
  std::string outlet_;
  OutletNames outlet_names_;
};

}  // namespace

Cleaned clean(RawArticle raw, const CleaningOptions& options) {
  return Cleaning(std::move(raw), options).run();
}

}  // namespace byline
