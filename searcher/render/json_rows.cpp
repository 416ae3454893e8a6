// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/json_rows.hpp"

#include "searcher/render/notices.hpp"

namespace byline {

void write_totals(JsonWriter& json, const Total& total) {
  json.key("articles").number(total.articles);
  json.key("stories").number(total.stories);
  json.key("exact").boolean(total.exact);
  json.key("stories_exact").boolean(are_stories_exact(total));
}

void write_value_row(JsonWriter& json, const ValueRow& row) {
  if (row.values.size() == 1) {
    json.key("value").string(row.values.front());
  } else {
    json.key("values").strings(row.values);
  }
  json.key("articles").number(row.articles);
  json.key("stories").number(row.stories);
  json.key("share").number(row.share);
  json.key("first").string_or_null(row.first);
  json.key("last").string_or_null(row.last);
}

void write_bucket(JsonWriter& json, const Bucket& bucket) {
  json.key("from").string(bucket.from);
  json.key("to").string(bucket.to);
  json.key("articles").number(bucket.articles);
  json.key("stories").number(bucket.stories);
  json.key("share").number(bucket.share);
}

void write_term(JsonWriter& json, const TermRow& term) {
  json.key("term").string(term.term);
  json.key("score").number(term.score);
  json.key("articles").number(term.articles);
}

}  // namespace byline
