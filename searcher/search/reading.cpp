// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>

#include "searcher/search/hit.hpp"
#include "searcher/search/named_article.hpp"
#include "searcher/search/question.hpp"
#include "searcher/search/snippet.hpp"

namespace byline {

MarkedArticle read_marked(const Request& request, const std::string& id, bool relaxed) {
  return ask(request, [&](const Archive& archive, Deadline deadline) {
    const bool loose = relaxed && request.relaxed != nullptr;
    const Node* tree = loose ? request.relaxed.get() : request.root.get();
    const CompiledQuery query = compile_tree(archive, tree, deadline);
    Marker marker(query.highlights);
    MarkedArticle marked;
    marked.hit = make_hit(archive, find_named(archive, id), marker, {false, false});
    // What is beyond is too long to be marked while somebody waits; it is there to be read.
    std::size_t left = kSnippetBytes;
    const std::vector<Spot> spots = paragraph_spots(marked.hit.article);
    for (const std::string& paragraph : marked.hit.article.paragraphs) {
      const Spot& spot = spots[marked.paragraphs.size()];
      const bool is_marked = paragraph.size() <= left;
      left -= std::min(left, paragraph.size());
      marked.paragraphs.push_back(is_marked ? mark_text(paragraph, marker.find(paragraph, spot))
                                            : std::vector<SnippetPart>{{paragraph, false}});
    }
    return marked;
  });
}

}  // namespace byline
