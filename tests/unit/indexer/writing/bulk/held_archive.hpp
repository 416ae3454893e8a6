// SPDX-License-Identifier: GPL-3.0-or-later
// Random archives of which the library holds a part, and the bulk builder goes on from there.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/index/schema.hpp"
#include "indexer/writing/bulk/held_tables.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/unit/indexer/writing/bulk/random_archive.hpp"
#include "tests/unit/indexer/writing/bulk/same_database.hpp"

namespace byline::test {

// What the library makes of an archive before it is changed: documents under the numbers of the
// archive, of which some are taken out again; some have a value in the renewed slot.
inline void build_held(const RandomArchive& archive, const std::vector<bool>& is_gone,
                       const std::filesystem::path& folder) {
  Xapian::WritableDatabase writer(folder.string(),
                                  Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  writer.set_metadata(std::string(kMetaFormat), std::to_string(kFormatVersion));
  for (const RandomDocument& random : archive) {
    writer.add_document(library_document(random));
    if (random.data.size() % 50 == 1) writer.commit();
  }
  for (std::size_t i = 0; i < archive.size(); ++i) {
    if (is_gone[i]) writer.delete_document(static_cast<Xapian::docid>(i + 1));
  }
  writer.commit();
}

// The same documents as the archive is in the end: some are taken out, some are amended, some get
// keys and another value in the renewed slot.
inline void change_held(BulkBuilder& builder, const RandomArchive& archive,
                        const std::vector<bool>& had_value) {
  for (std::size_t i = 0; i < archive.size(); ++i) {
    const auto docid = static_cast<std::uint32_t>(i + 1);
    for (const std::string& key : archive[i].later_keys) builder.add_key(docid, key);
    if (archive[i].is_removed && builder.is_held(docid)) builder.remove(docid);
  }
  for (std::size_t i = 0; i < archive.size(); ++i) {
    const auto docid = static_cast<std::uint32_t>(i + 1);
    const std::optional<Amendment>& amendment = archive[i].amendment;
    if (amendment && (amendment->old_term != amendment->new_term || !had_value[i])) {
      builder.amend(docid, *amendment);
    } else if (amendment) {
      builder.renew_value(docid, amendment->value);
    } else if (had_value[i]) {
      builder.amend(docid, {"Story", "Story", kAmendedSlot, ""});
    }
  }
}

// Nothing, or where the database that the builder makes of what is held and what is added differs
// from the library's.
inline std::string difference_when_merged(Choices& choices, std::size_t memory,
                                          std::uint32_t most) {
  RandomArchive archive = random_archive(choices, most);
  const std::size_t held = choices.below(static_cast<std::uint32_t>(archive.size()) + 1);
  std::vector<bool> is_gone(held);
  std::vector<bool> had_value(archive.size());
  RandomArchive before(archive.begin(), archive.begin() + static_cast<std::ptrdiff_t>(held));
  for (std::size_t i = 0; i < held; ++i) {
    is_gone[i] = archive[i].is_removed && choices.one_in(2);
    before[i].later_keys.clear();
    before[i].amendment.reset();
    had_value[i] = choices.one_in(3);
    if (!had_value[i]) continue;
    before[i].values[kAmendedSlot] = "before";
    archive[i].terms["Story"] = before[i].terms["Story"] = RandomTerm{};
  }
  const TemporaryFolder old_folder;
  const TemporaryFolder ours;
  const TemporaryFolder theirs;
  build_held(before, is_gone, old_folder.path());
  BulkBuilder builder(ours.path(), memory,
                      std::make_unique<HeldTables>(old_folder.path(), kAmendedSlot));
  for (std::size_t i = held; i < archive.size(); ++i) add_to(builder, archive[i]);
  change_held(builder, archive, had_value);
  builder.finish(kRandomMetadata, {}, choices.one_in(2) ? 2 : 1);
  build_by_library(archive, theirs.path());
  // It finds some in the library's own: positions of a document whose length is 0.
  if (Xapian::Database::check(ours.path().string()) !=
      Xapian::Database::check(theirs.path().string()))
    return "xapian-check finds other errors";
  return difference(describe(Xapian::Database(ours.path().string()), kRandomSlots),
                    describe(Xapian::Database(theirs.path().string()), kRandomSlots));
}

}  // namespace byline::test
