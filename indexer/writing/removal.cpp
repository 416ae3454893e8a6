// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/removal.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/base/error.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/text/ascii.hpp"
#include "indexer/writing/document.hpp"

namespace byline {

namespace {

constexpr std::size_t kBatchOfRemovals = 10'000;

// Without what makes no difference to where a path leads. A part ".." stays: it may follow a link.
std::string plain_path(std::string_view path) {
  std::string plain;
  bool is_first = true;
  while (!path.empty()) {
    const std::size_t slash = path.find('/');
    const std::string_view part = path.substr(0, slash);
    const bool is_root = is_first && part.empty();
    if (is_root || !(part.empty() || part == ".")) {
      if (!plain.empty() && plain != "/") plain += '/';
      plain += is_root ? "/" : part;
    }
    is_first = false;
    path.remove_prefix(slash == std::string_view::npos ? path.size() : slash + 1);
  }
  return plain;
}

bool is_line(std::string_view text) {
  return !text.empty() && std::all_of(text.begin(), text.end(), is_digit);
}

// Whether a source is `path`, or what lies in it.
bool is_below(std::string_view source, std::string_view path) {
  if (!source.starts_with(path)) return false;
  const std::string_view rest = source.substr(path.size());
  return rest.empty() || path == "/" || rest[0] == '/' || rest[0] == '#' ||
         (rest[0] == ':' && is_line(rest.substr(1)));
}

// Whether any record of the run stands for the document. `seen` is sorted.
bool is_seen(const Xapian::Document& document, const std::vector<std::string>& seen) {
  const std::vector<std::string> terms = raw_terms_of(document);
  return std::any_of(terms.begin(), terms.end(), [&seen](const std::string& term) {
    return std::binary_search(seen.begin(), seen.end(), term);
  });
}

std::vector<std::string> terms_of(const std::vector<Hash128>& records) {
  std::vector<std::string> terms;
  terms.reserve(records.size());
  for (const Hash128& record : records) terms.push_back(raw_term(record));
  std::sort(terms.begin(), terms.end());
  return terms;
}

// The first of `paths` that `source` comes from; null: none.
template <typename Paths>
const std::string* origin_of(const std::string& source, const Paths& paths) {
  const auto found = std::find_if(paths.begin(), paths.end(), [&source](const std::string& path) {
    return comes_from(source, path);
  });
  return found == paths.end() ? nullptr : &*found;
}

// Whether the run that has seen an article found it there.
bool was_held_before(const Xapian::Document& document, const SeenInput& seen) {
  return unpack_number(document.get_value(kSlotRun)) != seen.run ||
         unpack_number(document.get_value(kSlotAdded)) != seen.now;
}

}  // namespace

void remove_documents(Committer& committer, const std::set<Xapian::docid>& documents) {
  std::vector<Operation> operations;
  const auto commit = [&] {
    for (const OperationFailure& failure : committer.commit(operations, {})) {
      throw Error(ExitCode::Index, fmt::format("cannot remove: {}", failure.reason),
                  "run: byline-index check");
    }
    operations.clear();
  };
  for (const Xapian::docid document : documents) {
    Operation operation;
    operation.kind = Operation::Kind::Remove;
    operation.docid = document;
    operations.push_back(std::move(operation));
    if (operations.size() == kBatchOfRemovals) commit();
  }
  if (!operations.empty()) commit();
}

bool comes_from(std::string_view source, std::string_view path) {
  const std::string plain = plain_path(source);
  const std::string above = plain_path(path);
  if (above.empty()) {  // "."
    const bool is_input = is_below(source, "-") && !source.starts_with("-/");
    return !plain.starts_with('/') && !is_below(plain, "..") && !is_input;
  }
  return is_below(plain, above);
}

Pruned prune(Committer& committer, SeenInput seen,
             const std::function<void(const Article&)>& tell) {
  const std::vector<std::string> terms = terms_of(std::exchange(seen.records, {}));
  std::map<std::string, std::set<Xapian::docid>> gone;  // by path
  std::set<std::string> proved;                         // paths of which something was seen again
  Pruned pruned;
  const Xapian::Database& database = committer.database();
  for (auto held = database.postlist_begin({}); held != database.postlist_end({}); ++held) {
    const Xapian::Document document = database.get_document(*held);
    const std::string source = decode_record(document.get_data()).article.source;
    const std::string* const path = origin_of(source, seen.paths);
    if (path == nullptr) continue;
    if (is_seen(document, terms)) {
      if (was_held_before(document, seen)) proved.insert(*path);
    } else if (origin_of(source, seen.doubtful) != nullptr) {
      ++pruned.kept;
    } else {
      gone[*path].insert(*held);
    }
  }
  std::set<Xapian::docid> removed;
  for (auto& [path, documents] : gone) {
    if (proved.contains(path)) {
      removed.merge(documents);
    } else {
      pruned.unseen[path] = documents.size();
    }
  }
  for (const Xapian::docid docid : removed) tell(read_article(database.get_document(docid)));
  remove_documents(committer, removed);
  pruned.removed = removed.size();
  return pruned;
}

}  // namespace byline
