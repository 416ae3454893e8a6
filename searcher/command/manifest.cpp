// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/command/manifest.hpp"

#include <fmt/format.h>
#include <nettle/sha2.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <nlohmann/json.hpp>
#include <utility>

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/cli/option_table.hpp"
#include "common/cli/programs.hpp"
#include "common/cli/version.hpp"
#include "common/date/date.hpp"
#include "common/text/terminal_text.hpp"
#include "searcher/command/answering.hpp"
#include "searcher/command/json_differences.hpp"

namespace byline {

namespace {

using Json = nlohmann::ordered_json;
using Clock = std::chrono::system_clock;

constexpr int kVersionOfManifest = 1;
constexpr std::size_t kMaxBytes = std::size_t{16} << 20;
constexpr std::size_t kMostDifferences = 50;
constexpr int kMostDepth = 64;                      // of brackets; ours have five
constexpr std::int64_t kLastSecond = 253402300799;  // of the year 9999
// What says how a program runs, not what it is asked.
constexpr std::array<std::string_view, 3> kNotAsked{"manifest", "verify-manifest", "no-pager"};

class Sha256 {
 public:
  Sha256() { sha256_init(&state_); }
  void add(std::string_view bytes) {
    sha256_update(&state_, bytes.size(), reinterpret_cast<const std::uint8_t*>(bytes.data()));
  }
  [[nodiscard]] std::string hex() {
    std::array<std::uint8_t, SHA256_DIGEST_SIZE> digest{};
    sha256_digest(&state_, digest.size(), digest.data());
    std::string text;
    for (const std::uint8_t byte : digest) text += fmt::format("{:02x}", byte);
    return text;
  }

 private:
  sha256_ctx state_{};
};

// Hashes what is written, and hands it on where there is somebody to take it.
class HashedOutput : public Output {
 public:
  explicit HashedOutput(Output* next) : next_(next) {}
  void write(std::string_view text) override {
    hash_.add(text);
    bytes_ += text.size();
    if (next_ != nullptr) next_->write(text);
  }
  void finish() override {
    if (next_ != nullptr) next_->finish();
  }
  [[nodiscard]] Json summary(std::string_view format) {
    return {{"format", format}, {"bytes", bytes_}, {"sha256", hash_.hex()}};
  }

 private:
  Output* const next_;
  Sha256 hash_;
  std::uint64_t bytes_ = 0;
};

// ---- what was asked ------------------------------------------------------------------------

bool is_asked(const OptionRow& row) {
  return std::find(kNotAsked.begin(), kNotAsked.end(), row.name) == kNotAsked.end();
}

// The options that stand in `options` and not in `without`. Folders and files are made absolute, so
// that they can be asked from anywhere.
Json options_in(const Options& options, const Options* without) {
  Json values = Json::object();
  for (const OptionRow& row : search_options()) {
    const bool is_there = options.has(row.name) && (without == nullptr || !without->has(row.name));
    if (!is_there || !is_asked(row)) continue;
    Json list = Json::array();
    for (const std::string& value : options.all(row.name)) {
      const bool is_path = row.name == "index" || row.name == "queries";
      list.push_back(is_path ? absolute_path(value) : value);
    }
    values[std::string(row.name)] = std::move(list);
  }
  return values;
}

Json terminal_json(const Terminal& terminal) {
  return {{"is_terminal", terminal.is_terminal},
          {"colour", terminal.colour},
          {"columns", terminal.columns},
          {"rows", terminal.rows}};
}

// ---- how it was read -----------------------------------------------------------------------

std::string match_name(MatchMode match) {
  if (match == MatchMode::Auto) return "auto";
  return match == MatchMode::Any ? "any" : "all";
}

Json reading_of(const Request& request) {
  Json reading;
  reading["query"] = request.query;
  reading["read"] = print_query(*request.root);
  reading["match"] = match_name(request.match);
  Json notes = Json::array();
  for (const Note& note : request.notes) notes.push_back(note.message);
  reading["notes"] = std::move(notes);
  Json clauses = Json::array();
  for (const Clause& clause : explain_query(request).clauses) {
    clauses.push_back(
        {{"text", clause.text}, {"meaning", clause.meaning}, {"articles", clause.articles}});
  }
  reading["clauses"] = std::move(clauses);
  return reading;
}

Json readings_of(const SearchCommand& command) {
  Json readings = Json::array();
  if (command.compared.empty() && command.mode->gives != "show")
    readings.push_back(reading_of(command.request));
  for (const ComparedQuery& line : command.compared) {
    Json reading{{"name", line.name}};
    reading.update(line.command ? reading_of(line.command->request)
                                : Json{{"failure", line.failure}});
    readings.push_back(std::move(reading));
  }
  return readings;
}

// The user's list of names that count as one, which decides over --by and outlet:.
std::string hash_of(const NameList& names) {
  Sha256 hash;
  for (const NameLine& line : names) {
    hash.add(info(line.field).name);
    for (const std::string& name : line.names) hash.add('\t' + name);
    hash.add("\n");
  }
  return hash.hex();
}

Json states_of(const std::vector<IndexState>& states) {
  Json list = Json::array();
  for (const IndexState& state : states) {
    list.push_back({{"path", state.path},
                    {"id", state.id},
                    {"revision", state.revision},
                    {"articles", state.articles},
                    {"format", state.format},
                    {"analysis", state.analysis},
                    {"marks_furniture", state.marks_furniture},
                    {"stories_settled", state.stories_settled}});
  }
  return list;
}

// Everything that an answer depends on, and the answer, but for what was typed.
struct Made {
  Json json;
  Ending ending;
};

Made make(const SearchCommand& command, Output* next) {
  HashedOutput output(next);
  const std::vector<IndexState> states = describe_indexes(command.request);
  Made made;
  made.ending = answer(command, output);
  Json& json = made.json;
  json["program"] = fmt::format("byline-search {}", kVersion);
  json["today"] = date_of(command.request.today).to_string();
  json["zone"] = command.request.zone.empty() ? system_zone() : command.request.zone;
  json["grouped"] = command.rendering.grouped;
  json["names"] = hash_of(command.request.names);
  json["terminal"] = terminal_json(command.rendering.terminal);
  json["queries"] = readings_of(command);
  json["indexes"] = states_of(states);
  const Total& total = made.ending.total;
  json["counts"] = {
      {"articles", total.articles}, {"stories", total.stories}, {"exact", total.exact}};
  json["output"] = output.summary(command.format->name);
  if (describe_indexes(command.request) != states) {
    throw Error(ExitCode::Incomplete,
                "cannot say how the answer was made: an index changed while it was asked",
                "ask again when nothing is added");
  }
  return made;
}

// ---- asking again --------------------------------------------------------------------------

[[noreturn]] void refuse_file(const std::string& path, const std::string& why) {
  throw Error(ExitCode::Usage, fmt::format("cannot verify manifest: '{}': {}", path, why),
              "byline-search --manifest FILE writes one");
}

bool is_default(const OptionRow& row) {
  return is_asked(row) && (row.in_config || row.name == "index");
}

// `may_hold`: which options there may be.
void take_options(const Json& values, bool (*may_hold)(const OptionRow&), Options& options) {
  for (const auto& [name, list] : values.items()) {
    const OptionRow* row = find_row(search_options(), name);
    if (row == nullptr || !may_hold(*row)) throw std::out_of_range("an unknown option: " + name);
    for (const std::string& value : list.get<std::vector<std::string>>()) {
      check_choice(*row, "--" + name, value);
      options.set(name, value);
    }
  }
}

struct Asked {
  Options typed;
  Options options;
  Terminal terminal;
  Clock::time_point made;
};

// `indexes`: those that take the place of the manifest's; empty: none do.
Asked read_asked(const Json& json, const std::vector<std::string>& indexes) {
  Asked asked;
  Json typed = json.at("typed");
  Json defaults = json.at("defaults");
  if (!indexes.empty()) {
    defaults.erase("index");
    typed["index"] = indexes;
  }
  take_options(typed, is_asked, asked.typed);
  take_options(typed, is_asked, asked.options);
  take_options(defaults, is_default, asked.options);
  asked.typed.words = asked.options.words = json.at("words").get<std::vector<std::string>>();
  // Days begin where they began, on whatever machine it is asked again.
  const std::string zone = json.at("zone").get<std::string>();
  if (!asked.options.has("tz") && !zone.empty()) asked.options.set("tz", zone);
  const Json& terminal = json.at("terminal");
  asked.terminal.is_terminal = terminal.at("is_terminal").get<bool>();
  asked.terminal.colour = terminal.at("colour").get<bool>();
  asked.terminal.columns = std::clamp<std::size_t>(terminal.at("columns"), 20, 10'000);
  asked.terminal.rows = std::clamp<std::size_t>(terminal.at("rows"), 1, 10'000);
  const auto seconds = json.at("made_seconds").get<std::int64_t>();
  if (seconds < 0 || seconds > kLastSecond) throw std::out_of_range("made at no time");
  asked.made = Clock::time_point(std::chrono::seconds(seconds));
  return asked;
}

Json read_manifest(const std::string& path) {
  bool is_deep = false;
  const auto look = [&is_deep](int depth, Json::parse_event_t, Json&) {
    is_deep |= depth > kMostDepth;
    return depth <= kMostDepth;
  };
  Json json = Json::parse(read_file(path, kMaxBytes), look, false);
  if (is_deep || json.is_discarded() || !json.is_object() || !json.contains("manifest"))
    refuse_file(path, "it is no manifest");
  if (json["manifest"] != kVersionOfManifest)
    refuse_file(path, "it is of a version that this program does not read");
  return json;
}

ExitCode print_differences(const std::string& made, const std::vector<std::string>& lines) {
  StandardOutput output;
  if (lines.empty()) {
    output.write(terminal_safe(fmt::format("the same as when it was made, {}", made)) + "\n");
  } else {
    output.write(terminal_safe(fmt::format("differs from when it was made, {}:", made)) + "\n");
  }
  for (std::size_t i = 0; i < std::min(lines.size(), kMostDifferences); ++i)
    output.write("  " + terminal_safe(lines[i]) + "\n");
  if (lines.size() > kMostDifferences)
    output.write(fmt::format("  and {} more\n", lines.size() - kMostDifferences));
  output.finish();
  return lines.empty() ? ExitCode::Ok : ExitCode::Nothing;
}

// A manifest says everything itself.
void require_alone(const Options& typed) {
  for (const OptionRow& row : search_options()) {
    if (!typed.has(row.name) || row.name == "verify-manifest" || row.name == "index") continue;
    throw Error(ExitCode::Usage,
                fmt::format("cannot use option: '--{}' with '--verify-manifest'", row.name),
                "the manifest says what is asked; only --index may name another index");
  }
  if (!typed.words.empty())
    throw Error(ExitCode::Usage, "cannot do both: '--verify-manifest' and a query",
                "the manifest holds its query");
}

// What the person changes by naming another index is no difference.
void drop_paths(Json& made) {
  for (Json& index : made.at("indexes")) index.erase("path");
}

}  // namespace

Ending answer_with_manifest(const Options& typed, const Options& options, Clock::time_point now,
                            const SearchCommand& command, Output& output) {
  if (options.get("queries") == "-") {
    throw Error(ExitCode::Usage,
                "cannot write a manifest: what came from standard input cannot be asked again",
                "put the queries into a file: --queries FILE");
  }
  const auto seconds =
      std::chrono::duration_cast<std::chrono::seconds>(now.time_since_epoch()).count();
  Json json;
  json["manifest"] = kVersionOfManifest;
  json["made"] = utc_text(seconds);
  json["made_seconds"] = seconds;
  json["typed"] = options_in(typed, nullptr);
  json["defaults"] = options_in(options, &typed);
  if (!options.has("index")) json["defaults"]["index"] = command.request.indexes;
  json["words"] = typed.words;
  Made made = make(command, &output);
  json.update(made.json);
  write_file_atomically(typed.get("manifest"),
                        json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n");
  return std::move(made.ending);
}

ExitCode verify_manifest(const Options& typed) {
  require_alone(typed);
  const std::string& path = typed.get("verify-manifest");
  Json then = read_manifest(path);
  Asked asked;
  std::string made;
  try {
    asked = read_asked(then, typed.all("index"));
    made = then.at("made").get<std::string>();
    if (typed.has("index")) drop_paths(then);
  } catch (const std::logic_error& error) {
    refuse_file(path, error.what());
  } catch (const Json::exception& error) {
    refuse_file(path, error.what());
  }
  const SearchCommand command =
      make_command(asked.typed, asked.options, asked.made, asked.terminal);
  if (command.mode->run == nullptr) refuse_file(path, "it asks for --browse");
  Json now = make(command, nullptr).json;
  for (const char* asked_only : {"manifest", "made", "made_seconds", "typed", "defaults", "words"})
    then.erase(asked_only);
  if (typed.has("index")) drop_paths(now);
  return print_differences(made, json_differences(then, now));
}

}  // namespace byline
