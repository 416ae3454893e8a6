// SPDX-License-Identifier: GPL-3.0-or-later
#include <fmt/format.h>

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

#include "common/date/date.hpp"
#include "common/index/guard.hpp"
#include "common/index/schema.hpp"
#include "common/index/seal.hpp"
#include "common/index/story_index.hpp"
#include "common/text/terminal_text.hpp"
#include "indexer/commands/command.hpp"
#include "indexer/commands/furniture_list.hpp"
#include "indexer/writing/bulk/bulk_builder.hpp"
#include "indexer/writing/compaction.hpp"

namespace byline {

namespace {

struct FieldUse {
  std::string_view name;
  std::uint64_t articles = 0;  // that have it
  std::uint64_t values = 0;    // different ones, case and accents folded
};

struct IndexInfo {
  std::string path;
  std::uint64_t articles = 0;
  std::uint64_t stories = 0;
  bool is_settled = true;  // no live commit added sketches since stories were settled
  std::uint64_t words = 0;
  std::string first_date;
  std::string last_date;
  std::uint64_t dated = 0;
  std::vector<FieldUse> fields;
  std::uint64_t bytes = 0;
  std::string format;
  std::string analysis;
  std::string uuid;
  bool is_sealed = false;
};

FieldUse use_of(const Xapian::Database& database, const FieldInfo& row) {
  FieldUse use;
  use.name = row.name;
  const std::string missing = value_term(row.field, kMissing);
  use.articles = database.get_doccount() - database.get_termfreq(missing);
  const std::string prefix(row.value_prefix);
  for (Xapian::TermIterator term = database.allterms_begin(prefix);
       term != database.allterms_end(prefix); ++term) {
    // "XA" begins no value of another field but those of longer prefixes in capitals.
    const std::string text = *term;
    const bool is_other =
        text.size() > prefix.size() && text[prefix.size()] >= 'A' && text[prefix.size()] <= 'Z';
    if (!is_other && text != missing) ++use.values;
  }
  return use;
}

// Valid dates only: an undated archive has no bounds.
void add_dates(const Xapian::Database& database, IndexInfo& result) {
  result.dated = database.get_value_freq(kSlotFirstDay);
  if (result.dated == 0) return;
  result.first_date =
      date_of(unpack_day(database.get_value_lower_bound(kSlotFirstDay))).to_string();
  result.last_date = date_of(unpack_day(database.get_value_upper_bound(kSlotLastDay))).to_string();
}

void add_stories(const Xapian::Database& database, IndexInfo& result) {
  std::vector<Xapian::docid> all;
  all.reserve(database.get_doccount());
  for (auto posting = database.postlist_begin({}); posting != database.postlist_end({});
       ++posting) {
    all.push_back(*posting);
  }
  result.stories = count_stories(StoryIndex(database), all);
  const std::string live(kMetaSketchPrefix);
  result.is_settled = database.metadata_keys_begin(live) == database.metadata_keys_end(live);
}

IndexInfo read_info(const CommandContext& context) {
  const std::filesystem::path generation = require_generation(context);
  const Xapian::Database database = open_for_reading(generation);
  IndexInfo result;
  result.path = context.location.name();
  result.articles = database.get_doccount();
  for (Xapian::ValueIterator words = database.valuestream_begin(kSlotWords);
       words != database.valuestream_end(kSlotWords); ++words) {
    result.words += unpack_number(*words);
  }
  add_stories(database, result);
  add_dates(database, result);
  for (const FieldInfo& row : all_fields()) {
    if (row.slot >= 0) result.fields.push_back(use_of(database, row));
  }
  result.bytes = size_of_generation(generation);
  result.format = database.get_metadata(std::string(kMetaFormat));
  result.analysis = database.get_metadata(std::string(kMetaAnalysis));
  result.uuid = database.get_uuid();
  result.is_sealed = is_sealed(generation);
  return result;
}

std::string stories_text(const IndexInfo& info) {
  return info.is_settled ? fmt::format("{}", info.stories)
                         : fmt::format("{}, to be settled by: byline-index compact", info.stories);
}

std::string as_text(const IndexInfo& info) {
  std::string text =
      fmt::format("{:<10} {}\n{:<10} {}\n{:<10} {}\n{:<10} {}\n", "index", terminal_safe(info.path),
                  "articles", info.articles, "stories", stories_text(info), "words", info.words);
  if (info.dated > 0) {
    text += fmt::format("{:<10} {} to {}, {} articles have one\n", "dates", info.first_date,
                        info.last_date, info.dated);
  }
  text += fmt::format("{:<10} {}\n", "size", readable_size(info.bytes));
  text += fmt::format("{:<10} format {}, analysis {}, {}\n", "made by", info.format, info.analysis,
                      info.is_sealed ? "sealed" : "changed since it was built");
  text += fmt::format("{:<10} {}, new indexes are {}\n", "xapian", Xapian::version_string(),
                      is_proved_library() ? "built in bulk" : "made by its own writer");
  text += "\nfield        articles     values\n";
  for (const FieldUse& use : info.fields) {
    text += fmt::format("{:<10} {:>10} {:>10}\n", use.name, use.articles, use.values);
  }
  return text;
}

std::string as_json(const IndexInfo& info) {
  nlohmann::ordered_json json;
  json["schema"] = 1;
  json["index"] = info.path;
  json["articles"] = info.articles;
  json["stories"] = info.stories;
  json["settled"] = info.is_settled;
  json["words"] = info.words;
  json["dates"] = {{"first", nullptr}, {"last", nullptr}, {"articles", info.dated}};
  if (info.dated > 0) {
    json["dates"]["first"] = info.first_date;
    json["dates"]["last"] = info.last_date;
  }
  for (const FieldUse& use : info.fields) {
    json["fields"][std::string(use.name)] = {{"articles", use.articles}, {"values", use.values}};
  }
  json["bytes"] = info.bytes;
  json["format"] = info.format;
  json["analysis"] = info.analysis;
  json["uuid"] = info.uuid;
  json["sealed"] = info.is_sealed;
  json["xapian"] = Xapian::version_string();
  json["bulk"] = is_proved_library();
  return json.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

ExitCode run_info(CommandContext& context) {
  const std::string format = context.options.has("format") ? context.options.get("format") : "text";
  if (format != "text" && format != "json") {
    throw Error(ExitCode::Usage,
                fmt::format("cannot use option: '--format {}': no such format", format),
                "info gives: text, json");
  }
  if (context.options.has("furniture")) return list_furniture(context, format == "json");
  const IndexInfo info = redo_when_changed("cannot read index", context.location.name(),
                                           [&] { return read_info(context); });
  context.output.write(format == "json" ? as_json(info) : as_text(info));
  return ExitCode::Ok;
}

}  // namespace byline
