// SPDX-License-Identifier: GPL-3.0-or-later
// Headline, byline, outlet and date where they stand a second time: on top of the text, or the
// outlet behind the headline.
//
// Thread rule: free functions without state.
#pragma once

#include <array>
#include <string>
#include <string_view>

#include "common/article/article.hpp"
#include "indexer/cleaning/clean.hpp"

namespace byline {

// What an article's outlet may be called; has() nothing when made without an article.
class OutletNames {
 public:
  OutletNames() = default;
  explicit OutletNames(const Article& article);

  // Whether `name` is the article's outlet or site, however it is spelled: "The Herald (UK)",
  // "theherald.co.uk", "Herald Online", "Herald News".
  [[nodiscard]] bool has(std::string_view name) const;

 private:
  [[nodiscard]] bool is_too_long(std::string_view name) const;

  std::array<std::string, 2> bare_;
};

// "Sea wall fails - The Herald" without " - The Herald", when that names the outlet. Otherwise the
// title itself.
[[nodiscard]] std::string title_without_outlet(const std::string& title, const OutletNames& outlet);

// Whether a line of text is a byline and nothing else: "By Ann Lee and Jo Reed, AP".
[[nodiscard]] bool is_byline_line(std::string_view line);

// Whether a line could be nothing but the names of people ("Ann Lee and Jo Reed"). It may also be
// something else: ask what stands around it.
[[nodiscard]] bool is_names_line(std::string_view line);

// Takes out of the first paragraphs those that only repeat the title (as it is or `full_title`),
// the byline, the outlet or the date; at least one paragraph stays. Where no author is known, names
// on top above an outlet or office ("Ann Lee", "Albany Bureau") are a byline too. Returns the
// byline that was taken out, or "".
[[nodiscard]] std::string take_repeated_lines(Article& article, std::string_view full_title,
                                              const OutletNames& outlet);

}  // namespace byline
