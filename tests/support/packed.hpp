// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a compressed file holds them.
#pragma once

#include <archive.h>
#include <archive_entry.h>
#include <doctest/doctest.h>

#include <string>

namespace byline::test {

// `filter` is one of libarchive's: ARCHIVE_FILTER_GZIP.
inline std::string packed(const std::string& bytes, int filter) {
  std::string out(bytes.size() + 65536, '\0');
  std::size_t used = 0;
  archive* writer = archive_write_new();
  archive_write_add_filter(writer, filter);
  archive_write_set_format_raw(writer);
  archive_write_set_bytes_in_last_block(writer, 1);
  REQUIRE(archive_write_open_memory(writer, out.data(), out.size(), &used) == ARCHIVE_OK);
  archive_entry* entry = archive_entry_new();
  archive_entry_set_filetype(entry, AE_IFREG);
  archive_write_header(writer, entry);
  archive_write_data(writer, bytes.data(), bytes.size());
  archive_entry_free(entry);
  archive_write_free(writer);
  out.resize(used);
  return out;
}

}  // namespace byline::test
