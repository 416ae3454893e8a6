// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/nexis.hpp"

#include <algorithm>
#include <array>

#include "indexer/decoding/charset.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/readers/keyed_values.hpp"
#include "indexer/readers/nexis_document.hpp"
#include "indexer/readers/nexis_page.hpp"
#include "indexer/readers/nexis_uni.hpp"
#include "indexer/readers/stream_bytes.hpp"

namespace byline::nexis {

namespace {

using std::string_view;

// "3 of 161 DOCUMENTS", "Dokument 3 von 161", "Document 3 de 161": what begins an article.
bool begins_article(string_view line) {
  struct Wording {
    string_view before, between, behind;
  };
  constexpr std::array kWordings = {Wording{"", " of ", " DOCUMENTS"},
                                    Wording{"Dokument ", " von ", ""},
                                    Wording{"Document ", " de ", ""}};
  constexpr std::size_t kLongest = 400;  // with its tags
  if (line.size() > kLongest) return false;
  const bool is_markup = line.find('<') != string_view::npos;
  const std::string plain = is_markup ? plain_line(line) : std::string();
  const string_view words = is_markup ? string_view(plain) : trimmed(line);
  return std::any_of(kWordings.begin(), kWordings.end(), [words](const Wording& wording) {
    string_view rest = words;
    return take_word(rest, wording.before) && take_number(rest) &&
           take_word(rest, wording.between) && take_number(rest) && rest == wording.behind;
  });
}

// The bytes are not yet UTF-8 where this is asked.
constexpr std::array<string_view, 4> kLengths = {
    "LENGTH:", "L\u00C4NGE:", "L\xC4NGE:", "LONGUEUR:"};

bool is_length(string_view line) {
  const bool is_markup = line.find('<') != string_view::npos;
  const std::string plain = is_markup ? plain_line(line) : std::string();
  const string_view text = is_markup ? string_view(plain) : line;
  return std::any_of(kLengths.begin(), kLengths.end(),
                     [text](string_view key) { return text.starts_with(key); });
}

class NexisSplitter : public Splitter {
 public:
  NexisSplitter(Source& source, string_view head) : bytes_(source, head) { skip_cover(); }

  std::optional<RawRecord> next() override {
    if (is_uni_) return next_of_uni();
    RawRecord record;
    record.source = bytes_.name();
    if (line_bytes_.empty()) {
      if (has_articles_ || line_ == 0 || std::exchange(is_told_, true)) return std::nullopt;
      record.reject = "no line such as \"1 of 10 DOCUMENTS\" begins an article";
      return record;
    }
    record.line = line_;
    record.offset = offset_;
    if (is_page_) append(record, page_mark(classes_));
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
      is_page_ |= is_page(line);
      add_class(centred_class(line));
      if (!is_page_ && is_begin_of_uni(line)) return;
    }
    cover_.clear();
  }

  // A download of Nexis Uni has no line that begins a document; so what stands before the first
  // text is kept until it is seen to be one.
  bool is_begin_of_uni(string_view line) {
    constexpr std::size_t kMostBytes = 1u << 20;
    if (cover_.size() < kMostBytes) cover_ += line_bytes_;
    has_length_ |= is_uni_length(line);
    is_uni_ = has_length_ && is_uni_body(line) && cover_.size() < kMostBytes;
    return is_uni_;
  }

  std::optional<RawRecord> next_of_uni() {
    RawRecord record;
    record.source = bytes_.name();
    std::string before = std::exchange(cover_, {});  // of the first document
    record.line = before.empty() ? line_ + 1 : 1;
    record.offset = before.empty() ? offset_ + line_bytes_.size() : 0;
    append(record, kUniMark);
    append(record, before);
    bool has_words = !before.empty();
    for (read_line(); !line_bytes_.empty() && !is_uni_end(line_bytes_); read_line()) {
      append(record, line_bytes_);
      has_words |= !trimmed(line_bytes_).empty();
    }
    if (line_bytes_.empty() && (!has_words || bytes_.was_interrupted())) return std::nullopt;
    return record;
  }

  void add_class(string_view name) {
    constexpr std::size_t kMostBytes = 1000;  // each record begins with them
    if (name.empty() || classes_.size() > kMostBytes) return;
    classes_ += (classes_.empty() ? "" : " ") + std::string(name);
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
  std::string classes_;  // that centre, of a page
  std::string cover_;    // before the first document of Nexis Uni
  bool is_uni_ = false;
  bool has_length_ = false;
  bool is_page_ = false;
  bool has_articles_ = false;
  bool is_told_ = false;
};

KeyedValues values_of(const RawRecord& record, std::vector<std::string>& repairs) {
  if (record.bytes.starts_with(kUniMark)) {
    const std::string text = to_utf8(record.bytes, repairs);
    return values_of_document(without_controls(lines_of_uni(text)), false);
  }
  const bool is_page = has_page_mark(record.bytes);
  const std::string text = is_page ? lines_of_page(markup_to_utf8(record.bytes, "", repairs))
                                   : to_utf8(record.bytes, repairs);
  return values_of_document(without_controls(text), is_page);
}

}  // namespace

bool by_name(string_view /*name*/) {
  return false;
}

bool by_content(string_view head) {
  take_word(head, "\xEF\xBB\xBF");
  if (trimmed(head).starts_with('<') && !is_page(head)) return false;
  bool has_begun = false, has_length = false;
  while (!head.empty()) {
    const string_view line = take_line(head);
    has_begun |= begins_article(line);
    if (has_begun && is_length(line)) return true;
    has_length |= is_uni_length(line);
    if (has_length && is_uni_body(line)) return true;
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
  return article_of_values(std::move(raw), values, record, rules);
}

std::vector<std::string> keys(const RawRecord& record) {
  std::vector<std::string> repairs;
  return keys_of(values_of(record, repairs));
}

}  // namespace byline::nexis
