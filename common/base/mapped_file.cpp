// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <utility>

#include "common/base/file.hpp"

namespace byline {

namespace {

constexpr const char* kReading = "cannot read index";

}  // namespace

Error damaged_file(const std::filesystem::path& path) {
  return Error(ExitCode::Index, std::string(kReading) + ": '" + path.string() + "': it is damaged",
               "run: byline-index rebuild");
}

std::optional<MappedFile> MappedFile::open(const std::filesystem::path& path) {
  // A fifo is opened without waiting for who may write to it, and refused below.
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK));
  if (!fd.is_open()) {
    if (errno == ENOENT) return std::nullopt;
    throw_file_error(kReading, path, errno);
  }
  struct stat about {};
  if (::fstat(fd.get(), &about) != 0) throw_file_error(kReading, path, errno);
  if (!S_ISREG(about.st_mode)) {
    throw Error(ExitCode::Index,
                std::string(kReading) + ": '" + path.string() + "': not a regular file");
  }
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) return MappedFile({});
  void* const memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd.get(), 0);
  if (memory == MAP_FAILED) throw_file_error(kReading, path, errno);
  return MappedFile({static_cast<const char*>(memory), size});
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

void MappedFile::forget() const {
  if (bytes_.empty()) return;
  // Nothing was written to it, so nothing is lost.
  static_cast<void>(::madvise(const_cast<char*>(bytes_.data()), bytes_.size(), MADV_DONTNEED));
}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace byline
