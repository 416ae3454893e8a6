// SPDX-License-Identifier: GPL-3.0-or-later
// Decides what becomes of prepared records, and puts them into a store.
//
// Decides identity: whether a record is new, the same article again, a newer version of one held,
// or another article under an id already held (a conflict: it gets an id of its own, nothing is
// lost). The decisions do not depend on the order of the records within a run: see identity.hpp.
//
// Thread rule: one thread.
#pragma once

#include <cstdint>
#include <string>

#include "indexer/writing/article_store.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/prepared.hpp"
#include "indexer/writing/stage_times.hpp"

namespace byline {

class ArticleWriter {
 public:
  // `index` names the index in messages; `now`: seconds since 1970, what `added` becomes;
  // `documents`: how an article that gets another id is made anew.
  ArticleWriter(ArticleStore& store, std::string index, std::uint32_t now, StageTimes& times,
                const DocumentSettings& documents = {});

  // Error{Incomplete} when the disk is full: what was committed before stays.
  void put(Prepared prepared);

  // Commits what is pending. `ended`: the run was read to its end.
  void finish(bool ended);

 private:
  void decide(Prepared prepared);
  void add_new(Prepared prepared, std::optional<Verdict> verdict);
  void replace(const Holder& holder, Prepared prepared, std::vector<std::string> raw_terms,
               Verdict verdict);
  void same_article(const Holder& holder, Prepared prepared);
  void merge(const Holder& holder, Prepared prepared);
  void conflict(const Holder& holder, Prepared prepared);
  std::string put_beside(Prepared prepared, bool is_told);
  std::string move_aside(const Holder& holder);
  void tell(Outcome outcome, const Prepared& prepared, std::string reason);

  ArticleStore& store_;
  const std::string index_;
  const std::uint32_t now_;
  StageTimes& times_;
  DocumentBuilder builder_;
};

}  // namespace byline
