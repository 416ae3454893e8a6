// SPDX-License-Identifier: GPL-3.0-or-later
// Whether the index holds a raw record already: asked before anything of it is parsed.
//
// Reads the last committed state through a database of its own, which it opens at once, since a run
// may go on when its generation is gone; what is pending, or in a later generation, is not seen,
// which costs time but changes no answer. Thread rule: one a thread.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>

#include "common/base/hash.hpp"

namespace byline {

class KnownRecords {
 public:
  explicit KnownRecords(std::filesystem::path generation);

  [[nodiscard]] bool holds(const Hash128& raw);

 private:
  std::filesystem::path generation_;
  std::optional<Xapian::Database> database_;
};

}  // namespace byline
