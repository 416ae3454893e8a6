// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/features.hpp"

#include <string>

#include "common/index/schema.hpp"

namespace byline {

bool has_feature(const Xapian::Database& database, std::string_view feature) {
  const std::string features = " " + database.get_metadata(std::string(kMetaFeatures)) + " ";
  return features.find(" " + std::string(feature) + " ") != std::string::npos;
}

bool skips_furniture(const Xapian::Database& database) {
  return database.get_metadata(std::string(kMetaSettings)) == kSkipsFurniture;
}

}  // namespace byline
