// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/browse_answerer.hpp"

#include <fcntl.h>
#include <fmt/format.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <utility>
#include <variant>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/date/date_range.hpp"
#include "searcher/browse/narrowing.hpp"
#include "searcher/browse/state.hpp"
#include "searcher/command/filters.hpp"
#include "searcher/render/notices.hpp"
#include "searcher/render/renderer.hpp"

namespace byline {

namespace {

using browse::Ask;
using browse::AskKind;

constexpr std::uint64_t kMostValues = 5000;   // rows of a field at the left
constexpr std::uint64_t kMostNames = 20'000;  // values to complete from
constexpr std::size_t kFewBuckets = 6;        // so few years are counted by month

NodePtr parsed(const std::string& text, MatchMode match, const Request& request,
               std::vector<Note>* notes) {
  ParseOutcome outcome = parse_query(text, match, request.today, request.zone);
  if (auto* problem = std::get_if<QueryProblem>(&outcome)) {
    throw Error(
        ExitCode::Usage, problem->message,
        problem->suggestion.empty() ? "" : fmt::format("did you mean: {}", problem->suggestion));
  }
  auto& query = std::get<ParsedQuery>(outcome);
  if (notes != nullptr) *notes = std::move(query.notes);
  return std::move(query.root);
}

Filters filters_of(const browse::Question& question) {
  Filters filters;
  for (const browse::Filter& filter : question.filters)
    filters.values.emplace_back(filter.field, filter.value);
  if (question.since || question.until) {
    DateRange range;
    range.first = question.since;
    range.last = question.until;
    range.maybe = question.maybe;
    filters.dates = range;
    filters.dates_text = to_string(range);
  }
  return filters;
}

SortOrder sort_of(const browse::Question& question) {
  switch (question.sort) {
    case browse::Sort::Usual:
      return question.text.empty() && question.similar.empty() ? SortOrder::Newest
                                                               : SortOrder::Relevance;
    case browse::Sort::Relevance:
      return SortOrder::Relevance;
    case browse::Sort::Newest:
      return SortOrder::Newest;
    case browse::Sort::Oldest:
      return SortOrder::Oldest;
  }
  return SortOrder::Relevance;
}

HitPage find_page(Request& request, const Ask& ask) {
  request.offset = ask.offset;
  request.limit = browse::kPageSize;
  request.snippets = false;  // the article itself stands beside its title
  return find_hits(request);
}

ValueTable count_values(Request& request, const std::string& name) {
  request.limit = kMostValues;
  const std::optional<BrowseKey> key = find_browse_key(name);
  if (!key) throw Error(ExitCode::Internal, "no key to count by: " + name);
  return browse_values(request, {*key}, key->field ? ValueOrder::ByCount : ValueOrder::ByName);
}

Timeline count_timeline(const Request& request, const browse::Question& question) {
  const std::string unit = browse::timeline_unit(question);
  if (unit == "day") return count_over_time(request, DateUnit::Day, false);
  if (unit == "month") return count_over_time(request, DateUnit::Month, false);
  Timeline years = count_over_time(request, DateUnit::Year, false);
  const bool few = years.total.exact && years.series.front().buckets.size() <= kFewBuckets;
  return few ? count_over_time(request, DateUnit::Month, false) : years;
}

browse::Names list_names(const BrowseSettings& settings, const Ask& ask,
                         const std::atomic<bool>& outdated) {
  Request everything = browse_request({}, settings);
  everything.outdated = &outdated;
  everything.limit = kMostNames;
  const std::optional<BrowseKey> key = find_browse_key(info(ask.field).name);
  browse::Names names{ask.field, {}};
  if (!key) return names;  // a field without a list of values, such as title
  for (ValueRow& row : browse_values(everything, {*key}, ValueOrder::ByCount).rows)
    names.values.push_back(std::move(row.values.front()));
  return names;
}

// A file that is not there yet; what is not finished is taken away again.
class NewFile : public Output {
 public:
  explicit NewFile(std::string path) : path_(std::move(path)) {
    file_ = UniqueFd(::open(path_.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666));
    if (file_.is_open()) return;
    if (errno != EEXIST) throw_file_error("cannot write", path_, errno);
    throw Error(ExitCode::Usage, fmt::format("cannot write: '{}': it is there already", path_));
  }
  ~NewFile() override {
    if (!finished_) ::unlink(path_.c_str());
  }
  NewFile(const NewFile&) = delete;
  NewFile& operator=(const NewFile&) = delete;

  void write(std::string_view text) override { write_all(file_.get(), text, path_); }
  void finish() override {
    if (::fsync(file_.get()) != 0 && errno != EINVAL)
      throw_file_error("cannot write", path_, errno);
    finished_ = true;
  }

 private:
  std::string path_;
  UniqueFd file_;
  bool finished_ = false;
};

// "~/x" as a shell would read it.
std::string expanded(const std::string& path) {
  const char* home = std::getenv("HOME");
  return path.starts_with("~/") && home != nullptr ? home + path.substr(1) : path;
}

}  // namespace

Request browse_request(const browse::Question& question, const BrowseSettings& settings) {
  Request request;
  request.indexes = settings.indexes;
  request.names = settings.names;
  request.query = question.text;
  request.match = settings.match;
  request.today = settings.today;
  request.zone = settings.zone;
  request.timeout = settings.timeout;
  request.sort = sort_of(question);
  request.group = question.grouped;
  request.similar = question.similar;
  const Filters filters = filters_of(question);
  request.filters = filter_tree(filters);
  NodePtr query;
  NodePtr relaxed;
  if (!question.text.empty()) {
    const bool any = settings.match == MatchMode::Any;
    query = parsed(question.text, any ? MatchMode::Any : MatchMode::All, request, &request.notes);
    relaxed = parsed(question.text, MatchMode::Any, request, nullptr);
    const bool same = print_query(*relaxed) == print_query(*query);
    if (same || settings.match != MatchMode::Auto) relaxed = nullptr;
  }
  request.root = with_filters(std::move(query), filters);
  if (request.root == nullptr) request.root = make_node(AllNode{});
  if (relaxed != nullptr) request.relaxed = with_filters(std::move(relaxed), filters);
  return request;
}

void export_articles(const Request& request, const std::vector<std::string>& ids,
                     const std::string& format, const std::string& path) {
  const RenderFormat* row = find_render_format(format);
  if (row == nullptr || !can_give(*row, "show"))
    throw Error(ExitCode::Usage, fmt::format("cannot write articles as '{}'", format));
  const ShownArticles list = show_articles(request, ids);
  NewFile file(expanded(path));
  const std::unique_ptr<Renderer> renderer = row->make(file, RenderOptions{});
  renderer->articles(list);
  file.finish();
}

browse::Reply ArchiveAnswerer::answer(const Ask& ask, const std::atomic<bool>& outdated) {
  if (ask.kind == AskKind::Names) return {ask.kind, ask.turn, list_names(settings_, ask, outdated)};
  Request request = browse_request(ask.question, settings_);
  request.outdated = &outdated;
  switch (ask.kind) {
    case AskKind::Hits:
      return {ask.kind, ask.turn, find_page(request, ask)};
    case AskKind::Values:
      return {ask.kind, ask.turn, count_values(request, ask.key)};
    case AskKind::Timeline:
      return {ask.kind, ask.turn, count_timeline(request, ask.question)};
    case AskKind::Article:
      return {ask.kind, ask.turn, read_marked(request, ask.id, true)};
    case AskKind::Export:
      export_articles(request, ask.ids, ask.format, ask.path);
      return {
          ask.kind, ask.turn,
          browse::Exported{fmt::format(
              "wrote {} to {}", counted(ask.ids.size(), "article", Thousands::Grouped), ask.path)}};
    case AskKind::Names:
      break;
  }
  throw Error(ExitCode::Internal, "an ask of no known kind");
}

}  // namespace byline
