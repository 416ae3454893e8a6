// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/markup.hpp"

#include "common/text/terminal_text.hpp"

namespace byline {

std::string markup_text(std::string_view text) {
  std::string html;
  for (const char c : terminal_safe(text)) {
    switch (c) {
      case '&':
        html += "&amp;";
        break;
      case '<':
        html += "&lt;";
        break;
      case '>':
        html += "&gt;";
        break;
      case '"':
        html += "&quot;";
        break;
      case '\'':
        html += "&#39;";
        break;
      default:
        html += c;
    }
  }
  return html;
}

}  // namespace byline
