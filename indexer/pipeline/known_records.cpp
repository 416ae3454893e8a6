// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/known_records.hpp"

#include <string>
#include <utility>

#include "common/index/guard.hpp"
#include "common/index/schema.hpp"

namespace byline {

KnownRecords::KnownRecords(std::filesystem::path generation) : generation_(std::move(generation)) {
  static_cast<void>(holds({}));
}

bool KnownRecords::holds(const Hash128& raw) {
  return redo_when_changed("cannot read index", generation_.string(), [&] {
    try {
      if (!database_) database_.emplace(generation_.string(), Xapian::DB_BACKEND_GLASS);
      return database_->term_exists(raw_term(raw));
    } catch (const Xapian::Error&) {
      database_.reset();
      throw;
    }
  });
}

}  // namespace byline
