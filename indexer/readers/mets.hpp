// SPDX-License-Identifier: GPL-3.0-or-later
// METS: what a newspaper's issue is made of. The articles of its logical structure, with the text
// that their blocks have in the ALTO pages beside the file; what no article takes of a page stays
// the page's.
//
// The pages are read from below the PATH that the METS file was found by, nowhere else. A record is
// an article as JSON, so that it is read as any other. Thread rule: as splitters.hpp.
#pragma once

#include <map>
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
// themselves. Such a file lies in the page's folder, the one above, or another one in that.
class Pages {
 public:
  explicit Pages(const std::vector<std::string>& files);

  // Looks into the XML files nearby, each once.
  [[nodiscard]] bool holds(const std::string& path, const std::string& root);

 private:
  void look_into(const std::string& folder, const std::string& root);

  std::map<std::string, std::vector<std::string>>
      files_;  // by folder; XML that was not looked into
  std::map<std::string, std::vector<std::string>> folders_;  // by the folder above
  std::set<std::string> pages_;
};

}  // namespace byline::mets
