// SPDX-License-Identifier: GPL-3.0-or-later
// reader_bench FORMAT SECONDS FILE...: cuts the files into records and reads each, over and over
// for so many seconds of CPU. Prints bytes, records, articles and nanoseconds of CPU of all passes.
#include <fmt/format.h>

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <ctime>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "indexer/readers/reader.hpp"

namespace byline {

namespace {

// Bytes in memory: what a disk costs is none of a reader's business.
class MemorySource : public Source {
 public:
  MemorySource(std::string name, std::string_view bytes) : name_(std::move(name)), rest_(bytes) {}

  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::string_view read(std::size_t limit) override {
    const std::string_view part = rest_.substr(0, limit);
    rest_.remove_prefix(part.size());
    return part;
  }
  [[nodiscard]] const std::string& problem() const override { return problem_; }
  // Where the pages of a newspaper's issue lie.
  [[nodiscard]] std::string root() const override {
    return name_.substr(0, std::max<std::size_t>(name_.rfind('/'), 1));
  }

 private:
  std::string name_;
  std::string_view rest_;
  std::string problem_;
};

struct Total {
  std::uint64_t bytes = 0;
  std::uint64_t records = 0;
  std::uint64_t articles = 0;
};

struct File {
  std::string name;
  std::string bytes;
};

void read_one(const Format& format, const File& file, Total& total) {
  constexpr std::size_t kHeadBytes = std::size_t{64} << 10;
  MemorySource source(file.name, file.bytes);
  const std::string head(source.read(kHeadBytes));
  total.bytes += file.bytes.size();
  if (format.name == "mets" && !format.by_content(head)) return;  // a page, read with its issue
  const auto splitter = format.split(source, head);
  while (const auto record = splitter->next()) {
    ++total.records;
    const ParseResult result = format.parse(*record, {});
    if (std::holds_alternative<RawArticle>(result)) ++total.articles;
  }
}

std::int64_t nanoseconds_of_cpu() {
  timespec now{};
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
  return now.tv_sec * std::int64_t{1'000'000'000} + now.tv_nsec;
}

File load(const char* path) {
  std::ifstream stream(path, std::ios::binary);
  return {path, {std::istreambuf_iterator<char>(stream), {}}};
}

void measure(const Format& format, int seconds, const std::vector<File>& files) {
  Total total;
  const std::int64_t start = nanoseconds_of_cpu();
  std::int64_t spent = 0;
  while (spent < seconds * std::int64_t{1'000'000'000}) {
    for (const File& file : files) read_one(format, file, total);
    spent = nanoseconds_of_cpu() - start;
  }
  fmt::print("{} {} {} {}\n", total.bytes, total.records, total.articles, spent);
}

}  // namespace

}  // namespace byline

int main(int argc, char** argv) {
  const byline::Format* format = argc > 3 ? byline::find_format(argv[1]) : nullptr;
  const std::string_view typed = argc > 3 ? argv[2] : "";
  int seconds = 0;
  std::from_chars(typed.data(), typed.data() + typed.size(), seconds);
  if (format == nullptr || seconds < 1) {
    std::cerr << "usage: reader_bench FORMAT SECONDS FILE...\n";
    return 2;
  }
  std::vector<byline::File> files;
  for (int i = 3; i < argc; ++i) files.push_back(byline::load(argv[i]));
  byline::measure(*format, seconds, files);
}
