// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/settings.hpp"

#include <string>

#include "common/index/schema.hpp"

namespace byline {

bool marks_furniture(const Xapian::Database& database) {
  return database.get_metadata(std::string(kMetaSettings)) != kSkipsFurniture;
}

}  // namespace byline
