// SPDX-License-Identifier: GPL-3.0-or-later
// The content of a compressed file, all members of it, up to the last byte that can be decoded.
//
// libarchive reads these too, but drops what it decoded last where a file is cut, which may be all
// of it, ends at what is damaged, and compares no checksum of gzip. Behind what is damaged the next
// member is looked for: one begins where its head does, and what follows can be decoded. Looking
// for it costs no more than a few times the bytes that are looked at, whatever they are. Thread
// rule: one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/byte_stream.hpp"
#include "indexer/input/member_decoder.hpp"
#include "indexer/input/packed_stream.hpp"

namespace byline {

class MemberStream : public ByteStream {
 public:
  // More places at which it is damaged than that: it ends there.
  static constexpr std::size_t kMostDamages = 10'000;

  // `packed` must outlive it.
  MemberStream(ByteStream& packed, std::unique_ptr<MemberDecoder> decoder);
  ~MemberStream() override;
  MemberStream(MemberStream&&) = delete;
  MemberStream& operator=(MemberStream&&) = delete;

  // Empty at the end, and where something is missing.
  [[nodiscard]] std::string_view read() override;
  // Goes on behind what is missing, with kGap in its place. False at the end.
  [[nodiscard]] bool pass_gap();

  // In the order of the stream; the last one may be that it ended early ("truncated gzip input").
  // Zeros at the end are what tapes and disks fill up with.
  [[nodiscard]] const std::vector<Damage>& damages() const override { return damages_; }
  // What the last one is, or "".
  [[nodiscard]] const std::string& problem() const override;

 private:
  enum class Place { Member, Damaged, Between, Gap, PassedGap, End };

  [[nodiscard]] std::size_t decode_some();
  void begin_member();
  void pass_between();
  void go_on_behind(const std::string& problem);
  void look_back();
  [[nodiscard]] bool find_member();
  [[nodiscard]] bool is_member(std::string_view bytes);
  void see_looked_at();
  void add_damage(std::string reason, bool is_gap);
  void end(std::string problem);

  PackedStream packed_;
  std::unique_ptr<MemberDecoder> decoder_;
  std::vector<char> output_;
  std::vector<Damage> damages_;
  Place place_ = Place::Between;
  std::uint64_t member_begin_ = 0;  // in the packed bytes
  std::uint64_t unpacked_ = 0;
  std::uint64_t looked_at_ = 0;  // the bytes before it were looked at, for the first time
  std::int64_t allowance_;       // for trials, see is_member
  bool is_full_ = false;         // more output may come without more input
  bool differs_ = false;         // the last member's checksum does
};

}  // namespace byline
