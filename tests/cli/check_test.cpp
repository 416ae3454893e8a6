// SPDX-License-Identifier: GPL-3.0-or-later
// What `check` finds that Xapian does not see, and what searches say of it.
#include <doctest/doctest.h>
#include <xapian.h>

#include <filesystem>
#include <functional>
#include <string>

#include "common/article/fields.hpp"
#include "common/index/schema.hpp"
#include "tests/support/sandbox.hpp"

namespace byline::test {
namespace {

constexpr const char* kArticle =
    R"({"id":"a1","title":"A sea wall","outlet":"The Harbour Herald","text":"It held."})"
    "\n";

using Damaging = std::function<void(Xapian::Document&)>;

void drop_key(Xapian::Document& document) {
  Xapian::TermIterator term = document.termlist_begin();
  term.skip_to(std::string(kKeyPrefix));
  document.remove_term(*term);
}

Damaging value(Xapian::valueno slot, const std::string& bytes) {
  return [slot, bytes](Xapian::Document& document) { document.add_value(slot, bytes); };
}

TEST_CASE("what searches read of an article is checked, and damage of it told by both") {
  const auto outlet = static_cast<Xapian::valueno>(info(Field::Outlet).slot);
  struct Row {
    Damaging damage;
    const char* found;
    const char* query;  // that meets it; null: none says so
  };
  const Row rows[] = {
      {drop_key, "article 1 has no identity", "wall"},
      {value(kSlotRegions, ""), "article 1 does not say where its title and its lead end", nullptr},
      {value(kSlotRegions, "\xff"), "damaged ends of title and lead", "title:\"sea wall\""},
      {value(outlet, "\x07"), "article 1 names a value that the index lacks (outlet)",
       "outlet:\"harbour herald\""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.found);
    const Sandbox sandbox;
    REQUIRE(sandbox.index({"add", "--quiet", "-"}, kArticle).exit_code == 0);
    CHECK(sandbox.index({"check"}).exit_code == 0);
    const std::filesystem::path generation = sandbox.path("INDEX/current");
    std::filesystem::remove(generation / "seal");
    {
      Xapian::WritableDatabase database(generation.string(), Xapian::DB_OPEN);
      Xapian::Document document = database.get_document(1);
      row.damage(document);
      database.replace_document(1, document);
    }
    const Outcome checked = sandbox.index({"check"});
    CHECK(checked.exit_code == 3);
    CHECK((checked.out + checked.err).find(row.found) != std::string::npos);
    if (row.query == nullptr) continue;
    const Outcome searched = sandbox.search({row.query});
    CHECK(searched.exit_code == 3);
    CHECK(searched.err.find("byline-index check") != std::string::npos);
  }
}

}  // namespace
}  // namespace byline::test
