// SPDX-License-Identifier: GPL-3.0-or-later
// Who holds which paragraph, in one file of a generation that is written once.
//
// 16 bytes for each paragraph of each article, ascending by key, then by number of the article: key
// (8), number (4), ParagraphEntry::mark (4), little-endian; then kMagic. docs/index-format.md
// describes it.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <vector>

#include "common/base/mapped_file.hpp"
#include "common/base/sequential_file.hpp"
#include "indexer/furniture/paragraph_sorter.hpp"

namespace byline {

inline constexpr const char* kParagraphFileName = "paragraphs";

// Thread rule: one thread. Errors are those of common/base/sequential_file.hpp.
class ParagraphFileWriter {
 public:
  explicit ParagraphFileWriter(const std::filesystem::path& generation);

  // Entries come in the order of the file.
  void add(const ParagraphEntry& entry);

  // Ends the file, durably.
  void finish();

 private:
  SequentialWriter file_;
};

// Reads such a file. Thread rule: const functions from any thread.
class ParagraphFile {
 public:
  // Nothing where the generation has no such file. Error{Index} for a damaged one.
  [[nodiscard]] static std::optional<ParagraphFile> open(const std::filesystem::path& generation);

  [[nodiscard]] std::size_t size() const { return entries_; }
  [[nodiscard]] ParagraphEntry at(std::size_t place) const;

  // Gives back the memory in which the system keeps what was read, until it is read again.
  void forget() const { file_.forget(); }

  // The entries of a key.
  [[nodiscard]] std::vector<ParagraphEntry> find(std::uint64_t key) const;

 private:
  explicit ParagraphFile(MappedFile file);
  [[nodiscard]] std::uint64_t key_at(std::size_t place) const;

  MappedFile file_;
  std::size_t entries_ = 0;
};

}  // namespace byline
