// SPDX-License-Identifier: GPL-3.0-or-later
// Standard output or standard error of this process, sent elsewhere for the length of a test.
#pragma once

#include <fcntl.h>
#include <unistd.h>

#include <filesystem>

#include "common/base/file.hpp"

namespace byline::test {

// While it lives, what goes to `fd` goes to `target` (a descriptor or a file that is made).
class Redirect {
 public:
  Redirect(int fd, int target) : fd_(fd), before_(::fcntl(fd, F_DUPFD_CLOEXEC, 3)) {
    ::dup2(target, fd_);
  }
  Redirect(int fd, const std::filesystem::path& file)
      : Redirect(fd, UniqueFd(::open(file.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600)).get()) {}
  ~Redirect() { ::dup2(before_.get(), fd_); }
  Redirect(const Redirect&) = delete;
  Redirect& operator=(const Redirect&) = delete;

 private:
  int fd_;
  UniqueFd before_;
};

}  // namespace byline::test
