// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes that come one piece after another: a file, an entry of an archive, standard input.
//
// Thread rule: one thread.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "indexer/input/damage.hpp"

namespace byline {

class ByteStream {
 public:
  ByteStream() = default;
  virtual ~ByteStream() = default;
  ByteStream(ByteStream&&) = default;
  ByteStream& operator=(ByteStream&&) = default;
  ByteStream(const ByteStream&) = delete;
  ByteStream& operator=(const ByteStream&) = delete;

  // The next bytes, empty at the end; the view holds until the next call.
  [[nodiscard]] virtual std::string_view read() = 0;
  // Why it ended early, or what else ails it, or "".
  [[nodiscard]] virtual const std::string& problem() const = 0;
  // The places so far at which it is damaged but goes on, in their order; others are told by
  // problem() alone.
  [[nodiscard]] virtual const std::vector<Damage>& damages() const { return kUndamaged; }
};

// A stream whose beginning can be looked at before it is read.
class HeadedStream : public ByteStream {
 public:
  // `below` must outlive it. Reads the head at once.
  explicit HeadedStream(ByteStream& below);

  // Up to kHeadBytes or a little more; fewer only where the stream is shorter.
  static constexpr std::size_t kHeadBytes = 512;
  [[nodiscard]] std::string_view head() const { return head_; }

  [[nodiscard]] std::string_view read() override;
  [[nodiscard]] const std::string& problem() const override { return below_.problem(); }
  [[nodiscard]] const std::vector<Damage>& damages() const override { return below_.damages(); }

 private:
  ByteStream& below_;
  std::string head_;
  bool is_head_read_ = false;
};

}  // namespace byline
