// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/name_families.hpp"

#include <algorithm>
#include <map>
#include <memory>
#include <numeric>
#include <optional>
#include <set>
#include <utility>

#include "common/index/schema.hpp"
#include "common/index/value_dictionary.hpp"
#include "common/text/fold.hpp"
#include "searcher/query/host_names.hpp"
#include "searcher/query/name_key.hpp"

namespace byline {

namespace {

using Sites = std::set<std::string, std::less<>>;
using Index = std::size_t;
using SitesOf = std::map<Index, Sites>;

class Groups {
 public:
  explicit Groups(std::size_t size) : parent_(size) {
    std::iota(parent_.begin(), parent_.end(), 0);
  }
  Index root(Index member) {
    while (parent_[member] != member) member = parent_[member] = parent_[parent_[member]];
    return member;
  }
  void join(Index a, Index b) { parent_[root(a)] = root(b); }

 private:
  std::vector<Index> parent_;
};

// The spellings of a field, folded, and what is known of each.
class Spellings {
 public:
  Spellings(const std::vector<Xapian::Database>& databases,
            const std::vector<std::shared_ptr<const TermLists>>& lists, Field field)
      : databases_(databases), lists_(lists), field_(field) {
    for (const Xapian::Database& database : databases_) {
      for (const std::string& value : read_values(database, field)) (void)add(fold_value(value));
    }
  }

  Index add(std::string folded) {
    const auto [place, is_new] = indexes_.emplace(std::move(folded), names_.size());
    if (is_new) names_.push_back(place->first);
    return place->second;
  }

  [[nodiscard]] std::size_t size() const { return names_.size(); }
  [[nodiscard]] const std::string& name(Index index) const { return names_[index]; }

  // Whether any article has it: dictionaries keep what was removed.
  [[nodiscard]] bool is_used(Index index) const {
    const std::string term = value_term(field_, names_[index]);
    return std::any_of(databases_.begin(), databases_.end(),
                       [&term](const auto& database) { return database.get_termfreq(term) > 0; });
  }

  // The sites of several, those of one without articles on any too. Costs the lists of them all
  // and, once, the sites of all articles.
  [[nodiscard]] SitesOf sites(const std::set<Index>& wanted) const {
    SitesOf sites;
    for (const Index index : wanted) sites[index];
    for (std::size_t part = 0; part < databases_.size() && !wanted.empty(); ++part)
      add_sites(part, sites);
    for (auto& [index, found] : sites) {
      const std::string domain =
          found.empty() ? name_keys(field_, names_[index]).domain : std::string();
      if (!domain.empty()) found.insert(domain);
    }
    return sites;
  }

 private:
  // The sites of one index. The slot of sites is read whole: what is alike has articles all over
  // it.
  void add_sites(std::size_t part, SitesOf& sites) const {
    const TermLists& lists = *lists_[part];
    const ValueColumn& column =
        *lists.column(static_cast<Xapian::valueno>(info(Field::Site).slot), lists.last_article());
    const std::vector<std::string> values = read_values(databases_[part], Field::Site);
    const std::unique_ptr<PostingReader> postings = lists.postings();
    std::vector<std::uint32_t> ordinals;
    for (auto& [index, found] : sites) {
      for (const std::string_view packed : values_of(*postings, index, column)) {
        unpack_ordinals(packed, ordinals);
        for (const std::uint32_t ordinal : ordinals)
          if (ordinal < values.size()) found.insert(fold_value(values[ordinal]));
      }
    }
  }

  // What the articles of a spelling have in a slot, each value once.
  [[nodiscard]] std::set<std::string_view> values_of(PostingReader& postings, Index index,
                                                     const ValueColumn& column) const {
    std::set<std::string_view> values;
    std::vector<Posting> block;
    std::string_view last;  // most often the next has the same
    postings.start(value_term(field_, names_[index]));
    while (postings.next(block)) {
      for (const Posting& posting : block) {
        const std::string_view value = column.value(posting.article);
        if (value == last || value.empty()) continue;
        values.insert(value);
        last = value;
      }
    }
    return values;
  }

  const std::vector<Xapian::Database>& databases_;
  const std::vector<std::shared_ptr<const TermLists>>& lists_;
  const Field field_;
  std::unordered_map<std::string, Index> indexes_;
  std::vector<std::string> names_;
};

// Spellings by key, where a key has two or more; those of `alone` are left out.
std::vector<std::vector<Index>> alike(const Spellings& spellings, Field field,
                                      const std::set<std::string>& alone) {
  std::unordered_map<std::string, std::vector<Index>> by_key;
  for (Index index = 0; index < spellings.size(); ++index) {
    if (alone.contains(spellings.name(index))) continue;
    for (const std::string& key : name_keys(field, spellings.name(index)).keys)
      by_key[key].push_back(index);
  }
  std::vector<std::vector<Index>> found;
  for (auto& [key, indexes] : by_key) {
    if (indexes.size() < 2) continue;
    indexes.erase(std::remove_if(indexes.begin(), indexes.end(),
                                 [&](Index index) { return !spellings.is_used(index); }),
                  indexes.end());
    if (indexes.size() > 1) found.push_back(std::move(indexes));
  }
  return found;
}

// Joins the spellings that share a site or of whose sites one lies within another's, and those that
// have no site.
void join_by_sites(const std::vector<Index>& indexes, const SitesOf& sites, Groups& groups) {
  std::map<std::string_view, Index> owners;
  std::optional<Index> without;
  for (const Index index : indexes) {
    if (sites.at(index).empty()) groups.join(index, without ? *without : *(without = index));
    for (const std::string& site : sites.at(index))
      groups.join(index, owners.emplace(site, index).first->second);
  }
  for (const auto& [site, owner] : owners) {
    for (std::size_t dot = site.find('.'); dot != site.npos; dot = site.find('.', dot + 1)) {
      const auto outer = owners.find(site.substr(dot + 1));
      if (outer != owners.end()) groups.join(owner, outer->second);
    }
  }
}

// Spellings without a site go to the family they are alike to, if it is only one.
void join_without_sites(const std::vector<std::vector<Index>>& keys, const SitesOf& sites,
                        Groups& groups) {
  std::map<Index, std::set<Index>> candidates;
  for (const std::vector<Index>& indexes : keys) {
    for (const Index without : indexes) {
      if (!sites.at(without).empty()) continue;
      for (const Index with : indexes) {
        if (!sites.at(with).empty()) candidates[groups.root(without)].insert(groups.root(with));
      }
    }
  }
  for (const auto& [without, with] : candidates) {
    if (with.size() == 1) groups.join(without, *with.begin());
  }
}

void join_by_rule(const Spellings& spellings, Field field, const std::set<std::string>& alone,
                  Groups& groups) {
  const std::vector<std::vector<Index>> keys = alike(spellings, field, alone);
  std::set<Index> wanted;
  for (const std::vector<Index>& indexes : keys) wanted.insert(indexes.begin(), indexes.end());
  const SitesOf sites = spellings.sites(wanted);
  for (const std::vector<Index>& indexes : keys) join_by_sites(indexes, sites, groups);
  join_without_sites(keys, sites, groups);
}

// Whether an article of `sites` lies on `domain`, or below it.
bool are_on(const Sites& sites, std::string_view domain) {
  return std::any_of(sites.begin(), sites.end(), [domain](std::string_view site) {
    return site == domain || (site.size() > domain.size() && site.ends_with(domain) &&
                              site[site.size() - domain.size() - 1] == '.');
  });
}

// The outlets that are hosts and that nothing is joined to yet, each with those whose names it may
// be short for.
std::map<Index, std::vector<Index>> written_out(const Spellings& spellings,
                                                const std::set<std::string>& alone,
                                                Groups& groups) {
  std::vector<std::size_t> sizes(spellings.size());
  for (Index index = 0; index < spellings.size(); ++index) ++sizes[groups.root(index)];
  HostNames hosts;
  std::vector<Index> others;
  for (Index index = 0; index < spellings.size(); ++index) {
    const std::string& name = spellings.name(index);
    if (alone.contains(name)) continue;
    const bool has_dot = name.find('.') != name.npos;  // spares most names what follows
    const std::string domain = has_dot ? name_keys(Field::Outlet, name).domain : std::string();
    if (domain.empty()) {
      others.push_back(index);
    } else if (sizes[groups.root(index)] == 1) {
      hosts.add(domain, index);
    }
  }
  std::map<Index, std::vector<Index>> found;
  if (hosts.is_empty()) return found;
  for (const Index index : others) {
    for (const Index host : hosts.find(spellings.name(index))) found[host].push_back(index);
  }
  return found;
}

// An outlet that is but the name of a host, "Nypost.com", joins the one on that site whose name it
// is short for, if it is only one.
void join_hosts(const Spellings& spellings, const std::set<std::string>& alone, Groups& groups) {
  const std::map<Index, std::vector<Index>> all = written_out(spellings, alone, groups);
  std::set<Index> wanted;
  for (const auto& [host, candidates] : all) {
    wanted.insert(host);
    wanted.insert(candidates.begin(), candidates.end());
  }
  const SitesOf sites = spellings.sites(wanted);
  for (const auto& [host, candidates] : all) {
    const std::string domain = name_keys(Field::Outlet, spellings.name(host)).domain;
    if (!spellings.is_used(host) || !are_on(sites.at(host), domain)) continue;
    std::set<Index> families;
    for (const Index candidate : candidates) {
      if (!spellings.is_used(candidate) || families.contains(groups.root(candidate))) continue;
      if (are_on(sites.at(candidate), domain)) families.insert(groups.root(candidate));
    }
    if (families.size() == 1) groups.join(host, *families.begin());
  }
}

// What the user's list says of a field.
struct Listed {
  std::set<std::string> alone{std::string(kMissing)};  // not joined by rule
  std::vector<std::pair<Index, Index>> pairs;
  std::vector<std::pair<Index, std::string>> titles;
};

Listed read_list(const NameList& list, Field field, Spellings& spellings) {
  Listed listed;
  for (const NameLine& line : list) {
    if (line.field != field) continue;
    const Index first = spellings.add(fold_value(line.names.front()));
    if (line.names.size() == 1) {
      listed.alone.insert(spellings.name(first));
      continue;
    }
    listed.titles.emplace_back(first, line.names.front());
    for (const std::string& name : line.names)
      listed.pairs.emplace_back(first, spellings.add(fold_value(name)));
  }
  return listed;
}

bool is_listed(const NameList& list, Field field) {
  return std::any_of(list.begin(), list.end(),
                     [field](const NameLine& line) { return line.field == field; });
}

const std::vector<Xapian::Database> kNone;

}  // namespace

NameFamilies::NameFamilies(const std::vector<Xapian::Database>& databases,
                           const std::vector<std::shared_ptr<const TermLists>>& lists, Field field,
                           const NameList& list) {
  const bool by_rule = field == Field::Outlet || field == Field::Author;
  Spellings spellings(by_rule || is_listed(list, field) ? databases : kNone, lists, field);
  const Listed listed = read_list(list, field, spellings);
  Groups groups(spellings.size());
  if (by_rule) join_by_rule(spellings, field, listed.alone, groups);
  if (field == Field::Outlet) join_hosts(spellings, listed.alone, groups);
  for (const auto& [a, b] : listed.pairs) groups.join(a, b);
  std::map<Index, NameFamily> found;
  for (Index index = 0; index < spellings.size(); ++index)
    found[groups.root(index)].members.push_back(spellings.name(index));
  for (const auto& [index, title] : listed.titles) {
    std::string& place = found[groups.root(index)].title;
    if (place.empty()) place = title;
  }
  for (auto& [root, family] : found) {
    if (family.members.size() < 2) continue;
    std::sort(family.members.begin(), family.members.end());
    for (const std::string& member : family.members) by_member_.emplace(member, families_.size());
    families_.push_back(std::move(family));
  }
}

const NameFamily* NameFamilies::find(std::string_view folded) const {
  if (families_.empty()) return nullptr;
  const auto found = by_member_.find(std::string(folded));
  return found == by_member_.end() ? nullptr : &families_[found->second];
}

const NameFamilies& FieldFamilies::of(Field field) {
  const auto known = families_.find(field);
  if (known != families_.end()) return known->second;
  return families_.emplace(field, NameFamilies(databases_, lists_, field, list_)).first->second;
}

}  // namespace byline
