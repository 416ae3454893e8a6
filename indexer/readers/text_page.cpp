// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/text_page.hpp"

#include <algorithm>
#include <array>
#include <optional>

#include "common/date/article_date.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/charset.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/readers/filling.hpp"
#include "indexer/readers/post_head.hpp"

namespace byline::text_page {

namespace {

constexpr std::size_t kMaxHeadLines = 40;
constexpr std::size_t kMaxKeyBytes = 24;
constexpr std::size_t kMaxHeadlineBytes = 400;
constexpr std::size_t kMaxBylineBytes = 160;
constexpr std::size_t kMaxDateLineBytes = 80;

// The field that a key of a head fills; the text of an article stands below it.
std::optional<Slot> slot_of(std::string_view key) {
  const auto place = find_key(key);
  if (!place || place->slot == Slot::Text) return std::nullopt;
  return place->slot;
}

std::optional<HeadLine> head_line(std::string_view line) {
  const std::size_t colon = line.substr(0, kMaxKeyBytes).find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const std::string_view key = trimmed(line.substr(0, colon));
  if (!slot_of(key) || line.substr(colon).starts_with("://")) return std::nullopt;
  return HeadLine{std::string(key), {std::string(trimmed(line.substr(colon + 1)))}};
}

// Of a head as a whole: any word or two may be a key, and what sums a text up is one.
std::optional<HeadLine> line_of_block(std::string_view line) {
  const std::size_t colon = line.substr(0, kMaxKeyBytes).find(':');
  if (colon == std::string_view::npos || colon == 0) return std::nullopt;
  const std::string_view key = line.substr(0, colon);
  const std::string_view value = line.substr(colon + 1);
  const auto place = find_key(key);
  const bool is_text = place && place->slot == Slot::Text;
  if (is_text && place->rank < find_key("description")->rank) return std::nullopt;
  constexpr std::string_view kKeySigns =
      "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_ ";
  const bool is_key = key.find_first_not_of(kKeySigns) == std::string_view::npos &&
                      std::count(key.begin(), key.end(), ' ') < 2 &&
                      (value.empty() || value[0] == ' ' || value[0] == '\t' || place);
  if (!is_key || value.starts_with("//")) return std::nullopt;
  HeadLine found{std::string(trimmed(key)), {}};
  if (const std::string_view text = trimmed(value); !text.empty()) found.values.emplace_back(text);
  return found;
}

// A single line counts only when it names the title, since "Time: ..." may be a headline.
bool counts(const std::vector<HeadLine>& head) {
  const auto known = std::count_if(
      head.begin(), head.end(), [](const HeadLine& line) { return slot_of(line.key).has_value(); });
  return known > 1 || std::any_of(head.begin(), head.end(), [](const HeadLine& line) {
           return slot_of(line.key) == Slot::Title && line.key != "name";
         });
}

// A head that ends at a blank line; each of its lines has a key, or goes on with the one before. It
// is taken off `text`.
std::vector<HeadLine> take_block(std::string_view& text) {
  std::string_view rest = text;
  std::vector<HeadLine> head;
  bool is_closed = false;
  while (!rest.empty() && head.size() < kMaxHeadLines) {
    const bool is_inside = rest[0] == ' ' || rest[0] == '\t' || rest.starts_with("- ");
    const std::string_view line = trimmed(take_line(rest));
    is_closed = line.empty();
    if (is_closed) break;
    std::optional<HeadLine> found = is_inside ? std::nullopt : line_of_block(line);
    if (found) {
      head.push_back(std::move(*found));
      continue;
    }
    if (!is_inside || head.empty()) return {};
    std::vector<std::string>& values = head.back().values;
    if (values.empty()) {
      values.emplace_back(line);
    } else {
      values.back() += " " + std::string(line);
    }
  }
  if (!(is_closed || rest.empty()) || !counts(head)) return {};
  text = rest;
  return head;
}

// The lines "Key: value" on top, which are taken off `text`.
std::vector<HeadLine> take_head(std::string_view& text) {
  std::string_view rest = text.substr(std::min(text.find_first_not_of(" \t\n"), text.size()));
  std::string_view after_post = rest;
  if (std::vector<HeadLine> post = take_post_head(after_post); counts(post)) {
    text = after_post;
    return post;
  }
  if (std::vector<HeadLine> block = take_block(rest); !block.empty()) {
    text = rest;
    return block;
  }
  std::vector<HeadLine> head;
  while (head.size() < kMaxHeadLines) {
    std::string_view after = rest;
    auto line = head_line(trimmed(take_line(after)));
    if (!line) break;
    head.push_back(std::move(*line));
    rest = after;
  }
  if (!counts(head)) return {};
  text = rest;
  return head;
}

constexpr std::array<std::string_view, 8> kByWords = {"by ", "par ", "von ",  "por ",
                                                      "di ", "van ", "door ", "words by "};
constexpr std::array<std::string_view, 6> kJoins = {"and", "&", "et", "und", "y", "e"};
constexpr std::array<std::string_view, 9> kParticles = {"de",  "van", "von", "der", "la",
                                                        "del", "bin", "al",  "di"};

template <class List>
bool holds(const List& list, std::string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

// Names are two or three words with a capital each ("Ana de la Torre and Jo Reed").
bool are_names(std::string_view part) {
  int words = 0;
  for (const std::string& word : list_items(part, " ")) {
    const auto first = static_cast<unsigned char>(word[0]);
    if (holds(kParticles, word)) continue;
    if (holds(kJoins, word)) {
      if (words != 2 && words != 3) return false;
      words = 0;
      continue;
    }
    if (!((first >= 'A' && first <= 'Z') || first >= 0xC3)) return false;
    if (word.find_first_of("0123456789!?:;\"") != std::string::npos) return false;
    ++words;
  }
  return words == 2 || words == 3;
}

bool looks_like_byline(std::string_view line) {
  if (line.empty() || line.size() > kMaxBylineBytes) return false;
  const std::string folded = fold_value(line.substr(0, 16)) + " ";
  const bool by = std::any_of(kByWords.begin(), kByWords.end(), [&folded](std::string_view word) {
    return folded.starts_with(word);
  });
  if (by) return !line.ends_with('.');
  return line.find_first_of(".!?:;…") == std::string_view::npos &&
         are_names(line.substr(0, line.find(',')));
}

constexpr std::array<std::string_view, 9> kDateWords = {
    "published",       "updated",      "posted",  "on",          "date",
    "first published", "last updated", "created", "published on"};

// The date that a line states and nothing else.
std::string_view date_in(std::string_view line) {
  if (line.empty() || line.size() > kMaxDateLineBytes) return {};
  for (const std::string_view word : kDateWords) {
    const std::size_t size = word.size();
    if (line.size() <= size || fold_value(line.substr(0, size)) != word) continue;
    if (line[size] != ' ' && line[size] != ':') continue;
    const std::string_view rest = trimmed(line.substr(size + 1));
    if (parse_article_date(rest)) return rest;
  }
  return parse_article_date(line) ? line : std::string_view();
}

// Headline, byline and date lines from the top of `text`; what is none of them stays.
void take_top(RawArticle& raw, std::string_view& text) {
  text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
  std::string_view rest = text;
  const std::string_view headline = trimmed(take_line(rest));
  if (raw.article.title.empty() && headline.size() <= kMaxHeadlineBytes) {
    fill(raw, Slot::Title, {std::string(headline)}, "text");
    text = rest;
  }
  constexpr int kTopLines = 3;
  for (int i = 0; i < kTopLines; ++i) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\n"), text.size()));
    rest = text;
    const std::string_view line = trimmed(take_line(rest));
    if (const std::string_view date = date_in(line); !date.empty() && raw.date_text.empty()) {
      fill(raw, Slot::Date, {std::string(date)}, "text");
    } else if (raw.author_texts.empty() && looks_like_byline(line)) {
      fill(raw, Slot::Author, {std::string(line)}, "text");
    } else {
      return;
    }
    text = rest;
  }
}

std::string joined(const std::vector<std::string>& values) {
  std::string text;
  for (const std::string& value : values) text += (text.empty() ? "" : ", ") + value;
  return text;
}

bool has_control_bytes(std::string_view head) {
  return std::any_of(head.begin(), head.end(), [](char c) {
    const auto byte = static_cast<unsigned char>(c);
    return byte < 0x20 && c != '\n' && c != '\r' && c != '\t' && c != '\f';
  });
}

bool is_sentence(std::string_view line) {
  constexpr std::size_t kMinBytes = 40;
  constexpr std::size_t kMinWords = 6;
  return line.size() >= kMinBytes &&
         static_cast<std::size_t>(std::count(line.begin(), line.end(), ' ')) + 1 >= kMinWords;
}

// The day that a path begins with, "2014-06-03-sea-wall.md" or "/2014/06/03/sea-wall", or "".
std::string day_of_path(std::string_view path) {
  if (path.starts_with('/')) path.remove_prefix(1);
  constexpr std::string_view kShape = "0000-00-00-";
  if (path.size() < kShape.size()) return {};
  std::string day(path.substr(0, kShape.size()));
  std::replace(day.begin(), day.end(), '/', '-');
  const bool fits = std::equal(day.begin(), day.end(), kShape.begin(), [](char c, char shape) {
    return shape == '0' ? c >= '0' && c <= '9' : c == shape;
  });
  return fits ? day.substr(0, kShape.size() - 1) : std::string();
}

// A post that states no day has that of its address, or of its file's name, as Jekyll, Hugo and
// Zola read them.
void fill_day_of_post(RawArticle& raw, const std::vector<HeadLine>& head, std::string_view source) {
  std::vector<std::pair<std::string_view, std::string>> paths;
  for (const HeadLine& line : head) {
    if ((line.key == "path" || line.key == "permalink") && !line.values.empty())
      paths.emplace_back(line.key, day_of_path(line.values[0]));
  }
  const std::size_t name = source.find_last_of("/#") + 1;
  paths.emplace_back("file name", day_of_path(source.substr(name)));
  for (const auto& [key, day] : paths) {
    if (!is_filled(raw, Slot::Date) && !day.empty()) fill(raw, Slot::Date, {day}, key);
  }
}

}  // namespace

bool by_name(std::string_view name) {
  return name.ends_with(".txt") || name.ends_with(".text");
}

bool by_content(std::string_view head) {
  if (has_control_bytes(head)) return false;
  head = trimmed(head);
  if (head.empty() || std::string_view("<{[#/%!").find(head[0]) != std::string_view::npos) {
    return false;
  }
  std::string_view rest = head;
  if (!take_head(rest).empty()) return true;
  const std::string_view headline = trimmed(take_line(rest));
  if (headline.size() > kMaxHeadlineBytes || !trimmed(take_line(rest)).empty()) return false;
  constexpr int kLines = 12;
  for (int i = 0; i < kLines && !rest.empty(); ++i) {
    if (is_sentence(trimmed(take_line(rest)))) return true;
  }
  return false;
}

ParseResult parse(const RawRecord& record, const ReadingRules& rules) {
  if (!record.reject.empty()) return Reject{record.reject};
  if (wide_charset(record.bytes).empty() && record.bytes.find('\0') != std::string::npos) {
    return Reject{"not text: it holds NUL bytes"};
  }
  RawArticle raw;
  const std::string whole = without_controls(to_utf8(record.bytes, raw.repairs));
  std::string_view text = whole;
  const std::vector<HeadLine> head = take_head(text);
  for (const HeadLine& line : head) {
    const std::optional<Slot> slot = slot_of(line.key);
    const bool filled = slot && !is_filled(raw, *slot) && fill(raw, *slot, line.values, line.key);
    if (!filled) add_extra(raw, line.key, joined(line.values));
  }
  const bool is_post = whole.starts_with("---") || whole.starts_with("+++");
  if (is_post && !head.empty()) fill_day_of_post(raw, head, record.source);
  take_top(raw, text);
  fill(raw, Slot::Text, {std::string(text)}, "text");
  fill_from_rules(raw, rules);
  set_source(raw, record);
  return finish(std::move(raw));
}

std::vector<std::string> keys(const RawRecord& record) {
  std::vector<std::string> repairs;
  const std::string whole = without_controls(to_utf8(record.bytes, repairs));
  std::string_view text = whole;
  std::vector<std::string> keys;
  for (const HeadLine& line : take_head(text)) keys.emplace_back(line.key);
  std::sort(keys.begin(), keys.end());
  keys.erase(std::unique(keys.begin(), keys.end()), keys.end());
  return keys;
}

}  // namespace byline::text_page
