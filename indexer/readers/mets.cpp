// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/mets.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <atomic>
#include <filesystem>
#include <map>
#include <nlohmann/json.hpp>
#include <optional>
#include <utility>

#include "indexer/decoding/charset.hpp"
#include "indexer/decoding/xml_values.hpp"
#include "indexer/input/file_bytes.hpp"
#include "indexer/input/unpacker.hpp"
#include "indexer/readers/alto.hpp"
#include "indexer/readers/jsonl.hpp"
#include "indexer/readers/mets_issue.hpp"
#include "indexer/readers/splitters.hpp"

namespace byline::mets {

namespace {

namespace fs = std::filesystem;
using Texts = std::vector<std::string>;

std::string folder_of(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1));
}

// Where the file of a page lies; where none does, as its address has it.
fs::path place_of_page(const std::string& folder, const std::string& address) {
  for (const std::string& name : names_of_page(address)) {
    std::error_code error;
    if (fs::exists(fs::path(folder) / name, error)) return fs::path(folder) / name;
  }
  return fs::path(folder) / address;
}

// The bytes of a stream, not much more than `limit`; what a compressed file holds where it is one.
std::string read_up_to(FileBytes& file, const fs::path& path, std::size_t limit,
                       std::string& reason) {
  HeadedStream packed(file);
  std::unique_ptr<Unpacker> unpacker;
  if (is_packed(path.string(), packed.head())) unpacker = std::make_unique<Unpacker>(packed, file);
  if (unpacker && !unpacker->next_entry()) {
    reason = unpacker->problem();
    return {};
  }
  ByteStream& stream = unpacker ? static_cast<ByteStream&>(*unpacker) : packed;
  std::string bytes;
  for (std::string_view part = stream.read(); !part.empty() && bytes.size() <= limit;
       part = stream.read()) {
    bytes += part;
  }
  reason = stream.problem();
  return bytes;
}

// The bytes of a file, at most `limit`, or nothing and why. It must lie below `root`, links
// resolved.
std::optional<std::string> read_below(const std::string& root, const fs::path& path,
                                      std::string& reason, std::size_t limit = kMaxRecordBytes) {
  std::error_code error;
  const std::string real = fs::weakly_canonical(path, error).string();
  const std::string real_root = fs::weakly_canonical(root, error).string();
  if (error || !real.starts_with(real_root + (real_root.ends_with('/') ? "" : "/"))) {
    reason = fmt::format("it lies outside of '{}'", root);
    return std::nullopt;
  }
  std::atomic<std::uint64_t> counter{0};
  std::optional<FileBytes> file = FileBytes::open(path.string(), counter, reason);
  if (!file) return std::nullopt;
  std::string bytes = read_up_to(*file, path, limit, reason);
  if (bytes.size() > limit) reason = "longer than 64 MiB";
  if (!reason.empty() && limit == kMaxRecordBytes) return std::nullopt;
  return bytes;
}

MarkupTree tree_of(std::string bytes) {
  Texts repairs;
  return MarkupTree(markup_to_utf8(std::move(bytes), "", repairs), MarkupKind::Xml);
}

// A page of the issue, read when it is first asked for.
struct OpenPage {
  alto::Page page;
  std::vector<bool> is_taken;
  std::string reason;  // not empty: it cannot be read
};

class IssueSplitter : public Splitter {
 public:
  IssueSplitter(const Source& source, std::unique_ptr<Splitter> whole)
      : root_(source.root()), folder_(folder_of(source.name())), whole_(std::move(whole)) {}

  std::optional<RawRecord> next() override {
    if (whole_ && !begin()) return std::nullopt;
    if (!refusal_.empty()) return refuse(std::exchange(refusal_, {}));
    if (next_article_ < issue_.articles.size()) return article(issue_.articles[next_article_++]);
    while (!issue_.articles.empty() && next_page_ < issue_.files.size()) {
      if (auto record = rest_of(issue_.files[next_page_++].first)) return record;
    }
    return std::nullopt;
  }

 private:
  bool begin() {
    const std::unique_ptr<Splitter> whole = std::move(whole_);
    std::optional<RawRecord> record = whole->next();
    if (!record) return false;
    source_ = record->source;
    refusal_ = record->reject;
    if (!refusal_.empty()) return true;
    issue_ = read_issue(tree_of(std::move(record->bytes)));
    addresses_ = {issue_.files.begin(), issue_.files.end()};
    if (issue_.articles.empty()) {
      refusal_ =
          "METS that says of no article which blocks it has: its pages are in the ALTO files "
          "beside "
          "it";
    } else if (root_.empty()) {
      refusal_ =
          "METS in an archive, where files cannot be sought: its pages are read, its articles are "
          "not; unpack it";
      issue_.articles.clear();
    }
    return true;
  }

  [[nodiscard]] RawRecord refuse(std::string reason) const {
    RawRecord record;
    record.source = source_;
    record.reject = std::move(reason);
    return record;
  }

  OpenPage& page(const std::string& file) {
    const auto [at, is_new] = pages_.try_emplace(file);
    OpenPage& opened = at->second;
    if (!is_new) return opened;
    const std::string& address = addresses_.at(file);
    const std::optional<std::string> path = relative_path(address);
    if (!path) opened.reason = "not the address of a file beside it";
    std::optional<std::string> bytes;
    if (path) bytes = read_below(root_, place_of_page(folder_, *path), opened.reason);
    if (!bytes) {
      opened.reason = fmt::format("page '{}': {}", address, opened.reason);
      return opened;
    }
    const MarkupTree tree = tree_of(std::move(*bytes));
    opened.page = alto::read(tree, 0);
    opened.is_taken.resize(opened.page.words.size());
    return opened;
  }

  // What an area holds; its words are the article's from now on.
  Texts take(const Area& area) {
    OpenPage& from = page(area.file);
    const auto begin = from.page.places.find(area.begin);
    const auto end = from.page.places.find(area.end);
    if (begin == from.page.places.end() || end == from.page.places.end()) return {};
    const std::size_t first = begin->second.first;
    const std::size_t last = std::max(first, end->second.second);
    for (std::size_t i = first; i < last; ++i) from.is_taken[i] = true;
    return alto::paragraphs(from.page, first, last);
  }

  RawRecord article(const LogicalArticle& article) {
    // Before anything is taken: what an article cannot have stays its page's.
    for (const Area& area : article.areas) {
      if (const std::string& reason = page(area.file).reason; !reason.empty())
        return refuse(reason);
    }
    std::map<Area::Role, Texts> texts;
    for (const Area& area : article.areas) {
      Texts& into = texts[area.role];
      for (std::string& text : take(area)) into.push_back(std::move(text));
    }
    nlohmann::ordered_json json = issue_facts(article.areas.front().file);
    if (!issue_.id.empty()) json["id"] = issue_.id + ":" + article.id;
    json["title"] = title_of(article, texts[Area::Role::Title]);
    Texts authors = article.description.authors;
    if (authors.empty()) authors = texts[Area::Role::Author];
    if (!authors.empty()) json["author"] = authors;
    if (!article.description.language.empty()) json["language"] = article.description.language;
    json["text"] = joined(texts[Area::Role::Text], "\n\n");
    return record_of(json, article.id);
  }

  // What no article took of a page: notices, advertisements, the head of the paper.
  std::optional<RawRecord> rest_of(const std::string& file) {
    const OpenPage& from = page(file);
    if (!from.reason.empty()) return std::nullopt;  // was said with its articles
    const Texts rest = alto::paragraphs(from.page, 0, from.page.words.size(), from.is_taken);
    if (rest.empty()) return std::nullopt;
    nlohmann::ordered_json json = issue_facts(file);
    if (!issue_.id.empty()) json["id"] = issue_.id + ":" + file;
    json["text"] = joined(rest, "\n\n");
    return record_of(json, file);
  }

  nlohmann::ordered_json issue_facts(const std::string& file) {
    nlohmann::ordered_json json;
    const Description& issue = issue_.description;
    // "1915-12-01 (Année 12, Numéro 78)" is what the BnF calls an issue, of which it names the
    // paper nowhere.
    const bool names_day = !issue.date.empty() && issue.title.find(issue.date) != std::string::npos;
    if (!issue.title.empty() && !names_day) json["outlet"] = issue.title;
    if (!issue.date.empty()) json["date"] = issue.date;
    if (!issue.language.empty()) json["language"] = issue.language;
    const auto number = issue_.page_of.find(file);
    json["page"] = number != issue_.page_of.end() ? number->second : page(file).page.number;
    return json;
  }

  // As somebody described it, else as it is printed; a label that was cut is the last resort.
  static std::string title_of(const LogicalArticle& article, const Texts& printed) {
    if (!article.description.title.empty()) return article.description.title;
    const bool is_cut = article.label.ends_with("...") || article.label.ends_with("…");
    if (!article.label.empty() && !is_cut) return article.label;
    return printed.empty() ? article.label : joined(printed, " ");
  }

  static std::string joined(const Texts& texts, std::string_view by) {
    std::string all;
    for (const std::string& text : texts) {
      if (!all.empty()) all += by;
      all += text;
    }
    return all;
  }

  [[nodiscard]] RawRecord record_of(const nlohmann::ordered_json& json,
                                    const std::string& part) const {
    RawRecord record;
    record.source = source_ + "#" + part;
    record.bytes = json.dump(-1, ' ', false, nlohmann::ordered_json::error_handler_t::replace);
    return record;
  }

  const std::string root_;
  const std::string folder_;
  std::unique_ptr<Splitter> whole_;  // until it has been read
  std::string source_;
  std::string refusal_;
  Issue issue_;
  std::map<std::string, std::string> addresses_;  // of issue_.files, by ID
  std::map<std::string, OpenPage> pages_;
  std::size_t next_article_ = 0;
  std::size_t next_page_ = 0;
};

}  // namespace

bool by_name(std::string_view /*name*/) {
  return false;
}

bool by_content(std::string_view head) {
  return root_element(head) == "mets";
}

std::unique_ptr<Splitter> split(Source& source, std::string_view head) {
  return std::make_unique<IssueSplitter>(source, split_whole(source, head));
}

ParseResult parse(const RawRecord& record, const ReadingRules& rules) {
  return jsonl::parse(record, rules);
}

Pages::Pages(const std::vector<std::string>& files) {
  for (const std::string& path : files) {
    if (!is_xml_name(path)) continue;
    const std::string folder = folder_of(path);
    std::vector<std::string>& list = files_[folder];
    if (list.empty()) folders_[folder_of(folder)].push_back(folder);
    list.push_back(path);
  }
}

bool Pages::holds(const std::string& path, const std::string& root) {
  const std::string folder = folder_of(path);
  const std::string above = folder_of(folder);
  look_into(folder, root);
  look_into(above, root);
  if (const auto siblings = folders_.find(above); siblings != folders_.end()) {
    for (const std::string& sibling : siblings->second) look_into(sibling, root);
    folders_.erase(siblings);
  }
  return pages_.contains(fs::path(path).lexically_normal().string());
}

void Pages::look_into(const std::string& folder, const std::string& root) {
  const auto found = files_.find(folder);
  if (found == files_.end()) return;
  constexpr std::size_t kHeadBytes = 4096;
  for (const std::string& path : found->second) {
    std::string reason;
    const auto head = read_below(root, path, reason, kHeadBytes);
    if (!head || !by_content(*head)) continue;
    auto bytes = read_below(root, path, reason);
    if (!bytes) continue;
    const Issue issue = read_issue(tree_of(std::move(*bytes)));
    if (issue.articles.empty()) continue;
    for (const auto& [id, address] : issue.files) {
      const auto page = relative_path(address);
      if (page) pages_.insert(place_of_page(folder, *page).lexically_normal().string());
    }
  }
  files_.erase(found);
}

}  // namespace byline::mets
