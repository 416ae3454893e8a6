// SPDX-License-Identifier: GPL-3.0-or-later
// Lists the pairs of articles that could have become one story: story_pairs INDEX. One line a pair
// that shares a meeting hash, with tabs between: both ids, whether they are of one story, whether
// their sketches resemble each other, words of the shorter text, the share of its runs, the share
// of all runs, then names and numbers: how many the shorter list has, how many of them differ;
// last whether they are of one site.
#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/base/error.hpp"
#include "common/index/location.hpp"
#include "common/index/record.hpp"
#include "common/index/story_index.hpp"
#include "indexer/stories/grouping.hpp"
#include "indexer/stories/resemblance.hpp"
#include "indexer/stories/sketch_file.hpp"

namespace byline {

namespace {

// Of a larger crowd each is paired with so many that follow: a template has thousands of articles.
constexpr std::size_t kNeighbours = 200;

using Place = std::uint32_t;

std::vector<std::uint64_t> pairs_of(const std::vector<Sketch>& sketches) {
  std::unordered_map<std::uint32_t, std::vector<Place>> meetings;
  for (Place place = 0; place < sketches.size(); ++place) {
    const std::vector<std::uint32_t>& hashes = sketches[place].runs.hashes;
    for (std::size_t i = 0; i < std::min(hashes.size(), kMeetingHashes); ++i) {
      meetings[hashes[i]].push_back(place);
    }
  }
  std::vector<std::uint64_t> pairs;
  for (const auto& [hash, places] : meetings) {
    for (std::size_t i = 0; i < places.size(); ++i) {
      const std::size_t end = std::min(places.size(), i + 1 + kNeighbours);
      for (std::size_t k = i + 1; k < end; ++k) {
        pairs.push_back(std::uint64_t{places[i]} << 32 | places[k]);
      }
    }
  }
  std::sort(pairs.begin(), pairs.end());
  pairs.erase(std::unique(pairs.begin(), pairs.end()), pairs.end());
  return pairs;
}

std::string facts(const Sample& a, const Sample& b) {
  return fmt::format("{}\t{:.1f}", std::min(a.size, b.size), overlap_of(a, b).missing);
}

void list_pairs(const std::string& folder) {
  const IndexLocation location(folder);
  const Xapian::Database database = open_current(location);
  const StoryIndex stories(database);
  const std::optional<SketchFile> file = SketchFile::open(*location.current());
  if (!file) throw Error(ExitCode::Index, "no sketches: '" + folder + "'");
  std::vector<Sketch> sketches;
  std::vector<std::string> ids;
  for (std::size_t place = 0; place < file->size(); ++place) {
    sketches.push_back(file->sketch(place));
    ids.push_back(read_article(database.get_document(file->docid(place))).id);
  }
  for (const std::uint64_t pair : pairs_of(sketches)) {
    const auto first = static_cast<Place>(pair >> 32);
    const auto second = static_cast<Place>(pair);
    const Sketch& a = sketches[first];
    const Sketch& b = sketches[second];
    const Overlap runs = overlap_of(a.runs, b.runs);
    fmt::print("{}\t{}\t{:d}\t{:d}\t{}\t{:.3f}\t{:.3f}\t{}\t{}\t{:d}\n", ids[first], ids[second],
               stories.story(file->docid(first)) == stories.story(file->docid(second)),
               resemble(a, b), std::min(a.words, b.words), runs.of_smaller, runs.of_both,
               facts(a.names, b.names), facts(a.numbers, b.numbers),
               a.site != 0 && a.site == b.site);
  }
}

}  // namespace

}  // namespace byline

int main(int count, char** arguments) {
  if (count != 2) {
    fmt::print(stderr, "usage: story-pairs INDEX\n");
    return 2;
  }
  try {
    byline::list_pairs(arguments[1]);
  } catch (const byline::Error& error) {
    fmt::print(stderr, "story-pairs: {}\n", error.what());
    return 1;
  }
  return 0;
}
