// SPDX-License-Identifier: GPL-3.0-or-later
// The indexes of one request, open: each for itself to count in, and all as one to rank in.
//
// Thread rule: one thread.
#pragma once

#include <xapian.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/lazy.hpp"
#include "common/index/story_index.hpp"
#include "searcher/lists/term_lists.hpp"
#include "searcher/query/form_search.hpp"
#include "searcher/query/name_families.hpp"
#include "searcher/query/vocabulary.hpp"

namespace byline {

// What tells whether an index is still as it was opened. A copy has the UUID of what it was made
// of, and may get to the same revision by other commits: its file is another.
struct OpenedAs {
  std::string index;
  std::filesystem::path generation;
  std::string uuid;
  std::uint64_t revision = 0;
  std::uint64_t inode = 0;           // of the version file
  std::int64_t modified_second = 0;  // the same file's
  std::int64_t modified_nanosecond = 0;

  bool operator==(const OpenedAs&) const = default;
};

struct Archive {
  std::vector<OpenedAs> opened;         // empty where databases were joined
  std::vector<Xapian::Database> parts;  // one an index, in the order they were named
  Xapian::Database all;                 // the parts as one
  std::vector<std::shared_ptr<const TermLists>> lists;  // of the parts
  FormFiles forms;                          // dictionaries of the parts; null, or short: none
  std::shared_ptr<FieldFamilies> families;  // names that count as one

  // The stories of the parts, read when they are first asked for.
  [[nodiscard]] const std::vector<StoryIndex>& story_indexes() const {
    return stories.get([this] { return std::vector<StoryIndex>(parts.begin(), parts.end()); });
  }
  Lazy<std::vector<StoryIndex>> stories;

  // The main languages of all (vocabulary.hpp), worked out when they are first asked for.
  [[nodiscard]] const std::vector<std::string>& main_languages() const {
    return languages.get([this] { return byline::main_languages(all); });
  }
  Lazy<std::vector<std::string>> languages;
};

// The current generation of every index; `names` is the user's list of names that count as one.
// What this thread kept last is taken where it is the same and no commit and no switch has passed
// since, so that a browser or a list of queries opens and works out once; else all is opened.
// Error{Index} for an index that cannot be read; Xapian's exceptions pass.
[[nodiscard]] std::shared_ptr<const Archive> take_archive(const std::vector<std::string>& indexes,
                                                          const NameList& names);

// Keeps an archive that was read without an error for this thread's next question, its files open.
void keep_archive(std::shared_ptr<const Archive> archive);

// The archive made of databases that are open, whose lists are read through Xapian.
[[nodiscard]] Archive join_parts(std::vector<Xapian::Database> parts);

// Xapian deals the numbers of a joined database out in turn: the article `docid` of part p of n is
// article (docid - 1) * n + p + 1 of all.
[[nodiscard]] Xapian::docid docid_in_all(const Archive& archive, std::size_t part,
                                         Xapian::docid docid);

// Calls `take` for each term of article `docid` of all, in the order of bytes, until it returns
// false.
void each_term(const Archive& archive, Xapian::docid docid, const TermSink& take);

// For each prefix the first term of article `docid` of all that begins with it, "" where none does.
[[nodiscard]] std::vector<std::string> first_terms(const Archive& archive, Xapian::docid docid,
                                                   const std::vector<std::string_view>& prefixes);

// Articles that hold `term`, over all parts.
[[nodiscard]] std::uint64_t frequency(const Archive& archive, const std::string& term);

}  // namespace byline
