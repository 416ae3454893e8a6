// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/foreign.hpp"

#include <algorithm>
#include <array>

namespace byline {

namespace {

using namespace std::string_view_literals;

struct Magic {
  std::size_t offset;
  std::string_view bytes;
  std::string_view kind;
};

// 7z and RAR: their directory is at the end, so they cannot be read from front to back, and their
// readers are where archive libraries have had most of their holes.
constexpr std::array kMagics{
    Magic{257, "ustar"sv, "a tar archive in a place where none is unpacked"sv},
    Magic{0, "PK\x03\x04"sv, "a zip file or office document: see --pre"sv},
    Magic{0, "PK\x05\x06"sv, "an empty zip file"sv},
    Magic{0, "7z\xbc\xaf\x27\x1c"sv, "a 7z archive, which is not read: unpack it"sv},
    Magic{0, "Rar!\x1a\x07"sv, "a RAR archive, which is not read: unpack it"sv},
    Magic{0, "%PDF-"sv, "a PDF: read it with --pre '*.pdf=pdftotext {} -'"sv},
    Magic{0, "\xd0\xcf\x11\xe0"sv, "an old office document: see --pre"sv},
    Magic{0, "SQLite format 3"sv, "an SQLite database"sv},
    Magic{0,
          "\x7f"
          "ELF"sv,
          "a program"sv},
    Magic{0, "\x89PNG"sv, "a picture"sv},
    Magic{0, "\xff\xd8\xff"sv, "a picture"sv},
    Magic{0, "GIF8"sv, "a picture"sv},
};

}  // namespace

std::string_view foreign_kind(std::string_view head) {
  const auto* found = std::find_if(kMagics.begin(), kMagics.end(), [head](const Magic& magic) {
    return head.size() >= magic.offset && head.substr(magic.offset).starts_with(magic.bytes);
  });
  return found == kMagics.end() ? ""sv : found->kind;
}

}  // namespace byline
