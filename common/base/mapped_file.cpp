// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/mapped_file.hpp"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>

#include <cerrno>
#include <utility>

#include "common/base/file.hpp"

namespace byline {

std::optional<MappedFile> MappedFile::open(const std::filesystem::path& path,
                                           std::string_view what) {
  const UniqueFd fd(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW));
  if (!fd.is_open()) {
    if (errno == ENOENT) return std::nullopt;
    throw_file_error(what, path, errno);
  }
  struct stat about {};
  if (::fstat(fd.get(), &about) != 0) throw_file_error(what, path, errno);
  const auto size = static_cast<std::size_t>(about.st_size);
  if (size == 0) return MappedFile(std::string_view());  // which cannot be mapped
  void* const memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE, fd.get(), 0);
  if (memory == MAP_FAILED) throw_file_error(what, path, errno);
  return MappedFile({static_cast<const char*>(memory), size});
}

MappedFile::MappedFile(MappedFile&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

MappedFile::~MappedFile() {
  if (!bytes_.empty()) ::munmap(const_cast<char*>(bytes_.data()), bytes_.size());
}

}  // namespace byline
