// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/lists/derived_lists.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "common/index/value_dictionary.hpp"
#include "indexer/writing/committer.hpp"
#include "indexer/writing/document.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace byline;

namespace {

using Positions = std::vector<Xapian::termpos>;

// An index in a folder of its own, written as articles are.
class WrittenArticles {
 public:
  void add(Article article) {
    DocumentBuilder builder;
    bool cut = false;
    BuiltDocument built = builder.build(article, "key", {}, cut);
    complete_values(built, dictionaries_, 0, 0);
    database_.add_document(xapian_document(built));
    for (const auto& [key, value] : dictionaries_.take_changes())
      database_.set_metadata(key, value);
  }
  void add(const std::string& title, const std::vector<std::string>& paragraphs) {
    Article article;
    article.title = title;
    article.paragraphs = paragraphs;
    add(std::move(article));
  }

  [[nodiscard]] std::shared_ptr<const TermLists> lists() const { return lists_of(database_); }

 private:
  const test::TemporaryFolder folder_;
  Xapian::WritableDatabase database_{folder_.path().string(), Xapian::DB_CREATE_OR_OPEN};
  ValueDictionaries dictionaries_;
};

struct Row {
  std::string term;
  Xapian::docid article;
  Positions positions;
};

void check(const WrittenArticles& articles, const std::vector<Row>& rows) {
  const auto lists = articles.lists();
  for (const Row& row : rows) {
    CAPTURE(row.term);
    CAPTURE(row.article);
    Positions positions;
    lists->positions(row.term)->read(row.article, positions);
    CHECK(positions == row.positions);
    CHECK(lists->positions(row.term)->first(row.article) ==
          (positions.empty() ? 0 : positions.front()));
  }
}

std::vector<Xapian::docid> holders(const WrittenArticles& articles, const std::string& term) {
  const auto lists = articles.lists();
  const auto reader = lists->postings();
  reader->start(term);
  std::vector<Xapian::docid> found;
  for (std::vector<Posting> block; reader->next(block);)
    for (const Posting& posting : block) found.push_back(posting.article);
  return found;
}

}  // namespace

TEST_CASE("words of title and lead stand where the plain words do, up to where these end") {
  WrittenArticles articles;
  articles.add("Flood again", {"A flood.", "The flood rose.", "Flood or no flood."});
  articles.add("", {"Flood at night.", "No flood.", "Last flood."});
  articles.add("Flood flood", {});
  articles.add("", {});
  check(articles, {
                      {"flood", 1, {1, 503, 1004, 1505, 1508}},
                      {"Sflood", 1, {1}},
                      {"Sagain", 1, {2}},
                      {"Srose", 1, {}},
                      {"XLflood", 1, {1, 503, 1004}},
                      {"XLno", 1, {}},
                      {"Sflood", 2, {}},
                      {"XLflood", 2, {1, 504}},
                      {"XLlast", 2, {}},
                      {"Sflood", 3, {1, 2}},
                      {"XLflood", 3, {1, 2}},
                      {"XLflood", 4, {}},
                      {"Snowhere", 1, {}},
                  });
}

TEST_CASE("a word of the lead has the articles where it stands before the lead ends") {
  WrittenArticles articles;
  articles.add("Flood", {"One.", "Two.", "Three."});
  articles.add("Storm", {"One.", "A flood.", "Three."});
  articles.add("Storm", {"One.", "Two.", "A flood."});
  articles.add("", {"Flood"});
  CHECK(holders(articles, "flood") == std::vector<Xapian::docid>{1, 2, 3, 4});
  CHECK(holders(articles, "XLflood") == std::vector<Xapian::docid>{1, 2, 4});
  CHECK(holders(articles, "XLthree") == std::vector<Xapian::docid>{});
  CHECK(holders(articles, "XLnowhere") == std::vector<Xapian::docid>{});
}

TEST_CASE("a word in capitals stands where the plain one does, unless that stands elsewhere too") {
  WrittenArticles articles;
  articles.add("ICE raid", {"The ICE men came."});
  articles.add("ICE raid", {"The ice melts."});
  articles.add("Ice melts", {});
  articles.add("", {"No ICE here."});
  check(articles, {
                      {"XCice", 1, {1, 503}},
                      {"XCice", 2, {1}},
                      {"ice", 2, {1, 503}},
                      {"XCice", 3, {}},
                      {"XCice", 4, {2}},
                      {"XCnowhere", 1, {}},
                  });
}

TEST_CASE("words of names stand in the article's values, each a text of its own") {
  WrittenArticles articles;
  Article article;
  article.authors = {"Jane Doe", "Doe Jane Roe"};
  article.outlet = "The Times of London";
  articles.add(article);
  article.authors = {"Doe Jane Roe"};
  article.outlet.clear();
  articles.add(article);
  check(articles, {
                      {"Ajane", 1, {1, 505}},
                      {"Adoe", 1, {2, 504}},
                      {"Aroe", 1, {506}},
                      {"XOlondon", 1, {4}},
                      {"XOlondon", 2, {}},
                      {"Ajane", 2, {2}},
                      {"Anobody", 2, {}},
                  });
}

TEST_CASE("positions are added behind what was read before") {
  WrittenArticles articles;
  Article article;
  article.title = "FLOOD";
  article.outlet = "Flood";
  articles.add(article);
  for (const char* term : {"Sflood", "XLflood", "XCflood", "XOflood"}) {
    CAPTURE(term);
    Positions positions{7000};
    const auto lists = articles.lists();
    lists->positions(term)->read(1, positions);
    CHECK(positions == Positions{7000, 1});
  }
}
