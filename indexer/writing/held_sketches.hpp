// SPDX-License-Identifier: GPL-3.0-or-later
// The sketches of the articles that a database holds: those of the file, where a later commit did
// not leave another.
//
// Thread rule: one thread.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/stories/sketch_file.hpp"

namespace byline {

class HeldSketches {
 public:
  // `file` outlives it. Xapian's exceptions pass.
  HeldSketches(const Xapian::Database& database, const std::optional<SketchFile>& file);

  // Docids ascend.
  [[nodiscard]] std::size_t size() const { return places_.size(); }
  [[nodiscard]] Xapian::docid docid(std::size_t number) const { return places_[number].first; }
  [[nodiscard]] std::string_view bytes(std::size_t number) const;

 private:
  const std::optional<SketchFile>& file_;
  const std::map<Xapian::docid, std::string> live_;
  std::vector<std::pair<Xapian::docid, std::size_t>> places_;  // place in the file, or kLive
  mutable std::size_t read_ = 0;
};

}  // namespace byline
