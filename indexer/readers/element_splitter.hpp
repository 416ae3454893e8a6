// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts XML and SGML into the elements that are records: <item>, <entry>, <newsItem>, <DOC>.
//
// A stream of any length is cut while it is read. What stands before the first record may be put
// before each, so that a record can be read by itself. A record whose end tag is missing ends where
// the next begins, or with the stream.
// Thread rule: as splitters.hpp.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline {

struct ElementRecords {
  std::vector<std::string_view> names;  // local names in lower case
  // Makes of what stands before the first record (up to 256 KiB) what stands before each; may be
  // null.
  std::string (*context)(std::string_view before) = nullptr;
};

[[nodiscard]] std::unique_ptr<Splitter> split_elements(Source& source, std::string_view head,
                                                       ElementRecords records);

}  // namespace byline
