// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/form_search.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <random>
#include <set>
#include <string>
#include <utility>
#include <vector>

#include "common/index/schema.hpp"
#include "searcher/query/edit_distance.hpp"
#include "searcher/query/vocabulary.hpp"
#include "tests/support/temporary_folder.hpp"

namespace {

using byline::FormFiles;
using byline::test::TemporaryFolder;
using Random = std::mt19937;
using Counts = std::map<std::string, std::uint64_t>;

// Short words of few letters, so that many resemble each other.
std::string any_word(Random& random) {
  static const std::vector<std::string> kLetters{"a", "b", "c", "1", "京", "é"};
  std::string word;
  for (std::size_t size = 1 + random() % 6; size > 0; --size)
    word += kLetters[random() % kLetters.size()];
  return word;
}

Xapian::Document any_document(Random& random, std::set<std::string>& words) {
  Xapian::Document document;
  for (int i = 0; i < 20; ++i) {
    const std::string word = any_word(random);
    words.insert(word);
    document.add_term(word);
    if (i % 3 == 0) document.add_term("S" + word);
    document.add_term("XO" + any_word(random));
  }
  return document;
}

// Indexes that have a dictionary and were changed after it was written.
class ChangedIndexes {
 public:
  ChangedIndexes(Random& random, std::size_t count) {
    for (std::size_t i = 0; i < count; ++i) {
      Xapian::WritableDatabase database((folder_.path() / std::to_string(i)).string(),
                                        Xapian::DB_CREATE | Xapian::DB_NO_SYNC);
      std::set<std::string> words;
      for (int n = 0; n < 15; ++n) database.add_document(any_document(random, words));
      database.set_metadata(std::string(byline::kMetaCheckpoint), "7");
      write_file(database);
      if (random() % 3 > 0) change(random, database, words);
      database.commit();
      databases_.push_back(database);
    }
  }

  [[nodiscard]] const std::vector<Xapian::Database>& databases() const { return databases_; }
  [[nodiscard]] const FormFiles& files() const { return files_; }

 private:
  void write_file(const Xapian::Database& database) {
    byline::FormFileWriter writer(folder_.path());
    for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
      if (byline::is_form(*term)) writer.add(*term, term.get_termfreq());
    writer.finish(7);
    files_.push_back(
        std::make_shared<const byline::FormFile>(*byline::FormFile::open(folder_.path())));
    std::filesystem::remove(folder_.path() / "forms");
  }

  static void change(Random& random, Xapian::WritableDatabase& database,
                     const std::set<std::string>& words) {
    database.delete_document(static_cast<Xapian::docid>(1 + random() % 15));
    std::set<std::string> more;
    for (int n = 0; n < 3; ++n) database.add_document(any_document(random, more));
    std::string lines;
    for (const std::string& word : more)
      if (!words.contains(word)) lines += word + "\n";
    database.set_metadata(byline::live_forms_key(8), lines);
    database.set_metadata(std::string(byline::kMetaCheckpoint), "8");
  }

  TemporaryFolder folder_;
  std::vector<Xapian::Database> databases_;
  FormFiles files_;
};

Counts counts_of(const std::vector<byline::CountedForm>& found) {
  Counts counts;
  for (const byline::CountedForm& one : found) {
    CHECK_FALSE(counts.contains(one.form));
    counts[one.form] = one.articles;
  }
  return counts;
}

std::pair<std::vector<byline::CountedForm>, std::size_t> most_frequent_of(
    std::vector<byline::CountedForm> found, std::size_t most) {
  const std::size_t all = found.size();
  std::sort(found.begin(), found.end(),
            [](const byline::CountedForm& a, const byline::CountedForm& b) {
              return std::pair(b.articles, a.form) < std::pair(a.articles, b.form);
            });
  found.resize(std::min(all, most));
  return {std::move(found), all};
}

}  // namespace

TEST_CASE("the dictionary finds what the term list holds, over any indexes and later changes") {
  Random random(4711);
  const auto go_on = [] { return false; };
  for (int round = 0; round < 30; ++round) {
    CAPTURE(round);
    const ChangedIndexes indexes(random, 1 + random() % 3);
    const byline::FormSearch with(indexes.databases(), indexes.files());
    const FormFiles none;
    const byline::FormSearch without(indexes.databases(), none);
    for (int i = 0; i < 20; ++i) {
      const std::string prefix = std::vector<std::string>{"", "S", "XO"}[random() % 3];
      const std::string word = any_word(random);
      const std::size_t slips = random() % 3;
      const auto is_like = [&](std::string_view form) {
        return byline::edit_distance(form, word, slips) <= slips;
      };
      const byline::WantedForms alike{prefix, "", byline::sieve_of_slips(word, slips), is_like};
      const byline::WantedForms all_alike{prefix, "", {}, is_like};
      const Counts expected = counts_of(without.find(all_alike, go_on));
      CHECK(counts_of(without.find(alike, go_on)) == expected);
      CHECK(counts_of(with.find(alike, go_on)) == expected);
      const auto any = [](std::string_view) { return true; };
      const std::string first = word.substr(0, 1);
      const byline::WantedForms begun{prefix, first, {}, any};
      CHECK(counts_of(with.find(begun, go_on)) == counts_of(without.find(begun, go_on)));
      const auto [frequent, number] = with.find_frequent(begun, 3, go_on);
      const auto [most_frequent, all] = most_frequent_of(without.find(begun, go_on), 3);
      CHECK(number == all);
      CHECK(counts_of(frequent) == counts_of(most_frequent));
    }
    const byline::Vocabulary quick(indexes.databases(), {}, indexes.files());
    const byline::Vocabulary slow(indexes.databases());
    for (const char* pattern : {"*a*", "?b*", "*1?", "a*c", "*京*", "??"}) {
      CAPTURE(pattern);
      const byline::WordPattern read(pattern);
      CHECK(quick.matching("", read, [] {}).forms == slow.matching("", read, [] {}).forms);
      CHECK(quick.matching("S", read, [] {}).forms == slow.matching("S", read, [] {}).forms);
    }
  }
}

TEST_CASE("the distance to one word is that of two words, whatever they are") {
  Random random(4711);
  for (int i = 0; i < 5000; ++i) {
    std::string word = any_word(random);
    std::string other = any_word(random);
    if (i % 10 == 0) {
      for (int n = 0; n < 12; ++n) word += any_word(random);
      other = word.substr(random() % 2) + (random() % 2 == 0 ? "a" : "");
    }
    const std::size_t limit = random() % 5;
    CAPTURE(word);
    CAPTURE(other);
    CHECK(byline::DistanceTo(word)(other, limit) == byline::edit_distance(word, other, limit));
  }
}
