// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/question.hpp"

#include "common/index/schema.hpp"
#include "searcher/search/article_set.hpp"
#include "searcher/search/similar.hpp"
#include "searcher/search/story_rows.hpp"

namespace byline {

CompiledQuery compile_tree(const Archive& archive, const Node* tree, Deadline deadline) {
  static const Node kEveryArticle{AllNode{}, {}};
  Vocabulary vocabulary(archive.parts, archive.families, archive.forms, archive.main_languages());
  KnownLists lists;
  for (std::size_t part = 0; part < archive.parts.size(); ++part)
    lists.add(archive.parts[part], archive.lists[part]);
  return compile_query(tree == nullptr ? kEveryArticle : *tree, vocabulary, deadline, lists);
}

namespace {

// What `tree` matches, or of that what is like the article that the request names.
CompiledQuery compile_alike(const Archive& archive, const Request& request, const Node* tree,
                            Deadline deadline) {
  CompiledQuery query = compile_tree(archive, tree, deadline);
  return request.similar.empty() ? query : like_article(archive, request.similar, query);
}

}  // namespace

CompiledQuery compile_request(const Archive& archive, const Request& request, Deadline deadline) {
  return compile_alike(archive, request, request.root.get(), deadline);
}

Matches match_request(const Archive& archive, const Request& request, const CompiledQuery& query,
                      Deadline deadline) {
  if (request.any_of.empty()) return match_articles(archive, query.filter, deadline);
  std::vector<ArticleSet> found;
  for (const std::shared_ptr<const TermLists>& lists : archive.lists)
    found.emplace_back(lists->last_article());
  Matches any;
  for (const Node* tree : request.any_of) {
    const CompiledQuery one = compile_alike(archive, request, tree, deadline);
    const Matches matches = match_articles(archive, one.filter, deadline);
    any.complete &= matches.complete;
    for (std::size_t part = 0; part < found.size(); ++part) {
      for (const Xapian::docid article : matches.parts[part]) found[part].insert(article);
    }
  }
  for (const ArticleSet& articles : found) any.parts.push_back(articles.list());
  return any;
}

void begin_answer(const Request& request, const Archive& archive, const CompiledQuery& compiled,
                  Answer& answer) {
  answer.query = request.query;
  answer.match = request.match == MatchMode::Any ? "any" : "all";
  answer.notes = request.notes;
  answer.notes.insert(answer.notes.end(), compiled.notes.begin(), compiled.notes.end());
  answer.total.indexes_asked = static_cast<std::uint32_t>(request.indexes.size());
  answer.total.indexes_answered = static_cast<std::uint32_t>(archive.parts.size());
}

Counts count_matches(const Archive& archive, const Matches& matches) {
  return {matches.total(), ArchiveStories(archive).count(matches), matches.complete};
}

void note_time_limit(const Request& request, std::string_view meaning, Answer& answer) {
  answer.total.exact = false;
  const double seconds = std::chrono::duration<double>(request.timeout).count();
  answer.notes.push_back(
      {"time-limit", fmt::format("stopped after {:g} s: {}", seconds, meaning), {}, {}});
}

void set_total(const Request& request, const Counts& counts, Answer& answer) {
  answer.total.articles = counts.articles;
  answer.total.stories = counts.stories;
  if (!counts.complete) note_time_limit(request, "the counts are too low", answer);
}

void note_maybe_dated(const Archive& archive, const CompiledQuery& compiled, Deadline deadline,
                      Answer& answer) {
  if (compiled.only_wide.empty() || !answer.total.exact) return;
  const Matches matches = match_articles(archive, compiled.only_wide, deadline);
  const std::uint64_t more = matches.total();
  if (!matches.complete || more == 0) return;
  std::string message =
      more == 1
          ? "1 more article may match: its date is only a month or a year"
          : fmt::format("{} more articles may match: their dates are only months or years", more);
  answer.notes.push_back({"maybe-dated", message + "; date:~ includes them", {}, {}});
}

}  // namespace byline
