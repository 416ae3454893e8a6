// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/mail_text.hpp"

#include <algorithm>
#include <array>
#include <iterator>
#include <optional>
#include <string_view>
#include <utility>

#include "indexer/decoding/charset.hpp"
#include "indexer/decoding/markup.hpp"
#include "indexer/decoding/plain_text.hpp"

namespace byline {

namespace {

// Text for programs.
constexpr std::array<std::string_view, 8> kData = {
    "text/calendar", "text/vcard", "text/x-vcard",    "text/directory",
    "text/css",      "text/csv",   "text/javascript", "text/rfc822-headers"};

struct Texts {
  std::vector<std::string> list;
  bool is_html = false;  // the first of them was

  void add(Texts other) {
    if (list.empty()) is_html = other.is_html;
    std::move(other.list.begin(), other.list.end(), std::back_inserter(list));
  }
};

bool is_blank(std::string_view text) {
  return trimmed(text).empty();
}

// Without the signature behind "-- ".
std::string without_signature(std::string text) {
  text.resize(std::min({text.find("\n-- \n"), text.find("\n-- \r\n"), text.size()}));
  return text;
}

Texts texts_of(const MailPart& part, int depth);

Texts text_of(const MailPart& part) {
  std::vector<std::string> repairs;
  Texts texts;
  texts.is_html = part.type == "text/html";
  std::string text = markup_to_utf8(part.decoded(), part.parameter("charset"), repairs);
  text = texts.is_html ? plain_from_markup(without_controls(std::move(text)))
                       : without_signature(std::move(text));
  if (!is_blank(text)) texts.list.push_back(std::move(text));
  return texts;
}

Texts texts_of_message(const MailPart& part, int depth) {
  const std::string bytes = part.decoded();
  const MailPart message = mail_part(bytes);
  Texts texts;
  std::string subject = decode_words(mail_field(message.head, "Subject"));
  if (!is_blank(subject)) texts.list.push_back(std::move(subject));
  texts.add(texts_of(message, depth + 1));
  return texts;
}

Texts texts_of_alternatives(const MailPart& whole, int depth) {
  Texts chosen;
  MailParts parts(whole);
  while (const std::optional<MailPart> part = parts.next()) {
    Texts texts = texts_of(*part, depth + 1);
    const bool is_better = chosen.list.empty() || (chosen.is_html && !texts.is_html);
    if (!texts.list.empty() && is_better) chosen = std::move(texts);
  }
  return chosen;
}

// The part that the others belong to: the one that is named (RFC 2387), else the first with a text.
Texts texts_of_related(const MailPart& whole, int depth) {
  const std::string start = whole.parameter("start");
  Texts chosen;
  MailParts parts(whole);
  while (const std::optional<MailPart> part = parts.next()) {
    const bool is_root = !start.empty() && mail_field(part->head, "Content-ID") == start;
    if (!is_root && !chosen.list.empty()) continue;
    Texts texts = texts_of(*part, depth + 1);
    if (!texts.list.empty()) chosen = std::move(texts);
    if (is_root) break;
  }
  return chosen;
}

Texts texts_in_order(const MailPart& whole, int depth) {
  Texts texts;
  MailParts parts(whole);
  while (const std::optional<MailPart> part = parts.next()) texts.add(texts_of(*part, depth + 1));
  return texts;
}

Texts texts_of(const MailPart& part, int depth) {
  if (part.is_message()) return depth < kMaxPartDepth ? texts_of_message(part, depth) : Texts();
  if (part.is_attachment()) return {};
  if (part.is_multipart()) {
    if (depth >= kMaxPartDepth) return {};
    if (part.type == "multipart/alternative") return texts_of_alternatives(part, depth);
    if (part.type == "multipart/related") return texts_of_related(part, depth);
    return texts_in_order(part, depth);
  }
  const bool is_data = std::find(kData.begin(), kData.end(), part.type) != kData.end();
  return part.type.starts_with("text/") && !is_data ? text_of(part) : Texts();
}

}  // namespace

std::vector<std::string> mail_texts(const MailPart& mail) {
  return texts_of(mail, 0).list;
}

}  // namespace byline
