// SPDX-License-Identifier: GPL-3.0-or-later
// The content of compressed files and archives, while it streams.
//
// gzip, zstd, xz and bzip2 (all members, see member_stream.hpp), and inside of them, or bare, tar
// (ustar, pax, GNU) and zip, through libarchive; nothing is written to disk, and a name inside is a
// label. Behind a header of a tar archive that is damaged reading goes on at the next one.
// Entries that are no regular files (links, devices, folders) and hidden ones are passed over, as
// in a folder. Thread rule: one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/input/byte_stream.hpp"
#include "indexer/input/file_bytes.hpp"

namespace byline {

// What one file may become, all that lies in it together. A bomb is cut there, and problem() says
// so.
inline constexpr std::uint64_t kMaxUnpackedBytes = std::uint64_t{1} << 40;
inline constexpr std::uint64_t kMaxUnpackedRatio = 250;      // bytes out per byte in ...
inline constexpr std::uint64_t kRatioFreeBytes = 64u << 20;  // ... beyond the first so many

// Whether `head` (the first bytes of a file, 512 if it has them) begins a compressed stream or an
// archive of a known kind. Documents that are zip files inside, told by their name (.docx, .jar),
// are none.
[[nodiscard]] bool is_packed(std::string_view name, std::string_view head);

// As a stream it is the content of the entry that it stands at.
class Unpacker : public ByteStream {
 public:
  // All must outlive it; `root` is the file on disk that `packed` comes from. Where `packed` is
  // that file from its first byte on, `own` may be it, too: then the entries of a zip file are
  // found by its directory, and a damaged one costs itself alone.
  Unpacker(HeadedStream& packed, const FileBytes& root, FileBytes* own = nullptr);
  ~Unpacker() override;
  Unpacker(Unpacker&&) = delete;
  Unpacker& operator=(Unpacker&&) = delete;

  // Moves to the next regular file, or to what is there but cannot be read, named by a directory or
  // by number: then it has no bytes, and problem() says why. False at the end, or where nothing
  // more can be read: then problem() says why.
  [[nodiscard]] bool next_entry();
  // Its name as it stands in the archive; "" for what a bare compressed file holds.
  [[nodiscard]] const std::string& entry_name() const;

  [[nodiscard]] std::string_view read() override;
  // Why the entry ended early ("truncated gzip input", "would unpack to more than ..."), or "".
  [[nodiscard]] const std::string& problem() const override;
  // Of what a bare compressed file holds.
  [[nodiscard]] const std::vector<Damage>& damages() const override;

 private:
  struct State;
  std::unique_ptr<State> state_;
};

}  // namespace byline
