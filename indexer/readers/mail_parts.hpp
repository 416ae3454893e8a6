// SPDX-License-Identifier: GPL-3.0-or-later
// What a mail consists of: parts, messages in messages, digests (RFC 2046 section 5).
//
// Thread rule: free functions without state, but MailParts: one thread.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/mail_decoding.hpp"

namespace byline {

inline constexpr int kMaxPartDepth = 8;  // parts in parts; what lies deeper is passed over

// A message or a part of one. `body` lies in what was given.
struct MailPart {
  MailFields head;
  std::string_view body;
  std::string type;  // "text/plain" in lower case, also where none or none of that form is stated

  [[nodiscard]] std::string parameter(std::string_view name) const;
  [[nodiscard]] bool is_multipart() const { return type.starts_with("multipart/"); }
  [[nodiscard]] bool is_message() const;
  [[nodiscard]] bool is_attachment() const;
  // What its body stands for, quoted-printable and base64 decoded.
  [[nodiscard]] std::string decoded() const;
};

// A whole message.
[[nodiscard]] MailPart mail_part(std::string_view bytes);

// The parts of a multipart, one after another; none where it states no boundary.
class MailParts {
 public:
  // `whole` must outlive it.
  explicit MailParts(const MailPart& whole);
  [[nodiscard]] std::optional<MailPart> next();

 private:
  struct Line {
    std::size_t begin;
    std::size_t end;
    bool closes;
  };
  [[nodiscard]] std::optional<Line> next_boundary(std::size_t from) const;

  std::string_view body_;
  std::string boundary_;
  std::string_view default_type_;
  std::optional<Line> at_;  // the boundary above the next part
};

struct MailExtent {
  std::size_t begin;
  std::size_t size;
};

// Messages of the digests of `mail`, in its order, as far as they have a head; those of a message
// that is forwarded in it are not meant. What is beyond this number stays a part of the mail.
inline constexpr std::size_t kMaxDigestMessages = 10'000;
[[nodiscard]] std::vector<MailExtent> digest_messages(std::string_view mail);

}  // namespace byline
