// SPDX-License-Identifier: GPL-3.0-or-later
// Orders entries in any number: what does not fit into memory is written, in order, to files that
// are merged.
//
// Errors are those of sequential_file.hpp. Thread rule: one thread.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <system_error>
#include <type_traits>
#include <utility>
#include <vector>

#include "common/base/sequential_file.hpp"

namespace byline {

// Entries are ordered by `<`. The files do not outlive the run, so entries lie in them as they do
// in memory.
template <class Entry>
class SpillSorter {
  static_assert(std::is_trivially_copyable_v<Entry>);

 public:
  // Writes its files into `folder`, as NAME-0.tmp and so on. `memory`: bytes for entries.
  SpillSorter(std::filesystem::path folder, std::string name, std::size_t memory)
      : folder_(std::move(folder)),
        name_(std::move(name)),
        most_entries_(std::max(memory / sizeof(Entry), kFewestEntries)) {}
  ~SpillSorter() { clear(); }
  SpillSorter(const SpillSorter&) = delete;
  SpillSorter& operator=(const SpillSorter&) = delete;

  void add(const Entry& entry) {
    entries_.push_back(entry);
    ++size_;
    if (entries_.size() >= most_entries_) spill();
  }

  // Entries so far.
  [[nodiscard]] std::uint64_t size() const { return size_; }

  // Gives `take` all entries in order. May be called again, but nothing may be added afterwards.
  template <class Take>
  void each(const Take& take) {
    if (spills_.empty()) {
      std::sort(entries_.begin(), entries_.end());
      for (const Entry& entry : entries_) take(entry);
      return;
    }
    if (!entries_.empty()) spill();
    merge(take);
  }

  // Forgets everything, and removes its files.
  void clear() {
    std::error_code ignored;
    for (const std::filesystem::path& path : spills_) std::filesystem::remove(path, ignored);
    spills_.clear();
    entries_.clear();
    entries_.shrink_to_fit();
    size_ = 0;
  }

  [[nodiscard]] std::size_t memory() const { return entries_.capacity() * sizeof(Entry); }

 private:
  static constexpr std::size_t kFewestEntries = std::size_t{1} << 12;

  // One ordered file, from front to back.
  class Spill {
   public:
    explicit Spill(const std::filesystem::path& path) : file_(path) { advance(); }

    [[nodiscard]] const std::optional<Entry>& front() const { return front_; }

    void advance() {
      front_.reset();
      if (file_.at_end()) return;
      Entry entry{};
      std::memcpy(&entry, file_.read(sizeof entry).data(), sizeof entry);
      front_ = entry;
    }

   private:
    SequentialReader file_;
    std::optional<Entry> front_;
  };

  void spill() {
    std::sort(entries_.begin(), entries_.end());
    spills_.push_back(folder_ / (name_ + "-" + std::to_string(spills_.size()) + ".tmp"));
    SequentialWriter file(spills_.back());
    for (const Entry& entry : entries_)
      file.append({reinterpret_cast<const char*>(&entry), sizeof entry});
    file.flush();
    entries_.clear();
  }

  template <class Take>
  void merge(const Take& take) const {
    const auto waits_longer = [](const std::unique_ptr<Spill>& a, const std::unique_ptr<Spill>& b) {
      return *b->front() < *a->front();
    };
    std::vector<std::unique_ptr<Spill>> waiting;
    for (const std::filesystem::path& path : spills_)
      waiting.push_back(std::make_unique<Spill>(path));
    std::make_heap(waiting.begin(), waiting.end(), waits_longer);
    while (!waiting.empty()) {
      std::pop_heap(waiting.begin(), waiting.end(), waits_longer);
      Spill& spill = *waiting.back();
      take(*spill.front());
      spill.advance();
      if (spill.front()) {
        std::push_heap(waiting.begin(), waiting.end(), waits_longer);
      } else {
        waiting.pop_back();
      }
    }
  }

  const std::filesystem::path folder_;
  const std::string name_;
  const std::size_t most_entries_;
  std::vector<Entry> entries_;
  std::vector<std::filesystem::path> spills_;
  std::uint64_t size_ = 0;
};

}  // namespace byline
