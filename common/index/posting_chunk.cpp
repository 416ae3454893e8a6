// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/posting_chunk.hpp"

namespace byline {

Xapian::docid docid_behind(std::string_view prefix, std::string_view key) {
  constexpr std::size_t kMostBytes = 5;
  if (!key.starts_with(prefix)) return kNoDocid;
  key.remove_prefix(prefix.size());
  if (key.size() < 2 || key.size() > kMostBytes || key.front() == '\xff') return kNoDocid;
  std::uint64_t docid = 0;
  for (const char byte : key) docid = docid << 8 | static_cast<unsigned char>(byte);
  // As many ones lead as there are bytes beyond two, then a zero.
  docid &= (std::uint64_t{1} << (7 * key.size() + 1)) - 1;
  return static_cast<Xapian::docid>(docid);
}

bool read_chunk(PackedBytes bytes, std::uint64_t first, std::vector<Posting>& postings) {
  const bool is_last = bytes.flag();
  std::uint64_t article = first;
  const std::uint64_t last = first + bytes.number32();
  if (last > kNoDocid) throw_damaged(kPostingList);
  // The first posting takes a byte at least, every other two.
  postings.resize(bytes.rest().size() / 2 + 1);
  Posting* posting = postings.data();
  *posting++ = {static_cast<Xapian::docid>(article), bytes.number32()};
  while (!bytes.at_end()) {
    article += std::uint64_t{bytes.number32()} + 1;
    if (article > last) throw_damaged(kPostingList);
    *posting++ = {static_cast<Xapian::docid>(article), bytes.number32()};
  }
  if (article != last) throw_damaged(kPostingList);
  postings.resize(static_cast<std::size_t>(posting - postings.data()));
  return is_last;
}

}  // namespace byline
