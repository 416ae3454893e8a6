// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/input/walk.hpp"

#include <dirent.h>
#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdlib>
#include <memory>

#include "common/base/file.hpp"
#include "common/base/interrupt.hpp"

namespace byline {

namespace {

struct CloseFolder {
  void operator()(DIR* folder) const { ::closedir(folder); }
};

struct Free {
  void operator()(char* text) const { std::free(text); }
};

// Absolute, without links; empty when it leads nowhere.
std::string real_path(const std::string& path) {
  const std::unique_ptr<char, Free> real(::realpath(path.c_str(), nullptr));
  return real ? std::string(real.get()) : std::string();
}

bool lies_in(const std::string& path, const std::string& folder) {
  if (folder == "/") return true;
  return path.starts_with(folder) && (path.size() == folder.size() || path[folder.size()] == '/');
}

std::string joined(const std::string& folder, const std::string& name) {
  return folder.ends_with('/') ? folder + name : folder + "/" + name;
}

class Walk {
 public:
  Walk(const std::string& root, std::vector<FoundFile>& files, std::vector<PathProblem>& problems)
      : real_root_(real_path(root)), files_(files), problems_(problems) {}

  void folder(const std::string& path, int depth) {
    if (depth > kMaxFolderDepth) return refuse(path, "folders nested too deep");
    for (const std::string& name : names_in(path)) {
      if (interrupt_signal() != 0) return;
      entry(joined(path, name), depth);
    }
  }

 private:
  void refuse(const std::string& path, std::string reason) {
    problems_.push_back({path, std::move(reason)});
  }

  std::vector<std::string> names_in(const std::string& path) {
    std::vector<std::string> names;
    const std::unique_ptr<DIR, CloseFolder> folder(::opendir(path.c_str()));
    if (!folder) {
      refuse(path, errno_text(errno));
      return names;
    }
    errno = 0;
    while (const dirent* found = ::readdir(folder.get())) {
      if (found->d_name[0] != '.') names.emplace_back(found->d_name);
      errno = 0;
    }
    if (errno != 0) refuse(path, errno_text(errno));
    std::sort(names.begin(), names.end());
    return names;
  }

  void entry(const std::string& path, int depth) {
    struct stat status {};
    if (::lstat(path.c_str(), &status) != 0) return refuse(path, errno_text(errno));
    if (S_ISDIR(status.st_mode)) return folder(path, depth + 1);
    if (S_ISLNK(status.st_mode)) return link(path);
    if (!S_ISREG(status.st_mode)) return refuse(path, "not a regular file");
    files_.push_back({path, static_cast<std::uint64_t>(status.st_size), 0});
  }

  void link(const std::string& path) {
    const std::string target = real_path(path);
    if (target.empty()) return refuse(path, "a link that leads nowhere");
    if (!lies_in(target, real_root_)) return refuse(path, "a link out of the folder, not followed");
    // What is not hidden is met by itself. Such links are git-annex's files.
    const bool is_hidden = target.find("/.", real_root_.size()) != std::string::npos;
    if (is_hidden) refuse(path, "a link to what is hidden, not followed");
  }

  const std::string real_root_;
  std::vector<FoundFile>& files_;
  std::vector<PathProblem>& problems_;
};

bool is_standard_input(const std::string& path) {
  return path == "-" || path == "/dev/stdin" || path.starts_with("/dev/fd/");
}

}  // namespace

void find_files(const std::string& path, std::vector<FoundFile>& files,
                std::vector<PathProblem>& problems) {
  if (is_standard_input(path)) {
    files.push_back({path, 0, 0});
    return;
  }
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) {
    problems.push_back({path, errno_text(errno)});
  } else if (S_ISDIR(status.st_mode)) {
    Walk(path, files, problems).folder(path, 0);
  } else if (S_ISREG(status.st_mode)) {
    files.push_back({path, static_cast<std::uint64_t>(status.st_size), 0});
  } else {
    problems.push_back({path, "not a regular file"});
  }
}

}  // namespace byline
