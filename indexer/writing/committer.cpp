// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/committer.hpp"

#include <fmt/format.h>

#include <map>
#include <new>
#include <optional>

#include "common/analysis/tokenizer.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/index/guard.hpp"
#include "common/index/location.hpp"
#include "common/index/record_dictionary.hpp"
#include "common/index/schema.hpp"
#include "common/index/seal.hpp"
#include "common/index/settings.hpp"
#include "common/index/spellings.hpp"
#include "indexer/furniture/sign_bytes.hpp"
#include "indexer/writing/docid_metadata.hpp"
#include "indexer/writing/document.hpp"

namespace byline {

namespace {

constexpr const char* kWriting = "cannot write to index";

// Free bytes that a batch must find beside its own size: blocks that copy-on-write leaves behind.
constexpr std::uint64_t kSpareBytes = std::uint64_t{16} << 20;

std::unique_ptr<Xapian::WritableDatabase> open_writer(const std::filesystem::path& generation,
                                                      int flags) {
  return std::make_unique<Xapian::WritableDatabase>(generation.string(),
                                                    flags | Xapian::DB_BACKEND_GLASS);
}

// Why an article was refused, when that may be the article's fault; rethrows what is not.
std::string reason_or_rethrow(const std::string& index) {
  try {
    throw;
  } catch (const Xapian::Error& error) {
    Error explained = explain(error, kWriting, index);
    if (explained.code() == ExitCode::Incomplete) throw explained;
    return error.get_msg();
  } catch (const std::bad_alloc&) {
    return "out of memory";
  }
}

}  // namespace

void require_space(const std::filesystem::path& generation, const std::string& index,
                   std::uint64_t bytes) {
  std::error_code error;
  const std::filesystem::space_info space = std::filesystem::space(generation, error);
  if (error || space.available >= bytes + kSpareBytes) return;
  throw Error(ExitCode::Incomplete,
              fmt::format("{}: '{}': disk full: {} MB are needed, {} MB are free", kWriting, index,
                          (bytes + kSpareBytes) >> 20, space.available >> 20),
              "free some space and run the same command again");
}

Committer::Committer(std::filesystem::path generation, std::string index)
    : generation_(std::move(generation)), index_(std::move(index)) {
  guarded(kWriting, index_, [this] { open(); });
}

void Committer::open() {
  writer_ = open_writer(generation_, Xapian::DB_OPEN);
  check_format(*writer_, index_);
  dictionary_of(*writer_);  // whoever removes or prunes reads the records
  dictionaries_ = std::make_unique<ValueDictionaries>(*writer_);
  marks_furniture_ = marks_furniture(*writer_);
  checkpoint_ = last_batch(*writer_);
}

std::vector<OperationFailure> Committer::commit(std::span<Operation> operations,
                                                const Metadata& metadata) {
  std::uint64_t cost = 0;
  for (const Operation& operation : operations) cost += operation.built.cost;
  require_space(generation_, index_, cost);
  if (is_sealed(generation_)) remove_seal(generation_);

  struct Range {
    std::size_t begin, end;
  };
  std::vector<OperationFailure> failures;
  std::vector<Range> left{{0, operations.size()}};
  while (!left.empty()) {
    const Range range = left.back();
    left.pop_back();
    std::string reason;
    const std::uint64_t checkpoint = checkpoint_ + 1;
    try {
      apply(operations.subspan(range.begin, range.end - range.begin), metadata);
      continue;
    } catch (...) {
      if (recover(checkpoint)) continue;
      reason = reason_or_rethrow(index_);
    }
    if (range.end - range.begin > 1) {
      const std::size_t middle = range.begin + (range.end - range.begin) / 2;
      left.push_back({middle, range.end});
      left.push_back({range.begin, middle});
    } else if (range.begin == range.end) {
      throw Error(ExitCode::Index, fmt::format("{}: '{}': {}", kWriting, index_, reason));
    } else {
      failures.push_back({range.begin, reason});
    }
  }
  return failures;
}

bool Committer::recover(std::uint64_t checkpoint) {
  // Closing a writer whose pending changes failed may itself fail; nothing of it is wanted.
  stories_.reset();
  forms_.reset();
  dictionaries_.reset();
  writer_.reset();
  guarded(kWriting, index_, [this] { open(); });
  if (checkpoint_ != checkpoint) return false;
  fsync_directory(generation_);
  return true;
}

void Committer::apply(std::span<Operation> operations, const Metadata& metadata) {
  writer_->begin_transaction(true);
  SpellingCounts spellings;
  for (Operation& operation : operations) {
    if (operation.kind == Operation::Kind::Remove) {
      writer_->delete_document(operation.docid);
      continue;
    }
    if (operation.kind == Operation::Kind::AddTerms) {
      Xapian::Document document = writer_->get_document(operation.docid);
      for (const std::string& term : operation.more_terms) document.add_boolean_term(term);
      writer_->replace_document(operation.docid, document);
      continue;
    }
    put(operation);
    for (const auto& [form, spelling] : operation.built.spellings) spellings.add(form, spelling);
  }
  for (const auto& [key, value] : spellings.changes(writer_.get())) {
    writer_->set_metadata(key, value);
  }
  for (const auto& [key, value] : dictionaries_->take_changes()) {
    writer_->set_metadata(key, value);
  }
  for (const auto& [key, value] : metadata) writer_->set_metadata(key, value);
  if (const std::string forms = forms_ ? forms_->take() : ""; !forms.empty()) {
    writer_->set_metadata(live_forms_key(checkpoint_ + 1), forms);
  }
  writer_->set_metadata(std::string(kMetaCheckpoint), std::to_string(checkpoint_ + 1));
  writer_->commit_transaction();
  fsync_directory(generation_);
  ++checkpoint_;
}

void Committer::put(Operation& operation) {
  complete_values(operation.built, *dictionaries_, operation.added, operation.run);
  Xapian::Document document = xapian_document(operation.built);
  for (const std::string& term : operation.more_terms) document.add_boolean_term(term);
  // Numbers are never given again, so the next one is known.
  const Xapian::docid docid = operation.docid == 0 ? writer_->get_lastdocid() + 1 : operation.docid;
  put_story(document, docid, operation.built.sketch);
  if (marks_furniture_) {
    writer_->set_metadata(docid_key(kMetaParagraphsPrefix, docid),
                          encode_signs(operation.built.signs));
  }
  operation.written_as = docid;
  put_forms(operation.built.terms);
  if (operation.docid == 0) {
    writer_->add_document(document);
  } else {
    writer_->replace_document(operation.docid, document);
  }
}

// An article without a sketch (--skip stories) must not be taken for the one it replaces.
void Committer::put_story(Xapian::Document& document, Xapian::docid docid,
                          const std::string& sketch) {
  if (sketch.empty()) {
    if (docid <= writer_->get_lastdocid()) {
      writer_->set_metadata(sketch_key(docid), encode_sketch({}));
    }
    return;
  }
  if (!stories_) stories_ = std::make_unique<LiveStories>(generation_, *writer_);
  const StoryMembership membership = stories_->join(docid, sketch);
  if (membership.lead != 0) put_into_story(document, membership);
  writer_->set_metadata(sketch_key(docid), sketch);
}

void Committer::put_forms(const DocumentTerms& terms) {
  if (!forms_) forms_ = std::make_unique<NewForms>(generation_, *writer_);
  for (const DocumentTerms::Term& term : terms.terms()) {
    if (const std::string_view bytes = terms.bytes(term); is_form(bytes)) forms_->add(bytes);
  }
}

void complete_values(BuiltDocument& built, ValueDictionaries& dictionaries, std::uint32_t added,
                     std::uint32_t run) {
  std::map<Xapian::valueno, std::string> values(built.values.begin(), built.values.end());
  std::vector<std::uint32_t> ordinals;
  for (const auto& [field, printed] : built.facets) {
    ordinals.clear();
    for (const std::string& value : printed) ordinals.push_back(dictionaries.ordinal(field, value));
    values[static_cast<Xapian::valueno>(info(field).slot)] = pack_ordinals(ordinals);
  }
  values[kSlotAdded] = pack_number(added);
  values[kSlotRun] = pack_number(run);
  built.values.assign(values.begin(), values.end());
}

Metadata initial_metadata(std::uint32_t now, bool furniture) {
  return {{std::string(kMetaFormat), std::to_string(kFormatVersion)},
          {std::string(kMetaAnalysis), std::to_string(kAnalysisVersion)},
          {std::string(kMetaSettings), furniture ? "" : std::string(kSkipsFurniture)},
          {std::string(kMetaCreated), std::to_string(now)}};
}

void create_database(const std::filesystem::path& generation, const std::string& index,
                     std::uint32_t now, bool furniture) {
  guarded("cannot create index", index, [&] {
    const auto writer = open_writer(generation, Xapian::DB_CREATE);
    for (const auto& [key, value] : initial_metadata(now, furniture))
      writer->set_metadata(key, value);
    writer->commit();
  });
  fsync_directory(generation);
}

}  // namespace byline
