// SPDX-License-Identifier: GPL-3.0-or-later
// What a program makes of a file (--pre): its standard output, as a stream.
//
// The program runs without a shell, in a process group of its own that ends with the stream. It is
// bounded: kMaxProgramSeconds of waiting for it and of CPU, kMaxProgramMemory of data,
// kMaxProgramBytes of output. Thread rule: one thread.
#pragma once

#include <sys/types.h>

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/file.hpp"
#include "indexer/input/byte_stream.hpp"

namespace byline {

inline constexpr int kMaxProgramSeconds = 60;
inline constexpr std::uint64_t kMaxProgramMemory = std::uint64_t{1} << 30;
inline constexpr std::uint64_t kMaxProgramBytes = std::uint64_t{1} << 30;

struct ProgramLimits {
  int seconds = kMaxProgramSeconds;
  std::uint64_t memory = kMaxProgramMemory;
  std::uint64_t output = kMaxProgramBytes;
};

class ProgramBytes : public ByteStream {
 public:
  // Starts words[0], sought in $PATH where it has no slash, with the other words as its arguments
  // and `input` as its standard input.
  ProgramBytes(const std::vector<std::string>& words, UniqueFd input,
               const ProgramLimits& limits = {});
  ~ProgramBytes() override;
  ProgramBytes(ProgramBytes&&) = delete;
  ProgramBytes& operator=(ProgramBytes&&) = delete;

  // Also ends at the first Ctrl-C.
  [[nodiscard]] std::string_view read() override;
  // "'pdftotext' ended with exit code 1: Syntax Error ...", "'ocr' took longer than 60 seconds", or
  // "". Any bytes.
  [[nodiscard]] const std::string& problem() const override { return problem_; }

 private:
  void start(const std::vector<std::string>& words, const UniqueFd& input);
  [[nodiscard]] bool wait_for_output();
  void read_complaint();
  void reap();
  void stop(std::string reason);
  void kill_group();

  const ProgramLimits limits_;
  std::string name_;
  pid_t process_ = -1;
  UniqueFd output_;
  UniqueFd complaints_;    // its standard error
  std::string complaint_;  // the beginning of it
  std::int64_t waited_ms_ = 0;
  std::uint64_t bytes_ = 0;
  std::vector<char> buffer_;
  std::string problem_;
};

}  // namespace byline
