// SPDX-License-Identifier: GPL-3.0-or-later
// Makes an archive of the fuzzer's bytes, builds it in bulk, the whole or what comes to a part that
// is held, and by Xapian's writer, and stops where the two databases can be told apart.
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

#include "tests/unit/indexer/writing/bulk/held_archive.hpp"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  using namespace byline::test;
  Choices choices(std::string_view(reinterpret_cast<const char*>(data), size));
  const std::size_t memory = choices.one_in(2) ? kPlenty : kSpillAlways;
  const std::string difference = choices.one_in(2)
                                     ? difference_when_merged(choices, memory, 30)
                                     : difference_from_library(random_archive(choices, 30), memory);
  if (difference.empty()) return 0;
  std::fprintf(stderr, "%s\n", difference.c_str());
  std::abort();
}
