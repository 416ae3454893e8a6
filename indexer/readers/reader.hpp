// SPDX-License-Identifier: GPL-3.0-or-later
// From bytes to articles, in two steps, so that the costly one can run in many threads and is
// skipped for records that the index holds already.
//
// A Splitter cuts a stream into raw records (one thread, cheap: finds line ends). A format's
// `parse` turns one raw record into an article (any thread). Adding a format is one file with both
// and one row in formats.cpp.
#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "common/article/article.hpp"
#include "indexer/input/source.hpp"

namespace byline {

// Bytes of one article as they stand in the input.
struct RawRecord {
  std::string bytes;
  std::string source;        // PATH[#ENTRY]
  std::uint64_t line = 0;    // from 1; 0 where the format has no lines or one article a file
  std::uint64_t offset = 0;  // of the first byte, in the decompressed stream
  std::string reject;        // not empty: cannot be read at all ("longer than 64 MiB"); bytes cut
};

// A record that gave no article, and why; becomes a line of the report.
struct Reject {
  std::string reason;
};

// What a reader found, before cleaning: names as in the field table plus what only cleaning needs.
struct RawArticle {
  Article article;  // authors empty; text in paragraphs; date parsed where it could be
  std::vector<std::string> author_texts;  // as they stand: "By A B and C D, AP"
  std::string date_text;                  // of the key that gave (or failed to give) the date
  std::vector<std::string> repairs;  // "invalid UTF-8 replaced", "lone surrogate replaced", ...
};

using ParseResult = std::variant<RawArticle, Reject>;

class Splitter {
 public:
  virtual ~Splitter() = default;
  // The next record, or nothing at the end of the source.
  [[nodiscard]] virtual std::optional<RawRecord> next() = 0;
};

// --map FIELD=KEY and --set FIELD=VALUE, as the readers need them. FIELD is a name of the table in
// field_keys.hpp; others are passed over here, so check them with find_field_keys. A field that is
// mapped is read from its KEYs alone, in their order; KEY may be a path ("source.name").
struct ReadingRules {
  std::vector<std::pair<std::string, std::string>> map;  // field, key
  std::vector<std::pair<std::string, std::string>> set;  // field, value
};

struct Format {
  std::string_view name;  // "jsonl", as --format takes it
  std::string_view
      recognised;  // for `byline-index formats`: "*.jsonl, or a first line that is {...}"
  // Whether a source is of this format, by its name (compression suffix already taken off) ...
  bool (*by_name)(std::string_view name);
  // ... or by its first bytes (up to 64 KiB).
  bool (*by_content)(std::string_view head);
  std::unique_ptr<Splitter> (*split)(Source& source, std::string_view head);
  ParseResult (*parse)(const RawRecord& record, const ReadingRules& rules);
  // The keys of a record: see keys_of.
  std::vector<std::string> (*keys)(const RawRecord& record);
};

// The table, in the order in which content is tried.
[[nodiscard]] std::span<const Format> all_formats();
[[nodiscard]] const Format* find_format(std::string_view name);

// The format of a source: by name (in any case, an ending such as .gz taken off), then by content;
// null when nothing fits, or when the content is an archive, a picture or a program whatever the
// name says.
[[nodiscard]] const Format* recognise(std::string_view name, std::string_view head);

// All keys of `record`, those of objects inside as "outer.inner", each once, in byte order: to
// check
// --map. Those that no field reads are the keys of the article's extra.
[[nodiscard]] std::vector<std::string> keys_of(const RawRecord& record, const Format& format);

}  // namespace byline
