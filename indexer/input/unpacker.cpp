// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/unpacker.hpp"

#include <archive.h>
#include <archive_entry.h>
#include <fmt/format.h>

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <utility>

#include "common/base/interrupt.hpp"
#include "indexer/input/member_stream.hpp"
#include "indexer/input/tar_stream.hpp"
#include "indexer/input/zip_directory.hpp"

namespace byline {

namespace {

struct FreeArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

// What is wrong with the bytes is told when libarchive is done with those that there are: an error
// would cost what it looks at before it begins.
la_ssize_t read_packed(archive* /*reader*/, void* data, const void** block) {
  const std::string_view read = static_cast<ByteStream*>(data)->read();
  *block = read.data();
  return static_cast<la_ssize_t>(read.size());
}

// libarchive's sentences begin with a capital letter in some versions; "ZIP" stays as it is.
std::string reason_of(archive* reader) {
  const char* text = archive_error_string(reader);
  std::string reason = text != nullptr ? text : "cannot be unpacked";
  const auto is_capital = [](char c) { return c >= 'A' && c <= 'Z'; };
  if (reason.size() > 1 && is_capital(reason[0]) && !is_capital(reason[1])) {
    reason[0] = static_cast<char>(reason[0] - 'A' + 'a');
  }
  return reason;
}

// Documents and programs that happen to be zip files.
constexpr std::array<std::string_view, 14> kZipDocuments = {
    ".docx", ".xlsx", ".pptx", ".odt", ".ods", ".odp", ".epub",
    ".jar",  ".apk",  ".xpi",  ".crx", ".whl", ".ipa", ".idml"};

bool is_zip(std::string_view head) {
  return head.starts_with("PK\x03\x04") || head.starts_with("PK\x05\x06");
}

bool is_zip_document(std::string_view name) {
  return std::any_of(kZipDocuments.begin(), kZipDocuments.end(),
                     [name](std::string_view ending) { return name.ends_with(ending); });
}

// A part of the path that begins with a dot, or what a Mac adds to a zip file.
bool is_hidden(std::string_view name) {
  while (!name.empty()) {
    const std::string_view part = name.substr(0, name.find('/'));
    if (part == "__MACOSX") return true;
    if (part.starts_with('.') && part != "." && part != "..") return true;
    name.remove_prefix(std::min(name.size(), part.size() + 1));
  }
  return false;
}

std::string name_of(archive_entry* entry, std::uint64_t number) {
  const char* name = archive_entry_pathname(entry);
  if (name == nullptr) name = archive_entry_pathname_utf8(entry);
  return name != nullptr && *name != '\0' ? std::string(name) : fmt::format("entry {}", number);
}

}  // namespace

bool is_packed(std::string_view name, std::string_view head) {
  if (is_called_tar_header(head)) return true;
  if (is_zip(head)) return !is_zip_document(name);
  return find_decoder(head) != nullptr;
}

struct Unpacker::State {
  std::unique_ptr<archive, FreeArchive> reader;
  std::unique_ptr<MemberStream> members;  // of a compressed file
  FileBytes* const own;
  std::optional<ZipDirectory> directory;  // of a zip file that is read by it
  ByteStream& bytes;                      // what libarchive reads, by way of `tar`,
  TarStream tar;                          // unless there is a directory
  const FileBytes& root;
  bool is_open = false;    // more entries may come
  bool in_entry = false;   // more bytes of this one may come
  bool is_direct = false;  // they come from `members`, behind a gap
  bool is_lost = false;    // where the next header of a tar archive stands is unknown
  std::size_t told = 0;    // of the damages of `members`
  std::size_t listed = 0;  // entries of the directory that were met
  std::uint64_t entries = 0;
  std::uint64_t unpacked = 0;
  std::string name;
  std::string problem;

  State(HeadedStream& packed, const FileBytes& file, FileBytes* own_file)
      : members(members_of(packed)),
        own(own_file),
        directory(may_have_directory(packed.head()) ? ZipDirectory::read(*own) : std::nullopt),
        bytes(directory ? *own
              : members ? static_cast<ByteStream&>(*members)
                        : packed),
        tar(bytes),
        root(file) {
    is_open = directory.has_value() || open();
    if (!is_open) problem = reason();
  }

  static std::unique_ptr<MemberStream> members_of(HeadedStream& packed) {
    std::unique_ptr<MemberDecoder> decoder = find_decoder(packed.head());
    return decoder ? std::make_unique<MemberStream>(packed, std::move(decoder)) : nullptr;
  }

  // A zip file whose first entry is damaged does not begin as one.
  [[nodiscard]] bool may_have_directory(std::string_view head) const {
    return own != nullptr && (is_zip(head) || !is_packed({}, head));
  }

  // A new reader for the bytes that come next.
  bool open() {
    archive* const r = archive_read_new();
    reader.reset(r);
    archive_read_support_format_zip_streamable(r);
    if (!directory) {
      archive_read_support_format_tar(r);
      archive_read_support_format_raw(r);
      archive_read_support_format_empty(r);
    }
    ByteStream* const read = directory ? &bytes : static_cast<ByteStream*>(&tar);
    return archive_read_open(r, read, nullptr, read_packed, nullptr) == ARCHIVE_OK;
  }

  // Why libarchive cannot go on: the bytes ended early, or they are not what they should be.
  [[nodiscard]] std::string reason() const {
    return bytes.problem().empty() ? reason_of(reader.get()) : bytes.problem();
  }

  void stop(std::string reason) {
    problem = std::move(reason);
    is_open = false;
    in_entry = false;
  }

  // Whether what was unpacked so far is too much for what was read.
  [[nodiscard]] std::string bomb() const {
    if (unpacked > kMaxUnpackedBytes) return "would unpack to more than 1 TiB";
    if (unpacked > kRatioFreeBytes && unpacked / kMaxUnpackedRatio > root.bytes_read()) {
      return fmt::format("would unpack to more than {} times its size", kMaxUnpackedRatio);
    }
    return {};
  }

  // The next header; null at the end, and, while more may come, where something was passed over:
  // then problem says what.
  archive_entry* header() {
    if (std::exchange(is_lost, false) && !go_on_at_header(tar.end())) {
      end_bytes();
      return nullptr;
    }
    for (;;) {
      archive_entry* entry = nullptr;
      const int code = archive_read_next_header(reader.get(), &entry);
      const bool is_read = code == ARCHIVE_OK || code == ARCHIVE_WARN;
      if (is_read && !is_damaged_tar()) return entry;
      if (code == ARCHIVE_EOF && is_tar() && another_follows()) continue;
      const std::string why = is_read ? "damaged tar archive" : reason();
      const bool is_whole = code == ARCHIVE_EOF && bytes.problem().empty();
      if (!is_whole && (is_tar() || is_read) && pass_damage(why)) return nullptr;
      if (code == ARCHIVE_EOF) {
        end_bytes();
      } else {
        stop(why);
      }
      return nullptr;
    }
  }

  // libarchive knows when it has read a whole header, with those that go before it.
  [[nodiscard]] bool is_tar() const {
    const int format = archive_format(reader.get());
    return (format & ARCHIVE_FORMAT_BASE_MASK) == ARCHIVE_FORMAT_TAR ||
           (format == 0 && is_called_tar_header(tar.first_block()));
  }

  // What libarchive takes for no archive, since its first header is damaged.
  [[nodiscard]] bool is_damaged_tar() const {
    return is_bare() && entries == 0 && is_called_tar_header(tar.first_block());
  }

  // Where the reader met what it cannot read, or the end of the archive. After an error that ends
  // it libarchive does not tell: then it is the last block that it took.
  [[nodiscard]] std::uint64_t header_at() const {
    const la_int64_t told_at = archive_read_header_position(reader.get());
    const la_int64_t last = archive_filter_bytes(reader.get(), 0) - la_int64_t{kTarBlock};
    return tar.begin() +
           static_cast<std::uint64_t>(told_at >= 0 ? told_at : std::max<la_int64_t>(last, 0));
  }

  // Reads some more of a tar archive that the reader has left; false at the end.
  bool look_on() {
    const std::size_t size = tar.keep_more();
    unpacked += size;
    if (size > 0) return bomb().empty() && interrupt_signal() == 0;
    return members && members->pass_gap();
  }

  bool go_on_at_header(std::uint64_t from) {
    tar.begin_at(from);
    while (!tar.begin_at_header()) {
      if (!look_on()) return false;
    }
    return open();
  }

  // Goes on at the next header of a tar archive, and tells what is passed over.
  bool pass_damage(const std::string& why) {
    const std::uint64_t at = header_at();
    const std::size_t damages = members ? members->damages().size() : 0;
    if (!go_on_at_header(at + 1)) return false;
    told = damages;
    problem = fmt::format("{}: {} bytes from byte {} of it on are passed over", why,
                          tar.begin() - at, at);
    name = fmt::format("entry {}", ++entries);
    in_entry = false;
    return true;
  }

  // Archives that were joined: one ends in zeros. One may also end within a header's extension.
  bool another_follows() {
    const std::uint64_t at = header_at();
    tar.begin_at(at);
    while (!tar.begin_behind_zeros() || tar.kept().size() < kTarBlock) {
      const std::size_t size = tar.keep_more();
      unpacked += size;
      if (size == 0 || !bomb().empty() || interrupt_signal() != 0) break;
    }
    return tar.begin() > at && is_tar_header(tar.kept().substr(0, kTarBlock)) && open();
  }

  // An archive may end before its bytes do; a damaged end is seen when they are read.
  void end_bytes() {
    while (members) {
      const std::size_t size = members->read().size();
      unpacked += size;
      if (std::string reason = bomb(); !reason.empty()) return stop(std::move(reason));
      if (size == 0) break;
    }
    const bool is_told = members && told > 0 && members->damages().size() == told;
    stop(interrupt_signal() == 0 && !is_told ? bytes.problem() : std::string());
  }

  [[nodiscard]] bool is_bare() const { return archive_format(reader.get()) == ARCHIVE_FORMAT_RAW; }

  // Whether what the reader stands at is a file to be read.
  bool enter(archive_entry* entry) {
    name = is_bare() ? std::string() : name_of(entry, ++entries);
    in_entry = true;
    const bool is_file = is_bare() || (archive_entry_filetype(entry) == AE_IFREG &&
                                       archive_entry_hardlink(entry) == nullptr);
    return is_file && !is_hidden(name);
  }

  bool next_entry() {
    if (directory) return next_listed();
    while (in_entry) (void)read();  // counts what is passed over, so that it is no way round bomb()
    const bool failed = !is_open;
    while (is_open) {
      problem.clear();
      archive_entry* const entry = header();
      if (entry == nullptr && is_open) return true;
      if (entry == nullptr) break;
      if (enter(entry)) return true;
      while (in_entry) (void)read();
    }
    if (failed && entries + unpacked > 0) problem.clear();  // was told with the entry
    return false;
  }

  // Each entry has a reader of its own: an error ends only that.
  bool next_listed() {
    const std::span<const ZipDirectory::Entry> all = directory->entries();
    while (is_open && listed < all.size() && interrupt_signal() == 0) {
      const ZipDirectory::Entry& entry = all[listed];
      const bool is_again = listed > 0 && all[listed - 1].begin == entry.begin;
      ++listed;
      problem.clear();
      if (archive_entry* const header = is_again ? nullptr : listed_header(entry)) {
        if (enter(header)) return true;
        continue;
      }
      if (problem.empty()) problem = "damaged zip file: no entry where its directory says";
      in_entry = false;
      name = ZipDirectory::name_of(*own, entry);
      if (name.empty()) name = fmt::format("entry {}", listed);
      if (!name.ends_with('/') && !is_hidden(name)) return true;
    }
    if (is_open) own->seek(own->size());  // all of it counts as read
    stop({});
    return false;
  }

  // The header of an entry of the directory; null where there is none that can be read.
  archive_entry* listed_header(const ZipDirectory::Entry& entry) {
    // libarchive would look for the next one.
    if (!ZipDirectory::is_there(*own, entry)) return nullptr;
    own->seek(entry.begin);
    archive_entry* header = nullptr;
    if (open()) {
      const int code = archive_read_next_header(reader.get(), &header);
      if (code == ARCHIVE_OK || code == ARCHIVE_WARN) return header;
    }
    problem = reason();
    return nullptr;
  }

  std::string_view read() {
    if (!in_entry) return {};
    const std::string_view part = is_direct ? read_direct() : read_entry();
    unpacked += part.size();
    if (std::string reason = bomb(); !reason.empty()) {
      stop(std::move(reason));
      return {};
    }
    return part;
  }

  // What libarchive is not asked for: to it the bytes ended at a gap.
  std::string_view read_direct() {
    std::string_view part = members->read();
    if (part.empty() && members->pass_gap()) part = members->read();
    if (part.empty()) end_bytes();
    return part;
  }

  // Whether the bytes go on behind a gap, in a tar archive, where a header can be found.
  bool may_go_on() { return is_tar() && members && members->pass_gap(); }

  std::string_view read_entry() {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t offset = 0;
    while (in_entry && size == 0) {
      const int code = archive_read_data_block(reader.get(), &block, &size, &offset);
      if (code == ARCHIVE_EOF && is_bare() && members) {
        is_direct = true;
        return read_direct();
      }
      if (code == ARCHIVE_EOF) {
        in_entry = false;
        if (is_bare()) end_bytes();
      } else if (code == ARCHIVE_FAILED || (code == ARCHIVE_FATAL && directory)) {
        problem = reason();  // this entry alone: encrypted, an unknown method, damaged
        in_entry = false;
      } else if (code != ARCHIVE_OK && code != ARCHIVE_WARN && may_go_on()) {
        problem = members->problem();
        told = members->damages().size();
        in_entry = false;
        is_lost = true;
      } else if (code != ARCHIVE_OK && code != ARCHIVE_WARN) {
        stop(reason() + (is_bare() ? "" : "; what lies behind it is not read"));
      } else if (code == ARCHIVE_WARN) {  // the last block of an entry whose checksum differs
        problem = reason_of(reader.get());
      }
    }
    if (!in_entry) return {};
    return {static_cast<const char*>(block), size};
  }
};

Unpacker::Unpacker(HeadedStream& packed, const FileBytes& root, FileBytes* own)
    : state_(std::make_unique<State>(packed, root, own)) {}

Unpacker::~Unpacker() = default;

bool Unpacker::next_entry() {
  return state_->next_entry();
}

const std::string& Unpacker::entry_name() const {
  return state_->name;
}

std::string_view Unpacker::read() {
  return state_->read();
}

const std::string& Unpacker::problem() const {
  return state_->problem;
}

const std::vector<Damage>& Unpacker::damages() const {
  return state_->members && state_->is_bare() ? state_->members->damages() : kUndamaged;
}

}  // namespace byline
