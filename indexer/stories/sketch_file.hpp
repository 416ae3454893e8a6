// SPDX-License-Identifier: GPL-3.0-or-later
// The sketches of a generation's articles, in one file that is written once.
//
// The sketches one after the other; then a directory, 16 bytes an article, ascending by number of
// the article (number, size, offset); then the meetings (meeting_table.hpp), by which articles that
// may tell the same story are found; then where the two begin, and kMagic. All numbers are
// little-endian. docs/index-format.md describes it.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/mapped_file.hpp"
#include "common/base/sequential_file.hpp"
#include "indexer/stories/meeting_table.hpp"
#include "indexer/stories/sketch.hpp"

namespace byline {

inline constexpr const char* kSketchFileName = "sketches";

// Thread rule: one thread. Errors are those of common/base/sequential_file.hpp.
class SketchFileWriter {
 public:
  explicit SketchFileWriter(const std::filesystem::path& generation);

  // The sketch of an article, as encode_sketch() gives it; empty ones are left out. Numbers ascend.
  void add(std::uint32_t docid, std::string_view sketch);

  // Bytes of memory that it takes, until it is finished.
  [[nodiscard]] std::size_t memory() const { return entries_.capacity() * sizeof(Entry); }

  // Writes the rest. `number(docid)`: the article's number in the file, in the same order; 0 where
  // it is not there any more.
  template <class Number>
  void finish(const Number& number) {
    for (Entry& entry : entries_) entry.docid = number(entry.docid);
    std::erase_if(entries_, [](const Entry& entry) { return entry.docid == 0; });
    write_tables();
  }

 private:
  struct Entry {
    std::uint32_t docid;
    std::uint32_t size;
    std::uint64_t offset;
  };
  void write_tables();

  const std::filesystem::path generation_;
  SequentialWriter file_;
  std::vector<Entry> entries_;
};

// Reads such a file, which stays as it is meanwhile. Thread rule: const functions from any thread.
class SketchFile {
 public:
  // Nothing where the generation has no such file (it was made before there were stories).
  // Error{Index} for a damaged one.
  [[nodiscard]] static std::optional<SketchFile> open(const std::filesystem::path& generation);

  [[nodiscard]] std::size_t size() const { return entries_; }
  [[nodiscard]] std::uint32_t docid(std::size_t place) const;
  // The bytes and the sketch at a place. Error{Index} for damaged ones.
  [[nodiscard]] std::string_view bytes(std::size_t place) const;
  [[nodiscard]] Sketch sketch(std::size_t place) const;
  // The place of an article, or nothing.
  [[nodiscard]] std::optional<std::size_t> find(std::uint32_t docid) const;
  // Appends the articles that have `hash` among their kMeetingHashes.
  void meet(std::uint32_t hash, std::vector<std::uint32_t>& docids) const {
    meetings_.meet(hash, docids);
  }
  // Gives `take` each article with each of its kMeetingHashes, ascending by hash, then by docid.
  void each_meeting(const std::function<void(const Meeting&)>& take) const { meetings_.each(take); }
  [[nodiscard]] std::uint64_t file_bytes() const { return bytes_.size(); }
  // Gives back the memory in which the system keeps what was read, until it is read again.
  void forget() const { file_.forget(); }

 private:
  SketchFile(std::string path, MappedFile file);
  [[nodiscard]] std::uint64_t number(std::uint64_t offset, std::size_t size) const;

  std::string path_;
  MappedFile file_;
  std::string_view bytes_;  // of file_
  std::uint64_t directory_ = 0;
  std::uint64_t entries_ = 0;
  MeetingTable meetings_;
};

}  // namespace byline
