// SPDX-License-Identifier: GPL-3.0-or-later
// What a person wants of byline-search: its options and arguments as meant.
//
// Everything is validated here, before an index is opened: two modes, a format that the mode cannot
// give, a query that cannot be read are Error{Usage} with a hint.
#pragma once

#include <chrono>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "common/cli/environment.hpp"
#include "common/cli/options.hpp"
#include "searcher/command/mode.hpp"
#include "searcher/render/renderer.hpp"
#include "searcher/search/search.hpp"

namespace byline {

struct SearchCommand;

// A line of --queries.
struct ComparedQuery {
  std::string name;
  std::unique_ptr<SearchCommand> command;  // null when the line cannot be read
  std::string failure;                     // why not
};

struct SearchCommand {
  const Mode* mode = nullptr;
  const RenderFormat* format = nullptr;
  Request request;
  RenderOptions rendering;       // terminal is filled in from --color
  std::vector<std::string> ids;  // --show, --similar
  std::vector<BrowseKey> keys;   // --by
  ValueOrder value_order = ValueOrder::ByCount;
  DateUnit unit = DateUnit::Month;  // --timeline
  bool share = false;
  bool pager = true;
  std::vector<ComparedQuery> compared;  // --queries (query_lines.hpp)
};

// `typed` are the options of the command line alone, `options` those with the defaults of the
// environment and the config file: what contradicts itself on the command line is refused, what it
// says beats a default. `now` is asked by dates such as yesterday; `terminal` is what text is laid
// out for, standard output where it is not given.
[[nodiscard]] SearchCommand make_search_command(
    const Options& typed, const Options& options, std::chrono::system_clock::time_point now,
    const std::optional<Terminal>& terminal = std::nullopt);

}  // namespace byline
