// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/unpacker.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <cerrno>

namespace byline {

namespace {

struct FreeArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

la_ssize_t read_packed(archive* reader, void* data, const void** block) {
  auto& bytes = *static_cast<FileBytes*>(data);
  const std::string_view read = bytes.read();
  *block = read.data();
  if (read.empty() && !bytes.problem().empty()) {
    archive_set_error(reader, EIO, "%s", bytes.problem().c_str());
    return -1;
  }
  return static_cast<la_ssize_t>(read.size());
}

// libarchive's sentences begin with a capital letter in some versions.
std::string reason_of(archive* reader) {
  const char* text = archive_error_string(reader);
  std::string reason = text != nullptr ? text : "cannot be unpacked";
  if (!reason.empty() && reason[0] >= 'A' && reason[0] <= 'Z') {
    reason[0] = static_cast<char>(reason[0] - 'A' + 'a');
  }
  return reason;
}

}  // namespace

bool is_compressed(std::string_view head) {
  using namespace std::string_view_literals;
  static constexpr std::array kMagics = {"\x1f\x8b\x08"sv, "\x28\xb5\x2f\xfd"sv, "BZh"sv,
                                         "\xfd"
                                         "7zXZ\0"sv};
  return std::any_of(kMagics.begin(), kMagics.end(),
                     [head](std::string_view magic) { return head.starts_with(magic); });
}

struct Unpacker::State {
  std::unique_ptr<archive, FreeArchive> reader{archive_read_new()};
  FileBytes& bytes;
  bool is_open = false;
  std::uint64_t unpacked = 0;
  std::string problem;

  explicit State(FileBytes& packed) : bytes(packed) {}

  void open() {
    archive* const r = reader.get();
    archive_read_support_filter_gzip(r);
    archive_read_support_filter_zstd(r);
    archive_read_support_filter_bzip2(r);
    archive_read_support_filter_xz(r);
    archive_read_support_format_raw(r);
    archive_read_support_format_empty(r);
    archive_entry* entry = nullptr;
    int code = archive_read_open(r, &bytes, nullptr, read_packed, nullptr);
    if (code == ARCHIVE_OK) code = archive_read_next_header(r, &entry);
    if (code == ARCHIVE_OK || code == ARCHIVE_WARN) {
      is_open = true;
    } else if (code != ARCHIVE_EOF) {
      problem = reason_of(r);
    }
  }

  void stop(std::string reason) {
    problem = std::move(reason);
    is_open = false;
  }

  // Whether what was unpacked so far is too much for what was read.
  [[nodiscard]] std::string bomb() const {
    if (unpacked > kMaxUnpackedBytes) return "would unpack to more than 1 TiB";
    if (unpacked > kRatioFreeBytes && unpacked / kMaxUnpackedRatio > bytes.bytes_read()) {
      return fmt::format("would unpack to more than {} times its size", kMaxUnpackedRatio);
    }
    return {};
  }

  std::string_view read() {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    while (is_open && size == 0) {
      const int code = archive_read_data_block(reader.get(), &block, &size, &offset);
      if (code == ARCHIVE_EOF) {
        is_open = false;
      } else if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
        stop(reason_of(reader.get()));
        size = 0;
      }
    }
    if (!is_open) return {};
    unpacked += size;
    if (std::string reason = bomb(); !reason.empty()) {
      stop(std::move(reason));
      return {};
    }
    return {static_cast<const char*>(block), size};
  }
};

Unpacker::Unpacker(FileBytes& bytes) : state_(std::make_unique<State>(bytes)) {
  state_->open();
}

Unpacker::~Unpacker() = default;

std::string_view Unpacker::read() {
  return state_->read();
}

const std::string& Unpacker::problem() const {
  return state_->problem;
}

}  // namespace byline
