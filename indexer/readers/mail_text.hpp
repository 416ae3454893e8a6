// SPDX-License-Identifier: GPL-3.0-or-later
// The text of a mail, from all its parts that are text to be read.
//
// Of alternatives the plain one, else the first that says something; of a page and its pictures the
// page. Elsewhere parts follow each other, attachments left out. A message in it (forwarded, or of
// a digest) is its subject and its text, be it attached or not. Thread rule: free function without
// state.
#pragma once

#include <string>
#include <vector>

#include "indexer/readers/mail_parts.hpp"

namespace byline {

// Plain texts without signatures, none blank, in the order of the parts.
[[nodiscard]] std::vector<std::string> mail_texts(const MailPart& mail);

}  // namespace byline
