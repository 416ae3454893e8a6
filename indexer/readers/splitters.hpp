// SPDX-License-Identifier: GPL-3.0-or-later
// The two ways in which our formats lie in a stream: one record a line, or one record a file.
//
// Thread rule: one thread; the Source must outlive the Splitter. After a Ctrl-C the unfinished
// last record is dropped, since it is not the record that was being sent.
#pragma once

#include <cstddef>
#include <memory>
#include <string_view>

#include "indexer/readers/reader.hpp"

namespace byline {

// A longer record is a reject, and is skipped while it streams.
inline constexpr std::size_t kMaxRecordBytes = 64u << 20;

// Free bytes kept behind a record, so that a vector parser needs no copy of it.
inline constexpr std::size_t kRecordPadding = 64;

// `head` are the bytes that were read of `source` already. Blank lines, a byte order mark at the
// start and the CR of a CRLF are no part of any record.
[[nodiscard]] std::unique_ptr<Splitter> split_lines(Source& source, std::string_view head);

// The whole stream as one record; none when it holds nothing but white space.
[[nodiscard]] std::unique_ptr<Splitter> split_whole(Source& source, std::string_view head);

}  // namespace byline
