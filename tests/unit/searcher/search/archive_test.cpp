// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/archive.hpp"

#include <doctest/doctest.h>

#include <filesystem>
#include <functional>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "common/base/error.hpp"
#include "common/index/location.hpp"
#include "common/index/schema.hpp"
#include "searcher/search/question.hpp"
#include "tests/support/temporary_folder.hpp"

using namespace byline;
namespace fs = std::filesystem;

namespace {

void add_articles(const fs::path& generation, int count) {
  Xapian::WritableDatabase writer(generation.string(),
                                  Xapian::DB_CREATE_OR_OPEN | Xapian::DB_BACKEND_GLASS);
  writer.set_metadata(std::string(kMetaFormat), std::to_string(kFormatVersion));
  for (int i = 0; i < count; ++i) {
    Xapian::Document document;
    document.add_term("flood");
    writer.add_document(document);
  }
  writer.commit();
}

void switch_to_new(const IndexLocation& location, int articles) {
  const fs::path generation = location.make_next_generation();
  add_articles(generation, articles);
  location.switch_to(generation);
}

}  // namespace

TEST_CASE("an archive that was kept is taken again until an index or the names change") {
  const test::TemporaryFolder folder;
  const IndexLocation one(folder.path() / "one");
  const IndexLocation other(folder.path() / "other");
  switch_to_new(one, 2);
  switch_to_new(other, 3);
  const NameList names{{Field::Outlet, {"The Post", "Post"}}};
  struct Row {
    std::string title;
    std::function<void()> change;
    std::vector<std::string> indexes;
    NameList names;
    Xapian::doccount articles;
    bool is_same;
  };
  const auto nothing = [] {};
  const std::vector<Row> rows{
      {"the first question", nothing, {one.name()}, {}, 2, false},
      {"the next", nothing, {one.name()}, {}, 2, true},
      {"of one index more", nothing, {one.name(), other.name()}, {}, 5, false},
      {"of both again", nothing, {one.name(), other.name()}, {}, 5, true},
      {"the other way round", nothing, {other.name(), one.name()}, {}, 5, false},
      {"of one index fewer", nothing, {other.name()}, {}, 3, false},
      {"with other names", nothing, {other.name()}, names, 3, false},
      {"with these again", nothing, {other.name()}, names, 3, true},
      {"after a commit",
       [&] { add_articles(current_generation(other), 4); },
       {other.name()},
       names,
       7,
       false},
      {"after a switch", [&] { switch_to_new(other, 1); }, {other.name()}, names, 1, false},
      {"after a copy of the index, with as many commits, took the place",
       [&] {
         const fs::path backup = folder.path() / "backup";
         fs::copy(other.root(), backup,
                  fs::copy_options::recursive | fs::copy_options::copy_symlinks);
         add_articles(current_generation(other), 2);
         keep_archive(take_archive({other.name()}, names));
         fs::remove_all(other.root());
         fs::rename(backup, other.root());
         add_articles(current_generation(other), 8);
       },
       {other.name()},
       names,
       9,
       false},
      {"after another index took the place",
       [&] {
         fs::remove_all(other.root());
         switch_to_new(other, 6);
         switch_to_new(other, 6);
         switch_to_new(other, 6);
       },
       {other.name()},
       names,
       6,
       false}};
  std::shared_ptr<const Archive> last;
  for (const Row& row : rows) {
    CAPTURE(row.title);
    row.change();
    const std::shared_ptr<const Archive> archive = take_archive(row.indexes, row.names);
    CHECK(archive->all.get_doccount() == row.articles);
    CHECK((archive == last) == row.is_same);
    CHECK(archive->families->list() == row.names);
    keep_archive(archive);
    last = archive;
  }
}

TEST_CASE("an archive that failed is opened anew, and an index that has gone is refused") {
  const test::TemporaryFolder folder;
  const IndexLocation location(folder.path() / "index");
  switch_to_new(location, 1);
  Request request;
  request.indexes = {location.name()};
  const auto archive_of = [&] {
    return ask(request, [](const Archive& archive, Deadline) { return &archive; });
  };
  const Archive* const kept = archive_of();
  CHECK(archive_of() == kept);
  int tries = 0;
  const auto fails_once = [&](const Archive& archive, Deadline) {
    if (++tries == 1) throw Xapian::DatabaseModifiedError("a commit has passed");
    return archive.opened.front().index;
  };
  CHECK(ask(request, fails_once) == location.name());
  CHECK(tries == 2);
  fs::remove_all(location.root());
  CHECK_THROWS_AS(archive_of(), Error);
}
