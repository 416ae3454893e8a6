// SPDX-License-Identifier: GPL-3.0-or-later
// A small archive in a folder of its own, written by the schema, for tests of the query room.
#pragma once

#include <stdlib.h>
#include <xapian.h>

#include <filesystem>
#include <set>
#include <stdexcept>
#include <string>
#include <vector>

#include "common/analysis/positions.hpp"
#include "common/analysis/tokenizer.hpp"
#include "common/article/article.hpp"
#include "common/article/fields.hpp"
#include "common/index/schema.hpp"
#include "common/index/spellings.hpp"
#include "searcher/search/matches.hpp"
#include "tests/support/metadata.hpp"
namespace byline::test {

struct TestArticle {
  std::string title;
  std::string text;
  std::string outlet;
  std::string language = "en";
  std::string id = {};
  Date date = {};
};

// Spreads the articles over `parts` databases, one after the other.
class SmallArchive {
 public:
  SmallArchive(const std::vector<TestArticle>& articles, std::size_t parts) {
    std::string pattern = std::filesystem::temp_directory_path() / "byline-query-XXXXXX";
    if (mkdtemp(pattern.data()) == nullptr) throw std::runtime_error("no temporary folder");
    folder_ = pattern;
    for (std::size_t i = 0; i < parts; ++i)
      writers_.emplace_back(folder_ / std::to_string(i),
                            Xapian::DB_CREATE | Xapian::DB_NO_SYNC | Xapian::DB_BACKEND_GLASS);
    for (std::size_t i = 0; i < articles.size(); ++i) add(writers_[i % parts], articles[i], i);
    for (Xapian::WritableDatabase& writer : writers_) writer.commit();
  }

  ~SmallArchive() {
    writers_.clear();
    std::filesystem::remove_all(folder_);
  }
  SmallArchive(const SmallArchive&) = delete;
  SmallArchive& operator=(const SmallArchive&) = delete;

  [[nodiscard]] std::vector<Xapian::Database> parts() const {
    return {writers_.begin(), writers_.end()};
  }

  // The numbers of the articles that match, from 0 in the order they were given.
  [[nodiscard]] std::set<std::size_t> matches(const Xapian::Query& query) const {
    Xapian::Database all;
    for (const Xapian::WritableDatabase& writer : writers_) all.add_database(writer);
    Xapian::Enquire enquire(all);
    enquire.set_query(query);
    std::set<std::size_t> found;
    const Xapian::MSet hits = enquire.get_mset(0, all.get_doccount());
    for (auto hit = hits.begin(); hit != hits.end(); ++hit)
      found.insert(std::stoul(hit.get_document().get_data()));
    return found;
  }

  // The same, as searches find them.
  [[nodiscard]] std::set<std::size_t> counted(const Xapian::Query& query) const {
    const Archive archive = join_parts(parts());
    const Matches matches = match_articles(archive, query, Deadline::max());
    std::set<std::size_t> found;
    for (std::size_t part = 0; part < matches.parts.size(); ++part)
      for (const Xapian::docid docid : matches.parts[part])
        found.insert(std::stoul(archive.parts[part].get_document(docid).get_data()));
    return found;
  }

 private:
  void words(Xapian::WritableDatabase& writer, Xapian::Document& document, const std::string& text,
             const std::vector<std::string>& prefixes, PositionLayout& layout) {
    layout.next_text();
    SpellingCounts spellings;
    for (const Token& token : tokenizer_.run(text)) {
      for (const std::string& prefix : prefixes) {
        const std::string term = word_term(prefix, token.form);
        if (!prefix.empty()) {
          document.add_term(term);
        } else {
          document.add_posting(term, layout.at(token.position));
        }
      }
      if (token.capitals && prefixes.front().empty())
        document.add_posting(word_term("XC", token.form), layout.at(token.position), 0);
      if (!token.spelling.empty()) spellings.add(token.form, token.spelling);
    }
    test::save(spellings.changes(&writer), writer);
  }

  void value(Xapian::Document& document, Field field, const std::string& text) {
    document.add_boolean_term(value_term(field, text.empty() ? std::string(kMissing) : text));
  }

  void add(Xapian::WritableDatabase& writer, const TestArticle& article, std::size_t number) {
    Xapian::Document document;
    PositionLayout layout;
    // No index has the terms of the lead: by them Xapian judges what is made of its end.
    words(writer, document, article.title, {"", "S", "XL"}, layout);
    const std::uint32_t title_end = layout.end();
    words(writer, document, article.text, {"", "XL"}, layout);
    document.add_value(kSlotRegions, pack_regions({title_end, layout.end()}));
    const std::uint32_t length = tokenizer_.words();
    PositionLayout outlet;
    words(writer, document, article.outlet, {"XO"}, outlet);
    value(document, Field::Outlet, article.outlet);
    value(document, Field::Language, article.language);
    value(document, Field::Id, article.id);
    for (const std::string& term : date_terms(article.date)) document.add_boolean_term(term);
    if (article.date.is_known()) {
      document.add_value(kSlotFirstDay, pack_day(article.date.first_day()));
      document.add_value(kSlotLastDay, pack_day(article.date.last_day()));
    }
    document.add_value(kSlotWords, pack_number(length));
    document.add_value(kSlotAdded,
                       pack_number(kFirstAdded + static_cast<std::uint32_t>(number) * kDay));
    document.set_data(std::to_string(number));
    writer.add_document(document);
  }

  static constexpr std::uint32_t kFirstAdded = 1'600'000'000;  // 2020-09-13T12:26:40Z
  static constexpr std::uint32_t kDay = 86'400;

  std::filesystem::path folder_;
  Tokenizer tokenizer_;
  std::vector<Xapian::WritableDatabase> writers_;
};

}  // namespace byline::test
