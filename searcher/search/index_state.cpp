// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/base/file.hpp"
#include "common/index/schema.hpp"
#include "common/index/settings.hpp"
#include "searcher/search/question.hpp"

namespace byline {

namespace {

IndexState state_of(const Xapian::Database& database, const std::string& path) {
  IndexState state;
  state.path = absolute_path(path);
  state.id = database.get_uuid();
  state.revision = database.get_revision();
  state.articles = database.get_doccount();
  state.format = database.get_metadata(std::string(kMetaFormat));
  state.analysis = database.get_metadata(std::string(kMetaAnalysis));
  state.marks_furniture = marks_furniture(database);
  const std::string live(kMetaSketchPrefix);
  state.stories_settled = database.metadata_keys_begin(live) == database.metadata_keys_end(live);
  return state;
}

}  // namespace

std::vector<IndexState> describe_indexes(const Request& request) {
  return ask(request, [&](const Archive& archive, Deadline) {
    std::vector<IndexState> states;
    for (std::size_t i = 0; i < archive.parts.size(); ++i)
      states.push_back(state_of(archive.parts[i], request.indexes[i]));
    return states;
  });
}

}  // namespace byline
