// SPDX-License-Identifier: GPL-3.0-or-later
// How text looks on a terminal: colours, links, wrapping. In a pipe it stays as it is: one line,
// whole, without colours. Either way it is safe to print.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/environment.hpp"
#include "searcher/search/results.hpp"

namespace byline {

enum class Style { Plain, Bold, Match, Dim, Address };

struct StyledPart {
  std::string text;  // as stored
  Style style = Style::Plain;
};

// The hits of a title or a snippet as Match, the rest in `base`.
[[nodiscard]] std::vector<StyledPart> styled(const std::vector<SnippetPart>& parts,
                                             Style base = Style::Plain);

class TextStyle {
 public:
  explicit TextStyle(const Terminal& terminal) : terminal_(terminal) {}

  [[nodiscard]] bool is_terminal() const { return terminal_.is_terminal; }
  [[nodiscard]] std::size_t columns() const { return terminal_.columns; }

  // `safe` in colour, when colours are on. The caller made it terminal-safe.
  [[nodiscard]] std::string paint(Style style, std::string_view safe) const;
  // An address of the web as a link (OSC 8) that a terminal opens, cut to the width; anything else,
  // and in a pipe, the text as it is.
  [[nodiscard]] std::string address(std::string_view url) const;

  // Lines, each ended by a line break: `parts` made safe, on a terminal wrapped to the measure
  // (the width, 100 columns at most: longer lines are hard to read), indented by `indent` columns.
  [[nodiscard]] std::string lines(const std::vector<StyledPart>& parts, std::size_t indent) const;
  [[nodiscard]] std::string lines(std::string_view text, std::size_t indent,
                                  Style style = Style::Plain) const;

  // 1,234 on a terminal, 1234 in a pipe.
  [[nodiscard]] std::string number(std::uint64_t count) const;

 private:
  Terminal terminal_;
};

// Whether `url` is an http or https address: the only ones that become links.
[[nodiscard]] bool is_web_address(std::string_view url);
// `url` with every byte that is not printable ASCII, and quotes, brackets, braces and backslashes,
// as %XX: harmless inside an escape sequence, an attribute or a group.
[[nodiscard]] std::string encoded_address(std::string_view url);

// `text` and spaces, or spaces and `text`, to `columns` columns.
[[nodiscard]] std::string pad_right(std::string_view text, std::size_t columns);
[[nodiscard]] std::string pad_left(std::string_view text, std::size_t columns);

}  // namespace byline
