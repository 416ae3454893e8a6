// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/file.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include "common/base/error.hpp"

namespace byline {

namespace {

UniqueFd open_or_fail(const std::filesystem::path& path, int flags, mode_t mode,
                      std::string_view what) {
  UniqueFd fd(::open(path.c_str(), flags | O_CLOEXEC, mode));
  if (!fd.is_open()) throw_file_error(what, path, errno);
  return fd;
}

std::filesystem::path beside(const std::filesystem::path& path) {
  return std::filesystem::path(path.string() + ".new");
}

std::filesystem::path parent_of(const std::filesystem::path& path) {
  return path.has_parent_path() ? path.parent_path() : std::filesystem::path(".");
}

}  // namespace

void throw_file_error(std::string_view what, const std::filesystem::path& path, int error) {
  const bool full = error == ENOSPC || error == EDQUOT;
  throw Error(full ? ExitCode::Incomplete : ExitCode::Index,
              fmt::format("{}: '{}': {}", what, path.string(), errno_text(error)),
              full ? "free some space and run the same command again" : "");
}

void write_all(int fd, std::string_view bytes, const std::filesystem::path& path) {
  while (!bytes.empty()) {
    const ssize_t count = ::write(fd, bytes.data(), bytes.size());
    if (count < 0) {
      if (errno == EINTR) continue;
      throw_file_error("cannot write", path, errno);
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
}

UniqueFd::~UniqueFd() {
  if (fd_ >= 0) ::close(fd_);
}

std::string errno_text(int error) {
  std::string text = std::strerror(error);
  if (!text.empty() && text[0] >= 'A' && text[0] <= 'Z' &&
      (text.size() < 2 || text[1] < 'A' || text[1] > 'Z')) {
    text[0] = static_cast<char>(text[0] - 'A' + 'a');
  }
  return text;
}

std::string absolute_path(const std::filesystem::path& path) {
  std::error_code error;
  std::filesystem::path real = std::filesystem::weakly_canonical(path, error);
  if (error) real = std::filesystem::absolute(path, error);
  return error ? path.string() : real.string();
}

std::string read_file(const std::filesystem::path& path, std::size_t limit) {
  const UniqueFd fd = open_or_fail(path, O_RDONLY | O_NONBLOCK, 0, "cannot read");
  struct stat status {};
  if (::fstat(fd.get(), &status) != 0) throw_file_error("cannot read", path, errno);
  if (!S_ISREG(status.st_mode)) {
    throw Error(ExitCode::Index,
                fmt::format("cannot read: '{}': not a regular file", path.string()));
  }
  std::string bytes;
  char buffer[1 << 16];
  for (;;) {
    const ssize_t count = ::read(fd.get(), buffer, sizeof buffer);
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) throw_file_error("cannot read", path, errno);
    if (count == 0) return bytes;
    bytes.append(buffer, static_cast<std::size_t>(count));
    if (bytes.size() > limit) {
      throw Error(ExitCode::Index,
                  fmt::format("cannot read: '{}': larger than {} bytes", path.string(), limit));
    }
  }
}

void write_file_atomically(const std::filesystem::path& path, std::string_view bytes) {
  const std::filesystem::path temporary = beside(path);
  {
    const UniqueFd fd = open_or_fail(temporary, O_WRONLY | O_CREAT | O_TRUNC, 0666, "cannot write");
    write_all(fd.get(), bytes, temporary);
    if (::fsync(fd.get()) != 0) throw_file_error("cannot write", temporary, errno);
  }
  if (::rename(temporary.c_str(), path.c_str()) != 0)
    throw_file_error("cannot rename", temporary, errno);
  fsync_directory(parent_of(path));
}

void fsync_directory(const std::filesystem::path& directory) {
  const UniqueFd fd = open_or_fail(directory, O_RDONLY | O_DIRECTORY, 0, "cannot open folder");
  if (::fsync(fd.get()) != 0) throw_file_error("cannot make folder durable", directory, errno);
}

void replace_symlink(const std::filesystem::path& path, const std::string& target) {
  const std::filesystem::path temporary = beside(path);
  if (::unlink(temporary.c_str()) != 0 && errno != ENOENT)
    throw_file_error("cannot remove", temporary, errno);
  if (::symlink(target.c_str(), temporary.c_str()) != 0)
    throw_file_error("cannot create", temporary, errno);
  if (::rename(temporary.c_str(), path.c_str()) != 0)
    throw_file_error("cannot rename", temporary, errno);
  fsync_directory(parent_of(path));
}

void remove_file_durably(const std::filesystem::path& path) {
  if (::unlink(path.c_str()) != 0) {
    if (errno == ENOENT) return;
    throw_file_error("cannot remove", path, errno);
  }
  fsync_directory(parent_of(path));
}

void open_standard_descriptors() {
  for (;;) {
    const int fd = ::open("/dev/null", O_RDWR);
    if (fd < 0) return;
    if (fd > 2) {
      ::close(fd);
      return;
    }
  }
}

}  // namespace byline
