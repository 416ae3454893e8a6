// SPDX-License-Identifier: GPL-3.0-or-later
// A response as a crawl kept it: status, fields and body.
//
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>

#include "indexer/readers/mail_decoding.hpp"

namespace byline {

struct HttpMessage {
  int status = 0;  // 0: no status line
  MailFields fields;
  std::string body;     // decoded
  std::string problem;  // why the body could not be decoded, or ""
};

// Chunks are joined and gzip is unpacked, up to 64 MiB; a body that is not what its fields claim is
// taken as it stands, since crawlers store decoded bodies under the old fields.
[[nodiscard]] HttpMessage parse_http(std::string_view bytes);

}  // namespace byline
