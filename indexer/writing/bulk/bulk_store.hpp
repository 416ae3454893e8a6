// SPDX-License-Identifier: GPL-3.0-or-later
// Puts articles into a generation that is being built, through the bulk builder.
//
// Nothing is durable, and the generation is no database, before finish(). An article that takes
// the place of another is a new document; the other is left out when the tables are written. So is
// one that holds a paragraph which proved to be furniture later: it is made anew at the end.
//
// Where the settings name a generation that is held, its articles stand before those that are put
// and are found, replaced and counted like them: furniture and stories are decided for all as
// `compact` does. It is only read, and what comes out does not tell how many batches it came in.
#pragma once

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

#include "common/index/spellings.hpp"
#include "common/index/value_dictionary.hpp"
#include "indexer/furniture/furniture_guess.hpp"
#include "indexer/furniture/paragraph_sorter.hpp"
#include "indexer/stories/sketch_file.hpp"
#include "indexer/writing/article_store.hpp"
#include "indexer/writing/bulk/bulk_builder.hpp"
#include "indexer/writing/bulk/dictionary_trainer.hpp"
#include "indexer/writing/bulk/docid_map.hpp"
#include "indexer/writing/document.hpp"
#include "indexer/writing/run.hpp"
#include "indexer/writing/settling.hpp"

namespace byline {

class BulkStore : public ArticleStore {
 public:
  // `settings.generation` is a fresh, empty folder.
  BulkStore(const StoreSettings& settings, VerdictSink sink);

  [[nodiscard]] const IndexKnowledge& knowledge() const override { return knowledge_; }
  [[nodiscard]] std::uint32_t run() const override { return run_.number; }
  [[nodiscard]] std::optional<Holder> find(const std::string& key) override;
  void put(Placement placement, const Holder* holder) override;
  void add_raw(const Holder& holder, const Hash128& raw) override;
  [[nodiscard]] std::vector<std::string> raw_terms(const Holder& holder) override;
  [[nodiscard]] std::string record(const Holder& holder) override;
  void settle(Verdict verdict) override { sink_(verdict); }
  [[nodiscard]] bool is_full() const override { return false; }
  void commit() override {}
  void finish(bool ended) override;
  [[nodiscard]] std::uint64_t changed_by_furniture() const override { return changed_; }
  [[nodiscard]] std::uint64_t commits() const override { return commits_; }

 private:
  // Since when an article is held, and by which run.
  struct Origin {
    std::uint32_t added;
    std::uint32_t run;
  };

  [[nodiscard]] const Xapian::Database& held() const { return builder_.held()->database(); }
  [[nodiscard]] Origin origin(std::uint32_t docid) const;
  std::uint32_t add(BuiltDocument built, const Origin& origin,
                    const std::vector<std::string>& more_raw_terms);
  void go_on_with_dictionary();
  void learn(Placement& placement);
  void train(const std::string& record);
  void settle_furniture();
  std::uint32_t put_anew(std::uint32_t docid);
  // `moved`: the new numbers of articles that were put anew.
  void write_paragraphs(const KnownFurniture::Keys& keys,
                        const std::unordered_map<std::uint32_t, std::uint32_t>& moved);
  void check_space();
  void group_stories();
  void regroup(std::uint32_t docid, const StoryMember* member, bool was_member);
  [[nodiscard]] std::map<std::string, std::string> metadata(bool ended);

  const StoreSettings settings_;
  BulkBuilder builder_;
  const Run run_;
  const VerdictSink sink_;
  const std::unique_ptr<IndexKnowledge> own_knowledge_;  // null: the settings bring it
  IndexKnowledge& knowledge_;
  DictionaryTrainer trainer_;
  // By the docid from which on it serves; the first serves those before it, too.
  std::map<std::uint32_t, std::shared_ptr<const RecordDictionary>> trained_;
  FurnitureGuess guess_;
  ParagraphSorter paragraphs_;
  DocumentBuilder documents_;
  std::vector<Origin> origins_;  // by docid less the last one held
  SketchFileWriter sketches_;
  ValueDictionaries dictionaries_;
  SpellingCounts spellings_;
  DocidMap by_key_;  // of what was put
  std::uint64_t checked_bytes_ = 0;
  std::uint64_t changed_ = 0;
  std::uint64_t commits_ = 0;
};

}  // namespace byline
