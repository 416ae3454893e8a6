// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/member_stream.hpp"

#include <archive.h>
#include <doctest/doctest.h>
#include <fmt/format.h>
#include <zstd.h>

#include <algorithm>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "tests/support/packed.hpp"

using namespace byline;

namespace {

// libarchive's frames have no checksum.
std::string zstd_frame(const std::string& bytes) {
  std::string frame(ZSTD_compressBound(bytes.size()), '\0');
  const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                     ZSTD_freeCCtx);
  ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
  frame.resize(
      ZSTD_compress2(context.get(), frame.data(), frame.size(), bytes.data(), bytes.size()));
  return frame;
}

std::string packed(const std::string& bytes, int filter) {
  return filter == ARCHIVE_FILTER_ZSTD ? zstd_frame(bytes) : test::packed(bytes, filter);
}

class Bytes : public ByteStream {
 public:
  explicit Bytes(std::string bytes, std::size_t step = 64 * 1024)
      : bytes_(std::move(bytes)), step_(step) {}
  [[nodiscard]] std::string_view read() override {
    const std::string_view part = std::string_view(bytes_).substr(at_, step_);
    at_ += part.size();
    return part;
  }
  [[nodiscard]] const std::string& problem() const override { return problem_; }

 private:
  std::string bytes_;
  std::size_t step_;
  std::size_t at_ = 0;
  std::string problem_;
};

struct Unpacked {
  std::string bytes;
  std::vector<Damage> damages;
  std::size_t taken = 0;  // by the decoder, of the packed bytes, some of them several times
};

// A decoder that counts the bytes that it was made to decode, wrong trials included.
class CountingDecoder : public MemberDecoder {
 public:
  CountingDecoder(std::unique_ptr<MemberDecoder> decoder, std::size_t& taken)
      : decoder_(std::move(decoder)), taken_(taken) {}
  [[nodiscard]] std::string_view name() const override { return decoder_->name(); }
  [[nodiscard]] std::string_view magic() const override { return decoder_->magic(); }
  [[nodiscard]] bool is_head(std::string_view bytes) const override {
    return decoder_->is_head(bytes);
  }
  void begin() override { decoder_->begin(); }
  [[nodiscard]] Step decode(std::string_view input, std::span<char> output) override {
    const Step step = decoder_->decode(input, output);
    taken_ += step.taken;
    return step;
  }
  [[nodiscard]] std::size_t wanted() const override { return decoder_->wanted(); }

 private:
  std::unique_ptr<MemberDecoder> decoder_;
  std::size_t& taken_;
};

Unpacked unpack(const std::string& bytes, std::size_t step = 64 * 1024) {
  Bytes stream(bytes, step);
  Unpacked all;
  MemberStream members(stream, std::make_unique<CountingDecoder>(find_decoder(bytes), all.taken));
  do {
    for (std::string_view part = members.read(); !part.empty(); part = members.read()) {
      all.bytes += part;
    }
  } while (members.pass_gap());
  all.damages = members.damages();
  return all;
}

// Lines of words that do not compress to nothing.
std::string prose(int seed, int lines) {
  std::mt19937 random(static_cast<unsigned>(seed));
  std::string text;
  for (int i = 0; i < lines; ++i) {
    text += fmt::format("{{\"member\":{},\"line\":{},\"text\":\"{:x}{:x}{:x}\"}}\n", seed, i,
                        random(), random(), random());
  }
  return text;
}

constexpr int kFilters[] = {ARCHIVE_FILTER_GZIP, ARCHIVE_FILTER_ZSTD, ARCHIVE_FILTER_BZIP2,
                            ARCHIVE_FILTER_XZ};

}  // namespace

TEST_CASE("behind a member that cannot be decoded the next one is read, and the place is told") {
  for (const int filter : kFilters) {
    const std::string before = prose(1, 30);
    const std::string after = prose(3, 30);
    const std::string first = packed(before, filter);
    const std::string second = packed(prose(2, 400), filter);
    for (std::size_t at = 0; at < second.size(); at += 97) {
      std::string damaged = second;
      for (std::size_t i = at; i < std::min(at + 20, damaged.size()); ++i) damaged[i] = '\xff';
      CAPTURE(filter);
      CAPTURE(at);
      for (const std::size_t step : {std::size_t{100}, std::size_t{64} * 1024}) {
        const Unpacked all = unpack(first + damaged + packed(after, filter), step);
        CHECK(all.bytes.starts_with(before));
        CHECK(all.bytes.ends_with(after));
        REQUIRE(all.damages.size() == 1);
        CHECK(all.damages[0].offset >= before.size());
        const bool is_gap = all.damages[0].is_gap;
        if (is_gap) CHECK(all.bytes.substr(all.damages[0].offset, 2) == kGap);
        if (is_gap) {
          CHECK(all.damages[0].reason.ends_with(
              fmt::format("input: not whole from byte {} to byte {}", first.size(),
                          first.size() + second.size())));
        }
      }
    }
  }
}

TEST_CASE("a cut in the midst of a file costs no member behind it") {
  for (const int filter : kFilters) {
    const std::string second = packed(prose(2, 300), filter);
    for (std::size_t size = 1; size < second.size(); size += 61) {
      CAPTURE(filter);
      CAPTURE(size);
      const Unpacked all = unpack(packed(prose(1, 30), filter) + second.substr(0, size) +
                                  packed(prose(3, 5), filter) + packed(prose(4, 5), filter));
      CHECK(all.bytes.starts_with(prose(1, 30)));
      CHECK(all.bytes.ends_with(prose(3, 5) + prose(4, 5)));
      CHECK(all.damages.size() == 1);
    }
  }
}

TEST_CASE("each damaged stretch is told of by itself, with its place in the unpacked bytes") {
  std::string bytes;
  std::string expected;
  for (int member = 0; member < 9; ++member) {
    std::string one = packed(prose(member, 50), ARCHIVE_FILTER_GZIP);
    if (member % 3 == 1) one = "rubbish" + one.substr(7);
    if (member % 3 == 1) expected += kGap;
    if (member % 3 != 1) expected += prose(member, 50);
    bytes += one;
  }
  const Unpacked all = unpack(bytes);
  CHECK(all.bytes == expected);
  REQUIRE(all.damages.size() == 3);
  for (const Damage& damage : all.damages) {
    CHECK(damage.is_gap);
    CHECK(all.bytes.substr(damage.offset, 2) == kGap);
  }
}

TEST_CASE("all that was decoded is given where a file is cut, at least the blocks that are whole") {
  const std::string content = prose(1, 20'000);
  struct Row {
    int filter;
    std::size_t lost;  // at most, unpacked
  };
  const Row rows[] = {{ARCHIVE_FILTER_GZIP, 10'000},
                      {ARCHIVE_FILTER_ZSTD, 128 * 1024 + 1000},
                      {ARCHIVE_FILTER_BZIP2, 900 * 1000 + 1000},
                      {ARCHIVE_FILTER_XZ, 70 * 1000}};
  for (const Row& row : rows) {
    const std::string bytes = packed(content, row.filter);
    for (int tenth = 1; tenth < 10; ++tenth) {
      CAPTURE(row.filter);
      CAPTURE(tenth);
      const Unpacked all =
          unpack(bytes.substr(0, bytes.size() * static_cast<unsigned>(tenth) / 10));
      CHECK(content.starts_with(all.bytes));
      CHECK(all.bytes.size() + row.lost > content.size() * static_cast<unsigned>(tenth) / 10);
      REQUIRE(all.damages.size() == 1);
      CHECK(all.damages[0].reason.starts_with("truncated "));
    }
    const Unpacked all = unpack(bytes.substr(0, bytes.size() - 1));
    CHECK(all.bytes == content);
    CHECK(all.damages.size() == 1);
  }
}

TEST_CASE("a frame of zstd whose checksum differs is given whole, and so is the next") {
  using namespace std::string_literals;
  const std::string one = zstd_frame("one\n");
  const std::string skipped = "\x5e\x2a\x4d\x18\x05\x00\x00\x00table"s;
  const std::string two = zstd_frame("two\n");
  const Unpacked differs = unpack(one.substr(0, one.size() - 4) + "none" + skipped + two);
  CHECK(differs.bytes == "one\ntwo\n");
  REQUIRE(differs.damages.size() == 1);
  CHECK(differs.damages[0].reason ==
        "damaged zstd input: the checksum of what begins at byte 0 does not match");
  CHECK(!differs.damages[0].is_gap);
  const Unpacked whole = unpack(two + skipped + two + skipped);
  CHECK(whole.bytes == "two\ntwo\n");
  CHECK(whole.damages.empty());
}

TEST_CASE("zeros and other bytes between members are told of, zeros at the end are not") {
  const std::string one = packed("one\n", ARCHIVE_FILTER_GZIP);
  const std::string two = packed("two\n", ARCHIVE_FILTER_GZIP);
  for (const std::string& between : {std::string(700'000, '\0'), std::string(700'000, '\x1f'),
                                     std::string("\x1f\x8b\x08\xff\x1f\x8b")}) {
    const Unpacked all = unpack(one + between + two + std::string(1000, '\0'));
    CHECK(all.bytes == "one\n\n\ntwo\n");
    REQUIRE(all.damages.size() == 1);
    CHECK(all.damages[0].reason ==
          fmt::format("damaged gzip input: not whole from byte {} to byte {}", one.size(),
                      one.size() + between.size()));
  }
  CHECK(unpack(one + "other bytes").damages[0].reason ==
        fmt::format("damaged gzip input: other bytes follow it, from byte {} on", one.size()));
}

TEST_CASE("what only looks like a member inside of damaged bytes is not taken for one") {
  std::mt19937 random(7);
  const std::string one = packed("one\n", ARCHIVE_FILTER_GZIP);
  std::string noise;
  for (int i = 0; i < 20'000; ++i) {
    noise += std::string("\x1f\x8b\x08\x00\x00\x00\x00\x00\x00\x03", 10);
    for (int k = 0; k < 40; ++k) noise += static_cast<char>(random());
  }
  const Unpacked all = unpack(one + noise);
  CHECK(all.bytes == "one\n");
  CHECK(all.damages.size() == 1);
}

TEST_CASE("a file made of heads alone costs no more than a few times its size") {
  const std::string one = packed("one\n", ARCHIVE_FILTER_GZIP);
  const std::string name = std::string("\x1f\x8b\x08\x08\x00\x00\x00\x00\x00\x03name", 14);
  // Much comes out of each of these before it breaks off.
  std::string long_one = packed(std::string(4000, '\x01'), ARCHIVE_FILTER_GZIP);
  long_one = long_one.substr(0, long_one.size() - 8) + "\xff\xff";
  const std::string accepted = packed(std::string(5000, 'a'), ARCHIVE_FILTER_GZIP);
  for (const std::string& head :
       {std::string("\x1f\x8b\x08"), name, long_one, accepted.substr(0, accepted.size() - 9)}) {
    std::string bytes = one;
    while (bytes.size() < (8u << 20)) bytes += head;
    const Unpacked all = unpack(bytes);
    CAPTURE(head);
    CHECK(all.bytes.starts_with("one\n"));
    CHECK(all.damages.size() <= MemberStream::kMostDamages + 1);
    CHECK(all.taken < 4 * bytes.size());
  }
}
