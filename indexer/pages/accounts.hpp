// SPDX-License-Identifier: GPL-3.0-or-later
// Which authors that a page states are no people: companies, desks, agencies, accounts.
//
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/pages/facts.hpp"

namespace byline {

// A name that ends as those of companies and associations do.
[[nodiscard]] bool is_company(std::string_view name);

// The authors of the most trusted fact; where those are an organisation, a desk or a login, and
// another fact has a whole name, that one's, and behind it the desk or agency. Empty where none is
// stated or shown.
[[nodiscard]] PageFact best_authors(const PageFacts& facts);

}  // namespace byline
