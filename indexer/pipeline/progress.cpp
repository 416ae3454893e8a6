// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/progress.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <cstdio>

namespace byline {

namespace {

using namespace std::chrono_literals;

constexpr std::chrono::steady_clock::duration kLogStep = 10s;  // between two lines of a log

// 1234567 -> "1,234,567"
std::string grouped(std::uint64_t number) {
  std::string text = std::to_string(number);
  for (std::size_t at = text.size(); at > 3;) {
    at -= 3;
    text.insert(at, ",");
  }
  return text;
}

std::string clock_time(double seconds) {
  const auto whole = static_cast<std::uint64_t>(seconds);
  if (whole >= 3600) {
    return fmt::format("{}:{:02}:{:02}", whole / 3600, whole / 60 % 60, whole % 60);
  }
  return fmt::format("{}:{:02}", whole / 60, whole % 60);
}

}  // namespace

std::string describe(const ProgressState& state, std::chrono::duration<double> elapsed) {
  const double seconds = std::max(elapsed.count(), 0.001);
  std::string text = fmt::format(
      "{} articles, {}/s", grouped(state.records),
      grouped(static_cast<std::uint64_t>(static_cast<double>(state.records) / seconds)));
  if (state.total_bytes == 0) return text;
  text += fmt::format(", {} of {} MB", state.bytes >> 20, state.total_bytes >> 20);
  if (state.bytes > 0 && state.bytes <= state.total_bytes) {
    const double left = static_cast<double>(state.total_bytes - state.bytes);
    text += fmt::format(", {} left", clock_time(seconds * left / static_cast<double>(state.bytes)));
  }
  return text;
}

Progress::Progress(std::string_view when)
    : is_on_(when == "always" || (when != "never" && ::isatty(STDERR_FILENO))),
      is_terminal_(::isatty(STDERR_FILENO)),
      start_(Clock::now()),
      last_(start_) {}

Progress::~Progress() {
  clear();
}

void Progress::show(const ProgressState& state) {
  records_ = state.records;
  if (!is_on_) return;
  const auto now = Clock::now();
  if (now - last_ < (is_terminal_ ? Clock::duration(100ms) : kLogStep)) return;
  last_ = now;
  print(describe(state, now - start_));
}

void Progress::show_step(std::string_view step) {
  if (!is_on_ || (!is_terminal_ && Clock::now() - start_ < kLogStep)) return;
  print(records_ == 0 ? std::string(step)
                      : fmt::format("{} articles: {}", grouped(records_), step));
}

void Progress::print(std::string_view text) {
  if (is_terminal_) {
    fmt::print(stderr, "\r{}\x1b[K", text);
    is_shown_ = true;
  } else {
    fmt::print(stderr, "{}\n", text);
  }
  std::fflush(stderr);
}

void Progress::clear() {
  if (!is_shown_) return;
  fmt::print(stderr, "\r\x1b[K");
  std::fflush(stderr);
  is_shown_ = false;
}

}  // namespace byline
