// SPDX-License-Identifier: GPL-3.0-or-later
#include <atomic>
#include <optional>

#include "indexer/input/file_bytes.hpp"
#include "indexer/input/source.hpp"
#include "indexer/input/unpacker.hpp"
#include "indexer/input/walk.hpp"

namespace byline {

namespace {

class FileSource : public Source {
 public:
  FileSource(std::string name, FileBytes bytes) : name_(std::move(name)), bytes_(std::move(bytes)) {
    const std::string_view head = bytes_.read();
    const bool packed = is_compressed(head);
    bytes_.unread();
    if (packed) unpacker_.emplace(bytes_);
  }

  [[nodiscard]] const std::string& name() const override { return name_; }

  [[nodiscard]] std::string_view read(std::size_t limit) override {
    if (rest_.empty()) rest_ = unpacker_ ? unpacker_->read() : bytes_.read();
    const std::string_view part = rest_.substr(0, limit);
    rest_.remove_prefix(part.size());
    return part;
  }

  [[nodiscard]] const std::string& problem() const override {
    return unpacker_ ? unpacker_->problem() : bytes_.problem();
  }

 private:
  std::string name_;
  FileBytes bytes_;
  std::optional<Unpacker> unpacker_;
  std::string_view rest_;
};

}  // namespace

struct Sources::State {
  std::vector<FoundFile> files;
  std::size_t next = 0;
  std::uint64_t total = 0;
  std::atomic<std::uint64_t> read{0};
};

Sources::Sources(const std::vector<std::string>& paths) : state_(std::make_unique<State>()) {
  for (const std::string& path : paths) find_files(path, state_->files, problems);
  for (const FoundFile& file : state_->files) state_->total += file.bytes;
}

Sources::~Sources() = default;

std::unique_ptr<Source> Sources::next() {
  while (state_->next < state_->files.size()) {
    FoundFile& file = state_->files[state_->next++];
    std::string reason;
    std::optional<FileBytes> bytes = FileBytes::open(file.path, state_->read, reason);
    if (bytes) return std::make_unique<FileSource>(std::move(file.path), *std::move(bytes));
    problems.push_back({file.path, std::move(reason)});
  }
  return nullptr;
}

std::uint64_t Sources::total_bytes() const {
  return state_->total;
}

std::uint64_t Sources::bytes_read() const {
  return state_->read.load(std::memory_order_relaxed);
}

}  // namespace byline
