// SPDX-License-Identifier: GPL-3.0-or-later
// What live commits leave of each article they wrote, until the index is compacted: one value an
// article, under "PREFIX" and its number.
#pragma once

#include <xapian.h>

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace byline {

[[nodiscard]] std::string docid_key(std::string_view prefix, Xapian::docid docid);

// All values of a prefix, and all keys. Xapian's exceptions pass.
[[nodiscard]] std::map<Xapian::docid, std::string> docid_values(const Xapian::Database& database,
                                                                std::string_view prefix);
[[nodiscard]] std::vector<std::string> docid_keys(const Xapian::Database& database,
                                                  std::string_view prefix);

}  // namespace byline
