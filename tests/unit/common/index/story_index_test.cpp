// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/story_index.hpp"

#include <doctest/doctest.h>

#include <string>

#include "common/base/file.hpp"
#include "common/index/schema.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace byline;

namespace {

constexpr int kArticles = 100;

// All of one story that the first leads.
void make_stories(const std::filesystem::path& folder) {
  Xapian::WritableDatabase writer(folder.string(), Xapian::DB_CREATE | Xapian::DB_BACKEND_GLASS);
  for (int i = 0; i < kArticles; ++i) {
    Xapian::Document document;
    if (i > 0) document.add_value(kSlotStory, pack_number(1));
    writer.add_document(document);
  }
  writer.commit();
}

}  // namespace

TEST_CASE("copies have the number of their lead, and a lone article its own") {
  const test::TemporaryFolder folder;
  make_stories(folder.path());
  const StoryIndex stories{Xapian::Database(folder.path().string())};
  CHECK(stories.story(kArticles) == 1);
  CHECK(stories.story(1) == 1);
  CHECK(stories.is_shared(1));
  CHECK(stories.story(kArticles + 1) == kArticles + 1);
  CHECK_FALSE(stories.is_shared(kArticles + 1));
}

TEST_CASE("a story of an article beyond the last is damage") {
  const test::TemporaryFolder folder;
  make_stories(folder.path());
  const std::filesystem::path version = folder.path() / "iamglass";
  const std::string whole = read_file(version, 1 << 20);
  int damaged = 0;
  // One of these bytes is the number of articles, from which the last one's is reckoned.
  for (std::size_t at = whole.find(kArticles); at != whole.npos;
       at = whole.find(kArticles, at + 1)) {
    std::string torn = whole;
    torn[at] = 1;
    write_file_atomically(version, torn);
    try {
      const Xapian::Database database(folder.path().string());
      if (database.get_lastdocid() != 1) continue;
      ++damaged;
      CHECK_THROWS_AS(StoryIndex{database}, Xapian::DatabaseCorruptError);
    } catch (const Xapian::Error&) {
    }
  }
  CHECK(damaged == 1);
}
