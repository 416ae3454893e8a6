// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/cli/output.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <utility>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/text/terminal_text.hpp"

namespace byline {

namespace {

constexpr std::size_t kBufferSize = 1 << 16;

// Another program may have made the terminal non-blocking.
bool wait_for_room(int fd) {
  struct pollfd wait {
    fd, POLLOUT, 0
  };
  return ::poll(&wait, 1, -1) >= 0 || errno == EINTR;
}

// 0, or the errno of the write that failed.
int write_all(int fd, std::string_view text) {
  while (!text.empty()) {
    const ssize_t count = ::write(fd, text.data(), text.size());
    if (count < 0 && (errno == EINTR || (errno == EAGAIN && wait_for_room(fd)))) continue;
    if (count < 0) return errno;
    text.remove_prefix(static_cast<std::size_t>(count));
  }
  return 0;
}

void check_written(int error) {
  if (error == 0) return;
  if (error == EPIPE) throw ClosedPipe{};
  throw Error(ExitCode::Incomplete,
              fmt::format("cannot write: standard output: {}", errno_text(error)),
              error == ENOSPC ? "free some space and run the same command again" : "");
}

void write_or_throw(int fd, std::string_view text) {
  check_written(write_all(fd, text));
}

// The shell runs it. A pager that is not there leaves its input untouched, and then cat shows it.
std::string pager_script() {
  std::string pager = "if command -v less >/dev/null; then less; else cat; fi";
  for (const char* name : {"PAGER", "BYLINE_PAGER"}) {
    const char* value = std::getenv(name);
    if (value != nullptr && *value != '\0') pager = value;
  }
  // F: leave when all of it fits, R: keep colours, X: leave the text on the screen.
  return "LESS=${LESS-FRX} LESSCHARSET=${LESSCHARSET-utf-8}; export LESS LESSCHARSET\n" + pager +
         "\ntest $? -ne 127 || exec cat\n";
}

// The child. Between fork and exec it may call only what a signal handler may.
[[noreturn]] void become_pager(const std::array<const char*, 4>& arguments, int input) {
  ::signal(SIGPIPE, SIG_DFL);
  ::dup2(input, STDIN_FILENO);
  ::execv(arguments[0], const_cast<char* const*>(arguments.data()));
  ::_exit(127);
}

void wait_for(int child) {
  while (::waitpid(child, nullptr, 0) < 0 && errno == EINTR) {
  }
}

// One write a message, so that messages of several programs do not mix; there is nowhere to report
// a failure to.
void print_line(std::string_view label, std::string_view text) {
  std::string line = fmt::format("{}: {}", label, terminal_safe(text, LineBreaks::Keep));
  for (auto at = line.find('\n'); at != std::string::npos; at = line.find('\n', at + 1)) {
    line.insert(at + 1, "  ");
  }
  line += '\n';
  (void)write_all(STDERR_FILENO, line);
}

}  // namespace

void StandardOutput::write(std::string_view text) {
  buffer_ += text;
  if (buffer_.size() < kBufferSize) return;
  write_or_throw(STDOUT_FILENO, buffer_);
  buffer_.clear();
}

void StandardOutput::finish() {
  write_or_throw(STDOUT_FILENO, buffer_);
  buffer_.clear();
}

ExitCode print_whole(std::string_view text) {
  StandardOutput output;
  output.write(text);
  output.finish();
  return ExitCode::Ok;
}

PagedOutput::~PagedOutput() {
  pipe_ = UniqueFd();  // the end of its input lets the pager go
  if (pager_ > 0) wait_for(pager_);
}

void PagedOutput::write(std::string_view text) {
  buffer_ += text;
  if (!pipe_.is_open()) {
    lines_ += static_cast<std::size_t>(std::count(text.begin(), text.end(), '\n'));
    if (lines_ < rows_) return;
    start_pager();
  }
  write_or_throw(pipe_.get(), buffer_);
  buffer_.clear();
}

void PagedOutput::finish() {
  write_or_throw(pipe_.is_open() ? pipe_.get() : STDOUT_FILENO, buffer_);
  buffer_.clear();
  pipe_ = UniqueFd();
  if (pager_ > 0) wait_for(std::exchange(pager_, -1));
}

// Where no process can be made the text goes straight to standard output.
void PagedOutput::start_pager() {
  const std::string script = pager_script();
  const std::array<const char*, 4> arguments{"/bin/sh", "-c", script.c_str(), nullptr};
  int ends[2] = {-1, -1};
  if (::pipe2(ends, O_CLOEXEC) == 0) pager_ = ::fork();
  const UniqueFd input(ends[0]);
  if (pager_ == 0) become_pager(arguments, input.get());
  pipe_ = UniqueFd(ends[1]);
  if (pager_ < 0) pipe_ = UniqueFd(::fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3));
  if (pager_ > 0) ::signal(SIGINT, SIG_IGN);
}

void print_error(std::string_view program, std::string_view message, std::string_view hint) {
  print_line(program, message);
  if (!hint.empty()) print_line("hint", hint);
}

void print_note(std::string_view message) {
  print_line("note", message);
}

}  // namespace byline
