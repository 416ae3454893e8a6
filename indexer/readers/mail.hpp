// SPDX-License-Identifier: GPL-3.0-or-later
// Mails and posts as RFC 5322 and MIME have them, one a file or many in an mbox.
//
// Subject, From, Date, Newsgroups and the other fields of the head go by the table of field_keys;
// Message-ID is the id. The text is that of all parts to be read (mail_text.hpp). Each message of a
// digest is an article of its own; what stands beside them is one, too, if it says something.
// Encoded words (RFC 2047), quoted-printable, base64 and charsets are decoded.
// Thread rule: parse may run in any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::mail {

[[nodiscard]] bool by_name(std::string_view name);
// Lines "Key: value" from the first on, "From", "Date", "Subject" or "Message-ID" among them; or a
// line "From ..." above them.
[[nodiscard]] bool by_content(std::string_view head);
// Whether a head shows the marks of mail servers, which no text that a person heads with keys has.
[[nodiscard]] bool is_sent(std::string_view head);
[[nodiscard]] std::unique_ptr<Splitter> split(Source& source, std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);
[[nodiscard]] std::vector<std::string> keys(const RawRecord& record);

}  // namespace byline::mail
