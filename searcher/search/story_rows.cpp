// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/story_rows.hpp"

#include <algorithm>
#include <limits>
#include <string>
#include <tuple>

#include "common/article/fields.hpp"
#include "common/index/schema.hpp"
#include "searcher/search/days.hpp"
#include "searcher/search/identity.hpp"

namespace byline {

namespace {

// Orders the rows of shared stories; keys are read only where nothing else tells rows apart.
class StoryOrder {
 public:
  StoryOrder(const Archive& archive, const ArchiveStories& stories)
      : archive_(archive), stories_(stories) {}

  bool operator()(const RankedRow& a, const RankedRow& b) {
    const auto place = [this](const RankedRow& row) {
      const Xapian::docid story = stories_.story(row.docid);
      return std::tuple(story, row.rank, row.tie, story != row.docid);
    };
    const auto x = place(a);
    const auto y = place(b);
    if (x != y) return x < y;
    return a.docid != b.docid && key(a.docid) < key(b.docid);
  }

 private:
  const std::string& key(Xapian::docid docid) {
    std::string& key = keys_[docid];
    if (key.empty()) key = read_key(archive_, docid);
    return key;
  }

  const Archive& archive_;
  const ArchiveStories& stories_;
  std::unordered_map<Xapian::docid, std::string> keys_;
};

using Row = std::vector<RankedRow>::iterator;

// The rows of one story, in the order of the list.
struct Group {
  Row begin;
  Row end;
  Row equals_end;  // of those that the sort puts first
};

std::vector<Group> groups_of(std::vector<RankedRow>& rows, const ArchiveStories& stories) {
  std::vector<Group> groups;
  for (Row begin = rows.begin(); begin != rows.end();) {
    const Xapian::docid story = stories.story(begin->docid);
    const Row end = std::find_if(
        begin, rows.end(), [&](const RankedRow& row) { return stories.story(row.docid) != story; });
    const Row equals_end =
        std::find_if(begin, end, [&](const RankedRow& row) { return row.rank != begin->rank; });
    groups.push_back({begin, end, equals_end});
    begin = end;
  }
  return groups;
}

// What makes one copy better than another that the sort puts beside it: the smaller comes first.
using Merit = std::tuple<bool, Day, std::int64_t>;

std::unordered_map<Xapian::docid, Merit> merits_of(const Archive& archive,
                                                   const std::vector<Group>& groups) {
  std::vector<Xapian::docid> docids;
  for (const Group& group : groups) {
    if (group.equals_end - group.begin < 2) continue;
    for (Row row = group.begin; row != group.equals_end; ++row) docids.push_back(row->docid);
  }
  std::sort(docids.begin(), docids.end());
  std::unordered_map<Xapian::docid, Merit> merits;
  const WantedArticles wanted{archive, {}, docids.size()};
  DayReader days(wanted);
  SlotReader agencies(wanted, static_cast<Xapian::valueno>(info(Field::Agency).slot));
  SlotReader words(wanted, kSlotWords);
  for (const Xapian::docid docid : docids) {
    const bool has_agency = agencies.move_to(docid);
    const std::optional<DaySpan> span = has_agency ? days.read(docid) : std::nullopt;
    const Day undated = has_agency ? std::numeric_limits<Day>::max() : 0;
    const std::int64_t length = words.move_to(docid) ? unpack_number(words.value()) : 0;
    merits.emplace(docid, Merit(!has_agency, span ? span->first : undated, -length));
  }
  return merits;
}

// Puts the best copy of each story before the others, which stay in the order of the list.
void put_best_first(const Archive& archive, const std::vector<Group>& groups) {
  const std::unordered_map<Xapian::docid, Merit> merits = merits_of(archive, groups);
  for (const Group& group : groups) {
    if (group.equals_end - group.begin < 2) continue;
    const Row best = std::min_element(group.begin, group.equals_end,
                                      [&](const RankedRow& a, const RankedRow& b) {
                                        return merits.at(a.docid) < merits.at(b.docid);
                                      });
    std::rotate(group.begin, best, best + 1);
  }
}

}  // namespace

ArchiveStories::ArchiveStories(const Archive& archive)
    : parts_(archive.story_indexes()), end_(std::size_t{archive.all.get_lastdocid()} + 1) {}

Xapian::docid ArchiveStories::story(Xapian::docid docid) const {
  if (parts_.size() == 1) return parts_.front().story(docid);
  const std::size_t part = (docid - 1) % parts_.size();
  const std::uint64_t lead = index_of(docid).story(docid_in_part(docid));
  return static_cast<Xapian::docid>((lead - 1) * parts_.size() + part + 1);
}

std::uint64_t ArchiveStories::count(const std::vector<RankedRow>& rows) const {
  std::uint64_t count = 0;
  std::vector<bool> is_met(end_);
  for (const RankedRow& row : rows) {
    if (!is_shared(row.docid)) {
      ++count;
    } else if (const Xapian::docid own = story(row.docid); !is_met[own]) {
      is_met[own] = true;
      ++count;
    }
  }
  return count;
}

std::uint64_t ArchiveStories::count(const Matches& matches) const {
  std::uint64_t sum = 0;
  for (std::size_t part = 0; part < parts_.size(); ++part)
    sum += count_stories(parts_[part], matches.parts[part]);
  return sum;
}

std::unordered_map<Xapian::docid, double> best_ranks(const ArchiveStories& stories,
                                                     const std::vector<RankedRow>& rows) {
  std::unordered_map<Xapian::docid, double> best;
  for (const RankedRow& row : rows) {
    if (!stories.is_shared(row.docid)) continue;
    const auto [known, is_new] = best.try_emplace(stories.story(row.docid), row.rank);
    if (!is_new) known->second = std::min(known->second, row.rank);
  }
  return best;
}

StoryRows choose_story_rows(const Archive& archive, const ArchiveStories& stories,
                            const std::vector<RankedRow>& rows) {
  std::vector<RankedRow> shared;
  for (const RankedRow& row : rows) {
    if (stories.is_shared(row.docid)) shared.push_back(row);
  }
  StoryRows result;
  StoryOrder order(archive, stories);
  std::sort(shared.begin(), shared.end(),
            [&order](const RankedRow& a, const RankedRow& b) { return order(a, b); });
  const std::vector<Group> groups = groups_of(shared, stories);
  put_best_first(archive, groups);
  for (const Group& group : groups) {
    for (Row row = group.begin + 1; row != group.end; ++row) {
      result.others.insert(row->docid);
      result.copies[group.begin->docid].push_back(row->docid);
    }
  }
  return result;
}

}  // namespace byline
