// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/paragraph_file.hpp"

#include <string>
#include <string_view>
#include <utility>

#include "common/base/error.hpp"
#include "common/base/fixed_number.hpp"

namespace byline {

namespace {

constexpr std::string_view kMagic = "BYPARA1\n";
constexpr std::size_t kEntryBytes = 16;

}  // namespace

ParagraphFileWriter::ParagraphFileWriter(const std::filesystem::path& generation)
    : file_(generation / kParagraphFileName) {}

void ParagraphFileWriter::add(const ParagraphEntry& entry) {
  std::string bytes;
  append_fixed(bytes, entry.key, 8);
  append_fixed(bytes, entry.docid, 4);
  append_fixed(bytes, entry.mark, 4);
  file_.append(bytes);
}

void ParagraphFileWriter::finish() {
  file_.append(kMagic);
  file_.sync();
}

std::optional<ParagraphFile> ParagraphFile::open(const std::filesystem::path& generation) {
  const std::filesystem::path path = generation / kParagraphFileName;
  std::optional<MappedFile> file = MappedFile::open(path);
  if (!file) return std::nullopt;
  if (!file->bytes().ends_with(kMagic) || file->bytes().size() % kEntryBytes != kMagic.size()) {
    throw damaged_file(path);
  }
  return ParagraphFile(std::move(*file));
}

ParagraphFile::ParagraphFile(MappedFile file)
    : file_(std::move(file)), entries_(file_.bytes().size() / kEntryBytes) {}

std::uint64_t ParagraphFile::key_at(std::size_t place) const {
  return fixed_number(file_.bytes(), place * kEntryBytes, 8);
}

ParagraphEntry ParagraphFile::at(std::size_t place) const {
  const std::size_t begin = place * kEntryBytes;
  return {key_at(place), static_cast<std::uint32_t>(fixed_number(file_.bytes(), begin + 8, 4)),
          static_cast<std::uint32_t>(fixed_number(file_.bytes(), begin + 12, 4))};
}

std::vector<ParagraphEntry> ParagraphFile::find(std::uint64_t key) const {
  std::size_t low = 0;
  std::size_t high = entries_;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    if (key_at(middle) < key) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  std::vector<ParagraphEntry> found;
  for (; low < entries_ && key_at(low) == key; ++low) found.push_back(at(low));
  return found;
}

}  // namespace byline
