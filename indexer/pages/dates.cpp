// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/dates.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cstdlib>
#include <optional>

#include "common/date/article_date.hpp"
#include "common/date/month_names.hpp"
#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/pages/figures.hpp"
#include "indexer/pages/marks.hpp"

namespace byline {

namespace {

using std::string_view;

// The day that a short text states, or nothing.
std::optional<Date> day_in(string_view text) {
  const bool has_digit = text.find_first_of("0123456789") != string_view::npos;
  if (!has_digit) return std::nullopt;
  std::optional<Date> date = parse_article_date(text);
  if (!date || date->day == 0) return std::nullopt;
  return date;
}

// What of a text states a day, or "".
std::string day_text(string_view text) {
  if (day_in(text)) return std::string(text);
  std::string figures = date_in_figures(text);
  return day_in(figures) ? figures : std::string();
}

template <class Words>
bool holds_one(string_view text, const Words& words) {
  return std::any_of(words.begin(), words.end(),
                     [text](string_view word) { return text.find(word) != text.npos; });
}

// What stands before the day of publication, folded.
constexpr auto kPublishWords = std::to_array<string_view>(
    {"veroffentlich", "published",    "publie",      "publicado",    "publicacion", "erstellt am",
     "posted",        "pubblicato",   "erschienen",  "gepubliceerd", "stand:",      "mis en ligne",
     "mise en ligne", "opublikowan",  "publicer",    "publisert",    "julkaistu",   "yayin",
     "kozzetet",      "publicat",     "publikovan",  "objavljen",    "diterbitkan", "avaldatud",
     "опубликован",   "опубліковано", "публикувано", "δημοσιευ"});

// What stands before the day when an article was last touched, folded; of names of classes, too.
constexpr auto kUpdateWords = std::to_array<string_view>(
    {"updat",       "aktualisiert", "geandert",   "anderung",   "mis a jour",
     "mise a jour", "modifi",       "actualiza",  "atualizad",  "aggiorna",
     "bijgewerk",   "uppdaterad",   "oppdatert",  "opdater",    "paivitet",
     "guncelle",    "frissit",      "diperbarui", "aktualizac", "aktualizov",
     "azurirano",   "uuendatud",    "обновлен",   "оновлено",   "ενημερωθ"});

// Whether the first day of a line is that of an update.
bool is_of_update(string_view line) {
  const std::string folded = fold_value(line);
  const string_view before = string_view(folded).substr(0, folded.find_first_of("0123456789"));
  return holds_one(before, kUpdateWords) && !holds_one(before, kPublishWords);
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
      if (is_digit(c))
        digits += c;
      else if (!is_gap)
        break;
    }
    const bool ends = i == rest.size() || !is_digit(rest[i]);
    if (digits.size() != 8 || !ends || (digits[0] != '1' && digits[0] != '2')) continue;
    return digits.substr(0, 4) + "-" + digits.substr(4, 2) + "-" + digits.substr(6, 2);
  }
  return {};
}

// "/2014/mar/05/" in a URL, as the Guardian has it, or "".
std::string url_named_day(string_view url) {
  const std::vector<std::string> parts = list_items(url, "/");
  for (std::size_t i = 0; i + 2 < parts.size(); ++i) {
    const bool is_year = parts[i].size() == 4 && digits_at(parts[i], 0) == 4;
    const int month = is_year ? month_number(lower_ascii(parts[i + 1])) : 0;
    const std::string& day = parts[i + 2];
    if (month == 0 || day.size() > 2 || digits_at(day, 0) != day.size()) continue;
    std::string text = fmt::format("{}-{:02}-{:0>2}", parts[i], month, day);
    if (parse_iso_date(text)) return text;
  }
  return {};
}

// "2014-03" of "/2014/03/" in a URL, as WordPress has it, or "".
std::string url_month(string_view url) {
  constexpr std::size_t kBytes = 9;
  for (std::size_t at = url.find('/'); at != url.npos; at = url.find('/', at + 1)) {
    if (at + kBytes > url.size()) break;
    const string_view part = url.substr(at, kBytes - 1);
    const bool is_month = digits_at(part, 1) == 4 && part[5] == '/' && digits_at(part, 6) == 2 &&
                          url[at + kBytes - 1] == '/' && (part[1] == '1' || part[1] == '2');
    if (!is_month) continue;
    std::string month = fmt::format("{}-{}", part.substr(1, 4), part.substr(6, 2));
    if (parse_iso_date(month)) return month;
  }
  return {};
}

// A time of day in UTC, where the day may be another than at the paper's place.
bool is_in_utc(string_view text) {
  if (text.find(':') == text.npos) return false;
  return text.ends_with('Z') || text.ends_with("+00:00") || text.ends_with("+0000") ||
         text.ends_with("GMT") || text.ends_with("UTC");
}

bool is_next_to(const Date& a, const Date& b) {
  return a.day != 0 && b.day != 0 && std::abs(a.first_day() - b.first_day()) == 1;
}

class ShownDates {
 public:
  ShownDates(const MarkupTree& page, const std::vector<TextBlock>& blocks, const PagePlace& place,
             PageFacts& facts)
      : page_(page), blocks_(blocks), place_(place), facts_(facts), stated_(facts.list.size()) {
    const std::vector<const PageFact*> languages = facts.of(Slot::Language);
    if (!languages.empty()) language_ = languages.front()->texts.front();
  }

  void run() {
    for (NodeId node = 0; node != kNoNode; node = page_.next(node, 0)) {
      const string_view name = page_[node].name;
      if (name.empty() || name == "meta") continue;
      const bool is_marked = (marks_of(page_, node) & kDateMark) != 0;
      if ((name != "time" && !is_marked) || ++seen_ > kMostSeen) continue;
      if (name == "time") add_time(node);
      if (is_marked) add_marked_date(node);
    }
    add_lines();
    for (std::size_t i = 0; i < blocks_.size(); ++i) add_publish_line(i);
    settle();
  }

 private:
  // What of a text states a day, or "".
  [[nodiscard]] std::string day_shown(string_view text) const {
    std::string day = day_text(text);
    return day.empty() ? slash_date(text, language_) : day;
  }

  // A day shown near the headline.
  struct NearDay {
    std::size_t fact;
    bool is_plain = false;  // in a <time> behind the headline: of this article, and no other
  };

  // The days that stand near the headline and are of no update decide between stated ones.
  void add(int rank, std::string text, string_view key, bool is_update) {
    constexpr int kUpdateRank = 14;
    if (is_update) rank = kUpdateRank;
    const std::size_t before = facts_.list.size();
    facts_.add(Slot::Date, rank, std::move(text), key);
    constexpr int kLastNear = 11;
    const bool is_near = !is_update && rank <= kLastNear;
    if (is_near && facts_.list.size() > before) near_.push_back({before});
  }

  [[nodiscard]] bool is_of_update_here(NodeId node) const {
    const std::string of_class = fold_value(page_.raw_attribute(node, "class"));
    if (holds_one(of_class, kUpdateWords) && !holds_one(of_class, kPublishWords)) return true;
    if (page_.raw_attribute(node, "itemprop") == "dateModified") return true;
    constexpr std::size_t kMaxBytes = 110;
    for (const NodeId of : {node, page_[node].parent}) {
      if (place_.holds_much(of)) break;
      const std::string line = squeeze(page_.text_of(of));
      if (line.size() <= kMaxBytes && is_of_update(line)) return true;
    }
    return false;
  }

  // Whether an element stands in a list's item beside a link to another article.
  [[nodiscard]] bool is_in_teaser(NodeId node) const {
    constexpr int kNear = 4;
    constexpr std::size_t kTitleBytes = 20;
    NodeId item = page_[node].parent;
    for (int i = 0; i < kNear && item != kNoNode && page_[item].name != "li"; ++i) {
      item = page_[item].parent;
    }
    if (item == kNoNode || page_[item].name != "li" || place_.holds_headline(item) ||
        place_.holds_much(item))
      return false;
    for (NodeId inner = page_.next(item, item); inner != kNoNode; inner = page_.next(inner, item)) {
      const bool is_title = page_[inner].name == "a" &&
                            page_.raw_attribute(inner, "rel").find("author") == string_view::npos &&
                            squeeze(page_.text_of(inner)).size() > kTitleBytes;
      if (is_title) return true;
    }
    return false;
  }

  void add_time(NodeId node) {
    if (place_.is_aside(node) || is_in_teaser(node)) return;
    std::string when = page_.attribute(node, "datetime");
    if (when.empty() && !place_.holds_much(node)) when = squeeze(page_.text_of(node));
    if (!day_in(when)) return;
    add_marked(4, node, std::move(when), "time", is_of_update_here(node));
  }

  // Its text with a space between its elements: "Apr", "04" and "2013" stand apart there.
  [[nodiscard]] std::string spaced_text(NodeId node) const {
    std::string text;
    for (NodeId inner = page_.next(node, node); inner != kNoNode; inner = page_.next(inner, node)) {
      if (page_[inner].is_text()) text += page_.text_of(inner) + ' ';
    }
    return squeeze(text);
  }

  void add_marked_date(NodeId node) {
    constexpr std::size_t kMaxBytes = 100;
    if (place_.is_aside(node)) return;
    std::string text;
    if (!place_.holds_much(node)) text = squeeze(page_.text_of(node));
    for (const string_view name : {"datetime", "content", "title"}) {
      if (std::string value = page_.attribute(node, name); day_in(value)) text = std::move(value);
    }
    if (text.empty() || text.size() > kMaxBytes) return;
    std::string day = day_shown(text);
    if (day.empty()) day = day_shown(spaced_text(node));
    if (day.empty()) return;
    const bool is_update = is_of_update_here(node) || is_of_update(text);
    add_marked(6, node, std::move(day), "date", is_update);
  }

  // Far above the headline stands the day of the visit.
  void add_marked(int rank, NodeId node, std::string day, string_view key, bool is_update) {
    constexpr int kFarRank = 14;
    const bool is_far =
        place_.has_headline() && !blocks_.empty() && node < blocks_[place_.first_near()].text_node;
    if (is_far) return facts_.add(Slot::Date, kFarRank, std::move(day), key);
    const std::size_t before = near_.size();
    add(rank + place_.side_of(node), std::move(day), key, is_update);
    const bool is_plain = key == "time" && place_.side_of(node) == 0 && place_.is_near(node);
    if (near_.size() > before && is_plain) near_.back().is_plain = true;
  }

  // Lines around the headline and the text's beginning that state a day, and what stands beside
  // the headline in its line.
  void add_lines() {
    constexpr std::size_t kMaxBytes = 110;
    constexpr std::size_t kMaxHeadingBytes = 60;  // a longer one tells of a day
    for (std::size_t i = place_.first_near(); i < place_.end_near(); ++i) {
      const std::string& text = i == place_.title() ? place_.beside_title() : blocks_[i].text;
      if (text.size() > (blocks_[i].heading == 0 ? kMaxBytes : kMaxHeadingBytes)) continue;
      std::string day = day_shown(text);
      if (day.empty() || place_.is_aside(blocks_[i].node)) continue;
      add(i >= place_.centre() ? 10 : 11, std::move(day), "text", is_of_update(text));
    }
  }

  // "Published 16.08.2019", wherever it stands, in one line or two.
  void add_publish_line(std::size_t i) {
    constexpr std::size_t kMaxBytes = 160;
    constexpr std::size_t kLead = 64;
    constexpr std::size_t kLineBytes = 110;
    constexpr std::size_t kLabelBytes = 24;
    const std::string& text = blocks_[i].text;
    if (text.size() > kMaxBytes) return add_dateline(text);
    const std::string folded = fold_value(text);
    for (const string_view word : kPublishWords) {
      const std::size_t at = folded.find(word);
      if (at == std::string::npos || (at > kLead && text.size() > kLineBytes)) continue;
      // A longer item of a list is a work of reference.
      const bool is_item = blocks_[i].is_item && text.size() > 2 * kLabelBytes;
      std::string day = is_item ? std::string() : day_shown(string_view(folded).substr(at));
      if (day.empty() && !is_item) day = day_shown(text);
      const bool is_label = text.size() <= kLabelBytes && i + 1 < blocks_.size() &&
                            blocks_[i + 1].text.size() <= kMaxBytes;
      if (day.empty() && is_label) day = day_shown(blocks_[i + 1].text);
      if (!day.empty()) return add(12, std::move(day), "text", false);
    }
  }

  // A paragraph that begins with a full date: in figures, soon; in words, first of all, since prose
  // is full of years.
  void add_dateline(string_view text) {
    constexpr std::size_t kLead = 44;
    if (has_dateline_) return;
    const string_view head = text.substr(0, kLead);
    const std::size_t digit = head.find_first_of("0123456789");
    if (digit == string_view::npos || digit > 20) return;
    std::string day = date_in_figures(head);
    if (day.empty() && digit <= 1) day = std::string(date_before_stop(head));
    if (!day_in(day)) return;
    has_dateline_ = true;
    add(13, std::move(day), "dateline", false);
  }

  // "31 October 2023" of "31 October 2023. Whoever ..." or "(31 October 2023) Whoever ...".
  static string_view date_before_stop(string_view head) {
    constexpr std::size_t kYear = 4;
    for (std::size_t at = 0; at < head.size(); ++at) {
      if (!is_digit(head[at])) continue;
      const std::size_t size = digits_at(head, at);
      const std::size_t end = at + size;
      const string_view behind = head.substr(end);
      const bool is_stop = behind.starts_with(".") || behind.starts_with(")") ||
                           behind.starts_with(":") || behind.starts_with(" –") ||
                           behind.starts_with(" -");
      if (size == kYear) return is_stop ? head.substr(0, end) : string_view();
      at = end;
    }
    return {};
  }

  // Where a page states several days, the one that it shows is the one that its readers know.
  void settle() {
    const PageFact* best = nullptr;
    for (std::size_t i = 0; i < stated_; ++i) {
      const PageFact& fact = facts_.list[i];
      const bool is_better = best == nullptr || fact.rank < best->rank;
      if (fact.slot == Slot::Date && is_better && day_in(fact.texts.front())) best = &fact;
    }
    if (best == nullptr) return;
    const Date day = *day_in(best->texts.front());
    const bool is_utc = is_in_utc(best->texts.front());
    constexpr int kWeak = 5;
    std::stable_sort(near_.begin(), near_.end(), [this](const NearDay& a, const NearDay& b) {
      return facts_.list[a.fact].rank < facts_.list[b.fact].rank;
    });
    for (const NearDay& near : near_) {
      if (day_of_fact(near.fact) == day) return;
    }
    for (const NearDay& near : near_) {
      const Date shown = day_of_fact(near.fact);
      // Some systems state the day of the last edit as that of publication.
      const bool is_older = near.is_plain && shown < day && is_last_edit(day);
      const bool decides =
          is_older || best->rank >= kWeak || is_stated(shown) || (is_utc && is_next_to(shown, day));
      if (!decides) continue;
      facts_.list[near.fact].rank = kDecided;
      return;
    }
    for (std::size_t i = 0; i < stated_ && is_utc; ++i) {
      if (facts_.list[i].key == "url" && is_next_to(day_of_fact(i), day))
        facts_.list[i].rank = kDecided;
    }
  }

  [[nodiscard]] Date day_of_fact(std::size_t i) const {
    const PageFact& fact = facts_.list[i];
    return fact.slot == Slot::Date ? day_in(fact.texts.front()).value_or(Date()) : Date();
  }

  [[nodiscard]] bool is_last_edit(const Date& day) const {
    constexpr int kEditRank = 9;
    for (std::size_t i = 0; i < stated_; ++i) {
      if (facts_.list[i].rank == kEditRank && day_of_fact(i) == day) return true;
    }
    return false;
  }

  [[nodiscard]] bool is_stated(const Date& day) const {
    for (std::size_t i = 0; i < stated_; ++i) {
      if (facts_.list[i].key != "crawl" && day_of_fact(i) == day) return true;
    }
    return false;
  }

  static constexpr int kDecided = -1;

  static constexpr std::size_t kMostSeen = 300;  // no article dates more; each costs its parents

  const MarkupTree& page_;
  const std::vector<TextBlock>& blocks_;
  const PagePlace& place_;
  PageFacts& facts_;
  std::size_t seen_ = 0;      // elements that may hold a day
  const std::size_t stated_;  // facts that were there before
  std::string language_;
  std::vector<NearDay> near_;
  bool has_dateline_ = false;
};

}  // namespace

void add_shown_dates(const MarkupTree& page, const std::vector<TextBlock>& blocks,
                     const PagePlace& place, PageFacts& facts) {
  ShownDates(page, blocks, place, facts).run();
}

bool states_day(string_view text) {
  return !day_text(text).empty();
}

void add_url_date(string_view url, PageFacts& facts) {
  std::string day = url_day(url);
  if (day.empty()) day = url_named_day(url);
  if (!day.empty() && day_in(day)) return facts.add(Slot::Date, 8, day, "url");
  // A month is better than the day of a crawl, and worse than any day of the page.
  constexpr int kMonthRank = 16;
  const std::string month = url_month(url);
  if (!month.empty()) facts.add(Slot::Date, kMonthRank, month, "url");
}

}  // namespace byline
