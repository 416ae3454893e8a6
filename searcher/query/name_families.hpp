// SPDX-License-Identifier: GPL-3.0-or-later
// Which spellings of an outlet or an author count as one, over all indexes that are searched.
//
// Decided when the question is asked, from the value dictionaries: the user's list may change any
// day, several indexes are one archive, and a remote index gives its dictionary too. By rule,
// spellings are one when they share a key (name_key.hpp) and their sites do not differ: some site
// of theirs is the same or lies within the other. A spelling without sites joins when only one
// family comes into question. The sites of a spelling are those of its articles; of one without,
// the host that it names itself. An outlet that is but the name of a host, and like no other, joins
// the one on its site that the host is short for ("Nypost.com"), if it is only one. A site alone
// joins nothing else. The user's list has the last word.
#pragma once

#include <xapian.h>

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <unordered_map>
#include <utility>
#include <vector>

#include "common/article/fields.hpp"
#include "searcher/lists/term_lists.hpp"
#include "searcher/query/name_list.hpp"

namespace byline {

struct NameFamily {
  std::vector<std::string> members;  // folded, two or more, by bytes
  std::string title;                 // as the user's list writes it; empty: as most articles do
};

// Thread rule: built by one thread, then constant.
class NameFamilies {
 public:
  NameFamilies() = default;

  // Reads the dictionaries of `field`, and the articles of those spellings that share a key.
  // `lists` are those of the databases.
  NameFamilies(const std::vector<Xapian::Database>& databases,
               const std::vector<std::shared_ptr<const TermLists>>& lists, Field field,
               const NameList& list);

  // The family of a folded value; null for one that stands for itself.
  [[nodiscard]] const NameFamily* find(std::string_view folded) const;

 private:
  std::vector<NameFamily> families_;
  std::unordered_map<std::string, std::size_t> by_member_;
};

// The families of each field, worked out when they are first asked for. Thread rule: one thread.
class FieldFamilies {
 public:
  FieldFamilies(std::vector<Xapian::Database> databases,
                std::vector<std::shared_ptr<const TermLists>> lists, NameList list)
      : databases_(std::move(databases)), lists_(std::move(lists)), list_(std::move(list)) {}

  // Valid as long as this.
  [[nodiscard]] const NameFamilies& of(Field field);
  [[nodiscard]] const NameList& list() const { return list_; }

 private:
  std::vector<Xapian::Database> databases_;
  std::vector<std::shared_ptr<const TermLists>> lists_;  // of these
  NameList list_;
  std::map<Field, NameFamilies> families_;
};

}  // namespace byline
