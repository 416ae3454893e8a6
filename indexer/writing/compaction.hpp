// SPDX-License-Identifier: GPL-3.0-or-later
// A generation rewritten as small as it gets, sealed, beside the one in use.
#pragma once

#include <filesystem>
#include <string>

#include "common/index/location.hpp"
#include "indexer/writing/step_sink.hpp"

namespace byline {

// Compacts `from` into a fresh generation, settles furniture and stories, seals it and switches to
// it. Returns how many articles were changed because furniture was learnt or no longer is any.
// Error{Incomplete} when the disk is full, Error{Index} when `from` is damaged; then nothing has
// changed.
[[nodiscard]] std::uint64_t compact_and_switch(const IndexLocation& location,
                                               const std::filesystem::path& from,
                                               const StepSink& at_step = {});

// Bytes of all files of a generation.
[[nodiscard]] std::uint64_t size_of_generation(const std::filesystem::path& generation);

// For a person: "84 kB", "1.6 MB".
[[nodiscard]] std::string readable_size(std::uint64_t bytes);

}  // namespace byline
