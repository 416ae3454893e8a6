// SPDX-License-Identifier: GPL-3.0-or-later
// What became of the input: counted, told to the person, and written line by line to --report.
//
// Thread rule: one thread.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>

#include "indexer/pipeline/feed.hpp"
#include "indexer/writing/prepared.hpp"

namespace byline {

struct Tally {
  std::uint64_t added = 0;
  std::uint64_t updated = 0;
  std::uint64_t unchanged = 0;  // merged ones too: what they say is held
  std::uint64_t conflicts = 0;
  std::uint64_t rejected = 0;
  std::uint64_t unreadable_paths = 0;

  [[nodiscard]] std::uint64_t accepted() const { return added + updated + unchanged + conflicts; }
  [[nodiscard]] std::uint64_t records() const { return accepted() + rejected; }
};

// "added 3, updated 0, unchanged 9, conflicts 0, rejected 1"
[[nodiscard]] std::string to_string(const Tally& tally);

enum class Loudness { Quiet, Normal, Verbose };

class Report {
 public:
  // Writes JSON Lines to `path`, if it is not empty. Error{Usage} when it cannot be created.
  Report(const std::string& path, Loudness loudness);

  void record(const Verdict& verdict);
  void source(const SourceEvent& event);
  void pruned(const Article& article);

  // Ends the report: Error{Incomplete} when it could not be written whole.
  void finish();

  [[nodiscard]] const Tally& tally() const { return tally_; }

 private:
  struct Line;
  void write(const Line& line);

  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  std::string path_;
  std::unique_ptr<std::FILE, Close> file_;
  Loudness loudness_;
  Tally tally_;
  std::uint64_t told_ = 0;
};

}  // namespace byline
