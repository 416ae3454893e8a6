// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/renderer.hpp"

#include "common/base/error.hpp"

namespace byline {

namespace {

[[noreturn]] void refuse(const std::string& mode) {
  throw Error{ExitCode::Internal, "this format has no " + mode};
}

}  // namespace

void Renderer::hits(const HitPage& page) {
  begin(page, RowKind::Hits);
  for (const Hit& hit : page.hits) row(hit);
  end(page);
}

void Renderer::articles(const ShownArticles& list) {
  HitPage head;
  static_cast<Answer&>(head) = list;
  begin(head, RowKind::Articles);
  for (const Hit& hit : list.articles) row(hit);
  end(head);
}

void Renderer::count(const Answer&) {
  refuse("count");
}
void Renderer::values(const ValueTable&) {
  refuse("values");
}
void Renderer::timeline(const Timeline&) {
  refuse("timeline");
}
void Renderer::terms(const TermList&) {
  refuse("terms");
}
void Renderer::explanation(const Explanation&) {
  refuse("explanation");
}

}  // namespace byline
