// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/named_article.hpp"

#include <doctest/doctest.h>

#include <optional>

#include "common/base/error.hpp"
#include "searcher/search/hit.hpp"
#include "tests/unit/searcher/search/sample_archive.hpp"

using namespace byline;

namespace {

Article in_collection(const std::string& collection, const std::string& id) {
  Article made = test::article(id, "title", collection + "/" + id);
  made.collection = collection;
  return made;
}

const std::vector<Article> kArticles{
    in_collection("Times", "1"),       in_collection("Herald", "1"),
    in_collection("Times", "2"),       in_collection("", "4f2a9c1d0000"),
    in_collection("", "4f2a9c1e0000"), in_collection("a:b", "urn:x:1"),
    in_collection("Post", "1")};

// The text of the article found, or the exit code of the refusal.
struct Found {
  std::string text;
  std::optional<ExitCode> refused;
  std::string hint;
};

Found find(const Archive& archive, const std::string& id) {
  try {
    const Xapian::docid docid = find_named(archive, id);
    return {read_article(archive.all.get_document(docid)).paragraphs.front(), std::nullopt, {}};
  } catch (const Error& error) {
    return {{}, error.code(), error.hint()};
  }
}

}  // namespace

TEST_CASE("an article is found by id, COLLECTION:ID or a unique beginning") {
  struct Row {
    const char* id;
    const char* text;
  };
  const std::vector<Row> rows{{"2", "Times/2"},
                              {"Times:1", "Times/1"},
                              {"herald:1", "Herald/1"},
                              {"4f2a9c1d", "/4f2a9c1d0000"},
                              {"4f2a9c1e0000", "/4f2a9c1e0000"},
                              {"urn:x:1", "a:b/urn:x:1"},
                              {"a:b:urn:x:1", "a:b/urn:x:1"}};
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const Archive archive = test::archive_of(kArticles, parts);
    for (const Row& row : rows) {
      CAPTURE(row.id);
      CHECK(find(archive, row.id).text == row.text);
    }
  }
}

TEST_CASE("an id that nobody or that several have is refused, with the candidates") {
  struct Row {
    const char* id;
    ExitCode code;
    const char* hint;
  };
  const std::vector<Row> rows{
      {"nope", ExitCode::Nothing, nullptr},
      {"4f2a9c", ExitCode::Nothing, nullptr},
      {"", ExitCode::Nothing, nullptr},
      {"Sun:1", ExitCode::Nothing, nullptr},
      {"4f2a9c1", ExitCode::Usage, "name one of: 4f2a9c1d0000, 4f2a9c1e0000"},
      {"1", ExitCode::Usage, "name one of: Herald:1, Post:1, Times:1"}};
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const Archive archive = test::archive_of(kArticles, parts);
    for (const Row& row : rows) {
      CAPTURE(row.id);
      const Found found = find(archive, row.id);
      CHECK(found.refused == row.code);
      if (row.hint != nullptr) CHECK(found.hint == row.hint);
    }
  }
}

TEST_CASE("the id shown names its collection exactly where others hold the id too") {
  for (const std::size_t parts : {1U, 2U, 5U}) {
    const Archive archive = test::archive_of(kArticles, parts);
    CHECK(shown_id(archive, kArticles[0]) == "Times:1");
    CHECK(shown_id(archive, kArticles[2]) == "2");
    CHECK(shown_id(archive, kArticles[3]) == "4f2a9c1d0000");
  }
}
