// SPDX-License-Identifier: GPL-3.0-or-later
// A property of every code point of the Basic Multilingual Plane, worked out block by block when a
// script is first met: a program that sees only Latin never pays for the rest.
//
// Thread rule: safe from any thread; a block is filled once.
#pragma once

#include <array>
#include <cstddef>
#include <memory>
#include <mutex>
#include <utility>

namespace byline {

// `make` gives the property of one code point; it must be a pure function.
template <typename Entry, Entry (*make)(char32_t)>
class CodePointTable {
 public:
  static constexpr char32_t kEnd = 0x10000;  // the first code point that the table does not hold

  // Requires code_point < kEnd.
  [[nodiscard]] const Entry& operator[](char32_t code_point) {
    const std::size_t block = code_point / kBlockSize;
    std::call_once(filled_[block], [this, block] { fill(block); });
    return (*blocks_[block])[code_point % kBlockSize];
  }

 private:
  static constexpr std::size_t kBlockSize = 128;
  using Block = std::array<Entry, kBlockSize>;

  void fill(std::size_t block) {
    auto entries = std::make_unique<Block>();
    for (std::size_t i = 0; i < kBlockSize; ++i) {
      (*entries)[i] = make(static_cast<char32_t>(block * kBlockSize + i));
    }
    blocks_[block] = std::move(entries);
  }

  std::array<std::once_flag, kEnd / kBlockSize> filled_;
  std::array<std::unique_ptr<Block>, kEnd / kBlockSize> blocks_;
};

}  // namespace byline
