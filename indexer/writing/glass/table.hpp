// SPDX-License-Identifier: GPL-3.0-or-later
// Writes one B-tree table of a glass database from front to back.
//
// Entries come in the order of their keys; blocks are packed as Xapian's compaction packs them and
// get their numbers as they fill up, a leaf before its parent, so that the file is written without
// a seek and "sequential" in glass's sense. Source: backends/glass of xapian-core 1.4.22.
//
// Thread rule: one thread a table.
#pragma once

#include <cstdint>
#include <deque>
#include <filesystem>
#include <string>
#include <string_view>

#include "common/base/sequential_file.hpp"

namespace byline::glass {

inline constexpr std::size_t kBlockBytes = 8192;
inline constexpr std::size_t kMaxKeyBytes = 255;

// What the version file says of a table.
struct TableRoot {
  std::uint32_t block = 0;
  std::uint32_t level = 0;
  std::uint32_t blocks = 0;  // 0: the table does not exist
  std::uint64_t entries = 0;
};

class TableWriter {
 public:
  explicit TableWriter(const std::filesystem::path& path);

  // Adds an entry. `key` is 1 to kMaxKeyBytes bytes, above the last one in byte order; of the tag
  // at most 100 MB. `is_compressed`: the tag is a raw deflate stream that a reader inflates.
  void add(std::string_view key, std::string_view tag, bool is_compressed = false);

  // Ends the table and makes its file durable. Nothing may follow.
  TableRoot finish();

 private:
  // A block while it is filled: items from its end downwards, their directory from its front.
  struct Block {
    explicit Block(std::uint8_t its_level) : level(its_level) {}
    std::uint8_t level;
    std::string bytes = std::string(kBlockBytes, '\0');
    std::size_t directory_end = 11;
    std::size_t items_begin = kBlockBytes;
    std::string fence;            // of its first item, whole
    std::uint32_t component = 0;  // of its first item
    bool is_first = true;         // of its level

    [[nodiscard]] std::size_t free() const { return items_begin - directory_end; }
  };

  char* place_item(Block& block, std::size_t size);
  void add_item(std::string_view key, std::uint32_t component, std::string_view tag,
                std::uint8_t flags);
  void add_branch(std::size_t level, const std::string& fence, std::uint32_t component,
                  std::uint32_t child);
  std::uint32_t write_block(Block& block);
  void start_leaf(std::string_view key, std::uint32_t component);

  SequentialWriter file_;
  std::deque<Block> levels_;  // the block being filled of each level, leaves first; addresses last
  std::string last_key_;
  std::uint32_t blocks_ = 0;
  std::uint64_t entries_ = 0;
};

}  // namespace byline::glass
