// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/csv.hpp"

#include <algorithm>
#include <array>

#include "indexer/decoding/charset.hpp"
#include "indexer/readers/field_keys.hpp"
#include "indexer/readers/filling.hpp"
#include "indexer/readers/keyed_values.hpp"
#include "indexer/readers/stream_bytes.hpp"
#include "indexer/readers/table_survey.hpp"

namespace byline::csv {

namespace {

constexpr std::array<char, 4> kDelimiters = {',', ';', '\t', '|'};
constexpr std::size_t kMaxNamesBytes = 64u << 10;     // each row is read with them
constexpr std::size_t kSurveyBytes = 64u << 10;       // as recognition reads
constexpr std::size_t kMaxOpenQuoteBytes = 4u << 20;  // beyond, a quote was never meant to open

Row first_row(std::string_view text, char delimiter) {
  return take_row(text, delimiter);
}

std::size_t known_names(const Row& row) {
  return static_cast<std::size_t>(std::count_if(
      row.begin(), row.end(), [](const std::string& cell) { return find_key(cell).has_value(); }));
}

bool names_article(const Row& row) {
  return std::any_of(row.begin(), row.end(), [](const std::string& cell) {
    const auto place = find_key(cell);
    return place && (place->slot == Slot::Title || place->slot == Slot::Text);
  });
}

// The one that gives the first row most names, then most cells.
char delimiter_of(std::string_view head) {
  char best = ',';
  std::size_t most = 0;
  for (const char delimiter : kDelimiters) {
    const Row row = first_row(head, delimiter);
    const std::size_t weight = known_names(row) * kMaxColumns + row.size();
    if (weight <= most) continue;
    most = weight;
    best = delimiter;
  }
  return best;
}

bool looks_like_name(const std::string& cell) {
  constexpr std::size_t kMaxBytes = 40;
  return !cell.empty() && cell.size() <= kMaxBytes && cell.find_first_of("0123456789.!?") != 0 &&
         std::count(cell.begin(), cell.end(), ' ') < 4;
}

bool are_names(const Row& row) {
  return known_names(row) > 0 || std::all_of(row.begin(), row.end(), looks_like_name);
}

class CsvSplitter : public Splitter {
 public:
  CsvSplitter(Source& source, std::string_view head) : bytes_(source, head) { read_names(); }

  std::optional<RawRecord> next() override {
    for (;;) {
      RawRecord record;
      record.line = line_ + 1;
      record.offset = offset_;
      const std::string row = take_raw_row();
      if (row.empty()) return std::nullopt;
      if (row.find_first_not_of(" \t\r\n,;|\"") == std::string::npos) continue;
      record.source = bytes_.name();
      if (was_open_) record.reject = "a quote is opened and not closed";
      if (names_.size() > kMaxNamesBytes) record.reject = "its row of names is longer than 64 KiB";
      if (row.size() + names_.size() > kMaxRecordBytes) record.reject = "longer than 64 MiB";
      if (record.reject.empty()) record.bytes = names_ + row;
      return record;
    }
  }

 private:
  // The record's beginning: the delimiter, the table's traits to the line's end, then the row of
  // names (an empty one where there is none).
  void read_names() {
    std::string row = take_raw_row();
    if (row.starts_with("\xEF\xBB\xBF")) row.erase(0, 3);
    if (row.starts_with("sep=") && row.size() > 4) row = take_raw_row();  // Excel's own line
    const std::size_t taken = row.size();
    delimiter_ = delimiter_of(row);
    const bool has_names = are_names(first_row(row, delimiter_));
    if (!has_names) {
      begin_ -= taken;  // it is a record
      offset_ -= taken;
      line_ = 0;
      row.clear();
    }
    if (!row.ends_with('\n')) row += '\n';
    names_ = delimiter_ + to_line(survey()) + '\n' + row;
  }

  // The traits that the rows at the start show.
  TableTraits survey() {
    while (rest_.size() - begin_ < kSurveyBytes && refill()) {
    }
    std::string_view bytes = std::string_view(rest_).substr(begin_);
    const bool is_whole = bytes.size() < kSurveyBytes;
    if (!is_whole) bytes = bytes.substr(0, kSurveyBytes);
    const char end = ends_in_cr_ ? '\r' : '\n';
    if (!is_whole) bytes = bytes.substr(0, bytes.rfind(end) + 1);
    std::string rows(bytes);
    if (ends_in_cr_) std::replace(rows.begin(), rows.end(), '\r', '\n');
    return survey_table(rows, delimiter_);
  }

  bool refill() {
    if (bytes_.peek().empty()) return false;
    rest_.erase(0, begin_);
    begin_ = 0;
    rest_ += bytes_.peek();
    bytes_.take(bytes_.peek().size());
    return true;
  }

  // The bytes of the next row with its line end; empty at the end of the stream.
  std::string take_raw_row() {
    bool in_quotes = false;
    bool cell_begins = true;
    bool has_closed = false;
    std::size_t at = 0;
    std::size_t first_line = 0;
    std::size_t quoted_line = 0;  // where the first line within the quotes ends
    was_open_ = false;
    for (;; ++at) {
      if (begin_ + at == rest_.size() && !refill()) break;
      const char c = rest_[begin_ + at];
      const bool may_be_cr = c == '\r' && (!in_quotes || delimiter_ != '\0');
      const bool is_end = c == '\n' || (may_be_cr && ends_row(at));
      if (is_end && first_line == 0) first_line = at + 1;
      if (is_end && (!in_quotes || is_by_lines_)) return take(at + 1);
      if (is_end && quoted_line == 0) quoted_line = at + 1;
      // A doubled quote closes and opens again.
      const bool opens = c == '"' && !in_quotes && (cell_begins || has_closed);
      has_closed = c == '"' && in_quotes;
      if (opens) quoted_line = 0;
      if (has_closed && quoted_line > 0 && begins_cell(at)) {
        was_open_ = true;
        return take(quoted_line);
      }
      in_quotes = opens || (in_quotes && c != '"');
      if (in_quotes && at > kMaxOpenQuoteBytes) break;
      cell_begins = is_delimiter(c);
    }
    if (!in_quotes) return take(at);
    was_open_ = true;
    is_by_lines_ = true;
    return take(first_line == 0 ? at : first_line);
  }

  // Whether a quote that would end a cell of several lines begins one: it stands behind a delimiter
  // or a line's end, and text follows. Then the cell's own quote was never closed.
  bool begins_cell(std::size_t at) {
    if (begin_ + at + 1 == rest_.size() && !refill()) return false;
    const char before = rest_[begin_ + at - 1];
    const char next = rest_[begin_ + at + 1];
    return (before == '\n' || is_delimiter(before)) && !is_delimiter(next) && next != '"' &&
           next != '\r' && next != '\n';
  }

  // Before the row of names is read, any that may be the table's.
  [[nodiscard]] bool is_delimiter(char c) const {
    if (delimiter_ != '\0') return c == delimiter_;
    return std::find(kDelimiters.begin(), kDelimiters.end(), c) != kDelimiters.end();
  }

  // Whether the CR there ends a row by itself, as on old Macs: where it ends the first one.
  bool ends_row(std::size_t at) {
    if (delimiter_ != '\0') return ends_in_cr_;
    if (begin_ + at + 1 == rest_.size() && !refill()) return false;
    const char next = rest_[begin_ + at + 1];
    ends_in_cr_ = next != '\n' && next != '\r';
    return ends_in_cr_;
  }

  std::string take(std::size_t size) {
    std::string row = rest_.substr(begin_, size);
    if (ends_in_cr_ && row.ends_with('\r')) row.back() = '\n';
    begin_ += size;
    offset_ += size;
    line_ += static_cast<std::uint64_t>(std::count(row.begin(), row.end(), '\n'));
    return row;
  }

  StreamBytes bytes_;
  std::string rest_;  // read and not yet taken, from begin_
  std::size_t begin_ = 0;
  std::string names_;
  char delimiter_ = '\0';  // once the row of names is read
  bool ends_in_cr_ = false;
  std::uint64_t line_ = 0;
  std::uint64_t offset_ = 0;
  bool was_open_ = false;
  bool is_by_lines_ = false;
};

// Whether a column is one of days, by its name or by --map.
bool is_date(const std::string& name, const ReadingRules& rules) {
  const auto place = find_key(name);
  if (place && place->slot == Slot::Date) return true;
  return std::any_of(rules.map.begin(), rules.map.end(), [&name](const auto& mapped) {
    const FieldKeys* row = find_field_keys(mapped.first);
    return row != nullptr && row->slot == Slot::Date && mapped.second == name;
  });
}

KeyedValues values_of(const RawRecord& record, const ReadingRules& rules,
                      std::vector<std::string>& repairs) {
  KeyedValues values;
  const std::size_t end = record.bytes.find('\n');
  if (record.bytes.size() < 2 || end == std::string::npos) return values;
  const char delimiter = record.bytes[0];
  const TableTraits traits = traits_of(std::string_view(record.bytes).substr(1, end - 1));
  const std::string text = to_utf8(record.bytes.substr(end + 1), traits.charset, repairs);
  std::string_view rest = text;
  const Row names = take_row(rest, delimiter);
  const bool has_names = names.size() > 1 || !names[0].empty();
  const Row row = take_row(rest, delimiter);
  for (std::size_t i = 0; i < row.size(); ++i) {
    std::string name = has_names && i < names.size() ? names[i] : std::string();
    if (name.empty()) name = std::to_string(i + 1);
    const bool is_ordered = i < traits.orders.size() && is_date(name, rules);
    std::string value = is_ordered ? in_iso_order(row[i], traits.orders[i]) : row[i];
    values.emplace_back(std::move(name), std::move(value));
  }
  return values;
}

}  // namespace

bool by_name(std::string_view name) {
  return name.ends_with(".csv") || name.ends_with(".tsv") || name.ends_with(".tab");
}

bool by_content(std::string_view head) {
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  if (head.empty() || head[0] == '<' || head[0] == '{') return false;
  const Row row = first_row(head, delimiter_of(head));
  return row.size() > 1 && known_names(row) > 1 && names_article(row);
}

std::unique_ptr<Splitter> split(Source& source, std::string_view head) {
  return std::make_unique<CsvSplitter>(source, head);
}

ParseResult parse(const RawRecord& record, const ReadingRules& rules) {
  if (!record.reject.empty()) return Reject{record.reject};
  RawArticle raw;
  const KeyedValues values = values_of(record, rules, raw.repairs);
  return article_of_values(std::move(raw), values, record, rules);
}

std::vector<std::string> keys(const RawRecord& record) {
  std::vector<std::string> repairs;
  return keys_of(values_of(record, {}, repairs));
}

}  // namespace byline::csv
