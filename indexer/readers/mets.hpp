// SPDX-License-Identifier: GPL-3.0-or-later
// METS: what a newspaper's issue is made of. The articles of its logical structure, with the text
// that their blocks have in the ALTO pages beside the file; what no article takes of a page stays
// the page's.
//
// The pages are read from the METS file's own folder or below, nowhere else. A record is an article
// as JSON, so that it is read as any other. Thread rule: as splitters.hpp.
#pragma once

#include <memory>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline::mets {

[[nodiscard]] bool by_name(std::string_view name);
[[nodiscard]] bool by_content(std::string_view head);
[[nodiscard]] std::unique_ptr<Splitter> split(Source& source, std::string_view head);
[[nodiscard]] ParseResult parse(const RawRecord& record, const ReadingRules& rules);

// Which of the files of a run are pages that a METS file among them gives: they need not be read by
// themselves. Looked for by name: a METS file has "mets" in its own, and lies in the page's folder
// or in the one above.
class Pages {
 public:
  explicit Pages(std::vector<std::string> files);

  [[nodiscard]] bool holds(const std::string& path);

 private:
  std::vector<std::string> candidates_;  // METS files that were not looked into
  std::set<std::string> pages_;          // of those that were
};

}  // namespace byline::mets
