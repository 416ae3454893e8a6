// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/mail_parts.hpp"

#include <algorithm>
#include <utility>

#include "common/text/ascii.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline {

namespace {

// "Text/Plain; charset=utf-8" -> "text/plain".
std::string type_of(const MailFields& head, std::string_view default_type) {
  const std::string_view value = mail_field(head, "Content-Type");
  if (value.empty()) return std::string(default_type);
  const std::string_view type = trimmed(value.substr(0, value.find(';')));
  const std::string lower = lower_ascii(type.substr(0, type.find_first_of(" \t(")));
  return lower.find('/') == std::string::npos ? "text/plain" : lower;
}

void find_messages(const MailPart& part, const char* mail, int depth,
                   std::vector<MailExtent>& found) {
  if (!part.is_multipart() || depth >= kMaxPartDepth) return;
  MailParts parts(part);
  while (const std::optional<MailPart> inner = parts.next()) {
    if (found.size() == kMaxDigestMessages) return;
    if (part.type != "multipart/digest" || !inner->is_message()) {
      find_messages(*inner, mail, depth + 1, found);
      continue;
    }
    std::string_view rest = inner->body;
    if (take_mail_head(rest).empty()) continue;
    found.push_back({static_cast<std::size_t>(inner->body.data() - mail), inner->body.size()});
  }
}

}  // namespace

std::string MailPart::parameter(std::string_view name) const {
  return mail_parameter(mail_field(head, "Content-Type"), name);
}

bool MailPart::is_message() const {
  return type == "message/rfc822" || type == "message/global" || type == "message/news";
}

bool MailPart::is_attachment() const {
  return lower_ascii(mail_field(head, "Content-Disposition")).starts_with("attachment");
}

std::string MailPart::decoded() const {
  const std::string encoding = lower_ascii(mail_field(head, "Content-Transfer-Encoding"));
  if (encoding == "base64") return decode_base64(body);
  if (encoding == "quoted-printable") return decode_quoted_printable(body);
  return std::string(body);
}

MailPart mail_part(std::string_view bytes) {
  MailFields head = take_mail_head(bytes);
  std::string type = type_of(head, "text/plain");
  return {std::move(head), bytes, std::move(type)};
}

MailParts::MailParts(const MailPart& whole)
    : body_(whole.body),
      boundary_(whole.parameter("boundary")),
      default_type_(whole.type == "multipart/digest" ? "message/rfc822" : "text/plain") {
  boundary_.resize(boundary_.find_last_not_of(" \t") + 1);
  if (boundary_.empty()) return;
  boundary_.insert(0, "--");
  at_ = next_boundary(0);
}

std::optional<MailPart> MailParts::next() {
  if (!at_ || at_->closes) return std::nullopt;
  const std::size_t begin = at_->end;
  at_ = next_boundary(begin);
  const std::size_t end = at_ ? at_->begin : body_.size();
  std::string_view rest = body_.substr(begin, end - begin);
  MailFields head = take_part_head(rest);
  std::string type = type_of(head, default_type_);
  return MailPart{std::move(head), rest, std::move(type)};
}

// A line of nothing else but white space; "--" behind the boundary ends the last part.
std::optional<MailParts::Line> MailParts::next_boundary(std::size_t from) const {
  while (from < body_.size()) {
    const std::size_t end = std::min(body_.find('\n', from), body_.size() - 1) + 1;
    std::string_view line = body_.substr(from, end - from);
    if (line.starts_with(boundary_)) {
      line.remove_prefix(boundary_.size());
      const bool closes = line.starts_with("--");
      if (closes) line.remove_prefix(2);
      if (trimmed(line).empty()) return Line{from, end, closes};
    }
    from = end;
  }
  return std::nullopt;
}

std::vector<MailExtent> digest_messages(std::string_view mail) {
  std::vector<MailExtent> found;
  find_messages(mail_part(mail), mail.data(), 0, found);
  return found;
}

}  // namespace byline
