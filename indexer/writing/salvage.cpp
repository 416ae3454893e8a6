// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/salvage.hpp"

#include <fmt/format.h>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/index/schema.hpp"
#include "indexer/writing/document.hpp"

namespace byline {

namespace fs = std::filesystem;

namespace {

template <class Use>
void for_postings_of(const Xapian::Database& database, std::string_view of_prefix, Use use) {
  const std::string prefix(of_prefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    const std::string name = *term;
    for (auto posting = database.postlist_begin(name); posting != database.postlist_end(name);
         ++posting) {
      use(*posting, name);
    }
  }
}

}  // namespace

void link_article_tables(const fs::path& from, const fs::path& to) {
  for (const char* name : {"iamglass", "postlist.glass", "docdata.glass"}) {
    std::error_code error;
    fs::create_symlink(fs::absolute(from / name), to / name, error);
    if (!error) continue;
    throw Error(ExitCode::Index, fmt::format("cannot link table: '{}': {}", (to / name).string(),
                                             errno_text(error.value())));
  }
}

PostedTerms::PostedTerms(const Xapian::Database& database) {
  for_postings_of(database, kKeyPrefix, [this](Xapian::docid docid, const std::string& term) {
    terms_[docid].key = key_of_term(term);
  });
  for_postings_of(database, kRawPrefix, [this](Xapian::docid docid, const std::string& term) {
    if (is_raw_term(term)) terms_[docid].raw.push_back(term);
  });
}

const HeldTerms& PostedTerms::of(Xapian::docid docid) const {
  const auto found = terms_.find(docid);
  if (found != terms_.end() && !found->second.key.empty()) return found->second;
  throw Error(ExitCode::Index, "its identity cannot be read");
}

}  // namespace byline
