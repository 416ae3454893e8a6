// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/warc.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <charconv>

#include "common/text/ascii.hpp"
#include "indexer/readers/html_page.hpp"
#include "indexer/readers/http_message.hpp"
#include "indexer/readers/mail_decoding.hpp"
#include "indexer/readers/stream_bytes.hpp"
#include "indexer/readers/text_page.hpp"

namespace byline::warc {

namespace {

constexpr std::size_t kMaxHeadBytes = 256 * 1024;
constexpr std::string_view kVersion = "WARC/";

bool is_text_type(std::string_view type) {
  return type.empty() || type.starts_with("text/html") || type.starts_with("text/plain") ||
         type.starts_with("application/xhtml");
}

std::optional<std::uint64_t> length_of(std::string_view text) {
  std::uint64_t length = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), length);
  if (text.empty() || error != std::errc() || end != text.data() + text.size()) return std::nullopt;
  return length;
}

// Whether a record is one that holds a page, as far as its heads say.
bool is_page(const MailFields& head, std::string_view block) {
  const std::string type = lower_ascii(mail_field(head, "WARC-Type"));
  if (type != "response" && type != "resource") return false;
  if (mail_field(head, "WARC-Target-URI").find("metadata://") < 2) return false;  // wget's own log
  const std::string content = lower_ascii(mail_field(head, "Content-Type"));
  if (!content.starts_with("application/http")) {
    return type == "resource" ? !content.empty() && is_text_type(content) : is_text_type(content);
  }
  const std::size_t line = block.find('\n');
  std::string_view rest = block.substr(line == std::string_view::npos ? block.size() : line + 1);
  const MailFields fields = take_mail_head(rest);
  return is_text_type(lower_ascii(mail_field(fields, "Content-Type")));
}

class WarcSplitter : public Splitter {
 public:
  WarcSplitter(Source& source, std::string_view head) : source_(source), bytes_(source, head) {}

  std::optional<RawRecord> next() override {
    for (;;) {
      RawRecord record;
      record.source = bytes_.name();
      record.reject = std::exchange(flaw_, {});
      record.offset = offset_;
      if (!record.reject.empty()) return record;
      if (!find_version()) break;
      record.offset = offset_;
      const bool is_whole = read_record(record);
      if (!is_whole && bytes_.was_interrupted()) return std::nullopt;
      if (!record.reject.empty() || !record.bytes.empty()) return record;
    }
    return std::nullopt;
  }

 private:
  bool refill() {
    const std::string_view part = bytes_.peek();
    if (part.empty()) return false;
    buffer_ += part;
    bytes_.take(part.size());
    return true;
  }

  void drop(std::size_t count) {
    offset_ += count;
    buffer_.erase(0, count);
  }

  // Drops what stands before the next "WARC/" at the beginning of a line.
  bool find_version() {
    std::size_t from = 0;
    for (;;) {
      const std::size_t at = buffer_.find(kVersion, from);
      if (at != std::string::npos && (at == 0 || buffer_[at - 1] == '\n' || gap(at, at + 1))) {
        drop(at);
        return true;
      }
      if (at != std::string::npos) {
        from = at + 1;
        continue;
      }
      if (buffer_.size() > kVersion.size()) drop(buffer_.size() - kVersion.size());
      from = 0;
      if (!refill()) return false;
    }
  }

  // The bytes up to the empty line behind the head; 0 where there is none.
  std::size_t head_size() {
    std::size_t from = 0;
    for (;;) {
      const std::size_t unix_end = buffer_.find("\n\n", from);
      const std::size_t end = std::min(buffer_.find("\r\n\r\n", from), unix_end);
      if (end != std::string::npos) return end + (end == unix_end ? 2 : 4);
      from = buffer_.size() > 4 ? buffer_.size() - 4 : 0;
      if (buffer_.size() > kMaxHeadBytes || !refill()) return 0;
    }
  }

  // Where bytes are missing from the stream, at or behind `begin` in the buffer and before `end`;
  // or where it is damaged and a record begins, whatever the damaged one ends with.
  [[nodiscard]] std::optional<std::size_t> gap(std::size_t begin, std::size_t end) const {
    const std::vector<Damage>& all = source_.damages();
    auto damage = std::partition_point(
        all.begin(), all.end(), [&](const Damage& one) { return one.offset < offset_ + begin; });
    for (; damage != all.end() && damage->offset < offset_ + end; ++damage) {
      const auto at = static_cast<std::size_t>(damage->offset - offset_);
      if (damage->is_gap || std::string_view(buffer_).substr(at).starts_with(kVersion)) return at;
    }
    return std::nullopt;
  }

  // Up to the last record that may begin in the buffer: none before it has an end of its head, and
  // to look for each would be to read the buffer for each.
  void drop_headless() {
    const std::size_t last = buffer_.rfind("\nWARC/");
    drop(last == std::string::npos ? buffer_.size() : last + 1);
  }

  // Whether it is whole. Neither bytes nor a reject: it is no page.
  bool read_record(RawRecord& record) {
    const std::size_t size = head_size();
    const std::optional<std::size_t> cut = gap(1, size);
    if (size == 0 || cut) {
      record.reject = "a WARC record without the end of its head";
      if (!cut) drop_headless();
      drop(cut.value_or(0));
      return cut.has_value();
    }
    std::string_view rest = std::string_view(buffer_).substr(0, size);
    rest.remove_prefix(rest.find('\n') + 1);
    const MailFields head = take_mail_head(rest);
    const auto length = length_of(mail_field(head, "Content-Length"));
    if (!length) {
      record.reject = fmt::format("a WARC record whose Content-Length is '{}'",
                                  mail_field(head, "Content-Length"));
      drop(size);
      return true;
    }
    if (*length > kMaxRecordBytes) return skip_record(record, head, size, *length);
    const std::size_t wanted = size + static_cast<std::size_t>(*length);
    while (buffer_.size() < wanted && !gap(size, buffer_.size()) && refill()) {
    }
    const bool is_whole = buffer_.size() >= wanted;
    const std::size_t end = std::min(buffer_.size(), wanted);
    const std::optional<std::size_t> rest_gap = gap(size, end);
    const std::size_t held = rest_gap ? *rest_gap : end_of_record(size, end, is_whole);
    if (is_page(head, std::string_view(buffer_).substr(size, held - size))) {
      append(record, std::string_view(buffer_).substr(0, held));
    }
    drop(held);
    return is_whole || rest_gap;
  }

  // Where a record ends: where its Content-Length says so and another follows, or nothing; else
  // before the next one that begins in it. `flaw_` is set where the length is wrong.
  std::size_t end_of_record(std::size_t head, std::size_t end, bool is_whole) {
    if (is_whole && is_followed(end)) return end;
    constexpr std::size_t kNear = 1000;  // its head may reach beyond the end
    while (buffer_.size() < end + kNear && refill()) {
    }
    const std::string_view all = buffer_;
    for (std::size_t at = all.find("\nWARC/", head); at < end; at = all.find("\nWARC/", at + 1)) {
      if (all.substr(at, kNear).find("WARC-Type:") == std::string_view::npos) continue;
      flaw_ = "a WARC record begins inside another, whose Content-Length is wrong";
      return at + 1;
    }
    if (is_whole) flaw_ = "bytes behind a WARC record, whose Content-Length is wrong";
    return end;
  }

  // Whether the next record follows, the end, or bytes that are missing, empty lines aside.
  bool is_followed(std::size_t end) {
    constexpr std::size_t kMostEmpty = 64 * 1024;
    for (;;) {
      const std::size_t at = std::min(buffer_.find_first_not_of("\r\n", end), buffer_.size());
      const bool is_seen = buffer_.size() - at >= kVersion.size() || at - end > kMostEmpty;
      if (!is_seen && refill()) continue;
      if (gap(end, at)) return true;
      return at == buffer_.size() || std::string_view(buffer_).substr(at).starts_with(kVersion);
    }
  }

  bool skip_record(RawRecord& record, const MailFields& head, std::size_t size,
                   std::uint64_t length) {
    const std::string type = lower_ascii(mail_field(head, "WARC-Type"));
    if (type == "response" || type == "resource") record.reject = "longer than 64 MiB";
    drop(1);  // a damaged place may be where it begins
    std::uint64_t left = size + length - 1;
    while (left > 0) {
      if (buffer_.empty() && !refill()) return false;
      auto part = static_cast<std::size_t>(std::min<std::uint64_t>(left, buffer_.size()));
      if (const auto cut = gap(0, part)) {
        drop(*cut);
        return true;
      }
      drop(part);
      left -= part;
    }
    return true;
  }

  const Source& source_;
  StreamBytes bytes_;
  std::string buffer_;  // read and not yet given
  std::string flaw_;    // of what lies between the record that was given and the next; "": none
  std::uint64_t offset_ = 0;
};

}  // namespace

bool by_name(std::string_view name) {
  return name.ends_with(".warc");
}

bool by_content(std::string_view head) {
  return head.starts_with("WARC/0.") || head.starts_with("WARC/1.");
}

std::unique_ptr<Splitter> split(Source& source, std::string_view head) {
  return std::make_unique<WarcSplitter>(source, head);
}

ParseResult parse(const RawRecord& record, const ReadingRules& rules) {
  if (!record.reject.empty()) return Reject{record.reject};
  std::string_view rest = record.bytes;
  rest.remove_prefix(std::min(rest.find('\n') + 1, rest.size()));
  const MailFields head = take_mail_head(rest);
  html_page::PageOrigin origin;
  origin.url = mail_field(head, "WARC-Target-URI");
  if (origin.url.starts_with('<') && origin.url.ends_with('>')) {  // as wget writes it
    origin.url = origin.url.substr(1, origin.url.size() - 2);
  }
  origin.date = mail_field(head, "WARC-Date");
  std::string type = lower_ascii(mail_field(head, "Content-Type"));
  std::string body(rest);
  if (type.starts_with("application/http") || rest.starts_with("HTTP/")) {
    HttpMessage message = parse_http(rest);
    if (message.status != 0 && message.status / 100 != 2) {
      return Reject{fmt::format("no page: the server answered {}", message.status)};
    }
    if (!message.problem.empty()) return Reject{message.problem};
    type = lower_ascii(mail_field(message.fields, "Content-Type"));
    origin.charset = mail_parameter(type, "charset");
    body = std::move(message.body);
  }
  if (body.find_first_not_of(" \t\r\n") == std::string::npos) return Reject{"an empty page"};
  if (type.starts_with("text/plain")) {
    RawRecord plain = record;
    plain.bytes = std::move(body);
    ParseResult result = text_page::parse(plain, rules);
    if (auto* raw = std::get_if<RawArticle>(&result)) raw->article.url = origin.url;
    return result;
  }
  if (type.empty() && !html_page::by_content(body)) return Reject{"neither a page nor text"};
  return html_page::parse_page(std::move(body), origin, record, rules);
}

std::vector<std::string> keys(const RawRecord&) {
  return {};
}

}  // namespace byline::warc
