// SPDX-License-Identifier: GPL-3.0-or-later
// The file `iamglass`, which makes a folder of tables a database: roots and statistics.
#pragma once

#include <array>
#include <cstdint>
#include <filesystem>
#include <string>

#include "indexer/writing/glass/table.hpp"

namespace byline::glass {

struct Statistics {
  std::uint32_t documents = 0;
  std::uint32_t last_docid = 0;
  std::uint32_t shortest = 0;       // length of a document, the smallest that is not 0
  std::uint32_t longest = 0;        // length of a document
  std::uint32_t most_frequent = 0;  // wdf, the largest of any posting
  std::uint64_t total_length = 0;
};

struct Version {
  std::array<char, 16> uuid{};
  TableRoot postlist;
  TableRoot docdata;
  TableRoot termlist;
  TableRoot position;
  Statistics statistics;
};

// A random one (version 4). It must be another for each database: caches and replication key on it.
[[nodiscard]] std::array<char, 16> make_uuid();

// The bytes of the file. Revision 1, as a compacted database has.
[[nodiscard]] std::string version_bytes(const Version& version);

}  // namespace byline::glass
