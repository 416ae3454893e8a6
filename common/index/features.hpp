// SPDX-License-Identifier: GPL-3.0-or-later
// What an index keeps of its articles that another may lack.
#pragma once

#include <xapian.h>

#include <string_view>

namespace byline {

// Whether every article of the index has a feature (kFeature... in schema.hpp). Xapian's exceptions
// pass.
[[nodiscard]] bool has_feature(const Xapian::Database& database, std::string_view feature);

// Whether the index was told to leave furniture where it stands (add --skip furniture).
[[nodiscard]] bool skips_furniture(const Xapian::Database& database);

}  // namespace byline
