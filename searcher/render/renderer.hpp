// SPDX-License-Identifier: GPL-3.0-or-later
// Results to text: one file a format, one row in the table of formats.
//
// Renderers know no Xapian and print nothing themselves: they append to an Output. They hold one
// article at a time, whatever the length of the list. docs/output.md is the contract of what they
// write. No renderer lets a control code of an article or a query through: text goes through
// terminal_safe, JSON is escaped.
//
// Thread rule: one renderer, one thread.
#pragma once

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "common/cli/environment.hpp"
#include "common/cli/output.hpp"
#include "searcher/search/results.hpp"

namespace byline {

struct RenderOptions {
  Terminal terminal;
  std::vector<std::string> fields;  // --fields, each a name of all_columns(); empty: the format's
  bool why = false;
  bool grouped = false;      // a row of hits is a story, not an article
  std::string count_of;      // --count=articles or --count=stories: a bare number; else ""
  std::uint64_t offset = 0;  // --offset, for the notice that rows were left out
};

// A list of articles: what was found, or what --show asked for.
enum class RowKind { Hits, Articles };

class Renderer {
 public:
  virtual ~Renderer() = default;

  // A list comes in pieces: begin, row for each article, end. `head` has no hits of its own; its
  // totals hold from the beginning, its notes and `cut` only at the end.
  virtual void begin(const HitPage& head, RowKind kind) = 0;
  virtual void row(const Hit& hit) = 0;
  virtual void end(const HitPage& head) = 0;
  // The three for a list that is in memory.
  void hits(const HitPage& page);
  void articles(const ShownArticles& list);

  // The other modes. A format that has no such mode in its row of the table throws
  // Error{Internal}: whoever reads the options refuses it before anything is searched.
  virtual void count(const Answer& answer);
  virtual void values(const ValueTable& table);
  virtual void timeline(const Timeline& timeline);
  virtual void terms(const TermList& terms);
  virtual void explanation(const Explanation& explanation);
};

struct RenderFormat {
  std::string_view name;   // as --format takes it
  std::string_view modes;  // what it can give: "hits,show,count,by,timeline,terms,explain"
  bool takes_fields;       // whether --fields chooses what it prints
  bool has_notes;          // notes are part of the document; else they go to standard error
  std::string_view help;
  std::unique_ptr<Renderer> (*make)(Output& output, const RenderOptions& options);
};

[[nodiscard]] std::span<const RenderFormat> all_render_formats();
// Nothing for a name that is not in the table.
[[nodiscard]] const RenderFormat* find_render_format(std::string_view name);
// `mode` is one of the words of RenderFormat::modes.
[[nodiscard]] bool can_give(const RenderFormat& format, std::string_view mode);

}  // namespace byline
