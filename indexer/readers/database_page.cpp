// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/database_page.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/date/article_date.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/charset.hpp"
#include "indexer/decoding/markup_tree.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/decoding/xml_values.hpp"
#include "indexer/readers/keyed_values.hpp"
#include "indexer/readers/stream_bytes.hpp"

namespace byline::database_page {

namespace {

using std::string_view;

constexpr string_view kFactivaMark = "<div class=\"article ";
constexpr string_view kEuropresseMark = "<span class=\"DocPublicationName";

// Cuts a stream before each mark, of the kind that stands first; what is before it is no record.
class MarkSplitter : public Splitter {
 public:
  MarkSplitter(Source& source, string_view head) : bytes_(source, head) {}

  std::optional<RawRecord> next() override {
    RawRecord record;
    record.source = bytes_.name();
    if (mark_.empty() && !take_to_mark(nullptr)) {
      if (offset_ == 0 || std::exchange(is_told_, true)) return std::nullopt;
      record.reject = "a page of a press database without an article";
      return record;
    }
    if (rest_.empty()) return std::nullopt;
    record.line = line_;
    record.offset = offset_;
    const bool is_whole = take_to_mark(&record);
    if (!is_whole && bytes_.was_interrupted()) return std::nullopt;
    return record;
  }

 private:
  // Up to the next mark, which stays, past the one at the front; or to the end. Into `record`, if
  // there is one. Whether there was a mark.
  bool take_to_mark(RawRecord* record) {
    constexpr std::size_t kMostBytes = std::max(kFactivaMark.size(), kEuropresseMark.size());
    std::size_t from = record == nullptr ? 0 : 1;
    for (;;) {
      const std::size_t found = find_mark(from);
      if (found != std::string::npos) {
        take(record, found);
        return true;
      }
      const std::size_t sure = rest_.size() < kMostBytes ? 0 : rest_.size() - kMostBytes + 1;
      take(record, sure);
      from = sure == 0 ? from : 0;
      const string_view part = bytes_.peek();
      if (part.empty()) break;
      rest_ += part;
      bytes_.take(part.size());
    }
    take(record, rest_.size());
    return false;
  }

  std::size_t find_mark(std::size_t from) {
    if (!mark_.empty()) return rest_.find(mark_, from);
    const std::size_t factiva = rest_.find(kFactivaMark, from);
    const std::size_t europresse = rest_.find(kEuropresseMark, from);
    const std::size_t found = std::min(factiva, europresse);
    if (found != std::string::npos) mark_ = found == factiva ? kFactivaMark : kEuropresseMark;
    return found;
  }

  void take(RawRecord* record, std::size_t size) {
    const string_view part = string_view(rest_).substr(0, size);
    if (record != nullptr) append(*record, part);
    line_ += static_cast<std::uint64_t>(std::count(part.begin(), part.end(), '\n'));
    offset_ += size;
    rest_.erase(0, size);
  }

  StreamBytes bytes_;
  string_view mark_;  // "" before the first
  std::string rest_;  // read and not yet given
  std::uint64_t line_ = 1;
  std::uint64_t offset_ = 0;
  bool is_told_ = false;
};

struct KeyRow {
  string_view code;
  string_view key;  // as field_keys has it
};

// Of Factiva; others are kept under their codes.
constexpr std::array kFactivaKeys{
    KeyRow{"HD", "headline"}, KeyRow{"BY", "byline"},   KeyRow{"SN", "publication"},
    KeyRow{"PD", "date"},     KeyRow{"SE", "section"},  KeyRow{"PG", "page"},
    KeyRow{"ED", "edition"},  KeyRow{"LA", "language"}, KeyRow{"NS", "subjects"},
    KeyRow{"AN", "id"},       KeyRow{"LP", "body"},     KeyRow{"TD", "body"},
    KeyRow{"CR", "credit"},
};

// "gpol : Domestic Politics | gvote : Elections" without the codes.
std::string without_codes(string_view text) {
  std::string names;
  for (const std::string& item : list_items(text, "|")) {
    const std::size_t colon = item.find(" : ");
    names += (names.empty() ? "" : "; ") + item.substr(colon == std::string::npos ? 0 : colon + 3);
  }
  return names;
}

KeyedValues factiva_values(const MarkupTree& tree) {
  KeyedValues values;
  std::string body;
  for (const NodeId row : find_elements(tree, 0, "tr")) {
    const NodeId name = child_named(tree, row, "td");
    if (name == kNoNode) continue;
    NodeId cell = tree[name].next;
    while (cell != kNoNode && tree[cell].is_text()) cell = tree[cell].next;
    const std::string code = line_of(tree, name);
    if (cell == kNoNode || code.empty() || code.size() > 4) continue;
    const auto* known =
        std::find_if(kFactivaKeys.begin(), kFactivaKeys.end(),
                     [&code](const KeyRow& candidate) { return candidate.code == code; });
    const string_view key = known == kFactivaKeys.end() ? string_view(code) : known->key;
    std::string text = line_of(tree, cell);
    if (key == "body") {
      body += html_of(tree, cell) + "\n\n";
      continue;
    }
    if (key == "subjects") text = without_codes(text);
    if (key == "id" && text.starts_with("Document ")) text.erase(0, 9);
    values.emplace_back(key, std::move(text));
  }
  values.emplace_back("body", std::move(body));
  return values;
}

bool has_class(const MarkupTree& tree, NodeId node, string_view folded) {
  return fold_value(tree.raw_attribute(node, "class").substr(0, 100)).starts_with(folded);
}

// One article of Europresse: who printed it where and when, its title, people, text and number.
class EuropressePage {
 public:
  explicit EuropressePage(const MarkupTree& tree) : tree_(tree) {
    for (NodeId node = tree.next(0, 0); node != kNoNode;) {
      node = tree.next(node, 0, !tree_[node].is_text() && add_element(node));
      if (node != kNoNode && tree_[node].is_text()) add_text(node);
    }
    add_head();
    values_.emplace_back("headline", std::move(title_));
    values_.emplace_back("byline", std::move(authors_));
    values_.emplace_back("body", std::move(body_));
  }

  [[nodiscard]] KeyedValues take() { return std::move(values_); }

 private:
  enum class Part { Head, Title, Text, End };

  // Whether what is in it was taken.
  bool add_element(NodeId node) {
    const string_view name = tree_[node].name;
    if (name == "script" || name == "style") return true;
    if (name == "aside" || name == "footer") part_ = Part::End;  // notes; who holds the rights
    if (has_class(tree_, node, "docpublicationname")) {
      const std::string outlet = line_of(tree_, node);
      values_.emplace_back("publication", outlet.substr(0, outlet.find(", no. ")));
      return true;
    }
    if (has_class(tree_, node, "docheader")) {
      head_ += line_of(tree_, node) + ' ';
      return true;
    }
    if (has_class(tree_, node, "docauthors")) {
      authors_ = line_of(tree_, node);
      return true;
    }
    if (has_class(tree_, node, "titrearticle")) {
      title_ = line_of(tree_, has_title_below(node) ? title_below_ : node);
      part_ = Part::Title;
      return true;
    }
    if (name == "section" || has_class(tree_, node, "doctext")) part_ = Part::Text;
    if (name == "div" && part_ == Part::Title) {  // behind the title stands who wrote it
      if (authors_.empty()) authors_ = line_of(tree_, node);
      return true;
    }
    if (part_ >= Part::Title && (name == "p" || name == "br" || name == "div")) body_ += "\n\n";
    return false;
  }

  bool has_title_below(NodeId node) {
    for (const NodeId inner : find_elements(tree_, node, "p")) {
      if (!has_class(tree_, inner, "titrearticlevisu")) continue;
      title_below_ = inner;
      return true;
    }
    return false;
  }

  void add_text(NodeId node) {
    std::string text = tree_.text_of(node);
    constexpr string_view kNumber = "Num\u00E9ro de document : ";
    if (const std::size_t at = text.find(kNumber); at != std::string::npos) {
      values_.emplace_back("id", squeeze(text.substr(at + kNumber.size())));
      part_ = Part::End;
    }
    if (squeeze(text).starts_with("\u00A9")) part_ = Part::End;
    if (part_ != Part::Title && part_ != Part::Text) return;
    std::replace(text.begin(), text.end(), '\n', ' ');
    body_ += text;
  }

  // "Politique, jeudi 5 octobre 2013, p. 3": section, day and page.
  void add_head() {
    std::string section;
    bool has_day = false;
    for (const std::string& part : list_items(squeeze(head_), ",")) {
      const auto date = has_day ? std::nullopt : parse_article_date(part);
      if (date && date->month != 0) {
        values_.emplace_back("date", part);
        has_day = true;
      } else if (has_day && part.starts_with("p. ")) {
        values_.emplace_back("page", part.substr(3));
      } else if (!has_day) {
        section += (section.empty() ? "" : ", ") + part;
      }
    }
    if (!section.empty()) values_.emplace_back("section", std::move(section));
  }

  const MarkupTree& tree_;
  Part part_ = Part::Head;
  NodeId title_below_ = kNoNode;
  std::string head_, title_, authors_, body_;
  KeyedValues values_;
};

KeyedValues values_of(const RawRecord& record, std::vector<std::string>& repairs) {
  const MarkupTree tree(markup_to_utf8(record.bytes, "", repairs), MarkupKind::Html);
  return record.bytes.starts_with(kFactivaMark) ? factiva_values(tree)
                                                : EuropressePage(tree).take();
}

bool is_factiva(string_view head) {
  return head.find("<title>Factiva</title>") != string_view::npos;
}

}  // namespace

bool by_name(string_view /*name*/) {
  return false;
}

bool by_content(string_view head) {
  const bool is_markup = trimmed(head.substr(0, 200)).find('<') < 4;  // behind a byte order mark
  return is_markup && (is_factiva(head) || head.find("DocPublicationName") != string_view::npos);
}

std::unique_ptr<Splitter> split(Source& source, string_view head) {
  return std::make_unique<MarkSplitter>(source, head);
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

}  // namespace byline::database_page
