// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/lists/term_lists.hpp"

#include <limits>
#include <string_view>
#include <utility>

#include "common/glass/packing.hpp"
#include "common/index/posting_chunk.hpp"
#include "common/index/table_reader.hpp"
#include "common/index/termlist.hpp"
#include "searcher/lists/derived_lists.hpp"
#include "searcher/lists/packed_positions.hpp"

namespace byline {

namespace {

// ---- read off the tables -------------------------------------------------------------------

std::string key_of(const std::string& term) {
  std::string key;
  glass::append_term(key, term);
  return key;
}

std::string key_with_docid(const std::string& term) {
  std::string key = key_of(term);
  glass::append_term_end(key);
  return key;
}

// A list in chunks of a few thousand bytes, each an entry of the table.
class ChunkReader : public PostingReader {
 public:
  ChunkReader(const GlassTable& table, Xapian::docid most) : cursor_(table), most_(most) {}

  void start(const std::string& term) override { begin(key_of(term), key_with_docid(term)); }
  void start_lengths() override {
    begin(std::string(glass::kLengthsKey), std::string(glass::kLengthsKey));
  }
  bool next(std::vector<Posting>& block) override {
    block.clear();
    if (is_done_) return false;
    is_done_ = true;
    if (!has_begun_) {
      if (!cursor_.seek(first_key_) || cursor_.key() != first_key_) return false;
      has_begun_ = true;
      PackedBytes tag(cursor_.tag(), kPostingList);
      static_cast<void>(tag.number());  // articles
      static_cast<void>(tag.number());  // occurrences
      read(tag, std::uint64_t{tag.number32()} + 1, block);
      return true;
    }
    const Xapian::docid first = cursor_.next() ? docid_behind(later_key_, cursor_.key()) : kNoDocid;
    if (first == kNoDocid || first <= last_) throw_damaged(kPostingList);
    read(PackedBytes(cursor_.tag(), kPostingList), first, block);
    return true;
  }

 private:
  void begin(std::string first_key, std::string later_key) {
    first_key_ = std::move(first_key);
    later_key_ = std::move(later_key);
    last_ = 0;
    has_begun_ = false;
    is_done_ = false;
  }

  void read(PackedBytes bytes, std::uint64_t first, std::vector<Posting>& block) {
    is_done_ = read_chunk(bytes, first, block);
    last_ = block.back().article;
    if (last_ > most_) throw_damaged(kPostingList);
  }

  TableCursor cursor_;
  const Xapian::docid most_;  // that there may be
  std::string first_key_;
  std::string later_key_;
  Xapian::docid last_ = 0;
  bool has_begun_ = false;
  bool is_done_ = true;
};

class TablePositions : public PositionReader {
 public:
  TablePositions(const GlassTable& table, const std::string& term)
      : cursor_(table), key_(key_with_docid(term)), prefix_(key_.size()) {}

  void read(Xapian::docid article, std::vector<Xapian::termpos>& positions) override {
    if (at_ < article) move_to(article);
    if (at_ == article) append_unpacked_positions(cursor_.tag(), positions);
  }
  [[nodiscard]] Xapian::termpos first(Xapian::docid article) override {
    if (at_ < article) move_to(article);
    return at_ == article ? first_packed_position(cursor_.tag()) : 0;
  }

 private:
  void move_to(Xapian::docid article) {
    key_.resize(prefix_);
    glass::append_docid(key_, article);
    const std::string_view prefix = std::string_view(key_).substr(0, prefix_);
    at_ = cursor_.seek_on(key_) ? docid_behind(prefix, cursor_.key()) : kNoDocid;
  }

  TableCursor cursor_;
  std::string key_;
  const std::size_t prefix_;
  Xapian::docid at_ = 0;  // the article of the entry where the cursor stands
};

class TableLists : public TermLists {
 public:
  TableLists(const std::filesystem::path& generation, const GlassVersion& version,
             Xapian::docid last)
      : postlist_(generation / "postlist.glass", version.postlist, version.revision),
        position_(generation / "position.glass", version.position, version.revision),
        termlist_(generation / "termlist.glass", version.termlist, version.revision),
        last_(last) {}
  [[nodiscard]] std::unique_ptr<PostingReader> postings() const override {
    return std::make_unique<ChunkReader>(postlist_, last_);
  }
  [[nodiscard]] std::unique_ptr<PositionReader> positions(const std::string& term) const override {
    return std::make_unique<TablePositions>(position_, term);
  }
  void each_term(Xapian::docid article, const TermSink& take) const override {
    std::string key;
    glass::append_docid(key, article);
    TableCursor cursor(termlist_);
    if (!cursor.seek(key) || cursor.key() != key)
      throw Xapian::DocNotFoundError("no article of that number");
    TermlistReader reader(cursor.stored_tag());
    while (reader.next())
      if (!take(reader.term(), static_cast<Xapian::termcount>(reader.wdf()))) return;
  }
  [[nodiscard]] Xapian::docid last_article() const override { return last_; }

  // A slot lies in chunks of a few thousand bytes: the first value, then for each the articles
  // skipped and the value.
  [[nodiscard]] ValueColumn read_column(Xapian::valueno slot) const override {
    ValueColumn column;
    std::string prefix(glass::kValuesKey);
    glass::append_varint(prefix, slot);
    TableCursor cursor(postlist_);
    std::uint64_t next = 0;
    for (bool has_place = cursor.seek(prefix); has_place; has_place = cursor.next()) {
      std::uint64_t article = docid_behind(prefix, cursor.key());
      if (article == kNoDocid) break;
      PackedBytes chunk(cursor.tag(), kValueChunk);
      for (;;) {
        if (article < next || article > last_) throw_damaged(kValueChunk);
        column.add(static_cast<Xapian::docid>(article), chunk.take(chunk.number()));
        next = article + 1;
        if (chunk.at_end()) break;
        article = next + chunk.number32();
      }
    }
    return column;
  }

 private:
  static constexpr std::string_view kValueChunk = "value chunk";

  const GlassTable postlist_;
  const GlassTable position_;
  const GlassTable termlist_;
  const Xapian::docid last_;
};

// ---- through Xapian ------------------------------------------------------------------------

class XapianPostings : public PostingReader {
 public:
  explicit XapianPostings(const Xapian::Database& database) : database_(database) {}

  void start(const std::string& term) override {
    at_ = database_.postlist_begin(term);
    lengths_ = false;
  }
  void start_lengths() override {
    at_ = database_.postlist_begin({});
    lengths_ = true;
  }
  bool next(std::vector<Posting>& block) override {
    constexpr std::size_t kBlock = 1024;
    const Xapian::PostingIterator end;
    for (block.clear(); at_ != end && block.size() < kBlock; ++at_)
      block.push_back({*at_, lengths_ ? at_.get_doclength() : at_.get_wdf()});
    return !block.empty();
  }

 private:
  const Xapian::Database& database_;
  Xapian::PostingIterator at_;
  bool lengths_ = false;
};

class XapianPositions : public PositionReader {
 public:
  XapianPositions(const Xapian::Database& database, const std::string& term)
      : at_(database.postlist_begin(term)) {}

  void read(Xapian::docid article, std::vector<Xapian::termpos>& positions) override {
    if (!move_to(article)) return;
    positions.insert(positions.end(), at_.positionlist_begin(), at_.positionlist_end());
  }
  [[nodiscard]] Xapian::termpos first(Xapian::docid article) override {
    if (!move_to(article)) return 0;
    const Xapian::PositionIterator first = at_.positionlist_begin();
    return first == at_.positionlist_end() ? 0 : *first;
  }

 private:
  bool move_to(Xapian::docid article) {
    const Xapian::PostingIterator end;
    if (at_ != end && *at_ < article) at_.skip_to(article);
    return at_ != end && *at_ == article;
  }

  Xapian::PostingIterator at_;
};

class XapianLists : public TermLists {
 public:
  explicit XapianLists(Xapian::Database database) : database_(std::move(database)) {}
  [[nodiscard]] std::unique_ptr<PostingReader> postings() const override {
    return std::make_unique<XapianPostings>(database_);
  }
  [[nodiscard]] std::unique_ptr<PositionReader> positions(const std::string& term) const override {
    return std::make_unique<XapianPositions>(database_, term);
  }
  void each_term(Xapian::docid article, const TermSink& take) const override {
    const auto end = database_.termlist_end(article);
    for (auto term = database_.termlist_begin(article); term != end; ++term)
      if (!take(*term, term.get_wdf())) return;
  }
  [[nodiscard]] Xapian::docid last_article() const override { return database_.get_lastdocid(); }
  [[nodiscard]] ValueColumn read_column(Xapian::valueno slot) const override {
    ValueColumn column;
    const auto end = database_.valuestream_end(slot);
    for (auto value = database_.valuestream_begin(slot); value != end; ++value)
      column.add(value.get_docid(), *value);
    return column;
  }

 private:
  const Xapian::Database database_;
};

}  // namespace

const std::vector<Xapian::termcount>& TermLists::lengths() const {
  std::call_once(lengths_read_, [this] {
    std::vector<Xapian::termcount> lengths;
    std::vector<Posting> block;
    const std::unique_ptr<PostingReader> reader = postings();
    reader->start_lengths();
    while (reader->next(block)) {
      if (block.back().article > last_article()) throw_damaged(kPostingList);
      lengths.resize(std::size_t{block.back().article} + 1);
      for (const Posting& posting : block) lengths[posting.article] = posting.count;
    }
    lengths_ = std::move(lengths);
  });
  return lengths_;
}

const ValueColumn* TermLists::column(Xapian::valueno slot, std::size_t wanted) const {
  constexpr std::size_t kReadASeek = 160;  // values
  const std::lock_guard lock(columns_mutex_);
  Column& column = columns_[slot];
  if (!column.values) {
    column.asked += wanted;
    if (column.asked < last_article() / kReadASeek) return nullptr;
    column.values = read_column(slot);
  }
  return &*column.values;
}

std::shared_ptr<const TermLists> open_lists(const std::filesystem::path& generation,
                                            const Xapian::Database& database) {
  const GlassVersion version = read_glass_version(generation);
  if (version.revision != database.get_revision() || version.printed_uuid() != database.get_uuid())
    throw Xapian::DatabaseModifiedError("a commit has passed since the index was opened");
  return with_derived(std::make_shared<TableLists>(generation, version, database.get_lastdocid()),
                      database);
}

std::shared_ptr<const TermLists> lists_of(const Xapian::Database& database) {
  return with_derived(std::make_shared<XapianLists>(database), database);
}

std::vector<std::shared_ptr<const TermLists>> lists_of(
    const std::vector<Xapian::Database>& databases) {
  std::vector<std::shared_ptr<const TermLists>> lists;
  for (const Xapian::Database& database : databases) lists.push_back(lists_of(database));
  return lists;
}

void KnownLists::add(const Xapian::Database& database, std::shared_ptr<const TermLists> lists) {
  const auto [known, is_new] = by_uuid_.emplace(database.get_uuid(), lists);
  if (!is_new && known->second != lists) known->second = nullptr;
}

std::shared_ptr<const TermLists> KnownLists::of(const Xapian::Database& database) const {
  const auto known = by_uuid_.find(database.get_uuid());
  const bool is_known = known != by_uuid_.end() && known->second != nullptr;
  return is_known ? known->second : lists_of(database);
}

}  // namespace byline
