// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/furniture/paragraph_sorter.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <memory>
#include <optional>
#include <string_view>
#include <system_error>
#include <tuple>

#include "common/base/sequential_file.hpp"

namespace byline {

namespace {

constexpr std::size_t kFewestEntries = std::size_t{1} << 12;

bool is_same_key(const ParagraphEntry& a, const ParagraphEntry& b) {
  return a.key == b.key;
}

// One sorted file, from front to back. The files do not outlive the run, so entries lie in them as
// they do in memory.
class Spill {
 public:
  explicit Spill(const std::filesystem::path& path) : file_(path) { advance(); }

  [[nodiscard]] bool at_end() const { return !front_; }
  [[nodiscard]] const ParagraphEntry& front() const { return *front_; }

  void advance() {
    front_.reset();
    if (file_.at_end()) return;
    ParagraphEntry entry{};
    std::memcpy(&entry, file_.read(sizeof entry).data(), sizeof entry);
    front_ = entry;
  }

 private:
  SequentialReader file_;
  std::optional<ParagraphEntry> front_;
};

bool waits_longer(const std::unique_ptr<Spill>& a, const std::unique_ptr<Spill>& b) {
  return comes_first(b->front(), a->front());
}

// Gives `take` the entries of all spills in order.
void merge(const std::vector<std::filesystem::path>& paths,
           const std::function<void(const ParagraphEntry&)>& take) {
  std::vector<std::unique_ptr<Spill>> waiting;
  for (const std::filesystem::path& path : paths) {
    waiting.push_back(std::make_unique<Spill>(path));
    if (waiting.back()->at_end()) waiting.pop_back();
  }
  std::make_heap(waiting.begin(), waiting.end(), waits_longer);
  while (!waiting.empty()) {
    std::pop_heap(waiting.begin(), waiting.end(), waits_longer);
    Spill& spill = *waiting.back();
    take(spill.front());
    spill.advance();
    if (spill.at_end()) {
      waiting.pop_back();
    } else {
      std::push_heap(waiting.begin(), waiting.end(), waits_longer);
    }
  }
}

}  // namespace

ParagraphEntry marked(ParagraphEntry entry, bool is_furniture) {
  entry.mark = entry.other() * 2 + (is_furniture ? 1U : 0U);
  return entry;
}

bool comes_first(const ParagraphEntry& a, const ParagraphEntry& b) {
  return std::tie(a.key, a.docid) < std::tie(b.key, b.docid);
}

ParagraphSorter::ParagraphSorter(std::filesystem::path folder, std::size_t memory)
    : folder_(std::move(folder)),
      most_entries_(std::max(memory / sizeof(ParagraphEntry), kFewestEntries)) {}

void ParagraphSorter::clear() {
  std::error_code ignored;
  for (const std::filesystem::path& path : spills_) std::filesystem::remove(path, ignored);
  spills_.clear();
  entries_.clear();
}

void ParagraphSorter::add(std::uint32_t docid, std::span<const ParagraphSign> signs) {
  const auto begin = static_cast<std::ptrdiff_t>(entries_.size());
  for (const ParagraphSign& sign : signs) {
    entries_.push_back({sign.key, docid, mark_of(sign)});
  }
  std::sort(entries_.begin() + begin, entries_.end(), comes_first);
  entries_.erase(std::unique(entries_.begin() + begin, entries_.end(), is_same_key),
                 entries_.end());
  if (entries_.size() >= most_entries_) spill();
}

void ParagraphSorter::add(const ParagraphEntry& entry) {
  entries_.push_back(entry);
  if (entries_.size() >= most_entries_) spill();
}

void ParagraphSorter::sort() {
  std::sort(entries_.begin(), entries_.end(), comes_first);
}

void ParagraphSorter::spill() {
  sort();
  spills_.push_back(folder_ / fmt::format("paragraphs-{}.tmp", spills_.size()));
  SequentialWriter file(spills_.back());
  for (const ParagraphEntry& entry : entries_) {
    file.append({reinterpret_cast<const char*>(&entry), sizeof entry});
  }
  file.flush();
  entries_.clear();
}

void ParagraphSorter::each_paragraph(const std::function<void(std::span<ParagraphEntry>)>& visit) {
  std::vector<ParagraphEntry> group;
  const auto take = [&](const ParagraphEntry& entry) {
    if (!group.empty() && group.front().key != entry.key) {
      visit(group);
      group.clear();
    }
    group.push_back(entry);
  };
  if (spills_.empty()) {
    sort();
    for (const ParagraphEntry& entry : entries_) take(entry);
  } else {
    if (!entries_.empty()) spill();
    merge(spills_, take);
  }
  if (!group.empty()) visit(group);
}

}  // namespace byline
