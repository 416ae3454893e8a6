// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/spellings.hpp"

#include <algorithm>
#include <charconv>

#include "common/index/schema.hpp"

namespace byline {

namespace {

std::string spelling_key(std::string_view form) {
  return std::string(kMetaSpellingPrefix) + std::string(form);
}

std::string print_counts(const CountedSpellings& counts) {
  std::string bytes;
  for (const auto& [spelling, count] : counts) {
    bytes += spelling + '\t' + std::to_string(count) + '\n';
  }
  return bytes;
}

// A form written in more ways than we keep loses the rarest, the larger bytes first among equals.
void drop_rarest(CountedSpellings& counts) {
  while (counts.size() > kSpellingsPerForm) {
    auto rarest = counts.begin();
    for (auto it = counts.begin(); it != counts.end(); ++it) {
      if (it->second <= rarest->second) rarest = it;
    }
    counts.erase(rarest);
  }
}

}  // namespace

void add_counts(std::string_view value, CountedSpellings& counts) {
  while (!value.empty()) {
    const std::string_view line = value.substr(0, value.find('\n'));
    value.remove_prefix(std::min(value.size(), line.size() + 1));
    const std::size_t tab = line.find('\t');
    if (tab == std::string_view::npos) continue;
    std::uint64_t count = 0;
    std::from_chars(line.data() + tab + 1, line.data() + line.size(), count);
    counts[std::string(line.substr(0, tab))] += count;
  }
}

std::string usual_spelling(const CountedSpellings& counts, std::string_view form,
                           std::uint64_t occurrences) {
  std::uint64_t accented = 0;
  for (const auto& [spelling, count] : counts) accented += count;
  std::string usual(form);
  std::uint64_t best = occurrences > accented ? occurrences - accented : 0;
  for (const auto& [spelling, count] : counts) {
    if (count > best) {
      usual = spelling;
      best = count;
    }
  }
  return usual;
}

void SpellingCounts::add(std::string_view form, std::string_view spelling,
                         std::uint32_t occurrences) {
  constexpr std::size_t kBytesPerNode = 128;
  auto place = counts_.find(form);
  if (place == counts_.end()) {
    place = counts_.emplace(std::string(form), CountedSpellings()).first;
    memory_ += form.size() + kBytesPerNode;
  }
  auto count = place->second.find(spelling);
  if (count == place->second.end()) {
    count = place->second.emplace(std::string(spelling), 0).first;
    memory_ += spelling.size() + kBytesPerNode;
  }
  count->second += occurrences;
}

std::vector<std::pair<std::string, std::string>> SpellingCounts::changes(
    const Xapian::Database* database) const {
  std::vector<std::pair<std::string, std::string>> changes;
  for (const auto& [form, additions] : counts_) {
    std::string key = spelling_key(form);
    CountedSpellings counts;
    if (database) add_counts(database->get_metadata(key), counts);
    for (const auto& [spelling, count] : additions) counts[spelling] += count;
    drop_rarest(counts);
    changes.emplace_back(std::move(key), print_counts(counts));
  }
  return changes;
}

}  // namespace byline
