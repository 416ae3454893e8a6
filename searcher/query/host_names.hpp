// SPDX-License-Identifier: GPL-3.0-or-later
// The names of hosts, found by the outlets that they are short for: "nypost.com" by "New York
// Post".
//
// Of each word of the outlet a host has the whole or the first letter; the first words may be
// missing, and at the end a "news", an "online" or the host's country ("kotaku.com.au" of "Kotaku
// Australia"). Missing words with a comma name a place, and the outlet is the edition of that place
// ("Avon, CT Patch"), not what the host as a whole is. A host of one letter, or that is but "news",
// is found by nothing.
//
// Thread rule: one thread while hosts are added, then const functions from any.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace byline {

class HostNames {
 public:
  // `domain` folded and without "www.". The numbers are the caller's.
  void add(std::string_view domain, std::size_t number);

  // The numbers of the hosts that a folded outlet may be named by, in no order.
  [[nodiscard]] std::vector<std::size_t> find(std::string_view outlet) const;

  [[nodiscard]] bool is_empty() const { return hosts_.empty(); }

 private:
  struct Host {
    std::size_t number;
    std::string country;  // "au", or ""
  };
  struct Words {
    std::vector<std::string> words;
    std::size_t place = 0;  // words up to the last comma
  };
  static Words words_of(std::string_view folded);
  // Those of the first `count` words; with `country` only hosts of that one.
  void find_short(const Words& outlet, std::size_t count, std::string_view country,
                  std::vector<std::size_t>& found) const;

  std::unordered_map<std::string, std::vector<Host>> hosts_;  // by name without ".com.au"
  std::unordered_set<std::string> endings_;                   // of those names
};

}  // namespace byline
