// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/seal.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <map>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/hash.hpp"

namespace byline {

namespace fs = std::filesystem;

namespace {

constexpr const char* kSealName = "seal";
constexpr std::size_t kMaxSealBytes = 1 << 16;
constexpr std::size_t kReadBytes = 1 << 20;

using Hashes = std::map<std::string, std::string>;

[[noreturn]] void fail(const fs::path& path, int error) {
  throw Error(ExitCode::Index,
              fmt::format("cannot read index: '{}': {}", path.string(), errno_text(error)));
}

// Hashes a file, after making it durable if asked.
std::string hash_file(const fs::path& path, bool sync) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_NOFOLLOW | O_CLOEXEC));
  if (!fd.is_open()) fail(path, errno);
  if (sync && ::fsync(fd.get()) != 0) fail(path, errno);
  Hasher hasher;
  std::string buffer(kReadBytes, '\0');
  for (;;) {
    const ssize_t count = ::read(fd.get(), buffer.data(), buffer.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) fail(path, errno);
    if (count == 0) return to_hex(hasher.result());
    hasher.add({buffer.data(), static_cast<std::size_t>(count)});
  }
}

// The lock file of Xapian's writer and the seal are no part of what is sealed.
bool is_content(const fs::directory_entry& entry) {
  const std::string name = entry.path().filename().string();
  return entry.is_regular_file() && name != kSealName && name != "flintlock";
}

Hashes hash_files(const fs::path& generation, bool sync) {
  Hashes hashes;
  std::error_code error;
  for (const fs::directory_entry& entry : fs::directory_iterator(generation, error)) {
    if (is_content(entry)) {
      hashes[entry.path().filename().string()] = hash_file(entry.path(), sync);
    }
  }
  if (error) fail(generation, error.value());
  return hashes;
}

Hashes read_seal(const fs::path& generation) {
  Hashes hashes;
  const std::string bytes = read_file(generation / kSealName, kMaxSealBytes);
  std::size_t begin = 0;
  while (begin < bytes.size()) {
    const std::size_t end = std::min(bytes.find('\n', begin), bytes.size());
    const std::string line = bytes.substr(begin, end - begin);
    if (const std::size_t space = line.find(' '); space != std::string::npos) {
      hashes[line.substr(space + 1)] = line.substr(0, space);
    }
    begin = end + 1;
  }
  return hashes;
}

}  // namespace

void write_seal(const fs::path& generation) {
  std::string lines;
  for (const auto& [name, hash] : hash_files(generation, true)) lines += hash + ' ' + name + '\n';
  fsync_directory(generation);
  write_file_atomically(generation / kSealName, lines);
}

bool is_sealed(const fs::path& generation) {
  return fs::exists(generation / kSealName);
}

void remove_seal(const fs::path& generation) {
  remove_file_durably(generation / kSealName);
}

std::vector<std::string> verify_seal(const fs::path& generation) {
  std::vector<std::string> differences;
  const Hashes sealed = read_seal(generation);
  const Hashes present = hash_files(generation, false);
  for (const auto& [name, hash] : sealed) {
    const auto found = present.find(name);
    if (found == present.end()) {
      differences.push_back(fmt::format("'{}' is missing", name));
    } else if (found->second != hash) {
      differences.push_back(fmt::format("'{}' is not as it was written", name));
    }
  }
  for (const auto& [name, hash] : present) {
    if (!sealed.contains(name))
      differences.push_back(fmt::format("'{}' does not belong there", name));
  }
  return differences;
}

}  // namespace byline
