// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <xapian.h>

#include <string>
#include <utility>
#include <vector>

namespace byline::test {

// Sets metadata, key by key.
inline void save(const std::vector<std::pair<std::string, std::string>>& changes,
                 Xapian::WritableDatabase& database) {
  for (const auto& [key, value] : changes) database.set_metadata(key, value);
}

}  // namespace byline::test
