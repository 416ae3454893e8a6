// SPDX-License-Identifier: GPL-3.0-or-later
// Asks an index inside one process: query_bench PASSES <LINES, a line being the arguments of
// byline-search with tabs between. Prints nanoseconds of CPU and the articles found for each line
// in the last pass. Reading the query and opening the index are part of each: a program that calls
// the library pays for them every time.
#include <fmt/format.h>

#include <charconv>
#include <chrono>
#include <ctime>
#include <iostream>
#include <string>
#include <vector>

#include "common/base/error.hpp"
#include "common/cli/options.hpp"
#include "common/cli/programs.hpp"
#include "searcher/command/search_command.hpp"

namespace byline {

namespace {

using Arguments = std::vector<std::string>;

std::int64_t nanoseconds_of_cpu() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

Arguments split(const std::string& line) {
  Arguments arguments(1);
  for (const char c : line) {
    if (c == '\t')
      arguments.emplace_back();
    else
      arguments.back() += c;
  }
  return arguments;
}

std::uint64_t articles_found(const Arguments& arguments) {
  const Options options = parse_options(search_options(), arguments, DashWords::Exclusion);
  const SearchCommand command =
      make_search_command(options, options, std::chrono::system_clock::now());
  if (!command.keys.empty())
    return browse_values(command.request, command.keys, command.value_order).total.articles;
  return find_hits(command.request).total.articles;
}

void ask_all(const std::vector<Arguments>& queries, bool print) {
  for (const Arguments& query : queries) {
    const std::int64_t start = nanoseconds_of_cpu();
    const std::uint64_t articles = articles_found(query);
    const std::int64_t spent = nanoseconds_of_cpu() - start;
    if (print) fmt::print("{}\t{}\n", spent, articles);
  }
}

}  // namespace

}  // namespace byline

int main(int argc, char** argv) {
  const std::string_view typed = argc == 2 ? argv[1] : "";
  int passes = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), passes);
  if (passes < 1) {
    std::cerr << "usage: query_bench PASSES <LINES\n";
    return 2;
  }
  std::vector<byline::Arguments> queries;
  for (std::string line; std::getline(std::cin, line);) queries.push_back(byline::split(line));
  try {
    for (int pass = 1; pass <= passes; ++pass) byline::ask_all(queries, pass == passes);
  } catch (const byline::Error& error) {
    std::cerr << "query_bench: " << error.what() << '\n';
    return 1;
  }
}
