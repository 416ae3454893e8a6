// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <utility>

#include "searcher/search/question.hpp"
#include "searcher/search/ranking.hpp"
#include "searcher/search/term_counts.hpp"

namespace byline {

namespace {

constexpr std::uint64_t kSample = 1000;       // best results that are looked at
constexpr std::uint64_t kDefaultTerms = 40;   // rows when the request has no limit
constexpr std::uint32_t kFewestArticles = 2;  // a word of one article is a name or a mistake
constexpr double kLeastScore = 10.83;         // chi squared, one degree of freedom, p = .001

struct Sample {
  TermCounts counts;
  std::uint64_t articles = 0;
};

std::vector<TermRow> score_terms(const Archive& archive, const Sample& sample) {
  const std::uint64_t rest = archive.all.get_doccount() - sample.articles;
  std::vector<TermRow> rows;
  for (const auto& [term, count] : sample.counts) {
    if (count.articles < kFewestArticles) continue;
    const std::uint64_t everywhere = frequency(archive, term);
    const double score =
        g_squared(count.articles, sample.articles, everywhere - count.articles, rest);
    if (score >= kLeastScore) rows.push_back({term, score, count.articles});
  }
  std::sort(rows.begin(), rows.end(), [](const TermRow& a, const TermRow& b) {
    return a.score != b.score ? a.score > b.score : a.term < b.term;
  });
  return rows;
}

void keep_page(const Request& request, std::vector<TermRow>& rows) {
  const auto first = std::min<std::uint64_t>(request.offset, rows.size());
  rows.erase(rows.begin(), rows.begin() + static_cast<std::ptrdiff_t>(first));
  rows.resize(std::min<std::uint64_t>(rows.size(), request.limit.value_or(kDefaultTerms)));
}

TermList answer_terms(const Request& request, const Archive& archive, Deadline deadline) {
  TermList list;
  const CompiledQuery query = compile_tree(archive, request.root.get(), deadline);
  begin_answer(request, archive, query, list);
  const RankedPage best = rank_articles(archive, query, {}, {0, kSample}, deadline);
  std::vector<Xapian::docid> docids;
  for (const RankedRow& row : best.rows) docids.push_back(row.docid);
  Sample sample;
  sample.articles = docids.size();
  const bool complete = count_terms(archive, docids, deadline, sample.counts);
  list.terms = score_terms(archive, sample);
  keep_page(request, list.terms);
  set_total(request, {best.total, best.stories, best.complete && complete}, list);
  note_maybe_dated(archive, query, deadline, list);
  return list;
}

}  // namespace

TermList distinctive_terms(const Request& request) {
  return ask(request, [&](const Archive& archive, Deadline deadline) {
    return answer_terms(request, archive, deadline);
  });
}

}  // namespace byline
