// SPDX-License-Identifier: GPL-3.0-or-later
// Reads a B-tree table of a glass database as it was at one commit.
//
// Blocks are copied out of the file as they are needed. A writer may be at work meanwhile: it puts
// new blocks where none of the last commit lie, and when a later commit takes the place of one that
// is wanted here, its revision tells, and Xapian::DatabaseModifiedError is thrown, as Xapian does.
// Nothing that a block says is trusted. Source: backends/glass/glass_table.cc of xapian-core
// 1.4.22.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

#include "common/base/file.hpp"
#include "common/index/glass_version.hpp"

namespace byline {

// Thread rule: immutable once open.
class GlassTable {
 public:
  // Throws Xapian::DatabaseOpeningError where the file is missing though `root` exists.
  GlassTable(std::filesystem::path path, const GlassRoot& root, std::uint64_t revision);

  [[nodiscard]] const GlassRoot& root() const { return root_; }

  // Reads `count` blocks from `block` on, fewer where the file ends; the bytes of those read.
  std::string_view read_blocks(std::uint32_t block, std::size_t count, char* into) const;
  // Refuses a block that is not of this level, or of a later commit.
  void check_block(std::string_view bytes, std::uint32_t level) const;

  // The branches, which every way from the root passes, are kept when they were read, up to some
  // megabytes. Empty where it is not kept.
  [[nodiscard]] std::string_view kept_branch(std::uint32_t block) const;
  void keep_branch(std::uint32_t block, std::string_view bytes) const;

 private:
  struct Branches {
    std::mutex mutex;
    std::unordered_map<std::uint32_t, std::string> blocks;
  };

  std::filesystem::path path_;
  GlassRoot root_;
  std::uint64_t revision_;
  UniqueFd file_;
  std::unique_ptr<Branches> branches_ = std::make_unique<Branches>();
};

// A tag as it lies in a table.
struct StoredTag {
  std::string_view bytes;
  bool is_compressed = false;  // a raw deflate stream
};

// A place in a table. Costs the blocks from root to leaf, which it keeps: to go on to a key near
// the last one reads nothing. Thread rule: one a thread; the table outlives it.
class TableCursor {
 public:
  explicit TableCursor(const GlassTable& table);

  // To the first entry whose key is not below `key`; false where there is none.
  bool seek(std::string_view key);
  // The same, for keys that never go back: looks from where it stands.
  bool seek_on(std::string_view key);
  // To the next entry; false behind the last. Requires a place.
  bool next();

  [[nodiscard]] std::string_view key() const { return key_; }
  // The whole tag, to be asked for once a place; valid until the cursor moves, while the key may
  // not be. A compressed one is damage here: the postlist and position tables have none.
  [[nodiscard]] std::string_view tag();
  // The same as it lies there.
  [[nodiscard]] StoredTag stored_tag();

 private:
  // A block on the way from the root, and the item in it that the way takes.
  struct Step {
    std::unique_ptr<char[]> buffer;
    std::size_t buffer_blocks = 0;
    std::string_view read;    // some blocks in a row, of which `bytes` is one
    std::uint32_t first = 0;  // the number of the first of them
    std::string_view bytes;   // empty: nothing is read yet
    std::uint32_t block = 0;
    std::size_t read_ahead = 1;  // blocks
    std::size_t items = 0;
    std::size_t item = 0;
  };
  struct Item;

  void load(Step& step, std::uint32_t block, std::uint32_t level) const;
  std::string_view read(Step& step, std::uint32_t block, bool goes_on) const;
  [[nodiscard]] Item leaf_item(std::size_t item) const;
  [[nodiscard]] bool is_below(std::size_t item, std::string_view key) const;
  bool next_item();
  bool next_leaf();
  bool settle();
  bool seek_in_leaf(std::size_t from, std::string_view key);

  const GlassTable& table_;
  std::vector<Step> steps_;  // by level: leaf first
  bool has_place_ = false;
  std::string_view key_;  // in the leaf
  std::string tag_;       // of several components
};

}  // namespace byline
