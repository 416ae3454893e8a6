// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that an index holds, as text, by the keys of its articles and not by their numbers, so
// that indexes whose articles came in another order can be compared.
#pragma once

#include <fmt/format.h>
#include <xapian.h>

#include <filesystem>
#include <map>
#include <set>
#include <string>
#include <vector>

#include "common/index/form_file.hpp"
#include "common/index/location.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/index/value_dictionary.hpp"
#include "indexer/furniture/paragraph_file.hpp"
#include "indexer/stories/sketch_file.hpp"
#include "tests/unit/indexer/writing/bulk/same_database.hpp"

namespace byline::test {

class IndexText {
 public:
  // `is_built`: the bounds of its statistics are exact, and are said too.
  IndexText(const std::filesystem::path& generation, bool is_built)
      : generation_(generation), database_(open_for_reading(generation)), is_built_(is_built) {
    for (auto posting = database_.postlist_begin({}); posting != database_.postlist_end({});
         ++posting) {
      auto term = database_.termlist_begin(*posting);
      term.skip_to(std::string(kKeyPrefix));
      keys_[*posting] = *term;
    }
    for (const FieldInfo& row : all_fields()) {
      if (row.slot >= 0) values_[row.slot] = read_values(database_, row.field);
    }
  }

  [[nodiscard]] std::string text() {
    describe_statistics();
    for (const auto& [docid, key] : keys_) describe_article(docid, key);
    describe_lists();
    describe_files();
    std::string text;
    for (const std::string& line : lines_) text += line + '\n';
    return text;
  }

 private:
  void say(std::string line) { lines_.insert(std::move(line)); }

  void describe_statistics() {
    say(fmt::format("articles {} average {:.6f}", database_.get_doccount(),
                    database_.get_avlength()));
    if (is_built_) {
      say(fmt::format("numbers up to {}, lengths {} to {}", database_.get_lastdocid(),
                      database_.get_doclength_lower_bound(),
                      database_.get_doclength_upper_bound()));
    }
    for (const std::string_view key : {kMetaFormat, kMetaAnalysis, kMetaSettings}) {
      say(fmt::format("metadata {} {}", key, database_.get_metadata(std::string(key))));
    }
    // How often each spelling was met depends on which versions of an article were.
    for (auto key = database_.metadata_keys_begin(std::string(kMetaSpellingPrefix));
         key != database_.metadata_keys_end(std::string(kMetaSpellingPrefix)); ++key) {
      say("metadata " + *key);
    }
    for (const std::string_view prefix :
         {kMetaSketchPrefix, kMetaParagraphsPrefix, kMetaFormsPrefix}) {
      const auto key = database_.metadata_keys_begin(std::string(prefix));
      if (key != database_.metadata_keys_end(std::string(prefix))) say("left by batches: " + *key);
    }
  }

  // A value as what it means: numbers and places in dictionaries differ.
  [[nodiscard]] std::string meaning(Xapian::valueno slot, const std::string& value) {
    if (slot == kSlotStory) return "led by " + keys_[unpack_number(value)];
    if (!values_.contains(static_cast<int>(slot))) return shown(value);
    std::vector<std::uint32_t> ordinals;
    unpack_ordinals(value, ordinals);
    std::set<std::string> printed;
    for (const std::uint32_t ordinal : ordinals) {
      printed.insert(values_[static_cast<int>(slot)].at(ordinal));
    }
    return fmt::format("{}", fmt::join(printed, " | "));
  }

  void describe_article(Xapian::docid docid, const std::string& key) {
    const Xapian::Document document = database_.get_document(docid);
    const Record record = decode_record(document.get_data());
    const Article& article = record.article;
    say(fmt::format("{} {} '{}' '{}' [{}] furniture [{}] words {} of {} raw {}", key, article.id,
                    article.title, article.outlet, fmt::join(article.paragraphs, " / "),
                    fmt::join(article.furniture, " "), article.words, article.source,
                    to_hex(record.raw)));
    for (auto value = document.values_begin(); value != document.values_end(); ++value) {
      if (value.get_valueno() == kSlotRun) continue;
      say(fmt::format("{} slot {} {}", key, value.get_valueno(),
                      meaning(value.get_valueno(), *value)));
    }
    std::string terms = fmt::format("{} length {} terms", key, database_.get_doclength(docid));
    for (auto term = database_.termlist_begin(docid); term != database_.termlist_end(docid);
         ++term) {
      terms += fmt::format(" {}/{}", shown(*term), term.get_wdf());
      const std::string name = *term;
      for (auto at = database_.positionlist_begin(docid, name);
           at != database_.positionlist_end(docid, name); ++at) {
        terms += fmt::format(",{}", *at);
      }
    }
    say(std::move(terms));
  }

  void describe_lists() {
    for (auto term = database_.allterms_begin(); term != database_.allterms_end(); ++term) {
      const std::string name = *term;
      std::set<std::string> postings;
      for (auto posting = database_.postlist_begin(name); posting != database_.postlist_end(name);
           ++posting) {
        postings.insert(fmt::format("{}/{}", keys_[*posting], posting.get_wdf()));
      }
      say(fmt::format("list {} {} {}: {}", shown(name), database_.get_termfreq(name),
                      database_.get_collection_freq(name), fmt::join(postings, " ")));
    }
    for (Xapian::valueno slot = 0; slot <= kSlotRun; ++slot) {
      std::set<std::string> found;
      for (auto value = database_.valuestream_begin(slot); value != database_.valuestream_end(slot);
           ++value) {
        found.insert(keys_[value.get_docid()] + "=" +
                     (slot == kSlotRun ? "" : meaning(slot, *value)));
      }
      say(fmt::format("values {} {}: {}", slot, database_.get_value_freq(slot),
                      fmt::join(found, " ")));
    }
  }

  void describe_files() {
    const std::optional<FormFile> forms = FormFile::open(generation_);
    for (std::size_t i = 0; forms && i < forms->size(); ++i) {
      say(fmt::format("form {} {}", forms->form(i), forms->articles(i)));
    }
    const std::optional<SketchFile> sketches = SketchFile::open(generation_);
    for (std::size_t i = 0; sketches && i < sketches->size(); ++i) {
      say(fmt::format("sketch {} {}", keys_.at(sketches->docid(i)),
                      shown(std::string(sketches->bytes(i)))));
    }
    const std::optional<ParagraphFile> paragraphs = ParagraphFile::open(generation_);
    for (std::size_t i = 0; paragraphs && i < paragraphs->size(); ++i) {
      const ParagraphEntry entry = paragraphs->at(i);
      say(fmt::format("paragraph {:x} {} {}", entry.key, keys_.at(entry.docid), entry.mark));
    }
  }

  const std::filesystem::path generation_;
  const Xapian::Database database_;
  const bool is_built_;
  std::map<Xapian::docid, std::string> keys_;
  std::map<int, std::vector<std::string>> values_;  // by slot
  std::multiset<std::string> lines_;
};

}  // namespace byline::test
