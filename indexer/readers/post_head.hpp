// SPDX-License-Identifier: GPL-3.0-or-later
// The head of a post, as Jekyll, Hugo, Pelican, Zola and others have it: YAML between lines of
// "---", or TOML between lines of "+++".
//
// Only what heads of posts use of either language: values that are quoted or not, over one line or
// several, and lists of them. Of an entry that has keys of its own (- name: Ann Lee) the first
// value is the entry. Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace byline {

struct HeadLine {
  std::string key;
  std::vector<std::string> values;
};

// The keys of the head that `text` begins with, in their order, or none where it begins with no
// head that ends within 64 KiB. It is taken off `text`.
[[nodiscard]] std::vector<HeadLine> take_post_head(std::string_view& text);

}  // namespace byline
