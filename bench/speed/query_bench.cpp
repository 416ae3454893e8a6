// SPDX-License-Identifier: GPL-3.0-or-later
// query_bench PASSES <LINES, a line being the arguments of byline-search with tabs between. Prints
// nanoseconds of CPU and the articles found for each line in the last pass.
#include <fmt/format.h>

#include <charconv>
#include <iostream>
#include <string>
#include <vector>

#include "bench/speed/in_process.hpp"
#include "common/base/error.hpp"

namespace byline {

namespace {

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
