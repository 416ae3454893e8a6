// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/page_dates.hpp"

#include <algorithm>
#include <optional>

#include "common/date/article_date.hpp"
#include "common/text/fold.hpp"
#include "indexer/readers/page_marks.hpp"
#include "indexer/readers/plain_text.hpp"

namespace byline {

namespace {

using std::string_view;

// A full date in figures ("06.11.2023", "2023-11-06") somewhere in a text, or "".
string_view date_in_figures(string_view text) {
  constexpr std::size_t kBytes = 10;
  for (std::size_t at = 0; at + kBytes <= text.size(); ++at) {
    const string_view date = text.substr(at, kBytes);
    const auto digits =
        std::count_if(date.begin(), date.end(), [](char c) { return c >= '0' && c <= '9'; });
    if (digits != 8) continue;
    const bool is_german = date[2] == '.' && date[5] == '.';
    const bool is_iso = date[4] == '-' && date[7] == '-';
    if (is_german || is_iso) return date;
  }
  return {};
}

// The day that a short text states, or nothing.
std::optional<Date> day_in(string_view text) {
  const bool has_digit = text.find_first_of("0123456789") != string_view::npos;
  if (!has_digit) return std::nullopt;
  std::optional<Date> date = parse_article_date(text);
  if (!date || date->day == 0) return std::nullopt;
  return date;
}

// What of a text states a day, or "".
string_view day_text(string_view text) {
  if (day_in(text)) return text;
  const string_view figures = date_in_figures(text);
  return day_in(figures) ? figures : string_view();
}

// "/2014/03/05" or "/2014-03-05" or "/20140305" in a URL.
std::string url_day(string_view url) {
  for (std::size_t at = url.find('/'); at != string_view::npos; at = url.find('/', at + 1)) {
    const string_view rest = url.substr(at + 1);
    std::string digits;
    std::size_t i = 0;
    for (; i < rest.size() && digits.size() < 8; ++i) {
      const char c = rest[i];
      const bool is_gap = (digits.size() == 4 || digits.size() == 6) && (c == '/' || c == '-');
      if (c >= '0' && c <= '9')
        digits += c;
      else if (!is_gap)
        break;
    }
    const bool ends = i == rest.size() || rest[i] < '0' || rest[i] > '9';
    if (digits.size() != 8 || !ends || (digits[0] != '1' && digits[0] != '2')) continue;
    return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
  }
  return {};
}

class ShownDates {
 public:
  ShownDates(const MarkupTree& page, const std::vector<TextBlock>& blocks, const PagePlace& place,
             PageFacts& facts)
      : page_(page), blocks_(blocks), place_(place), facts_(facts) {}

  void run() {
    for (NodeId node = 0; node != kNoNode; node = page_.next(node, 0)) {
      const string_view name = page_[node].name;
      if (name.empty() || name == "meta") continue;
      if (name == "time") add_time(node);
      const std::uint32_t marks =
          marks_in(page_.raw_attribute(node, "class")) | marks_in(page_.raw_attribute(node, "id"));
      if ((marks & kDateMark) != 0) add_marked_date(node);
    }
    add_lines();
    for (const TextBlock& block : blocks_) add_publish_line(block);
  }

 private:
  void add_time(NodeId node) {
    if (place_.is_aside(node)) return;
    std::string when = page_.attribute(node, "datetime");
    if (when.empty()) when = squeeze(page_.text_of(node));
    if (!day_in(when)) return;
    facts_.add(Slot::Date, 4 + place_.side_of(node), std::move(when), "time");
  }

  void add_marked_date(NodeId node) {
    constexpr std::size_t kMaxBytes = 100;
    if (place_.is_aside(node)) return;
    std::string text = squeeze(page_.text_of(node));
    for (const string_view name : {"datetime", "content", "title"}) {
      if (std::string value = page_.attribute(node, name); day_in(value)) text = std::move(value);
    }
    if (text.size() > kMaxBytes) return;
    text = std::string(day_text(text));
    if (text.empty()) return;
    facts_.add(Slot::Date, 6 + place_.side_of(node), std::move(text), "date");
  }

  // Lines around the headline and the text's beginning that state a day.
  void add_lines() {
    constexpr std::size_t kBefore = 6;
    constexpr std::size_t kAfter = 12;
    constexpr std::size_t kMaxBytes = 110;
    const std::size_t centre = place_.centre();
    const std::size_t begin = centre > kBefore ? centre - kBefore : 0;
    for (std::size_t i = begin; i < std::min(centre + kAfter, blocks_.size()); ++i) {
      const std::string& text = blocks_[i].text;
      if (i == place_.title() || text.size() > kMaxBytes) continue;
      const string_view day = day_text(text);
      if (day.empty() || place_.is_aside(blocks_[i].node)) continue;
      facts_.add(Slot::Date, i >= centre ? 10 : 11, std::string(day), "text");
    }
  }

  // "Published 16.08.2019", wherever it stands; a dateline at the beginning of a paragraph.
  void add_publish_line(const TextBlock& block) {
    constexpr std::size_t kMaxBytes = 160;
    constexpr std::size_t kLead = 44;
    const std::string folded = fold_value(string_view(block.text).substr(0, kLead));
    for (const string_view word :
         {"veroffentlich", "published", "publie", "publicado", "erstellt am", "posted",
          "pubblicato", "gepubliceerd", "erschienen", "stand:"}) {
      if (block.text.size() > kMaxBytes || folded.find(word) == std::string::npos) continue;
      const string_view day = day_text(block.text);
      if (!day.empty()) return facts_.add(Slot::Date, 12, std::string(day), "text");
    }
    if (has_dateline_ || block.text.size() < kMaxBytes) return;
    const std::size_t digit = folded.find_first_of("0123456789");
    if (digit == std::string::npos || digit > 20) return;
    // A full date in figures, or nothing: prose is full of years.
    const string_view day = date_in_figures(string_view(block.text).substr(0, kLead));
    if (!day_in(day)) return;
    has_dateline_ = true;
    facts_.add(Slot::Date, 13, std::string(day), "dateline");
  }

  const MarkupTree& page_;
  const std::vector<TextBlock>& blocks_;
  const PagePlace& place_;
  PageFacts& facts_;
  bool has_dateline_ = false;
};

}  // namespace

void add_shown_dates(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                     const PagePlace& place, PageFacts& facts) {
  ShownDates(page, blocks, place, facts).run();
}

void add_url_date(string_view url, PageFacts& facts) {
  const std::string day = url_day(url);
  if (!day.empty() && day_in(day)) facts.add(Slot::Date, 8, day, "url");
}

}  // namespace byline
