// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/sketch_file.hpp"

#include <algorithm>
#include <utility>

#include "common/base/error.hpp"
#include "common/base/fixed_number.hpp"
#include "indexer/stories/grouping.hpp"

namespace byline {

namespace {

constexpr std::string_view kMagic = "BYSKET2\n";
constexpr std::uint64_t kEntryBytes = 16;
constexpr std::uint64_t kTailBytes = 24;
constexpr std::size_t kMeetingMemory = std::size_t{16} << 20;  // in which they are ordered

}  // namespace

SketchFileWriter::SketchFileWriter(const std::filesystem::path& generation)
    : generation_(generation), file_(generation / kSketchFileName) {}

void SketchFileWriter::add(std::uint32_t docid, std::string_view sketch) {
  if (sketch.empty()) return;
  entries_.push_back({docid, static_cast<std::uint32_t>(sketch.size()), file_.size()});
  file_.append(sketch);
}

void SketchFileWriter::write_tables() {
  SpillSorter<Meeting> meetings(generation_, "meetings", kMeetingMemory);
  const std::uint64_t directory = file_.size();
  for (const Entry& entry : entries_) {
    const std::optional<Sketch> sketch = decode_sketch(file_.read(entry.offset, entry.size));
    if (!sketch) continue;
    const std::size_t count = std::min(sketch->runs.hashes.size(), kMeetingHashes);
    for (std::size_t i = 0; i < count; ++i) {
      meetings.add({sketch->runs.hashes[i], entry.docid});
    }
  }
  std::string bytes;
  for (const Entry& entry : entries_) {
    bytes.clear();
    append_fixed(bytes, entry.docid, 4);
    append_fixed(bytes, entry.size, 4);
    append_fixed(bytes, entry.offset, 8);
    file_.append(bytes);
  }
  const std::uint64_t at = file_.size();
  write_meetings(meetings, file_);
  bytes.clear();
  append_fixed(bytes, directory, 8);
  append_fixed(bytes, at, 8);
  file_.append(bytes + std::string(kMagic));
  file_.sync();
}

std::optional<SketchFile> SketchFile::open(const std::filesystem::path& generation) {
  const std::filesystem::path path = generation / kSketchFileName;
  std::optional<MappedFile> file = MappedFile::open(path);
  if (!file) return std::nullopt;
  return SketchFile(path.string(), std::move(*file));
}

SketchFile::SketchFile(std::string path, MappedFile file)
    : path_(std::move(path)), file_(std::move(file)), bytes_(file_.bytes()) {
  if (bytes_.size() < kTailBytes) throw damaged_file(path_);
  const std::uint64_t end = bytes_.size() - kTailBytes;
  directory_ = number(end, 8);
  const std::uint64_t meetings = number(end + 8, 8);
  const bool is_whole = bytes_.ends_with(kMagic) && directory_ <= meetings && meetings <= end &&
                        (meetings - directory_) % kEntryBytes == 0;
  if (!is_whole) throw damaged_file(path_);
  entries_ = (meetings - directory_) / kEntryBytes;
  const std::optional<MeetingTable> table =
      MeetingTable::open(bytes_.substr(meetings, end - meetings));
  if (!table) throw damaged_file(path_);
  meetings_ = *table;
}

std::uint64_t SketchFile::number(std::uint64_t offset, std::size_t size) const {
  return fixed_number(bytes_, offset, size);
}

std::uint32_t SketchFile::docid(std::size_t place) const {
  return static_cast<std::uint32_t>(number(directory_ + place * kEntryBytes, 4));
}

std::string_view SketchFile::bytes(std::size_t place) const {
  const std::uint64_t entry = directory_ + place * kEntryBytes;
  const std::uint64_t size = number(entry + 4, 4);
  const std::uint64_t offset = number(entry + 8, 8);
  if (offset > directory_ || size > directory_ - offset) throw damaged_file(path_);
  return bytes_.substr(offset, size);
}

Sketch SketchFile::sketch(std::size_t place) const {
  std::optional<Sketch> sketch = decode_sketch(bytes(place));
  if (!sketch) throw damaged_file(path_);
  return std::move(*sketch);
}

std::optional<std::size_t> SketchFile::find(std::uint32_t wanted) const {
  std::size_t low = 0;
  std::size_t high = entries_;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (docid(middle) < wanted) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  if (low == entries_ || docid(low) != wanted) return std::nullopt;
  return low;
}

}  // namespace byline
