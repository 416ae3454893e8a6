// SPDX-License-Identifier: GPL-3.0-or-later
// One article as text for people: a hit of a list, or the whole of it.
#pragma once

#include <string>
#include <vector>

#include "searcher/render/columns.hpp"
#include "searcher/render/text_style.hpp"
#include "searcher/search/results.hpp"

namespace byline {

// Title; outlet, authors, date, agency and id; address; snippet; the outlets of its copies; why.
// Lines that would be empty are left out. No empty line inside.
[[nodiscard]] std::string hit_text(const TextStyle& style, const Hit& hit, bool why);

// The same head with all fields, then the paragraphs; furniture is dimmed.
[[nodiscard]] std::string article_text(const TextStyle& style, const Hit& hit);

// "title: ..." for each column, one line each.
[[nodiscard]] std::string fields_text(const TextStyle& style, const Hit& hit,
                                      const std::vector<const Column*>& columns);

// "The Times · Jane Doe, Bo Lind · 2014-06-03 · AP", without what is missing.
[[nodiscard]] std::string about_text(const Article& article);

// "+3: Herald (2), Times"; empty when there are no copies.
[[nodiscard]] std::string copies_text(const std::vector<Copy>& copies);

}  // namespace byline
