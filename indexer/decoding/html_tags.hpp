// SPDX-License-Identifier: GPL-3.0-or-later
// What HTML says of its elements.
//
// Thread rule: free functions without state.
#pragma once

#include <string_view>

namespace byline {

struct HtmlTag {
  std::string_view name;
  bool is_void = false;   // has no end tag and no content
  bool is_raw = false;    // its content is text up to its end tag
  bool is_block = false;  // begins a new line
  bool closes_p = false;  // ends an open paragraph
  bool is_scope = false;  // no end tag reaches out of it
  bool is_head = false;   // may stand in <head>; any other element ends it
  bool is_item = false;   // ends an open element of its kind (see closes_item)
};

// The row of an element; null for one that HTML does not know.
[[nodiscard]] const HtmlTag* find_html_tag(std::string_view name);

// Whether <opened> ends an open element `open` because HTML lets its end tag out ("li" ends "li").
[[nodiscard]] bool closes_item(std::string_view opened, std::string_view open);

}  // namespace byline
