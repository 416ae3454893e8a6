// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/mail.hpp"

#include <algorithm>
#include <array>

#include "common/text/ascii.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/readers/filling.hpp"
#include "indexer/readers/keyed_values.hpp"
#include "indexer/readers/mail_parts.hpp"
#include "indexer/readers/mail_text.hpp"
#include "indexer/readers/stream_bytes.hpp"

namespace byline::mail {

namespace {

bool is_address(std::string_view text) {
  return text.find('@') != std::string_view::npos &&
         text.find_first_of(" \t") == std::string_view::npos;
}

// "From jo@example.org Tue Jun  3 10:00:00 2014": what begins a mail in an mbox. All kinds of it
// have a time, but for those that have the sender alone.
bool begins_mail(std::string_view line) {
  if (!line.starts_with("From ")) return false;
  if (is_address(trimmed(line.substr(5)))) return true;
  for (std::size_t at = line.find(':'); at != std::string_view::npos; at = line.find(':', at + 1)) {
    if (at + 1 < line.size() && is_digit(line[at - 1]) && is_digit(line[at + 1])) return true;
  }
  return false;
}

// The same with the day of the week behind the sender: no line of a text.
bool is_envelope(std::string_view line) {
  constexpr std::array<std::string_view, 7> kDays = {"Mon", "Tue", "Wed", "Thu",
                                                     "Fri", "Sat", "Sun"};
  if (!line.starts_with("From ")) return false;
  line = trimmed(line.substr(5));
  const std::string_view sender = line.substr(0, line.find(' '));
  const std::string_view rest = trimmed(line.substr(sender.size()));
  return std::find(kDays.begin(), kDays.end(), rest.substr(0, 3)) != kDays.end() &&
         rest.substr(3).starts_with(' ');
}

// "Subject: A wall": what follows it, but not a line of a text that happens to begin with "From ".
bool is_field(std::string_view line) {
  const std::size_t colon = line.find(':');
  return colon != std::string_view::npos && colon > 0 &&
         line.substr(0, colon).find_first_of(" \t") == std::string_view::npos;
}

class MboxSplitter : public Splitter {
 public:
  MboxSplitter(Source& source, std::string_view head) : bytes_(source, head) {
    bytes_.take_line(next_line_);
    read_line();
  }

  std::optional<RawRecord> next() override {
    if (next_message_ < messages_.size()) return message();
    messages_.clear();
    std::optional<RawRecord> mail = next_mail();
    if (!mail) return std::nullopt;
    if (says_multipart(mail->bytes)) messages_ = digest_messages(mail->bytes);
    if (messages_.empty()) {
      mail->bytes = unescaped(std::move(mail->bytes));
      return mail;
    }
    std::string around = without_messages(mail->bytes);
    mail_ = std::exchange(mail->bytes, unescaped(std::move(around)));
    next_message_ = passed_ = 0;
    return mail_texts(mail_part(mail->bytes)).empty() ? message() : std::move(mail);
  }

 private:
  static bool is_blank(std::string_view line) {
    return line.find_first_not_of(" \t\r\n") == std::string_view::npos;
  }

  // Whether the head of a mail names such a type; most have none, and need no second look.
  static bool says_multipart(std::string_view bytes) {
    while (!bytes.empty()) {
      const std::string_view line = take_line(bytes);
      if (line.empty()) return false;
      if (lower_ascii(line).find("multipart/") != std::string::npos) return true;
    }
    return false;
  }

  // As it stands in the file. Line and offset of the record are those of its envelope.
  std::optional<RawRecord> next_mail() {
    while (!line_bytes_.empty() && is_blank(line_bytes_)) read_line();
    if (line_bytes_.empty()) return std::nullopt;
    RawRecord record;
    record.line = line_;
    record.offset = offset_;
    record.source = bytes_.name();
    is_mbox_ |= begins_mail(line_bytes_);
    bool is_first = true;
    while (!line_bytes_.empty()) {
      // Some programs write no blank line before it.
      const bool may_begin = begins_mail(line_bytes_) && (was_blank_ || is_envelope(line_bytes_));
      const bool begins = is_mbox_ && may_begin && (is_first || is_field(next_line_));
      if (begins && !is_first) break;
      if (is_first) {
        mail_line_ = begins ? line_ + 1 : line_;
        mail_offset_ = begins ? offset_ + line_bytes_.size() : offset_;
      }
      if (!begins) append(record, line_bytes_);
      is_first = false;
      read_line();
    }
    if (line_bytes_.empty() && bytes_.was_interrupted()) return std::nullopt;
    return record;
  }

  // The next message of the digest that is being read.
  RawRecord message() {
    const MailExtent extent = messages_[next_message_++];
    const std::string_view before = std::string_view(mail_).substr(passed_, extent.begin - passed_);
    mail_line_ += static_cast<std::uint64_t>(std::count(before.begin(), before.end(), '\n'));
    passed_ = extent.begin;
    RawRecord record;
    record.line = mail_line_;
    record.offset = mail_offset_ + extent.begin;
    record.source = bytes_.name();
    record.bytes = unescaped(mail_.substr(extent.begin, extent.size));
    return record;
  }

  [[nodiscard]] std::string without_messages(std::string_view mail) const {
    std::string around;
    std::size_t at = 0;
    for (const MailExtent& message : messages_) {
      around += mail.substr(at, message.begin - at);
      at = message.begin + message.size;
    }
    return around += mail.substr(at);
  }

  // mboxrd: ">From " in a mail was "From ".
  [[nodiscard]] std::string unescaped(std::string mail) const {
    if (!is_mbox_ || (mail.find("\n>") == std::string::npos && !mail.starts_with('>'))) return mail;
    std::string out;
    out.reserve(mail.size());
    for (std::string_view rest = mail; !rest.empty();) {
      const std::size_t end = std::min(rest.find('\n'), rest.size() - 1) + 1;
      const std::size_t marks = std::min(rest.find_first_not_of('>'), end);
      const bool is_escaped = marks > 0 && rest.substr(marks).starts_with("From ");
      out += rest.substr(is_escaped ? 1 : 0, end - (is_escaped ? 1 : 0));
      rest.remove_prefix(end);
    }
    return out;
  }

  void read_line() {
    was_blank_ = line_bytes_.empty() || is_blank(line_bytes_);
    line_ += line_bytes_.ends_with('\n') || line_ == 0 ? 1 : 0;
    offset_ += line_bytes_.size();
    std::swap(line_bytes_, next_line_);
    bytes_.take_line(next_line_);
  }

  StreamBytes bytes_;
  std::string line_bytes_;
  std::string next_line_;
  std::uint64_t line_ = 0;
  std::uint64_t offset_ = 0;
  bool was_blank_ = true;
  bool is_mbox_ = false;

  // A digest that is being read: where its first line is (of the next message, once that is known).
  std::string mail_;
  std::uint64_t mail_line_ = 0;
  std::uint64_t mail_offset_ = 0;
  std::vector<MailExtent> messages_;
  std::size_t next_message_ = 0;
  std::size_t passed_ = 0;
};

// "Jo Reed <jo@example.org>", "jo@example.org (Jo Reed)" -> "Jo Reed".
std::string name_of(std::string text) {
  const std::size_t angle = text.find('<');
  const std::size_t open = text.find('(');
  if (angle != std::string::npos && angle > 0) {
    text.resize(angle);
  } else if (open != std::string::npos && text.find('@') < open && text.ends_with(')')) {
    text = text.substr(open + 1, text.size() - open - 2);
  }
  std::erase(text, '"');
  return text;
}

struct HeadRow {
  std::string_view field;
  std::string_view key;  // as field_keys has it
};

constexpr std::array kHead{HeadRow{"subject", "title"},
                           HeadRow{"from", "author"},
                           HeadRow{"date", "date"},
                           HeadRow{"message-id", "id"},
                           HeadRow{"newsgroups", "section"},
                           HeadRow{"list-id", "section"},
                           HeadRow{"organization", "outlet"},
                           HeadRow{"keywords", "keywords"},
                           HeadRow{"content-language", "language"}};

KeyedValues values_of(const MailFields& head) {
  KeyedValues values;
  for (const HeadRow& row : kHead) {
    std::string text = decode_words(mail_field(head, row.field));
    if (text.empty()) continue;
    if (row.key == "author") text = name_of(std::move(text));
    if (row.key == "id") std::erase_if(text, [](char c) { return c == '<' || c == '>'; });
    values.emplace_back(row.key, std::move(text));
  }
  return values;
}

}  // namespace

bool by_name(std::string_view name) {
  return name.ends_with(".eml") || name.ends_with(".mbox") || name.ends_with(".mbx");
}

bool by_content(std::string_view head) {
  const bool is_mbox = begins_mail(head.substr(0, head.find('\n')));
  if (is_mbox) head.remove_prefix(std::min(head.find('\n') + 1, head.size()));
  int known = 0;
  while (!head.empty()) {
    const std::size_t end = std::min(head.find('\n'), head.size());
    std::string_view line = head.substr(0, end);
    head.remove_prefix(std::min(end + 1, head.size()));
    if (line.ends_with('\r')) line.remove_suffix(1);
    if (line.empty()) break;
    if (line[0] == ' ' || line[0] == '\t') continue;
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.substr(0, colon).find(' ') != line.npos)
      return false;
    const std::string name = lower_ascii(line.substr(0, colon));
    // Only mail has these: a page with "Title:" and "Date:" on top is text.
    for (const std::string_view own : {"message-id", "received", "newsgroups", "mime-version",
                                       "return-path", "from", "subject"}) {
      known += name == own ? 1 : 0;
    }
  }
  return known >= (is_mbox ? 1 : 2);
}

bool is_sent(std::string_view head) {
  const std::string lines =
      "\n" + lower_ascii(head.substr(0, std::min(head.find("\n\n"), head.size())));
  constexpr std::array<std::string_view, 3> kMarks = {
      "\nreceived:", "\nmessage-id:", "\nmime-version:"};
  return std::any_of(kMarks.begin(), kMarks.end(),
                     [&lines](std::string_view mark) { return lines.find(mark) != lines.npos; });
}

std::unique_ptr<Splitter> split(Source& source, std::string_view head) {
  return std::make_unique<MboxSplitter>(source, head);
}

ParseResult parse(const RawRecord& record, const ReadingRules& rules) {
  if (!record.reject.empty()) return Reject{record.reject};
  const MailPart mail = mail_part(record.bytes);
  if (mail.head.empty()) return Reject{"no mail: no field at its head"};
  RawArticle raw;
  fill_from_values(raw, values_of(mail.head), rules);
  fill(raw, Slot::Text, mail_texts(mail), "text");
  fill_from_rules(raw, rules);
  set_source(raw, record);
  return finish(std::move(raw));
}

std::vector<std::string> keys(const RawRecord& record) {
  std::string_view rest = record.bytes;
  std::vector<std::string> keys;
  for (const auto& [key, value] : values_of(take_mail_head(rest))) keys.push_back(key);
  std::sort(keys.begin(), keys.end());
  return keys;
}

}  // namespace byline::mail
