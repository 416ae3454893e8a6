// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/stories/grouping.hpp"

#include <xxhash.h>

#include <algorithm>
#include <bit>
#include <compare>
#include <map>
#include <numeric>
#include <span>
#include <unordered_map>
#include <unordered_set>
#include <utility>

#include "indexer/stories/resemblance.hpp"

namespace byline {

namespace {

constexpr std::size_t kHandful = 16;                           // all pairs of which are tested
constexpr std::size_t kLeadsTried = 16;                        // of a component, or by a member
constexpr std::size_t kTestsAMember = 128;                     // before leads are sought by hashes
constexpr std::size_t kTitlesOfSeries = 8;                     // of one site
constexpr std::size_t kMostRemembered = std::size_t{1} << 20;  // pairs known to differ

using Number = std::uint32_t;

// Disjoint sets of numbers.
class Components {
 public:
  explicit Components(std::size_t size) : parents_(size) {
    std::iota(parents_.begin(), parents_.end(), Number{0});
  }

  Number find(Number number) {
    while (parents_[number] != number) {
      parents_[number] = parents_[parents_[number]];
      number = parents_[number];
    }
    return number;
  }

  void join(Number a, Number b) {
    const Number x = find(a);
    const Number y = find(b);
    parents_[std::max(x, y)] = std::min(x, y);
  }

 private:
  std::vector<Number> parents_;
};

// Pairs that were tested and differ. It may forget: then they are tested again.
class KnownPairs {
 public:
  explicit KnownPairs(std::size_t sketches)
      : pairs_(std::bit_ceil(std::clamp(4 * sketches, kHandful, kMostRemembered))) {}

  [[nodiscard]] bool holds(Number a, Number b) const { return pairs_[place(a, b)] == pair(a, b); }
  void add(Number a, Number b) { pairs_[place(a, b)] = pair(a, b); }

 private:
  // Never 0: the numbers differ.
  static std::uint64_t pair(Number a, Number b) {
    return std::uint64_t{std::min(a, b)} << 32 | std::max(a, b);
  }
  [[nodiscard]] std::size_t place(Number a, Number b) const {
    const std::uint64_t key = pair(a, b);
    return XXH3_64bits(&key, sizeof key) & (pairs_.size() - 1);
  }

  std::vector<std::uint64_t> pairs_;
};

class Grouping {
 public:
  explicit Grouping(const SketchList& sketches)
      : sketches_(sketches),
        components_(sketches.size()),
        about_(sketches.size()),
        differing_(sketches.size()) {}

  std::vector<Number> run() {
    read();
    std::uint32_t hash = 0;
    std::vector<Number> bucket;
    const auto end_bucket = [&] {
      if (bucket.size() > 1) meet(hash, bucket);
      bucket.clear();
    };
    sketches_.each_meeting([&](const Meeting& meeting) {
      if (meeting.hash != hash) end_bucket();
      hash = meeting.hash;
      // One text of a site stands for all that are the same.
      const About& about = about_[meeting.article];
      if (about.words > 0 && about.same_as == meeting.article) bucket.push_back(meeting.article);
    });
    end_bucket();
    return leads();
  }

 private:
  struct About {
    std::uint64_t name = 0;
    std::uint32_t words = 0;
    Number same_as = 0;  // the first sketch with the same text and site
  };

  // A text, by a hash of all but whose it is.
  struct Text {
    std::uint64_t hash;
    Number number;
    auto operator<=>(const Text&) const = default;
  };

  static std::uint64_t hash_of_text(Sketch sketch) {
    sketch.name = 0;
    sketch.title = 0;
    sketch.site = 0;
    const std::string bytes = encode_sketch(sketch);
    return XXH3_64bits(bytes.data(), bytes.size());
  }

  void read() {
    std::vector<Text> texts;
    for (std::size_t i = 0; i < sketches_.size(); ++i) {
      const auto number = static_cast<Number>(i);
      const Sketch sketch = sketches_.at(i);
      about_[i] = {sketch.name, sketch.words, number};
      if (sketch.words > 0) texts.push_back({hash_of_text(sketch), number});
    }
    std::sort(texts.begin(), texts.end());
    for (auto begin = texts.begin(); begin != texts.end();) {
      const auto end = std::find_if(begin, texts.end(),
                                    [&](const Text& text) { return text.hash != begin->hash; });
      if (end - begin > 1) join_same(std::span<const Text>(begin, end));
      begin = end;
    }
  }

  // Joins texts of one hash that are the same, and lets the first of each site stand for the others
  // there.
  void join_same(std::span<const Text> texts) {
    const Sketch first = sketches_.at(texts.front().number);
    std::unordered_map<std::uint32_t, Number> first_of_site{{first.site, texts.front().number}};
    for (const Text& text : texts.subspan(1)) {
      const Sketch sketch = sketches_.at(text.number);
      if (!is_same_text(sketch, first)) continue;
      components_.join(text.number, texts.front().number);
      about_[text.number].same_as = first_of_site.emplace(sketch.site, text.number).first->second;
    }
  }

  // The hashes by which a text meets others, ascending.
  [[nodiscard]] std::vector<std::uint32_t> hashes_of(Number number) const {
    std::vector<std::uint32_t> hashes = sketches_.at(number).runs.hashes;
    hashes.resize(std::min(hashes.size(), kMeetingHashes));
    return hashes;
  }

  // Those of a text's hashes after `hash`.
  [[nodiscard]] std::vector<std::uint32_t> hashes_after(Number number, std::uint32_t hash) const {
    std::vector<std::uint32_t> hashes = hashes_of(number);
    hashes.erase(hashes.begin(), std::upper_bound(hashes.begin(), hashes.end(), hash));
    return hashes;
  }

  template <class Take>
  static void each_bucket(const std::vector<Meeting>& meetings, const Take& take) {
    for (auto begin = meetings.begin(); begin != meetings.end();) {
      auto end = begin;
      while (end != meetings.end() && end->hash == begin->hash) ++end;
      if (end - begin > 1) take(begin->hash, std::span<const Meeting>(begin, end));
      begin = end;
    }
  }

  static std::vector<Number> numbers_of(std::span<const Meeting> bucket) {
    std::vector<Number> numbers;
    numbers.reserve(bucket.size());
    for (const Meeting& meeting : bucket) numbers.push_back(meeting.article);
    return numbers;
  }

  // Texts that share `hash`: those that share another one as well, where they are too many.
  void meet(std::uint32_t hash, const std::vector<Number>& numbers) {
    if (numbers.size() <= kHandful) {
      test_all(numbers);
      return;
    }
    std::vector<Meeting> further;
    for (const Number number : numbers) {
      for (const std::uint32_t next : hashes_after(number, hash)) {
        further.push_back({next, number});
      }
    }
    std::sort(further.begin(), further.end());
    each_bucket(further, [this](std::uint32_t next, std::span<const Meeting> bucket) {
      meet_along(next, numbers_of(bucket));
    });
  }

  // Texts that share several hashes, the last of them `hash`: now by the next alone, so that the
  // work stays in proportion.
  void meet_along(std::uint32_t hash, const std::vector<Number>& numbers) {
    if (numbers.size() <= kHandful) {
      test_all(numbers);
      return;
    }
    std::vector<Meeting> further;
    std::vector<Number> last;
    for (const Number number : numbers) {
      const std::vector<std::uint32_t> after = hashes_after(number, hash);
      if (after.empty()) {
        last.push_back(number);
      } else {
        further.push_back({after.front(), number});
      }
    }
    std::sort(further.begin(), further.end());
    each_bucket(further, [this](std::uint32_t next, std::span<const Meeting> bucket) {
      meet_along(next, numbers_of(bucket));
    });
    test_in_row(last);
  }

  void test_all(const std::vector<Number>& numbers) {
    for (std::size_t i = 0; i < numbers.size(); ++i) {
      for (std::size_t k = i + 1; k < numbers.size(); ++k) test(numbers[i], numbers[k]);
    }
  }

  // Texts that all their hashes are the same of: each with the first and with the next.
  void test_in_row(std::vector<Number>& numbers) {
    std::sort(numbers.begin(), numbers.end(),
              [this](Number a, Number b) { return leads_before(a, b); });
    for (std::size_t i = 1; i < numbers.size(); ++i) {
      test(numbers.front(), numbers[i]);
      test(numbers[i - 1], numbers[i]);
    }
  }

  void test(Number a, Number b) {
    if (components_.find(a) == components_.find(b)) return;
    if (differing_.holds(a, b)) return;
    if (resemble(sketches_.at(a), sketches_.at(b))) {
      components_.join(a, b);
    } else {
      differing_.add(a, b);
    }
  }

  [[nodiscard]] bool leads_before(Number a, Number b) const {
    if (about_[a].words != about_[b].words) return about_[a].words > about_[b].words;
    return about_[a].name < about_[b].name;
  }

  std::vector<Number> leads() {
    std::vector<Number> members(sketches_.size());
    std::vector<Number> roots(sketches_.size());
    for (Number i = 0; i < members.size(); ++i) roots[i] = components_.find(i);
    std::iota(members.begin(), members.end(), Number{0});
    std::sort(members.begin(), members.end(), [&](Number a, Number b) {
      return roots[a] != roots[b] ? roots[a] < roots[b] : leads_before(a, b);
    });
    std::vector<Number> leads(members.size());
    for (auto begin = members.begin(); begin != members.end();) {
      const auto end = std::find_if(begin, members.end(),
                                    [&](Number other) { return roots[other] != roots[*begin]; });
      const std::vector<Number> component(begin, end);
      part(component, leads);
      part_series(component, leads);
      begin = end;
    }
    return leads;
  }

  // Gives the members of a component, which are in order, the leads that they resemble. A long
  // chain has many leads: when they have cost too many tests, the rest is parted by fit().
  void part(std::vector<Number> members, std::vector<Number>& leads) const {
    std::size_t tests_left = members.size() * kTestsAMember;
    while (!members.empty()) {
      const std::size_t tests = members.size() * std::min(members.size(), kLeadsTried);
      if (tests > tests_left) {
        fit(members, leads);
        return;
      }
      tests_left -= tests;
      std::vector<bool> is_alike;
      const Number lead = members[choose_lead(members, is_alike)];
      std::vector<Number> rest;
      for (std::size_t i = 0; i < members.size(); ++i) {
        if (is_alike[i]) {
          leads[members[i]] = lead;
        } else {
          rest.push_back(members[i]);
        }
      }
      members = std::move(rest);
    }
  }

  // Parts the stories of a component, whose members are in order, that a site tells under many
  // titles: what they share is the formula of a series, or a notice that stands for the text. Each
  // of their titles is a story of its own.
  void part_series(const std::vector<Number>& members, std::vector<Number>& leads) const {
    if (members.size() < kTitlesOfSeries) return;
    std::map<Number, std::vector<Number>> stories;
    for (const Number member : members) stories[leads[member]].push_back(member);
    for (const auto& [lead, story] : stories) {
      if (story.size() < kTitlesOfSeries || !is_series(story)) continue;
      std::unordered_map<std::uint32_t, Number> lead_of_title;
      for (const Number member : story)
        leads[member] = lead_of_title.emplace(sketches_.at(member).title, member).first->second;
    }
  }

  [[nodiscard]] bool is_series(const std::vector<Number>& story) const {
    std::unordered_map<std::uint32_t, std::unordered_set<std::uint32_t>> titles;  // by site
    return std::any_of(story.begin(), story.end(), [&](Number member) {
      const Sketch sketch = sketches_.at(member);
      if (sketch.site == 0 || sketch.title == 0) return false;
      std::unordered_set<std::uint32_t>& of_site = titles[sketch.site];
      of_site.insert(sketch.title);
      return of_site.size() >= kTitlesOfSeries;
    });
  }

  // Gives each member in turn the lead among those before it that it resembles, of those that share
  // most hashes with it, or makes it one. A number of tests for each, however many there are.
  void fit(const std::vector<Number>& members, std::vector<Number>& leads) const {
    std::unordered_map<std::uint32_t, std::vector<Number>> leads_with;  // a hash; never many
    std::unordered_map<Number, Number> lead_of_text;                    // by About::same_as
    for (const Number member : members) {
      const auto [text, is_new] = lead_of_text.emplace(about_[member].same_as, member);
      if (is_new) text->second = near_lead(member, leads_with);
      leads[member] = text->second;
      if (leads[member] != member) continue;
      for (const std::uint32_t hash : hashes_of(member)) {
        std::vector<Number>& known = leads_with[hash];
        if (known.size() < kHandful) known.push_back(member);
      }
    }
  }

  [[nodiscard]] Number near_lead(
      Number member,
      const std::unordered_map<std::uint32_t, std::vector<Number>>& leads_with) const {
    std::unordered_map<Number, std::size_t> shared;
    for (const std::uint32_t hash : hashes_of(member)) {
      const auto known = leads_with.find(hash);
      if (known == leads_with.end()) continue;
      for (const Number lead : known->second) ++shared[lead];
    }
    std::vector<std::pair<Number, std::size_t>> near(shared.begin(), shared.end());
    std::sort(near.begin(), near.end(), [this](const auto& a, const auto& b) {
      return a.second != b.second ? a.second > b.second : leads_before(a.first, b.first);
    });
    if (near.size() > kLeadsTried) near.resize(kLeadsTried);
    const Sketch sketch = sketches_.at(member);
    const auto found = std::find_if(near.begin(), near.end(), [&](const auto& lead) {
      return resemble(sketch, sketches_.at(lead.first));
    });
    return found == near.end() ? member : found->first;
  }

  // The place of the first of the longest texts that most members resemble; `is_alike` tells which.
  std::size_t choose_lead(const std::vector<Number>& members, std::vector<bool>& is_alike) const {
    std::size_t best = 0;
    std::size_t most = 0;
    for (std::size_t i = 0; i < std::min(members.size(), kLeadsTried); ++i) {
      const std::vector<bool> alike = alike_to(members, i);
      const auto count = static_cast<std::size_t>(std::count(alike.begin(), alike.end(), true));
      if (count <= most) continue;
      most = count;
      best = i;
      is_alike = alike;
      if (count == members.size()) break;
    }
    return best;
  }

  [[nodiscard]] std::vector<bool> alike_to(const std::vector<Number>& members,
                                           std::size_t lead) const {
    std::vector<bool> alike(members.size());
    const Sketch sketch = sketches_.at(members[lead]);
    for (std::size_t i = 0; i < members.size(); ++i) {
      alike[i] = i == lead || resemble(sketch, sketches_.at(members[i]));
    }
    return alike;
  }

  const SketchList& sketches_;
  Components components_;
  std::vector<About> about_;
  KnownPairs differing_;
};

}  // namespace

std::vector<std::uint32_t> group_stories(const SketchList& sketches) {
  return Grouping(sketches).run();
}

}  // namespace byline
