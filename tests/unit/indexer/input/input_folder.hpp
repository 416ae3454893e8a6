// SPDX-License-Identifier: GPL-3.0-or-later
// Files to read in a folder of their own, and all that sources give of them.
#pragma once

#include <doctest/doctest.h>

#include <filesystem>
#include <fstream>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/input/source.hpp"
#include "tests/support/temporary_folder.hpp"

namespace byline::test {

class InputFolder {
 public:
  [[nodiscard]] std::string at(const std::string& name) const {
    return (folder_.path() / name).string();
  }

  void write(const std::string& name, const std::string& bytes) const {
    std::filesystem::create_directories(std::filesystem::path(at(name)).parent_path());
    std::ofstream(at(name), std::ios::binary) << bytes;
  }

 private:
  TemporaryFolder folder_;
};

using Contents = std::vector<std::pair<std::string, std::string>>;

struct Everything {
  Contents contents;                  // name, bytes
  std::vector<std::string> problems;  // of sources, then of paths
};

inline Everything read_all(Sources& sources, std::size_t step = 1 << 16) {
  Everything all;
  while (auto source = sources.next()) {
    std::string bytes;
    for (std::string_view part = source->read(step); !part.empty(); part = source->read(step)) {
      REQUIRE(part.size() <= step);
      bytes += part;
    }
    all.contents.emplace_back(source->name(), bytes);
    for (const Damage& damage : source->damages()) all.problems.push_back(damage.reason);
    const bool is_told =
        !source->damages().empty() && source->damages().back().reason == source->problem();
    if (!source->problem().empty() && !is_told) all.problems.push_back(source->problem());
  }
  for (const auto& problem : sources.problems) {
    all.problems.push_back(problem.path + ": " + problem.reason);
  }
  return all;
}

inline std::string numbered_lines(int count) {
  std::string lines;
  for (int i = 0; i < count; ++i) lines += "line " + std::to_string(i * 7919 % 100003) + "\n";
  return lines;
}

}  // namespace byline::test
