// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/program_bytes.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <utility>

#include "common/base/interrupt.hpp"

namespace byline {

namespace {

constexpr std::size_t kBufferBytes = 64 * 1024;
constexpr std::size_t kMaxComplaintBytes = 4096;
constexpr std::size_t kToldComplaintBytes = 200;
constexpr int kPollMilliseconds = 100;

struct Pipe {
  UniqueFd read;
  UniqueFd write;
};

bool open_pipe(Pipe& made) {
  std::array<int, 2> ends{-1, -1};
  if (::pipe2(ends.data(), O_CLOEXEC) != 0) return false;
  made.read = UniqueFd(ends[0]);
  made.write = UniqueFd(ends[1]);
  return true;
}

// What a process is started with: a group of its own, signals as a shell would leave them, and no
// descriptor but its three.
class SpawnSettings {
 public:
  SpawnSettings(int input, int output, int complaints) {
    ::posix_spawnattr_init(&attributes_);
    ::posix_spawn_file_actions_init(&actions_);
    sigset_t signals;
    sigemptyset(&signals);
    ::posix_spawnattr_setsigmask(&attributes_, &signals);
    for (const int number : {SIGINT, SIGTERM, SIGPIPE, SIGXCPU}) sigaddset(&signals, number);
    ::posix_spawnattr_setsigdefault(&attributes_, &signals);
    ::posix_spawnattr_setpgroup(&attributes_, 0);
    ::posix_spawnattr_setflags(
        &attributes_, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF);
    ::posix_spawn_file_actions_adddup2(&actions_, input, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, output, STDOUT_FILENO);
    ::posix_spawn_file_actions_adddup2(&actions_, complaints, STDERR_FILENO);
  }
  ~SpawnSettings() {
    ::posix_spawnattr_destroy(&attributes_);
    ::posix_spawn_file_actions_destroy(&actions_);
  }
  SpawnSettings(const SpawnSettings&) = delete;
  SpawnSettings& operator=(const SpawnSettings&) = delete;

  // An errno value, 0 when it runs.
  int start(pid_t& process, const std::vector<std::string>& words) const {
    std::vector<char*> arguments;
    for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    return ::posix_spawnp(&process, arguments[0], &actions_, &attributes_, arguments.data(),
                          environ);
  }

 private:
  posix_spawnattr_t attributes_{};
  posix_spawn_file_actions_t actions_{};
};

void limit(pid_t process, __rlimit_resource resource, std::uint64_t soft, std::uint64_t hard) {
  const rlimit bounds{soft, hard};
  ::prlimit(process, resource, &bounds, nullptr);
}

std::string first_line(std::string_view text) {
  const std::size_t begin = text.find_first_not_of(" \t\r\n");
  if (begin == std::string_view::npos) return {};
  text.remove_prefix(begin);
  text = text.substr(0, std::min(text.find_first_of("\r\n"), kToldComplaintBytes));
  return ": " + std::string(text);
}

}  // namespace

ProgramBytes::ProgramBytes(const std::vector<std::string>& words, UniqueFd input,
                           const ProgramLimits& limits)
    : limits_(limits), name_(words.front()), buffer_(kBufferBytes) {
  start(words, input);
}

ProgramBytes::~ProgramBytes() {
  kill_group();
}

void ProgramBytes::start(const std::vector<std::string>& words, const UniqueFd& input) {
  Pipe output;
  Pipe complaints;
  if (!open_pipe(output) || !open_pipe(complaints)) {
    problem_ = fmt::format("cannot run '{}': {}", name_, errno_text(errno));
    return;
  }
  const SpawnSettings settings(input.get(), output.write.get(), complaints.write.get());
  if (const int error = settings.start(process_, words); error != 0) {
    process_ = -1;
    problem_ = fmt::format("cannot run '{}': {}", name_, errno_text(error));
    return;
  }
  // Set from outside, since nothing of ours runs between the two programs. Of data, not of
  // addresses: those of Java or Go are many and mostly empty.
  const auto seconds = static_cast<std::uint64_t>(limits_.seconds);
  limit(process_, RLIMIT_CPU, seconds, seconds + 1);
  limit(process_, RLIMIT_DATA, limits_.memory, limits_.memory);
  limit(process_, RLIMIT_CORE, 0, 0);
  output_ = std::move(output.read);
  complaints_ = std::move(complaints.read);
  ::fcntl(complaints_.get(), F_SETFL, O_NONBLOCK);
}

// Time counts only here: a program that waits until we have written what it gave is not slow.
bool ProgramBytes::wait_for_output() {
  using Clock = std::chrono::steady_clock;
  while (interrupt_signal() == 0) {
    if (waited_ms_ > limits_.seconds * std::int64_t{1000}) {
      stop(fmt::format("'{}' took longer than {} seconds", name_, limits_.seconds));
      return false;
    }
    std::array<pollfd, 2> wanted{pollfd{output_.get(), POLLIN, 0},
                                 pollfd{complaints_.get(), POLLIN, 0}};
    const auto began = Clock::now();
    const int ready = ::poll(wanted.data(), complaints_.is_open() ? 2 : 1, kPollMilliseconds);
    waited_ms_ +=
        std::chrono::duration_cast<std::chrono::milliseconds>(Clock::now() - began).count();
    if (ready > 0 && complaints_.is_open() && wanted[1].revents != 0) read_complaint();
    if (ready > 0 && wanted[0].revents != 0) return true;
  }
  kill_group();
  return false;
}

void ProgramBytes::read_complaint() {
  std::array<char, 4096> part{};
  const ssize_t count = ::read(complaints_.get(), part.data(), part.size());
  if (count < 0 && (errno == EINTR || errno == EAGAIN)) return;
  if (count <= 0) {
    complaints_ = UniqueFd();
    return;
  }
  const std::size_t room = kMaxComplaintBytes - complaint_.size();
  complaint_.append(part.data(), std::min(static_cast<std::size_t>(count), room));
}

std::string_view ProgramBytes::read() {
  while (process_ > 0 && wait_for_output()) {
    const ssize_t count = ::read(output_.get(), buffer_.data(), buffer_.size());
    if (count < 0 && errno == EINTR) continue;
    if (count <= 0) {
      reap();
      break;
    }
    bytes_ += static_cast<std::uint64_t>(count);
    if (bytes_ > limits_.output) {
      stop(fmt::format("'{}' gave more than {} MiB", name_, limits_.output >> 20));
      break;
    }
    return {buffer_.data(), static_cast<std::size_t>(count)};
  }
  return {};
}

// Whoever closes its output and goes on working is waited for as long as one that writes.
void ProgramBytes::reap() {
  int status = 0;
  pid_t ended = 0;
  while ((ended = ::waitpid(process_, &status, WNOHANG)) == 0 && interrupt_signal() == 0) {
    if (waited_ms_ > limits_.seconds * std::int64_t{1000}) {
      stop(fmt::format("'{}' took longer than {} seconds", name_, limits_.seconds));
      return;
    }
    constexpr int kPause = 2;
    ::poll(nullptr, 0, kPause);
    waited_ms_ += kPause;
  }
  if (ended != process_) return kill_group();
  ::kill(-process_, SIGKILL);  // what it left behind
  process_ = -1;
  while (complaints_.is_open()) {
    const std::size_t before = complaint_.size();
    read_complaint();
    if (complaint_.size() == before) break;
  }
  if (WIFSIGNALED(status)) {
    const int number = WTERMSIG(status);
    problem_ =
        number == SIGXCPU
            ? fmt::format("'{}' took longer than {} seconds", name_, limits_.seconds)
            : fmt::format("'{}' was ended by signal {}{}", name_, number, first_line(complaint_));
  } else if (WEXITSTATUS(status) != 0) {
    problem_ = fmt::format("'{}' ended with exit code {}{}", name_, WEXITSTATUS(status),
                           first_line(complaint_));
  }
}

void ProgramBytes::stop(std::string reason) {
  problem_ = std::move(reason);
  kill_group();
}

void ProgramBytes::kill_group() {
  if (process_ <= 0) return;
  ::kill(-process_, SIGKILL);
  while (::waitpid(process_, nullptr, 0) < 0 && errno == EINTR) {
  }
  process_ = -1;
}

}  // namespace byline
