// SPDX-License-Identifier: GPL-3.0-or-later
// Memory for what is large and read at random: in pages of 2 MiB where the system gives them, so
// that finding a page does not cost more than reading it.
//
// Thread rule: any thread.
#pragma once

#include <cstddef>
#include <new>

namespace byline {

inline constexpr std::size_t kHugePage = std::size_t{2} << 20;

// Memory of its own, which goes back to the system when it is unmapped. Throws std::bad_alloc.
[[nodiscard]] void* map_huge_pages(std::size_t bytes);
void unmap_huge_pages(void* memory, std::size_t bytes);

// An allocator of the standard library. What is smaller than a page is ordinary memory.
template <class T>
struct HugePages {
  using value_type = T;

  HugePages() = default;
  template <class U>
  HugePages(const HugePages<U>&) {}  // NOLINT(google-explicit-constructor): what allocators are

  [[nodiscard]] T* allocate(std::size_t count) {
    const std::size_t bytes = count * sizeof(T);
    if (bytes < kHugePage) return static_cast<T*>(::operator new(bytes));
    return static_cast<T*>(map_huge_pages(bytes));
  }

  void deallocate(T* memory, std::size_t count) {
    if (count * sizeof(T) < kHugePage) {
      ::operator delete(memory);
    } else {
      unmap_huge_pages(memory, count * sizeof(T));
    }
  }

  friend bool operator==(const HugePages&, const HugePages&) { return true; }
};

}  // namespace byline
