// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/lists/term_lists.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <functional>
#include <string>
#include <vector>

#include "tests/support/temporary_folder.hpp"
#include "tests/unit/indexer/writing/bulk/random_archive.hpp"

using namespace byline;
using namespace byline::test;

namespace {

std::string rest_of(PostingReader& reader) {
  std::string text;
  std::vector<Posting> block;
  while (reader.next(block))
    for (const Posting& posting : block)
      text += fmt::format("{}:{} ", posting.article, posting.count);
  return text;
}

std::string lengths_in(PostingReader& reader) {
  reader.start_lengths();
  return rest_of(reader);
}

std::string postings_in(PostingReader& reader, const std::string& term) {
  reader.start(term);
  return rest_of(reader);
}

// Where a term stands, asked of every article, of some, or of a few far apart.
std::string positions_of(const TermLists& lists, const std::string& term, Xapian::docid last,
                         Xapian::docid stride) {
  const auto reader = lists.positions(term);
  std::string text;
  std::vector<Xapian::termpos> positions;
  for (Xapian::docid article = stride; article <= last; article += stride) {
    positions.clear();
    reader->read(article, positions);
    if (positions.empty()) continue;
    text += fmt::format("{}:", article);
    for (const Xapian::termpos position : positions) text += fmt::format(" {}", position);
    text += '\n';
  }
  return text;
}

// Every value of a slot, by article.
std::string values_in(const TermLists& lists, Xapian::valueno slot) {
  const ValueColumn column = lists.read_column(slot);
  std::string text;
  for (Xapian::docid article = 0; article <= lists.last_article() + 1; ++article)
    text += fmt::format("{}\n", column.value(article));
  return text;
}

// The terms of an article up to the first that begins with `last`.
std::string terms_in(const TermLists& lists, Xapian::docid article, const std::string& last) {
  std::string text;
  try {
    lists.each_term(article, [&](const std::string& term, Xapian::termcount) {
      text += term + '\n';
      return !term.starts_with(last);
    });
  } catch (const Xapian::DocNotFoundError&) {
    return "no such article";
  }
  return text;
}

// "" where the lists read off the tables say what Xapian says, else the first difference.
std::string difference_from_xapian(const std::filesystem::path& folder) {
  const Xapian::Database database(folder.string());
  const auto ours = open_lists(folder, database);
  const auto theirs = lists_of(database);
  const auto our_postings = ours->postings();
  const auto their_postings = theirs->postings();
  if (lengths_in(*our_postings) != lengths_in(*their_postings)) return "lengths";
  if (ours->lengths() != theirs->lengths()) return "lengths by number";
  if (ours->last_article() != theirs->last_article()) return "the last article";
  for (Xapian::docid article = 1; article <= ours->last_article() + 1; ++article)
    for (const char* last : {"no term", "Q"})
      if (terms_in(*ours, article, last) != terms_in(*theirs, article, last))
        return fmt::format("terms of {}", article);
  for (const Xapian::valueno slot : kRandomSlots)
    if (values_in(*ours, slot) != values_in(*theirs, slot)) return fmt::format("slot {}", slot);
  std::vector<std::string> terms{"nowhere", std::string("\0", 1), "\xff\xff"};
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    terms.push_back(*term);
  for (const std::string& term : terms) {
    if (postings_in(*our_postings, term) != postings_in(*their_postings, term))
      return "postings of " + term;
    for (const Xapian::docid stride : {1U, 3U, 50U}) {
      const Xapian::docid last = database.get_lastdocid();
      if (positions_of(*ours, term, last, stride) != positions_of(*theirs, term, last, stride))
        return fmt::format("positions of {}, every {}", term, stride);
    }
  }
  return "";
}

RandomArchive archive_of(std::size_t documents, Choices& choices) {
  RandomArchive archive(documents);
  for (RandomDocument& document : archive) document = random_document(choices);
  return archive;
}

void replace_some(const std::filesystem::path& folder, Choices& choices) {
  Xapian::WritableDatabase writer(folder.string(), Xapian::DB_OPEN);
  for (Xapian::docid docid = 1; docid <= writer.get_lastdocid(); docid += 1 + choices.below(4)) {
    Xapian::Document document;
    for (int i = 0; i < 5; ++i) document.add_posting(random_term(choices), 1 + choices.below(99));
    document.add_value(choices.below(3), std::string(1 + choices.below(90), 'v'));
    writer.replace_document(docid, document);
  }
  writer.commit();
}

}  // namespace

TEST_CASE("lists read off the tables are those that Xapian reads, however the tables were made") {
  for (std::uint32_t seed = 300; seed < 330; ++seed) {
    CAPTURE(seed);
    Choices choices(seed);
    const RandomArchive archive = random_archive(choices, seed % 10 == 0 ? 300 : 60);
    const TemporaryFolder bulk;
    const TemporaryFolder library;
    build_in_bulk(archive, bulk.path(), kPlenty, 1);
    build_by_library(archive, library.path());
    CHECK(difference_from_xapian(bulk.path()) == "");
    CHECK(difference_from_xapian(library.path()) == "");
    for (int commits = 0; commits < 3; ++commits) replace_some(bulk.path(), choices);
    CHECK(difference_from_xapian(bulk.path()) == "");
    const TemporaryFolder compact;
    Xapian::Database(library.path().string()).compact((compact.path() / "c").string());
    CHECK(difference_from_xapian(compact.path() / "c") == "");
  }
}

TEST_CASE("a list of very many articles is read whole, and positions far along it are found") {
  RandomArchive archive(70'000);
  for (std::size_t i = 0; i < archive.size(); ++i) {
    if (i % 7 == 3) continue;
    RandomTerm& term = archive[i].terms["the"];
    term.wdf = static_cast<std::uint32_t>(i % 200);
    for (std::uint32_t place = 1; place <= i % 5; ++place)
      term.positions.insert(place * static_cast<std::uint32_t>(1 + i % 1000));
  }
  const TemporaryFolder folder;
  build_in_bulk(archive, folder.path(), kPlenty, 1);
  CHECK(difference_from_xapian(folder.path()) == "");
}

TEST_CASE("the lists of a copy that went its own way are not taken for those of the original") {
  const TemporaryFolder folder;
  const std::filesystem::path original = folder.path() / "original";
  const std::filesystem::path copy = folder.path() / "copy";
  std::filesystem::create_directory(original);
  Choices choices(9);
  build_by_library(archive_of(20, choices), original);
  std::filesystem::copy(original, copy);
  replace_some(original, choices);
  replace_some(copy, choices);
  const Xapian::Database one(original.string());
  const Xapian::Database other(copy.string());
  REQUIRE(one.get_uuid() == other.get_uuid());
  KnownLists known;
  known.add(one, open_lists(original, one));
  CHECK(known.of(one) == known.of(one));
  known.add(other, open_lists(copy, other));
  for (const Xapian::Database& database : {one, other})
    CHECK(lengths_in(*known.of(database)->postings()) ==
          lengths_in(*lists_of(database)->postings()));
}

TEST_CASE("lists of another database that took the place say that it has changed") {
  const TemporaryFolder folder;
  const TemporaryFolder other;
  Choices choices(10);
  build_by_library(archive_of(20, choices), folder.path());
  build_by_library(archive_of(20, choices), other.path());
  const Xapian::Database database(folder.path().string());
  REQUIRE(database.get_revision() == Xapian::Database(other.path().string()).get_revision());
  CHECK_THROWS_AS(static_cast<void>(open_lists(other.path(), database)),
                  Xapian::DatabaseModifiedError);
}

TEST_CASE("a slot is read whole when as many of its values were asked for as that costs") {
  const TemporaryFolder folder;
  Choices choices(8);
  RandomArchive archive = archive_of(1600, choices);
  for (RandomDocument& document : archive) document.values[1] = "value";
  build_by_library(archive, folder.path());
  const Xapian::Database database(folder.path().string());
  const auto lists = open_lists(folder.path(), database);
  CHECK(lists->column(1, 4) == nullptr);
  CHECK(lists->column(2, 4) == nullptr);
  CHECK(lists->column(1, 4) == nullptr);
  const ValueColumn* const column = lists->column(1, 4);
  REQUIRE(column != nullptr);
  CHECK(column->value(database.get_lastdocid()) == "value");
  CHECK(lists->column(1, 0) == column);
  CHECK(lists->column(2, 4) == nullptr);
}

TEST_CASE("lists that are being read when their blocks are taken by later commits say so") {
  const TemporaryFolder folder;
  Choices choices(5);
  build_by_library(archive_of(300, choices), folder.path());
  const Xapian::Database database(folder.path().string());
  const auto lists = open_lists(folder.path(), database);
  for (int commits = 0; commits < 5; ++commits) replace_some(folder.path(), choices);
  CHECK_THROWS_AS(static_cast<void>(open_lists(folder.path(), database)),
                  Xapian::DatabaseModifiedError);
  CHECK_THROWS_AS(static_cast<void>(lengths_in(*lists->postings())), Xapian::DatabaseModifiedError);
}

TEST_CASE("whatever stands in the tables, reading them ends, in an answer or in Xapian's error") {
  const TemporaryFolder folder;
  Choices choices(6);
  build_by_library(archive_of(300, choices), folder.path());
  const Xapian::Database database(folder.path().string());
  std::vector<std::string> terms;
  for (auto term = database.allterms_begin(); term != database.allterms_end(); ++term)
    terms.push_back(*term);
  for (int round = 0; round < 300; ++round) {
    CAPTURE(round);
    for (const char* name : {"postlist.glass", "position.glass", "termlist.glass"}) {
      std::fstream file(folder.path() / name, std::ios::in | std::ios::out | std::ios::binary);
      file.seekp(choices.below(
          static_cast<std::uint32_t>(std::filesystem::file_size(folder.path() / name))));
      file.put(static_cast<char>(choices.below(256)));
    }
    const auto lists = open_lists(folder.path(), database);
    const std::string& term = terms[choices.below(static_cast<std::uint32_t>(terms.size()))];
    const std::vector<std::function<void()>> readings{
        [&] { static_cast<void>(lengths_in(*lists->postings())); },
        [&] { static_cast<void>(postings_in(*lists->postings(), term)); },
        [&] { static_cast<void>(positions_of(*lists, term, lists->last_article(), 1)); },
        [&] { static_cast<void>(lists->lengths()); },
        [&] { static_cast<void>(values_in(*lists, choices.below(3))); },
        [&] {
          const Xapian::docid article = 1 + choices.below(lists->last_article());
          static_cast<void>(terms_in(*lists, article, "no term"));
        }};
    for (const auto& read : readings) {
      try {
        read();
      } catch (const Xapian::DatabaseError&) {
      }
    }
  }
}
