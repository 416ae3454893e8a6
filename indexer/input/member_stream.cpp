// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/member_stream.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <span>
#include <utility>

#include "common/base/interrupt.hpp"

namespace byline {

namespace {

constexpr std::size_t kOutputBytes = 128 * 1024;  // a block of zstd
constexpr std::size_t kHeadBytes = 16;            // more than any decoder asks for

// A trial: so many bytes of input, of which a block of zstd takes 128 KiB; so many of output are
// enough, or so many without control codes before the next damage.
constexpr std::size_t kTrialBytes = 160 * 1024;
constexpr std::size_t kTrialOutput = 4 * 1024;
constexpr std::size_t kTextBytes = 256;

// Trials may cost so much for each byte that is looked at. Compressed bytes look like a head once
// in 100 MB; only what is made for it looks so often that heads are passed over.
constexpr std::int64_t kAllowance = 1 << 20;
constexpr std::int64_t kAllowancePerByte = 4;
constexpr std::int64_t kCostOfTrial = 256;
constexpr std::int64_t kOutputPerCost = 8;

bool is_control(char c) {
  return static_cast<unsigned char>(c) < ' ' && c != '\n' && c != '\r' && c != '\t' && c != '\f';
}

}  // namespace

MemberStream::MemberStream(ByteStream& packed, std::unique_ptr<MemberDecoder> decoder)
    : packed_(packed),
      decoder_(std::move(decoder)),
      output_(kOutputBytes),
      allowance_(kAllowance) {}

MemberStream::~MemberStream() = default;

const std::string& MemberStream::problem() const {
  static const std::string kNone;
  return damages_.empty() ? kNone : damages_.back().reason;
}

std::string_view MemberStream::read() {
  for (;;) {
    switch (place_) {
      case Place::Member:
        if (const std::size_t made = decode_some(); made > 0) return {output_.data(), made};
        break;
      case Place::Damaged:
        go_on_behind(
            fmt::format("damaged {} input at byte {}", decoder_->name(), packed_.offset()));
        break;
      case Place::Between:
        pass_between();
        break;
      case Place::PassedGap: {
        const std::string_view gap = kGap;
        place_ = Place::Member;
        unpacked_ += gap.size();
        return gap;
      }
      case Place::Gap:
      case Place::End:
        return {};
    }
  }
}

bool MemberStream::pass_gap() {
  if (place_ != Place::Gap) return false;
  place_ = Place::PassedGap;
  return true;
}

// Gives how many bytes of output it has.
std::size_t MemberStream::decode_some() {
  const std::string_view input = packed_.fill(is_full_ ? 0 : decoder_->wanted());
  if (input.empty() && !is_full_) {
    go_on_behind(fmt::format("truncated {} input", decoder_->name()));
    return 0;
  }
  const MemberDecoder::Step step = decoder_->decode(input, output_);
  packed_.take(step.taken);
  unpacked_ += step.made;
  is_full_ = step.state == MemberDecoder::State::Going && step.made == output_.size();
  switch (step.state) {
    case MemberDecoder::State::Going:
      break;
    case MemberDecoder::State::Ended:
    case MemberDecoder::State::Differs:
      differs_ = step.state == MemberDecoder::State::Differs;
      place_ = Place::Between;
      break;
    case MemberDecoder::State::Damaged:
      place_ = Place::Damaged;  // what was made is given first
      break;
  }
  return step.made;
}

void MemberStream::begin_member() {
  decoder_->begin();
  member_begin_ = packed_.offset();
  is_full_ = differs_ = false;
  place_ = Place::Member;
}

// To the head of the next member, or over what fills up the file.
void MemberStream::pass_between() {
  const std::uint64_t begin = packed_.offset();
  std::string_view next = packed_.fill(kHeadBytes);
  while (next.starts_with('\0')) {
    packed_.take(std::min(next.find_first_not_of('\0'), next.size()));
    next = packed_.fill(kHeadBytes);
  }
  const bool is_padded = packed_.offset() > begin;
  const bool is_next = !next.empty() && decoder_->is_head(next);
  if (next.empty() || (is_next && !is_padded)) {
    if (differs_ && damages_.size() < kMostDamages) {
      add_damage(
          fmt::format("damaged {} input: the checksum of what begins at byte {} does not match",
                      decoder_->name(), member_begin_),
          false);
    }
    return next.empty() ? end(packed_.stream().problem()) : begin_member();
  }
  if (!differs_) member_begin_ = begin;  // what is looked at from here on is no member
  go_on_behind(fmt::format("damaged {} input: other bytes follow it, from byte {} on",
                           decoder_->name(), begin));
}

// Behind a member that cannot be decoded further, or other bytes, at the head of the next one; else
// it ends with the problem.
void MemberStream::go_on_behind(const std::string& problem) {
  const std::uint64_t begin = member_begin_;
  look_back();
  if (damages_.size() >= kMostDamages) {
    return end(fmt::format("{}, the last of {} places", problem, kMostDamages));
  }
  if (!find_member()) return end(problem);
  const bool is_gap = unpacked_ > 0;
  add_damage(fmt::format("damaged {} input: not whole from byte {} to byte {}", decoder_->name(),
                         begin, packed_.offset()),
             is_gap);
  begin_member();
  if (is_gap) place_ = Place::Gap;
}

// What is damaged may have been decoded beyond its end.
void MemberStream::look_back() {
  looked_at_ = std::max(looked_at_, packed_.offset());
  const std::uint64_t behind = packed_.offset() - std::min(packed_.offset(), member_begin_ + 1);
  const auto back = static_cast<std::size_t>(
      std::min<std::uint64_t>(behind, std::min(packed_.kept(), PackedStream::kKeptBytes)));
  if (static_cast<std::int64_t>(back) > allowance_) return;
  allowance_ -= static_cast<std::int64_t>(back);
  packed_.go_back(back);
}

bool MemberStream::find_member() {
  const std::string_view magic = decoder_->magic();
  while (interrupt_signal() == 0) {
    const std::string_view bytes = packed_.fill(kTrialBytes);
    const std::size_t at = bytes.find(magic);
    if (at == std::string_view::npos) {
      const bool is_over = bytes.size() < kTrialBytes;
      packed_.take(is_over ? bytes.size() : bytes.size() - magic.size());
      see_looked_at();
      if (is_over) return false;
      continue;
    }
    packed_.take(at);
    see_looked_at();
    const std::string_view rest = packed_.fill(kTrialBytes);
    if (decoder_->is_head(rest) && is_member(rest.substr(0, kTrialBytes))) return true;
    packed_.take(1);
  }
  return false;
}

void MemberStream::see_looked_at() {
  if (packed_.offset() <= looked_at_) return;
  allowance_ += static_cast<std::int64_t>(packed_.offset() - looked_at_) * kAllowancePerByte;
  looked_at_ = packed_.offset();
}

// Whether what begins with a head can be decoded: to its end, or far enough.
bool MemberStream::is_member(std::string_view bytes) {
  if (allowance_ < 0) return false;
  decoder_->begin();
  bool is_text = true;
  std::size_t taken = 0;
  std::size_t made = 0;
  for (;;) {
    const std::span<char> room = std::span(output_).first(kTrialOutput);
    const MemberDecoder::Step step = decoder_->decode(bytes.substr(taken), room);
    const std::span<char> output = room.first(step.made);
    is_text = is_text && std::none_of(output.begin(), output.end(), is_control);
    taken += step.taken;
    made += step.made;
    const bool is_over = taken == bytes.size() || step.taken + step.made == 0;
    const bool is_damaged =
        step.state == MemberDecoder::State::Damaged || step.state == MemberDecoder::State::Differs;
    const bool is_ended = step.state == MemberDecoder::State::Ended;
    if (!is_over && !is_damaged && !is_ended && made < kTrialOutput) continue;
    allowance_ -= kCostOfTrial + static_cast<std::int64_t>(taken) +
                  static_cast<std::int64_t>(made) / kOutputPerCost;
    if (is_ended) return true;
    if (is_damaged) return is_text && made >= kTextBytes;
    if (made >= kTrialOutput || bytes.size() >= kTrialBytes) return true;
    return is_text && made > 0;
  }
}

void MemberStream::add_damage(std::string reason, bool is_gap) {
  damages_.push_back({unpacked_, std::move(reason), is_gap});
}

void MemberStream::end(std::string problem) {
  place_ = Place::End;
  if (interrupt_signal() != 0) return;  // it ends where a person stopped it
  if (!packed_.stream().problem().empty()) problem = packed_.stream().problem();
  if (!problem.empty()) add_damage(std::move(problem), false);
}

}  // namespace byline
