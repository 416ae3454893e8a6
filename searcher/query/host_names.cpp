// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/host_names.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "common/analysis/char_class.hpp"
#include "searcher/query/name_key.hpp"

namespace byline {

namespace {

constexpr std::size_t kMostWords = 6;

struct Country {
  std::string_view name;
  std::string_view domain;
};

constexpr std::array<Country, 8> kCountries{{{"australia", "au"},
                                             {"canada", "ca"},
                                             {"india", "in"},
                                             {"ireland", "ie"},
                                             {"nigeria", "ng"},
                                             {"pakistan", "pk"},
                                             {"singapore", "sg"},
                                             {"uk", "uk"}}};

// What says nothing of which outlet it is.
bool is_any_outlet(std::string_view word) {
  return word == "news" || word == "online";
}

std::string first_letter(const std::string& word) {
  return word.substr(0, char_at(word, 0).end);
}

}  // namespace

HostNames::Words HostNames::words_of(std::string_view folded) {
  Words made;
  while (!folded.empty()) {
    const std::size_t end = std::min(folded.find(' '), folded.size());
    const std::string_view part = folded.substr(0, end);
    std::string word = letters_of(part);
    if (!word.empty()) made.words.push_back(std::move(word));
    if (part.ends_with(',')) made.place = made.words.size();
    folded.remove_prefix(std::min(end + 1, folded.size()));
  }
  return made;
}

void HostNames::add(std::string_view domain, std::size_t number) {
  const std::vector<std::string> keys = name_keys(Field::Outlet, domain).keys;
  if (keys.empty() || keys.back().size() < 2 || is_any_outlet(keys.back())) return;
  const std::string& label = keys.back();
  const std::string_view last = domain.substr(std::min(domain.rfind('.'), domain.size() - 1) + 1);
  hosts_[label].push_back({number, last.size() == 2 ? std::string(last) : std::string()});
  for (std::size_t begin = 0; begin < label.size(); ++begin) endings_.insert(label.substr(begin));
}

std::vector<std::size_t> HostNames::find(std::string_view outlet) const {
  std::vector<std::size_t> found;
  const Words made = words_of(outlet);
  const std::vector<std::string>& words = made.words;
  if (words.empty() || words.size() > kMostWords) return found;
  find_short(made, words.size(), "", found);
  const std::string& last = words.back();
  if (is_any_outlet(last)) find_short(made, words.size() - 1, "", found);
  for (const Country& country : kCountries) {
    if (last == country.name) find_short(made, words.size() - 1, country.domain, found);
  }
  return found;
}

void HostNames::find_short(const Words& outlet, std::size_t count, std::string_view country,
                           std::vector<std::size_t>& found) const {
  const std::vector<std::string>& words = outlet.words;
  // Grown from the last word on, as long as some host ends so: nearly all names stop at once.
  std::vector<std::string> grown{""};
  for (std::size_t i = count; i-- > 0 && !grown.empty();) {
    std::vector<std::string> longer;
    const std::string letter = first_letter(words[i]);
    for (const std::string& ending : grown) {
      for (const std::string& start : {words[i], letter}) {
        if (endings_.contains(start + ending)) longer.push_back(start + ending);
        if (letter == words[i]) break;
      }
    }
    grown = std::move(longer);
    if (i > 0 && i >= outlet.place && outlet.place > 0) continue;
    for (const std::string& name : grown) {
      const auto hosts = hosts_.find(name);
      if (hosts == hosts_.end()) continue;
      for (const Host& host : hosts->second) {
        if (country.empty() || host.country == country) found.push_back(host.number);
      }
    }
  }
}

}  // namespace byline
