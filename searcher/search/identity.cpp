// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/identity.hpp"

#include <algorithm>
#include <utility>

#include "common/article/fields.hpp"
#include "common/index/schema.hpp"

namespace byline {

namespace {

// A term list costs about eight times as much to open as a term of the list of all ids.
constexpr std::size_t kWalkFactor = 8;

struct Named {
  std::string id_term;
  std::string key;
  std::size_t place;
};

void tell(std::vector<Named>& named, const IdSink& take) {
  std::sort(named.begin(), named.end(), [](const Named& a, const Named& b) {
    return std::tie(a.id_term, a.key, a.place) < std::tie(b.id_term, b.key, b.place);
  });
  for (const Named& article : named) take(article.place, article.id_term);
}

void read_each(const Archive& archive, const std::vector<Xapian::docid>& docids,
               const IdSink& take) {
  std::vector<Named> named;
  named.reserve(docids.size());
  for (std::size_t place = 0; place < docids.size(); ++place) {
    std::vector<std::string> terms =
        first_terms(archive, docids[place], {info(Field::Id).value_prefix, kKeyPrefix});
    named.push_back({std::move(terms[0]), std::move(terms[1]), place});
  }
  tell(named, take);
}

// The articles among `docids` that hold one id.
std::vector<std::size_t> holders(const Xapian::Database& database, const std::string& id_term,
                                 const std::vector<Xapian::docid>& docids) {
  std::vector<std::size_t> places;
  for (auto posting = database.postlist_begin(id_term); posting != database.postlist_end(id_term);
       ++posting) {
    const auto found = std::lower_bound(docids.begin(), docids.end(), *posting);
    if (found != docids.end() && *found == *posting) {
      places.push_back(static_cast<std::size_t>(found - docids.begin()));
    }
  }
  return places;
}

void walk_all(const Archive& archive, const std::vector<Xapian::docid>& docids,
              const IdSink& take) {
  const Xapian::Database& database = archive.all;
  const std::string prefix(info(Field::Id).value_prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string id_term = *term;
    const std::vector<std::size_t> places = holders(database, id_term, docids);
    if (places.size() == 1) {
      take(places.front(), id_term);
      continue;
    }
    std::vector<Named> named;
    for (const std::size_t place : places) {
      named.push_back({id_term, read_key(archive, docids[place]), place});
    }
    tell(named, take);
  }
}

}  // namespace

std::string read_key(const Archive& archive, Xapian::docid docid) {
  return first_terms(archive, docid, {kKeyPrefix}).front();
}

void each_by_id(const Archive& archive, const std::vector<Xapian::docid>& docids,
                const IdSink& take) {
  if (docids.size() * kWalkFactor > archive.all.get_doccount()) {
    walk_all(archive, docids, take);
  } else {
    read_each(archive, docids, take);
  }
}

}  // namespace byline
