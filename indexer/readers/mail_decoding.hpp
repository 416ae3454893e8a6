// SPDX-License-Identifier: GPL-3.0-or-later
// The encodings of mail: fields of a head, encoded words, quoted-printable, base64.
//
// Thread rule: free functions without state. What is malformed is kept as it stands.
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace byline {

using MailFields = std::vector<std::pair<std::string, std::string>>;

// Takes the head off `message`, up to the empty line: names as written, values unfolded (RFC 5322
// section 2.2.3), not decoded.
[[nodiscard]] MailFields take_mail_head(std::string_view& message);
// The same of a part. A line that is no field begins its body: some programs leave out the empty
// line, and a part needs no field.
[[nodiscard]] MailFields take_part_head(std::string_view& part);

// The value of a field, in any case of its name; "" where there is none.
[[nodiscard]] std::string_view mail_field(const MailFields& fields, std::string_view name);

// A parameter of a value: charset of "text/plain; charset=utf-8". Quoted or not, whole or in pieces
// ("name*0=a; name*1=b"), percent-encoded or not ("name*=utf-8'en'a%20b", RFC 2231), whose bytes
// are left in their charset. "" where there is none.
[[nodiscard]] std::string mail_parameter(std::string_view value, std::string_view name);

// RFC 2047: "=?utf-8?q?caf=C3=A9?=" is "café".
[[nodiscard]] std::string decode_words(std::string_view text);

[[nodiscard]] std::string decode_quoted_printable(std::string_view text);
[[nodiscard]] std::string decode_base64(std::string_view text);

}  // namespace byline
