// SPDX-License-Identifier: GPL-3.0-or-later
// From a PATH to the files it stands for.
//
// Thread rule: free function without state.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "indexer/input/source.hpp"

namespace byline {

struct FoundFile {
  std::string path;
  std::uint64_t bytes = 0;  // as the folder says; 0 for standard input
  std::uint32_t from = 0;   // the number of the PATH that led to it, from 0
};

// Folders deeper than this are a problem, not walked.
inline constexpr int kMaxFolderDepth = 128;

// Appends the files below `path`, or the file itself, in byte order of the names of each folder.
// A link inside a folder is passed over when it leads back into that folder (its target is read by
// its own name) and is a problem when it leads out or nowhere. Ends early after a Ctrl-C.
void find_files(const std::string& path, std::vector<FoundFile>& files,
                std::vector<PathProblem>& problems);

}  // namespace byline
