// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/article_writer.hpp"

#include <fmt/format.h>

#include <utility>

#include "common/index/guard.hpp"
#include "common/index/record.hpp"
#include "indexer/cleaning/clean.hpp"
#include "indexer/writing/identity.hpp"

namespace byline {

namespace {

Article without_text(Article article) {
  article.paragraphs.clear();
  article.paragraphs.shrink_to_fit();
  return article;
}

// Bytes of the text of a record. (Its words depend on the furniture that was known.)
std::size_t length_of(std::string_view record) {
  std::size_t bytes = 0;
  for (const std::string& paragraph : decode_record(record).article.paragraphs) {
    bytes += paragraph.size();
  }
  return bytes;
}

Verdict verdict_of(Outcome outcome, const Prepared& prepared, std::string reason) {
  return {outcome,           prepared.place,   prepared.article.id,
          std::move(reason), prepared.repairs, prepared.cut};
}

Placement placement_of(Prepared prepared, std::uint32_t added, std::optional<Verdict> verdict) {
  return {std::move(prepared.key),
          without_text(std::move(prepared.article)),
          prepared.raw,
          std::move(prepared.built),
          {},
          added,
          0,
          std::move(verdict)};
}

}  // namespace

ArticleWriter::ArticleWriter(ArticleStore& store, std::string index, std::uint32_t now,
                             StageTimes& times, const DocumentSettings& documents)
    : store_(store), index_(std::move(index)), now_(now), times_(times), builder_(documents) {}

void ArticleWriter::put(Prepared prepared) {
  {
    const StageClock clock(times_, Stage::Decide);
    guarded("cannot read index", index_, [&] { decide(std::move(prepared)); });
  }
  if (!store_.is_full()) return;
  const StageClock clock(times_, Stage::Commit);
  store_.commit();
}

void ArticleWriter::finish(bool ended) {
  const StageClock clock(times_, Stage::Commit);
  store_.finish(ended);
}

void ArticleWriter::decide(Prepared prepared) {
  if (!prepared.reject.empty()) {
    tell(Outcome::Rejected, prepared, prepared.reject);
    return;
  }
  if (prepared.is_known) {
    tell(Outcome::Unchanged, prepared, {});
    return;
  }
  const std::optional<Holder> holder = store_.find(prepared.key);
  if (!holder) {
    Verdict verdict = verdict_of(Outcome::Added, prepared, {});
    add_new(std::move(prepared), std::move(verdict));
  } else if (prepared.given_id && !is_same_article(holder->article, prepared.article)) {
    conflict(*holder, std::move(prepared));
  } else {
    same_article(*holder, std::move(prepared));
  }
}

void ArticleWriter::add_new(Prepared prepared, std::optional<Verdict> verdict) {
  store_.put(placement_of(std::move(prepared), now_, std::move(verdict)), nullptr);
}

// The record takes the holder's place, and since when it is held.
void ArticleWriter::replace(const Holder& holder, Prepared prepared,
                            std::vector<std::string> raw_terms, Verdict verdict) {
  Placement placement = placement_of(std::move(prepared), holder.added, std::move(verdict));
  placement.more_raw_terms = std::move(raw_terms);
  store_.put(std::move(placement), &holder);
}

void ArticleWriter::same_article(const Holder& holder, Prepared prepared) {
  if (holder.run == store_.run()) {
    merge(holder, std::move(prepared));
    return;
  }
  // A holder of an earlier run comes from the index, with its text; ours is in the record.
  const Article ours = decode_record(prepared.built.data).article;
  if (has_same_content(holder.article, ours)) {
    store_.add_raw(holder, prepared.raw);
    tell(Outcome::Unchanged, prepared, {});
  } else {
    Verdict verdict = verdict_of(Outcome::Updated, prepared, {});
    replace(holder, std::move(prepared), {}, std::move(verdict));
  }
}

void ArticleWriter::merge(const Holder& holder, Prepared prepared) {
  Verdict merged = verdict_of(Outcome::Merged, prepared,
                              fmt::format("same article as '{}'", holder.article.source));
  const Version ours{length_of(prepared.built.data), prepared.raw};
  const Version held{length_of(store_.record(holder)), holder.raw};
  if (is_better(ours, held)) {
    replace(holder, std::move(prepared), store_.raw_terms(holder), std::move(merged));
  } else {
    store_.add_raw(holder, prepared.raw);
    store_.settle(std::move(merged));
  }
}

// Within a run the smaller hash keeps the id. A holder was told as added already and is not told
// again: the newcomer's verdict says what happened.
void ArticleWriter::conflict(const Holder& holder, Prepared prepared) {
  if (holder.run != store_.run() || holder.raw < prepared.raw) {
    put_beside(std::move(prepared), true);
    return;
  }
  const std::string moved_id = move_aside(holder);
  Verdict verdict =
      verdict_of(Outcome::Conflict, prepared,
                 fmt::format("id '{}' was held by another article of this run, which is now '{}'",
                             prepared.article.id, moved_id));
  replace(holder, std::move(prepared), {}, std::move(verdict));
}

// Gives the record an id of its own and puts it as that; returns the id.
std::string ArticleWriter::put_beside(Prepared prepared, bool is_told) {
  const std::string wanted = prepared.article.id;
  Article article = decode_record(prepared.built.data).article;
  derive_conflict_id(article, prepared.key);
  bool cut = false;
  prepared.built = builder_.build(article, prepared.key, prepared.raw, cut);
  prepared.article = without_text(std::move(article));
  std::string id = prepared.article.id;
  if (const std::optional<Holder> other = store_.find(prepared.key)) {
    same_article(*other, std::move(prepared));
    return id;
  }
  std::optional<Verdict> verdict;
  if (is_told) {
    verdict = verdict_of(Outcome::Conflict, prepared,
                         fmt::format("id '{}' is held by another article", wanted));
  }
  add_new(std::move(prepared), std::move(verdict));
  return id;
}

// The holder of an id goes on under a derived one, as a document of its own.
std::string ArticleWriter::move_aside(const Holder& holder) {
  Prepared moved;
  moved.article = holder.article;
  moved.raw = holder.raw;
  moved.built.data = store_.record(holder);
  return put_beside(std::move(moved), false);
}

void ArticleWriter::tell(Outcome outcome, const Prepared& prepared, std::string reason) {
  store_.settle(verdict_of(outcome, prepared, std::move(reason)));
}

}  // namespace byline
