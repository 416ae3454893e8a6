// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/member_decoder.hpp"

namespace byline {

std::unique_ptr<MemberDecoder> find_decoder(std::string_view head) {
  using namespace std::string_view_literals;
  if (head.starts_with("\x1f\x8b\x08"sv)) return make_gzip_decoder();
  if (head.starts_with("\x28\xb5\x2f\xfd"sv)) return make_zstd_decoder();
  if (head.starts_with("\xfd"
                       "7zXZ\0"sv))
    return make_xz_decoder();
  if (head.starts_with("BZh"sv)) return make_bzip2_decoder();
  return nullptr;
}

}  // namespace byline
