// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/settling.hpp"

#include <xapian.h>

#include <algorithm>
#include <map>
#include <optional>
#include <utility>
#include <vector>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/index/guard.hpp"
#include "common/index/location.hpp"
#include "common/index/schema.hpp"
#include "common/index/story_index.hpp"
#include "indexer/stories/grouping.hpp"
#include "indexer/stories/sketch_file.hpp"
#include "indexer/writing/docid_metadata.hpp"
#include "indexer/writing/held_sketches.hpp"
#include "indexer/writing/story_terms.hpp"

namespace byline {

namespace {

// What the system keeps of the file goes back when it may be more than is given, or than 16 MB:
// around each sketch, and around its entry in the directory, 64 KB are mapped; meetings stand side
// by side.
constexpr std::uint64_t kLeastGiven = std::uint64_t{16} << 20;
constexpr std::uint64_t kMappedForSketch = std::uint64_t{128} << 10;
constexpr std::uint64_t kMeetingBytes = 8;

// All sketches of a file, whose articles are numbered by their places.
class FileSketches : public SketchList {
 public:
  FileSketches(const SketchFile& file, std::uint64_t memory)
      : file_(file), given_(std::max(memory, kLeastGiven)), fits_(file.file_bytes() <= given_) {}
  [[nodiscard]] std::size_t size() const override { return file_.size(); }
  [[nodiscard]] Sketch at(std::size_t number) const override {
    if (++read_ % (given_ / kMappedForSketch) == 0 && !fits_) file_.forget();
    return file_.sketch(number);
  }
  void each_meeting(const std::function<void(const Meeting&)>& take) const override {
    if (size() == 0) return;
    std::vector<std::uint32_t> places(std::size_t{file_.docid(size() - 1)} + 1);
    for (std::size_t i = 0; i < size(); ++i)
      places.at(file_.docid(i)) = static_cast<std::uint32_t>(i);
    std::size_t met = 0;
    file_.each_meeting([&](const Meeting& meeting) {
      if (++met % (given_ / kMeetingBytes) == 0 && !fits_) file_.forget();
      take({meeting.hash, places.at(meeting.article)});
    });
  }

 private:
  const SketchFile& file_;
  const std::uint64_t given_;  // bytes of memory
  const bool fits_;
  mutable std::size_t read_ = 0;
};

struct Change {
  Xapian::docid docid;
  Xapian::docid lead;
  std::uint64_t name;  // of the lead
};

std::vector<Change> changes_of(const Xapian::Database& database, const SketchFile& file) {
  const StoryIndex before(database);
  const FileSketches sketches(file, kLeastGiven);
  const std::vector<std::uint32_t> leads = group_stories(sketches);
  std::vector<Change> changes;
  for (std::size_t i = 0; i < leads.size(); ++i) {
    const Xapian::docid lead = file.docid(leads[i]);
    if (before.story(file.docid(i)) == lead) continue;
    changes.push_back({file.docid(i), lead, sketches.at(leads[i]).name});
  }
  return changes;
}

void write_changes(const std::filesystem::path& generation, const std::vector<Change>& changes,
                   const std::vector<std::string>& stale_metadata) {
  if (changes.empty() && stale_metadata.empty()) return;
  Xapian::WritableDatabase writer(generation.string(), Xapian::DB_OPEN | Xapian::DB_BACKEND_GLASS);
  writer.begin_transaction(true);
  for (const Change& change : changes) {
    Xapian::Document document = writer.get_document(change.docid);
    put_into_story(document, {change.lead == change.docid ? 0 : change.lead, change.name});
    writer.replace_document(change.docid, document);
  }
  for (const std::string& key : stale_metadata) writer.set_metadata(key, {});
  writer.commit_transaction();
}

void write_sketches(const std::filesystem::path& from, const std::filesystem::path& to,
                    const Xapian::Database& database) {
  const std::optional<SketchFile> file = SketchFile::open(from);
  const HeldSketches sketches(database, file);
  SketchFileWriter writer(to);
  for (std::size_t i = 0; i < sketches.size(); ++i)
    writer.add(sketches.docid(i), sketches.bytes(i));
  writer.finish([](std::uint32_t docid) { return docid; });
}

}  // namespace

std::vector<StoryMember> story_members(const SketchFile& file, std::uint64_t memory) {
  const FileSketches sketches(file, memory);
  const std::vector<std::uint32_t> leads = group_stories(sketches);
  std::vector<StoryMember> members;
  for (std::size_t i = 0; i < leads.size(); ++i) {
    if (leads[i] == i) continue;
    members.push_back({file.docid(i), file.docid(leads[i]), sketches.at(leads[i]).name});
  }
  return members;
}

std::uint64_t settle_stories(const std::filesystem::path& sketches_from,
                             const std::filesystem::path& generation, const std::string& index) {
  return guarded("cannot settle stories", index, [&] {
    std::vector<Change> changes;
    std::vector<std::string> stale;
    {
      const Xapian::Database database = open_for_reading(generation);
      write_sketches(sketches_from, generation, database);
      changes = changes_of(database, *SketchFile::open(generation));
      stale = docid_keys(database, kMetaSketchPrefix);
      for (std::string& key : docid_keys(database, kMetaFormsPrefix)) {
        stale.push_back(std::move(key));
      }
    }
    write_changes(generation, changes, stale);
    fsync_directory(generation);
    return static_cast<std::uint64_t>(changes.size());
  });
}

}  // namespace byline
