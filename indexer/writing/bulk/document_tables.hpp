// SPDX-License-Identifier: GPL-3.0-or-later
// The two tables that are keyed by document: termlist and docdata.
//
// Thread rule: one thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "common/index/table_reader.hpp"
#include "indexer/writing/glass/deflate.hpp"
#include "indexer/writing/glass/table.hpp"
#include "indexer/writing/glass/version.hpp"

namespace byline {

// A document as its tags have it.
struct DocumentParts {
  std::string termlist;
  std::string slots;
  std::string data;
};

// Documents come in the order of their docids.
class DocumentTables {
 public:
  explicit DocumentTables(const std::filesystem::path& folder);

  // A document; its term list is deflated, its data is not.
  void add(std::uint32_t docid, const DocumentParts& parts);

  // The parts of a document one by one, in this order, as they lie in another table.
  void add_termlist(std::uint32_t docid, const StoredTag& tag);
  void add_slots(const StoredTag& tag);
  void add_data(const StoredTag& tag);

  // Ends the tables, durably.
  void finish(glass::Version& version);

 private:
  const std::filesystem::path folder_;
  glass::TableWriter termlists_;
  std::unique_ptr<glass::TableWriter> records_;  // there when a document has data
  glass::Deflater deflater_;
  std::string key_;
};

}  // namespace byline
