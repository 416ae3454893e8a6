// SPDX-License-Identifier: GPL-3.0-or-later
// The lists of an index, read in bulk: which articles hold a term, how often, and where; which
// values they have.
//
// Xapian's iterators cost some twenty nanoseconds a posting and a microsecond a list of positions;
// read off the tables it is a tenth of that. Who looks at every match of a common word, as counting
// and ranking do, reads here; everything else goes on through Xapian.
//
// Thread rule: lists belong to the thread of their database, as do their readers, which they
// outlive.
#pragma once

#include <xapian.h>

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "common/index/posting_chunk.hpp"
#include "searcher/lists/value_column.hpp"

namespace byline {

class PostingReader {
 public:
  virtual ~PostingReader() = default;

  // To the articles that hold a term; none for one that is not there. What was read for another is
  // of use: a reader for many terms costs less than one for each.
  virtual void start(const std::string& term) = 0;
  // To every article, with its length in words.
  virtual void start_lengths() = 0;
  // Replaces `block` by the next postings, ascending by article; false, and none, at the end.
  virtual bool next(std::vector<Posting>& block) = 0;
};

class PositionReader {
 public:
  virtual ~PositionReader() = default;

  // Appends the term's positions in the article, ascending. Articles asked for ascend.
  virtual void read(Xapian::docid article, std::vector<Xapian::termpos>& positions) = 0;
  // The first of them, 0 where there is none. Costs less than all.
  [[nodiscard]] virtual Xapian::termpos first(Xapian::docid article) = 0;
};

// A term of an article and how often it occurs there; whether to go on.
using TermSink = std::function<bool(const std::string& term, Xapian::termcount wdf)>;

class TermLists {
 public:
  virtual ~TermLists() = default;
  [[nodiscard]] virtual std::unique_ptr<PostingReader> postings() const = 0;
  [[nodiscard]] virtual std::unique_ptr<PositionReader> positions(
      const std::string& term) const = 0;

  // Calls `take` for each term of an article, in the order of bytes, until it returns false.
  virtual void each_term(Xapian::docid article, const TermSink& take) const = 0;

  // The highest number that an article may have.
  [[nodiscard]] virtual Xapian::docid last_article() const = 0;

  // The lengths of all articles in words, by number. Read when they are first asked for.
  [[nodiscard]] const std::vector<Xapian::termcount>& lengths() const;

  // The values of a slot, for who asks for those of `wanted` articles. Null while it costs less to
  // seek these one by one: it is read when as many were asked for, all in all, as its reading
  // costs.
  [[nodiscard]] const ValueColumn* column(Xapian::valueno slot, std::size_t wanted) const;

  [[nodiscard]] virtual ValueColumn read_column(Xapian::valueno slot) const = 0;

 private:
  struct Column {
    std::size_t asked = 0;
    std::optional<ValueColumn> values{};
  };

  mutable std::once_flag lengths_read_;
  mutable std::vector<Xapian::termcount> lengths_;
  mutable std::mutex columns_mutex_;
  mutable std::map<Xapian::valueno, Column> columns_;
};

// Of the database in `generation` as `database`, opened there, sees it. Throws
// Xapian::DatabaseModifiedError where a commit has passed since, now or while reading,
// Xapian::DatabaseCorruptError for tables that do not hold together.
[[nodiscard]] std::shared_ptr<const TermLists> open_lists(const std::filesystem::path& generation,
                                                          const Xapian::Database& database);

// Of any database, through Xapian.
[[nodiscard]] std::shared_ptr<const TermLists> lists_of(const Xapian::Database& database);
[[nodiscard]] std::vector<std::shared_ptr<const TermLists>> lists_of(
    const std::vector<Xapian::Database>& databases);

// The lists of databases that are searched together, for what meets them one by one inside Xapian's
// matcher.
class KnownLists {
 public:
  void add(const Xapian::Database& database, std::shared_ptr<const TermLists> lists);
  // Those that were added for it, else lists_of() it: a copy of an index has its UUID.
  [[nodiscard]] std::shared_ptr<const TermLists> of(const Xapian::Database& database) const;

 private:
  std::map<std::string, std::shared_ptr<const TermLists>> by_uuid_;  // null: of several
};

}  // namespace byline
