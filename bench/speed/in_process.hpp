// SPDX-License-Identifier: GPL-3.0-or-later
// Asks an index inside one process. Reading the query, and looking whether the index has changed,
// are part of each question: a program that calls the library pays for them every time.
#pragma once

#include <chrono>
#include <cstdint>
#include <ctime>
#include <string>
#include <vector>

#include "common/cli/options.hpp"
#include "common/cli/programs.hpp"
#include "searcher/command/search_command.hpp"

namespace byline {

// As byline-search takes them.
using Arguments = std::vector<std::string>;

inline std::int64_t nanoseconds_of_cpu() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

inline std::uint64_t articles_found(const Arguments& arguments) {
  const Options options = parse_options(search_options(), arguments, DashWords::Exclusion);
  const SearchCommand command =
      make_search_command(options, options, std::chrono::system_clock::now());
  if (!command.keys.empty())
    return browse_values(command.request, command.keys, command.value_order).total.articles;
  return find_hits(command.request).total.articles;
}

}  // namespace byline
