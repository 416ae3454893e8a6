// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/article_lookup.hpp"

#include "common/article/fields.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"

namespace byline {

namespace {

void add_holders(const Xapian::Database& database, const std::string& term,
                 std::vector<IdMatch>& matches) {
  for (Xapian::PostingIterator posting = database.postlist_begin(term);
       posting != database.postlist_end(term) && matches.size() < kMaxIdCandidates; ++posting) {
    const Article article = read_article(database.get_document(*posting));
    matches.push_back({*posting, article.id, article.collection});
  }
}

std::vector<IdMatch> find_beginning(const Xapian::Database& database, std::string_view id) {
  std::vector<IdMatch> found;
  const std::string beginning = value_term(Field::Id, id);
  for (Xapian::TermIterator term = database.allterms_begin(beginning);
       term != database.allterms_end(beginning) && found.size() < kMaxIdCandidates; ++term) {
    add_holders(database, *term, found);
  }
  return found;
}

}  // namespace

std::vector<IdMatch> find_in_collection(const Xapian::Database& database, std::string_view text) {
  // At every colon, since both may hold one.
  std::vector<IdMatch> found;
  for (std::size_t colon = text.find(':'); colon != std::string_view::npos;
       colon = text.find(':', colon + 1)) {
    const std::string collection = fold_value(text.substr(0, colon));
    std::vector<IdMatch> holders;
    add_holders(database, value_term(Field::Id, text.substr(colon + 1)), holders);
    for (IdMatch& match : holders) {
      if (fold_value(match.collection) == collection) found.push_back(std::move(match));
    }
  }
  return found;
}

std::vector<IdMatch> find_by_id(const Xapian::Database& database, std::string_view id) {
  std::vector<IdMatch> found;
  if (fold_value(id).empty()) return found;
  add_holders(database, value_term(Field::Id, id), found);
  if (found.empty()) found = find_in_collection(database, id);
  if (found.empty() && utf8_length(id) >= kShortestIdPrefix) found = find_beginning(database, id);
  return found;
}

}  // namespace byline
