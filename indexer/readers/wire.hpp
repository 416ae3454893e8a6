// SPDX-License-Identifier: GPL-3.0-or-later
// Messages as agencies send them over a wire: ANPA 1312 (AP, Kyodo) and IPTC 7901 (dpa, ATS).
//
// Both put a message between the same control characters, and a file holds one or many of them:
//
//   SOH  header lines  STX  headline, byline, text  ETX  when it was sent  EOT
//
// Thread rule: parse may run in any thread.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::wire {

// Never: what these files are called says nothing.
[[nodiscard]] bool by_name(std::string_view name);
// SOH, behind nothing but SYN, DEL and line ends, and STX after the header's lines.
[[nodiscard]] bool by_content(std::string_view head);
[[nodiscard]] std::unique_ptr<Splitter> split(Source& source, std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);
[[nodiscard]] std::vector<std::string> keys(const RawRecord& record);

}  // namespace byline::wire
