// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/run.hpp"

#include <fmt/format.h>

#include <sstream>

#include "common/index/schema.hpp"

namespace byline {

Run begin_run(const Xapian::Database& database, const std::string& token) {
  std::istringstream state(database.get_metadata(std::string(kMetaRun)));
  std::uint32_t number = 0;
  std::string status;
  std::string last_token;
  state >> number >> status >> last_token;
  if (status == "open" && last_token == token) return {number, token};
  return {number + 1, token};
}

std::string open_state(const Run& run) {
  return fmt::format("{} open {}", run.number, run.token);
}

std::string ended_state(const Run& run) {
  return fmt::format("{} ended {}", run.number, run.token);
}

}  // namespace byline
