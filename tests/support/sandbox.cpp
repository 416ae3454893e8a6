// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sandbox.hpp"

#include <fcntl.h>
#include <poll.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <fstream>
#include <iterator>
#include <stdexcept>
#include <utility>

#include "common/base/file.hpp"

namespace byline::test {

namespace {

[[noreturn]] void fail(const std::string& what) {
  throw std::runtime_error("sandbox: " + what);
}

struct Pipe {
  UniqueFd read_end;
  UniqueFd write_end;
};

Pipe make_pipe() {
  int ends[2];
  if (::pipe2(ends, O_CLOEXEC) != 0) fail("pipe2: " + errno_text(errno));
  return {UniqueFd(ends[0]), UniqueFd(ends[1])};
}

std::vector<char*> pointers(const std::vector<std::string>& texts) {
  std::vector<char*> result;
  for (const std::string& text : texts) result.push_back(const_cast<char*>(text.c_str()));
  result.push_back(nullptr);
  return result;
}

// Everything the child needs, prepared before the fork: after it nothing may allocate.
struct Start {
  std::string program;
  std::vector<std::string> arguments;
  std::vector<std::string> environment;
  std::string folder;
  Pipe in = make_pipe();
  Pipe out = make_pipe();
  Pipe err = make_pipe();
};

[[noreturn]] void become(const char* program, char* const* arguments, char* const* environment,
                         const Start& start) {
  ::dup2(start.in.read_end.get(), 0);
  ::dup2(start.out.write_end.get(), 1);
  ::dup2(start.err.write_end.get(), 2);
  ::signal(SIGPIPE, SIG_DFL);
  if (::chdir(start.folder.c_str()) == 0) ::execvpe(program, arguments, environment);
  ::_exit(127);
}

pid_t start_child(Start& start) {
  const std::vector<char*> arguments = pointers(start.arguments);
  const std::vector<char*> environment = pointers(start.environment);
  const pid_t child = ::fork();
  if (child < 0) fail("fork: " + errno_text(errno));
  if (child == 0) become(start.program.c_str(), arguments.data(), environment.data(), start);
  start.in.read_end = UniqueFd();
  start.out.write_end = UniqueFd();
  start.err.write_end = UniqueFd();
  return child;
}

// What is there to read goes to `text`; at the end of file the descriptor is closed.
void drain(UniqueFd& fd, std::string& text) {
  char buffer[1 << 16];
  const ssize_t count = ::read(fd.get(), buffer, sizeof buffer);
  if (count > 0) {
    text.append(buffer, static_cast<std::size_t>(count));
  } else if (count == 0 || errno != EINTR) {
    fd = UniqueFd();
  }
}

// What fits into the pipe leaves `input`; a child that reads no more is not an error.
void feed(UniqueFd& fd, std::string_view& input) {
  const ssize_t count = ::write(fd.get(), input.data(), input.size());
  if (count > 0) input.remove_prefix(static_cast<std::size_t>(count));
  const bool gone = count < 0 && errno != EAGAIN && errno != EINTR;
  if (gone || input.empty()) fd = UniqueFd();
}

// All three pipes at once, so that no side waits for the other. A closed one is -1: poll skips it.
void exchange(Start& start, std::string_view input, Outcome& outcome) {
  UniqueFd& in = start.in.write_end;
  ::fcntl(in.get(), F_SETFL, O_NONBLOCK);
  if (input.empty()) in = UniqueFd();
  while (in.is_open() || start.out.read_end.is_open() || start.err.read_end.is_open()) {
    struct pollfd waits[] = {{in.get(), POLLOUT, 0},
                             {start.out.read_end.get(), POLLIN, 0},
                             {start.err.read_end.get(), POLLIN, 0}};
    if (::poll(waits, 3, -1) < 0 && errno != EINTR) fail("poll: " + errno_text(errno));
    if (waits[0].revents != 0) feed(in, input);
    if (waits[1].revents != 0) drain(start.out.read_end, outcome.out);
    if (waits[2].revents != 0) drain(start.err.read_end, outcome.err);
  }
}

int wait_for(pid_t child) {
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
    if (errno != EINTR) fail("waitpid: " + errno_text(errno));
  }
  return WIFSIGNALED(status) ? 128 + WTERMSIG(status) : WEXITSTATUS(status);
}

std::string path_variable() {
  const char* path = std::getenv("PATH");
  const std::string programs = std::filesystem::path(BYLINE_INDEX_PROGRAM).parent_path().string() +
                               ":" +
                               std::filesystem::path(BYLINE_SEARCH_PROGRAM).parent_path().string();
  return programs + ":" + (path == nullptr ? "/usr/bin:/bin" : path);
}

}  // namespace

Sandbox::Sandbox() {
  std::string name = (std::filesystem::temp_directory_path() / "byline-test-XXXXXX").string();
  if (::mkdtemp(name.data()) == nullptr) fail("mkdtemp: " + errno_text(errno));
  folder_ = std::filesystem::canonical(name);
  environment = {{"PATH", path_variable()},
                 {"LANG", "C.UTF-8"},
                 {"HOME", path("home").string()},
                 {"XDG_CONFIG_HOME", path("home/.config").string()},
                 {"XDG_DATA_HOME", path("home/.local/share").string()},
                 {"XDG_CACHE_HOME", path("home/.cache").string()},
                 {"XDG_STATE_HOME", path("home/.local/state").string()},
                 {"XDG_RUNTIME_DIR", path("home").string()},
                 {"TMPDIR", path("tmp").string()}};
  std::filesystem::create_directories(path("home"));
  std::filesystem::create_directories(path("tmp"));
}

Sandbox::~Sandbox() {
  std::error_code ignored;
  std::filesystem::remove_all(folder_, ignored);
}

void Sandbox::write(std::string_view name, std::string_view content) const {
  const std::filesystem::path file = path(name);
  std::filesystem::create_directories(file.parent_path());
  std::ofstream stream(file, std::ios::binary | std::ios::trunc);
  stream.write(content.data(), static_cast<std::streamsize>(content.size()));
  stream.close();
  if (!stream) fail("cannot write " + file.string());
}

std::string Sandbox::read(std::string_view name) const {
  std::ifstream stream(path(name), std::ios::binary);
  if (!stream) fail("cannot read " + path(name).string());
  return {std::istreambuf_iterator<char>(stream), {}};
}

Outcome Sandbox::run(const std::string& program, const std::vector<std::string>& arguments,
                     std::string_view input) const {
  Start start;
  start.program = program;
  start.folder = folder_.string();
  start.arguments.push_back(program);
  start.arguments.insert(start.arguments.end(), arguments.begin(), arguments.end());
  for (const auto& [name, value] : environment) start.environment.push_back(name + "=" + value);
  ::signal(SIGPIPE, SIG_IGN);
  Outcome outcome;
  const pid_t child = start_child(start);
  exchange(start, input, outcome);
  outcome.exit_code = wait_for(child);
  return outcome;
}

Outcome Sandbox::index(std::vector<std::string> arguments, std::string_view input) const {
  const std::ptrdiff_t behind_command = arguments.empty() ? 0 : 1;
  arguments.insert(arguments.begin() + behind_command, {"--index", path("INDEX").string()});
  return run(BYLINE_INDEX_PROGRAM, arguments, input);
}

Outcome Sandbox::search(std::vector<std::string> arguments, std::string_view input) const {
  arguments.insert(arguments.begin(), {"--index", path("INDEX").string()});
  return run(BYLINE_SEARCH_PROGRAM, arguments, input);
}

Outcome Sandbox::shell(const std::string& command, std::string_view input) const {
  return run("/bin/sh", {"-c", command}, input);
}

std::filesystem::path repository(std::string_view name) {
  return std::filesystem::path(BYLINE_SOURCE_DIR) / name;
}

}  // namespace byline::test
