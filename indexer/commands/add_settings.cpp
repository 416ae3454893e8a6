// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/add_settings.hpp"

#include <fmt/format.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <thread>

#include "common/date/article_date.hpp"

namespace byline {

namespace {

constexpr long long kMostJobs = 256;
constexpr std::array<std::string_view, 3> kStages{"language", "stories", "furniture"};

using Rules = std::vector<std::pair<std::string, std::string>>;

std::string field_names() {
  std::string names;
  for (const FieldInfo& row : all_fields()) {
    if (is_settable(row.field)) names += fmt::format("{}{}", names.empty() ? "" : ", ", row.name);
  }
  return names + ", text";
}

Rules rules_of(const Options& options, std::string_view option) {
  Rules rules;
  for (const std::string& text : options.all(option)) {
    const std::size_t equals = text.find('=');
    const std::string name = text.substr(0, equals);
    const FieldInfo* field = find_field(name);
    const bool is_known = name == "text" || (field && is_settable(field->field));
    if (equals == std::string::npos || equals + 1 == text.size() || !is_known) {
      throw Error(ExitCode::Usage,
                  fmt::format("cannot use option: '--{} {}': {}", option, text,
                              is_known ? "there is nothing behind '='" : "no such field"),
                  fmt::format("the fields are: {}", field_names()));
    }
    const std::string value = text.substr(equals + 1);
    if (option == "set" && field && field->field == Field::Date && !parse_article_date(value)) {
      throw Error(ExitCode::Usage, fmt::format("cannot use option: '--set {}': no date", text),
                  "write it as 2014-06-03");
    }
    rules.emplace_back(field ? std::string(field->name) : name, value);
  }
  return rules;
}

bool skips(const Options& options, std::string_view stage) {
  bool is_skipped = false;
  std::string_view list = options.get("skip");
  while (!list.empty()) {
    const std::string_view name = list.substr(0, list.find(','));
    list.remove_prefix(std::min(list.size(), name.size() + 1));
    if (std::find(kStages.begin(), kStages.end(), name) == kStages.end()) {
      throw Error(ExitCode::Usage,
                  fmt::format("cannot use option: '--skip {}': no such stage", name),
                  "the stages are: language, stories, furniture");
    }
    is_skipped |= name == stage;
  }
  return is_skipped;
}

const Format* format_of(const Options& options) {
  if (!options.has("format")) return nullptr;
  if (const Format* format = find_format(options.get("format"))) return format;
  throw Error(
      ExitCode::Usage,
      fmt::format("cannot use option: '--format {}': no such format", options.get("format")),
      "see: byline-index formats");
}

Loudness loudness_of(const Options& options) {
  if (options.has("quiet")) return Loudness::Quiet;
  return options.has("verbose") ? Loudness::Verbose : Loudness::Normal;
}

// What is gone can be told only where all that is there is read.
bool wants_prune(const Options& options) {
  if (!options.has("prune")) return false;
  for (const std::string_view other : {"replace", "dry-run", "limit"}) {
    if (!options.has(other)) continue;
    throw Error(ExitCode::Usage, fmt::format("cannot use option: '--prune': not with --{}", other));
  }
  for (const std::string& path : options.words) {
    if (path != "-" && !path.starts_with("/dev/")) continue;
    throw Error(ExitCode::Usage,
                fmt::format("cannot use option: '--prune': not with standard input ('{}')", path),
                "nobody can tell what is gone from it; see: byline-index remove");
  }
  return true;
}

// Whether a file is empty or begins as a report does (pipeline/report.cpp).
bool is_report(const std::string& path) {
  constexpr std::string_view kBegin = R"({"source":)";
  std::string head(kBegin.size(), '\0');
  std::ifstream file(path, std::ios::binary);
  file.read(head.data(), static_cast<std::streamsize>(head.size()));
  return file.gcount() == 0 || head == kBegin;
}

// Where articles are read from nothing is written: a report that was named by mistake would empty
// them. What is in a folder of the input may be an earlier report, which is no mistake.
std::string report_of(const Options& options) {
  namespace fs = std::filesystem;
  const std::string report = options.get("report");
  if (report.empty()) return report;
  if (options.has("dry-run")) {
    throw Error(ExitCode::Usage, "cannot use option: '--report': not with --dry-run",
                "a dry run says on the screen what it found");
  }
  std::error_code error;
  const fs::path folder = fs::path(report).parent_path();
  if (!folder.empty() && !fs::is_directory(folder, error)) {
    throw Error(ExitCode::Usage,
                fmt::format("cannot write report: '{}': there is no such folder", report));
  }
  if (!fs::is_regular_file(report, error) || is_report(report)) return report;
  for (const std::string& path : options.words) {
    const fs::path inside =
        fs::canonical(report, error).lexically_relative(fs::canonical(path, error));
    if (error || inside.empty() || *inside.begin() == "..") continue;
    throw Error(ExitCode::Usage,
                fmt::format("cannot write report: '{}': it is in the input: '{}'", report, path),
                "name a file that does not hold articles");
  }
  return report;
}

// Paths as the system sees them, so that the same command from another folder is another command.
// What comes by standard input is never the same.
std::string run_token(const AddSettings& settings, std::uint32_t now) {
  Hasher hasher;
  for (const std::string& path : settings.feed.paths) {
    std::error_code ignored;
    hasher.add_field(path == "-" ? fmt::format("{} {}", now, ::getpid())
                                 : std::filesystem::absolute(path, ignored).string());
  }
  hasher.add_field(std::to_string(raw_seed(settings.preparer)));
  for (const PreRule& rule : settings.feed.pre) {
    hasher.add_field(rule.glob);
    for (const std::string& word : rule.words) hasher.add_field(word);
  }
  hasher.add_field(settings.feed.format ? settings.feed.format->name : "");
  hasher.add_field(std::to_string(settings.feed.limit.value_or(0)));
  return to_hex(hasher.result());
}

}  // namespace

AddSettings add_settings(const CommandContext& context) {
  const Options& options = context.options;
  if (options.words.empty()) {
    throw Error(ExitCode::Usage, "nothing to read: no PATH was given",
                "byline-index add PATH..., or - for standard input");
  }
  AddSettings settings;
  settings.feed.paths = options.words;
  settings.feed.format = format_of(options);
  if (options.has("limit")) {
    settings.feed.limit = static_cast<std::uint64_t>(options.number("limit", 0, 1, 1LL << 40));
  }
  for (const std::string& text : options.all("pre")) {
    settings.feed.pre.push_back(parse_pre_rule(text));
  }
  settings.preparer.rules.map = rules_of(options, "map");
  settings.preparer.rules.set = rules_of(options, "set");
  settings.preparer.cleaning.collection = options.get("collection");
  settings.preparer.cleaning.language = !skips(options, "language");
  settings.preparer.documents.stories = !skips(options, "stories");
  settings.furniture = !skips(options, "furniture");
  const auto cores = static_cast<long long>(std::max(1U, std::thread::hardware_concurrency()));
  settings.jobs = static_cast<int>(options.number("jobs", cores, 1, kMostJobs));
  settings.replace = options.has("replace");
  settings.prune = wants_prune(options);
  settings.strict = options.has("strict");
  settings.stats = options.has("stats");
  settings.dry_run = options.has("dry-run");
  settings.loudness = loudness_of(options);
  settings.report = report_of(options);
  settings.run_token = run_token(settings, context.now);
  return settings;
}

}  // namespace byline
