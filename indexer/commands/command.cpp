// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/command.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <chrono>

namespace byline {

namespace {

constexpr std::array kCommands{
    Command{"add", "PATH...", "read files, folders or - (standard input) into the index", run_add},
    Command{"remove", "ID...", "take articles out (ids also from standard input)", run_remove},
    Command{"check", "", "verify the index; exit 3 when it is damaged", run_check},
    Command{"compact", "", "rewrite the index as small as it gets", run_compact},
    Command{"rebuild", "", "make the index anew from the articles it holds", run_rebuild},
    Command{"info", "", "what the index holds", run_info},
    Command{"formats", "", "the formats that are read, and how each is recognised", run_formats},
};

constexpr long long kLongestWait = 86'400;
constexpr std::size_t kMostMemory = std::size_t{2} << 30;

std::size_t quarter_of_memory() {
  const auto pages = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_PHYS_PAGES)));
  const auto page = static_cast<std::size_t>(std::max(1L, ::sysconf(_SC_PAGESIZE)));
  return std::min(pages * page / 4, kMostMemory);
}

}  // namespace

std::span<const Command> all_commands() {
  return kCommands;
}

IndexLock lock_index(const CommandContext& context) {
  return IndexLock::acquire(
      context.location, std::chrono::seconds(context.options.number("wait", 0, 0, kLongestWait)));
}

std::filesystem::path require_generation(const CommandContext& context) {
  const auto generation = context.location.current();
  if (generation) return *generation;
  throw Error(ExitCode::Index,
              fmt::format("cannot open index: '{}': no index there", context.location.name()),
              "make one with: byline-index add PATH, or name another with --index DIR");
}

std::string furniture_text(std::uint64_t articles) {
  if (articles == 0) return {};
  return fmt::format("; furniture learnt: {} {} held changed", articles,
                     articles == 1 ? "article" : "articles");
}

std::string progress_setting(const CommandContext& context) {
  return context.options.has("quiet") ? "never" : context.options.get("progress");
}

std::size_t memory_budget(const CommandContext& context) {
  const auto fallback = static_cast<long long>(quarter_of_memory());
  return static_cast<std::size_t>(context.options.bytes("memory", fallback));
}

}  // namespace byline
