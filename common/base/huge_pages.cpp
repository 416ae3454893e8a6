// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/huge_pages.hpp"

#include <sys/mman.h>

#include <cstdint>

namespace byline {

namespace {

std::size_t whole_pages(std::size_t bytes) {
  return (bytes + kHugePage - 1) / kHugePage * kHugePage;
}

}  // namespace

void* map_huge_pages(std::size_t bytes) {
  // mmap() aligns to small pages: what is too much before and behind goes back.
  const std::size_t whole = whole_pages(bytes);
  void* const mapped = ::mmap(nullptr, whole + kHugePage, PROT_READ | PROT_WRITE,
                              MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (mapped == MAP_FAILED) throw std::bad_alloc();
  char* const begin = static_cast<char*>(mapped);
  const std::size_t before = -reinterpret_cast<std::uintptr_t>(begin) % kHugePage;
  if (before > 0) ::munmap(begin, before);
  if (before < kHugePage) ::munmap(begin + before + whole, kHugePage - before);
  // Where it is refused the memory is as good, only slower.
  static_cast<void>(::madvise(begin + before, whole, MADV_HUGEPAGE));
  return begin + before;
}

void unmap_huge_pages(void* memory, std::size_t bytes) {
  ::munmap(memory, whole_pages(bytes));
}

}  // namespace byline
