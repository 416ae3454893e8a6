// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/settled_furniture.hpp"

#include <xapian.h>

#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "common/base/file.hpp"
#include "common/index/guard.hpp"
#include "common/index/location.hpp"
#include "common/index/schema.hpp"
#include "common/index/settings.hpp"
#include "common/index/value_dictionary.hpp"
#include "indexer/furniture/furniture_rule.hpp"
#include "indexer/furniture/paragraph_file.hpp"
#include "indexer/furniture/sign_bytes.hpp"
#include "indexer/writing/committer.hpp"
#include "indexer/writing/docid_metadata.hpp"
#include "indexer/writing/held_articles.hpp"
#include "indexer/writing/remaking.hpp"
#include "indexer/writing/story_terms.hpp"

namespace byline {

namespace {

constexpr std::size_t kSortedBytes = std::size_t{64} << 20;

void write_anew(Xapian::WritableDatabase& writer, ValueDictionaries& dictionaries,
                Xapian::docid docid, DocumentBuilder& builder) {
  Placement placement = placed_anew(writer.get_document(docid), builder);
  complete_values(placement.built, dictionaries, placement.added, placement.run);
  Xapian::Document document = xapian_document(placement.built);
  for (const std::string& term : placement.more_raw_terms) document.add_boolean_term(term);
  writer.replace_document(docid, document);
  // Where its stories are settled from, until they are.
  writer.set_metadata(docid_key(kMetaSketchPrefix, docid), placement.built.sketch);
}

void write_changes(const std::filesystem::path& generation, const FurnitureDecision& decision,
                   const std::vector<std::string>& stale_metadata) {
  if (decision.wrong.empty() && stale_metadata.empty()) return;
  KnownFurniture furniture;
  furniture.assign(decision.keys);
  Xapian::WritableDatabase writer(generation.string(), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  const CurrentDictionary dictionary(dictionary_of(writer));
  DocumentBuilder builder({true, &furniture, &dictionary});
  ValueDictionaries dictionaries(writer);
  writer.begin_transaction(true);
  for (const std::uint32_t docid : decision.wrong) {
    write_anew(writer, dictionaries, docid, builder);
  }
  for (const std::string& key : stale_metadata) writer.set_metadata(key, {});
  writer.commit_transaction();
}

void write_paragraphs(const std::filesystem::path& generation, ParagraphSorter& sorter,
                      const KnownFurniture::Keys& furniture) {
  ParagraphFileWriter file(generation);
  sorter.each_paragraph([&](std::span<ParagraphEntry> entries) {
    const bool is_so = furniture.contains(entries.front().key);
    for (const ParagraphEntry& entry : entries) file.add(marked(entry, is_so));
  });
  file.finish();
}

}  // namespace

void collect_paragraphs(const std::filesystem::path& paragraphs_from,
                        const Xapian::Database& database, ParagraphSorter& sorter) {
  const std::optional<ParagraphFile> file = ParagraphFile::open(paragraphs_from);
  const std::vector<bool> is_held = held_articles(database);
  const auto live = docid_values(database, kMetaParagraphsPrefix);
  for (std::size_t place = 0; file && place < file->size(); ++place) {
    constexpr std::size_t kKeptEntries = std::size_t{1} << 20;
    if (place % kKeptEntries == 0) file->forget();
    const ParagraphEntry entry = file->at(place);
    if (entry.docid >= is_held.size() || !is_held[entry.docid]) continue;
    if (!live.contains(entry.docid)) sorter.add(entry);
  }
  for (const auto& [docid, bytes] : live) {
    if (docid < is_held.size() && is_held[docid]) sorter.add(docid, decode_signs(bytes));
  }
}

std::uint64_t settle_furniture(const std::filesystem::path& paragraphs_from,
                               const std::filesystem::path& generation, const std::string& index) {
  return guarded("cannot settle furniture", index, [&] {
    ParagraphSorter sorter(generation, kSortedBytes);
    std::vector<std::string> stale;
    {
      const Xapian::Database database = open_for_reading(generation);
      if (!marks_furniture(database)) return std::uint64_t{0};
      collect_paragraphs(paragraphs_from, database, sorter);
      stale = docid_keys(database, kMetaParagraphsPrefix);
    }
    const FurnitureDecision decision = decide_furniture(sorter, [](std::uint32_t) { return true; });
    write_changes(generation, decision, stale);
    write_paragraphs(generation, sorter, decision.keys);
    fsync_directory(generation);
    return static_cast<std::uint64_t>(decision.wrong.size());
  });
}

}  // namespace byline
