// SPDX-License-Identifier: GPL-3.0-or-later
// The seal of a generation: the XXH3-128 of each of its files, written when nothing will change it.
//
// A sealed generation can be verified bit by bit; xapian-check cannot (it misses most flipped
// bits). The first update in place removes the seal, durably, before it writes anything.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace byline {

// Makes every file of `generation` durable, then writes the seal. Throws Error.
void write_seal(const std::filesystem::path& generation);

[[nodiscard]] bool is_sealed(const std::filesystem::path& generation);

void remove_seal(const std::filesystem::path& generation);

// What differs from the seal, a sentence each: "'postlist.glass' is missing"; empty when all is as
// it was sealed. Requires is_sealed().
[[nodiscard]] std::vector<std::string> verify_seal(const std::filesystem::path& generation);

}  // namespace byline
