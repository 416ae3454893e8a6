// SPDX-License-Identifier: GPL-3.0-or-later
// --pre 'GLOB=COMMAND': which files are read through which program.
//
// Thread rule: values; free functions without state.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/program_bytes.hpp"

namespace byline {

struct PreRule {
  std::string glob;
  std::vector<std::string> words;  // the program and its arguments; at least one
};

// Of a file that is handed to a program through memory, for it lies in an archive.
inline constexpr std::size_t kMaxHandedBytes = std::size_t{256} << 20;

// Words are parted by blanks; '...' and "..." keep blanks; nothing else is special. Error{Usage}
// where there is no glob or command, a quote is not closed, or no such program is found.
[[nodiscard]] PreRule parse_pre_rule(const std::string& text);

// The first rule whose glob fits the name of a source; null: none. A glob without a slash is
// compared with the last part of the name, as shells do it ("*.pdf"), one with slashes with all of
// it.
[[nodiscard]] const PreRule* find_pre_rule(const std::vector<PreRule>& rules,
                                           const std::string& name);

// The words with `path` put where a word is {}, behind the last one where none is.
[[nodiscard]] std::vector<std::string> words_for(const PreRule& rule, const std::string& path);

// A stream in memory, for a program to read as /dev/stdin: no name in an archive becomes a path.
// `reason` says why there is none: the stream broke off, or is larger than kMaxHandedBytes.
[[nodiscard]] UniqueFd held_in_memory(ByteStream& bytes, std::string& reason);

}  // namespace byline
