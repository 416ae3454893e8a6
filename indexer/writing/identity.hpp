// SPDX-License-Identifier: GPL-3.0-or-later
// When two records are the same article, and which of them is kept.
//
// Rules that do not depend on the order in which records arrive, so that the order of the input and
// the number of jobs change no answer.
#pragma once

#include <cstddef>

#include "common/article/article.hpp"
#include "common/base/hash.hpp"

namespace byline {

// Whether two articles under one given id are the same: equal canonical URLs; where one has no URL,
// equal title and date. Anything else is a conflict: two articles, of which none may be lost.
[[nodiscard]] bool is_same_article(const Article& a, const Article& b);

// Whether they say the same in every field that a person sees: nothing to write.
[[nodiscard]] bool has_same_content(const Article& a, const Article& b);

struct Version {
  std::size_t length;  // of the text, in bytes
  Hash128 raw;
};

// Of two records of one run that are the same article, the longer is kept; of equally long ones
// that with the smaller hash.
[[nodiscard]] bool is_better(const Version& a, const Version& b);

}  // namespace byline
