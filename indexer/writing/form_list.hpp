// SPDX-License-Identifier: GPL-3.0-or-later
// Keeps the dictionary of forms (common/index/form_file.hpp) true to the articles.
//
// Thread rule: one thread.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <unordered_set>
#include <vector>

#include "common/index/form_file.hpp"

namespace byline {

// Writes the dictionary of a generation that is built and not sealed yet. `index` names it in
// messages.
void write_forms(const std::filesystem::path& generation, const std::string& index);

// Which forms the articles of a batch bring that neither the dictionary nor an earlier batch has.
class NewForms {
 public:
  // Reads what earlier batches brought; Xapian's exceptions pass.
  NewForms(const std::filesystem::path& generation, const Xapian::Database& database);

  void add(std::string_view form);

  // The forms added since the last call, one a line: what to write with the batch. Empty where the
  // generation has no dictionary, too.
  [[nodiscard]] std::string take();

 private:
  const std::optional<FormFile> file_;
  std::unordered_set<std::string> met_;  // those that were looked up, and those of earlier batches
  std::string lines_;
};

}  // namespace byline
