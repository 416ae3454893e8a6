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
#include <string>
#include <string_view>
#include <vector>

#include "common/base/file.hpp"
#include "searcher/lists/glass_version.hpp"

namespace byline {

// Thread rule: immutable once open.
class GlassTable {
 public:
  // Throws Xapian::DatabaseOpeningError where the file is missing though `root` exists.
  GlassTable(std::filesystem::path path, const GlassRoot& root, std::uint64_t revision);

  [[nodiscard]] const GlassRoot& root() const { return root_; }

  // Fills `bytes` with a block, whose level must be `level`.
  void read_block(std::uint32_t block, std::uint32_t level, std::string& bytes) const;

 private:
  std::filesystem::path path_;
  GlassRoot root_;
  std::uint64_t revision_;
  UniqueFd file_;
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
  // not be.
  [[nodiscard]] std::string_view tag();

 private:
  // A block on the way from the root, and the item in it that the way takes.
  struct Step {
    std::string bytes;
    std::uint32_t block = 0;
    bool is_read = false;
    std::size_t items = 0;
    std::size_t item = 0;
  };
  struct Item;

  void load(Step& step, std::uint32_t block, std::uint32_t level) const;
  [[nodiscard]] std::string_view item_bytes(const Step& step, std::size_t item) const;
  [[nodiscard]] Item leaf_item(std::size_t item) const;
  [[nodiscard]] std::uint32_t child(const Step& step) const;
  [[nodiscard]] bool is_below(std::size_t item, std::string_view key) const;
  [[nodiscard]] std::size_t branch_towards(const Step& step, std::string_view key) const;
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
