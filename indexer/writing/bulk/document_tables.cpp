// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/document_tables.hpp"

#include "common/glass/packing.hpp"

namespace byline {

DocumentTables::DocumentTables(const std::filesystem::path& folder)
    : folder_(folder), termlists_(folder / "termlist.glass") {}

void DocumentTables::add(std::uint32_t docid, const DocumentParts& parts) {
  const std::string_view deflated = deflater_.deflate(parts.termlist);
  add_termlist(docid,
               deflated.empty() ? StoredTag{parts.termlist, false} : StoredTag{deflated, true});
  add_slots({parts.slots, false});
  add_data({parts.data, false});
}

void DocumentTables::add_termlist(std::uint32_t docid, const StoredTag& tag) {
  key_.clear();
  glass::append_docid(key_, docid);
  termlists_.add(key_, tag.bytes, tag.is_compressed);
}

void DocumentTables::add_slots(const StoredTag& tag) {
  if (!tag.bytes.empty()) termlists_.add(key_ + '\0', tag.bytes, tag.is_compressed);
}

void DocumentTables::add_data(const StoredTag& tag) {
  if (tag.bytes.empty()) return;
  if (!records_) records_ = std::make_unique<glass::TableWriter>(folder_ / "docdata.glass");
  records_->add(key_, tag.bytes, tag.is_compressed);
}

void DocumentTables::finish(glass::Version& version) {
  version.termlist = termlists_.finish();
  if (records_) version.docdata = records_->finish();
}

}  // namespace byline
