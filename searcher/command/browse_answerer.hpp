// SPDX-License-Identifier: GPL-3.0-or-later
// What the browser asks, answered by the functions of searcher/search.
#pragma once

#include <atomic>
#include <chrono>
#include <string>
#include <vector>

#include "common/date/date.hpp"
#include "searcher/browse/question.hpp"
#include "searcher/query/name_list.hpp"
#include "searcher/query/parser.hpp"
#include "searcher/search/search.hpp"

namespace byline {

struct BrowseSettings {
  std::vector<std::string> indexes;
  NameList names;  // the user's list of names that count as one
  MatchMode match = MatchMode::Auto;
  Day today = 0;
  std::string zone;  // as Request::zone
  std::chrono::milliseconds timeout{10'000};
};

// The request that the question stands for. Error{Usage} for a query that cannot be read: its
// message in one line, what was perhaps meant as its hint.
[[nodiscard]] Request browse_request(const browse::Question& question,
                                     const BrowseSettings& settings);

// Thread rule: holds nothing but settings; any number of threads. An index that was switched,
// changed or away since the thread's last answer is opened anew (searcher/search/archive.hpp).
class ArchiveAnswerer : public browse::Answerer {
 public:
  explicit ArchiveAnswerer(BrowseSettings settings) : settings_(std::move(settings)) {}
  [[nodiscard]] browse::Reply answer(const browse::Ask& ask,
                                     const std::atomic<bool>& outdated) override;

 private:
  BrowseSettings settings_;
};

// Writes articles to a new file. Error for a file that is there already or cannot be written; then
// nothing is left of it.
void export_articles(const Request& request, const std::vector<std::string>& ids,
                     const std::string& format, const std::string& path);

}  // namespace byline
