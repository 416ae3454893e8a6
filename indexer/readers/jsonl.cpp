// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/jsonl.hpp"

#include <fmt/format.h>
#include <simdjson.h>

#include <algorithm>
#include <array>
#include <set>
#include <unordered_set>

#include "indexer/decoding/json_repair.hpp"
#include "indexer/decoding/json_value.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/readers/filling.hpp"
#include "indexer/readers/splitters.hpp"

namespace byline::jsonl {

namespace {

using simdjson::error_code;
using simdjson::dom::element;

// A thread's parser keeps about twelve times the longest record it saw: beyond this, one of its
// own.
constexpr std::size_t kKeptRecordBytes = 1u << 20;

static_assert(kRecordPadding >= simdjson::SIMDJSON_PADDING);

std::string_view reason_of(error_code error) {
  switch (error) {
    case simdjson::DEPTH_ERROR:
      return "JSON nested deeper than 128 levels";
    case simdjson::UNCLOSED_STRING:
    case simdjson::INCOMPLETE_ARRAY_OR_OBJECT:
      return "not JSON: it ends early";
    case simdjson::STRING_ERROR:
    case simdjson::UNESCAPED_CHARS:
      return "not JSON: a string cannot be read";
    case simdjson::T_ATOM_ERROR:
    case simdjson::F_ATOM_ERROR:
    case simdjson::N_ATOM_ERROR:
      return "not JSON: an unknown word";
    case simdjson::NUMBER_ERROR:
      return "not JSON: a number cannot be read";
    case simdjson::UTF8_ERROR:
      return "not JSON: invalid UTF-8";
    case simdjson::CAPACITY:
    case simdjson::MEMALLOC:
      return "too large to be read";
    default:
      return "not JSON: it does not follow the grammar";
  }
}

// What a line holds; valid as long as its parser and until that is used again.
class Document {
 public:
  Document(simdjson::dom::parser& parser, const std::string& line) : parser_(parser) {
    if (parser_.max_depth() != kMaxDepth) error_ = parser_.allocate(kRecordPadding, kMaxDepth);
    if (error_ == simdjson::SUCCESS) error_ = parse(line);
    if (error_ != simdjson::SUCCESS && error_ != simdjson::DEPTH_ERROR) mend(line);
  }

  [[nodiscard]] error_code error() const { return error_; }
  [[nodiscard]] element root() const { return root_; }
  [[nodiscard]] std::vector<std::string> take_repairs() { return std::move(repairs_); }

 private:
  // Files that were put one behind the other have a byte order mark in their midst.
  error_code parse(const std::string& line) {
    constexpr std::string_view kMark = "\xEF\xBB\xBF";
    if (!line.starts_with(kMark)) return parser_.parse(line).get(root_);
    return parser_.parse(line.substr(kMark.size())).get(root_);
  }

  void mend(const std::string& line) {
    if (line.find('{') == std::string::npos) return;  // such as a file of zeros
    const std::string mended = repair_json(line, repairs_);
    if (parser_.parse(mended).get(root_) == simdjson::SUCCESS) error_ = simdjson::SUCCESS;
  }

  simdjson::dom::parser& parser_;
  element root_;
  error_code error_ = simdjson::SUCCESS;
  std::vector<std::string> repairs_;
};

struct Member {
  std::string_view key;
  element value;
  bool used = false;
};

struct Candidate {
  std::string_view key;
  element value;
  std::size_t member;  // index, or kNone for a value inside another
  std::size_t rank;
};
constexpr std::size_t kNone = static_cast<std::size_t>(-1);

// A record's members, and which of them may fill which slot.
class ObjectReader {
 public:
  ObjectReader(simdjson::dom::object object, const ReadingRules& rules) : object_(object) {
    std::unordered_set<std::string_view> seen;
    for (const auto& [key, value] : object) {
      if (seen.insert(key).second) members_.push_back({key, value});
    }
    is_ninjs_ = seen.contains("versioncreated");
    for (const auto& [field, key] : rules.map) map(field, key);
    for (std::size_t i = 0; i < members_.size(); ++i) offer(i);
    offer_inside("thread.site", Slot::Outlet);  // Webhose
    for (auto& candidates : slots_) {
      std::stable_sort(candidates.begin(), candidates.end(),
                       [](const Candidate& a, const Candidate& b) { return a.rank < b.rank; });
    }
  }

  void fill_all(RawArticle& raw) {
    for (const FieldKeys& row : all_field_keys()) fill_slot(raw, row.slot);
    for (const Member& member : members_) {
      if (!member.used && !member.value.is_null()) {
        add_extra(raw, member.key, text_or_json(member.value));
      }
    }
  }

 private:
  [[nodiscard]] std::vector<Candidate>& slot(Slot which) {
    return slots_[static_cast<std::size_t>(which)];
  }

  void offer(std::size_t index) {
    auto place = find_key(members_[index].key);
    if (!place && is_ninjs_) place = place_of_form(members_[index].key);
    if (!place || is_mapped_[static_cast<std::size_t>(place->slot)]) return;
    // What ninjs calls a title is the name of the item: "BC-NC--Harbour Wall".
    const bool is_first = is_ninjs_ && members_[index].key == "headline";
    const std::size_t rank = is_first ? 0 : place->rank + (is_ninjs_ ? 1 : 0);
    slot(place->slot).push_back({members_[index].key, members_[index].value, index, rank});
  }

  // ninjs has one text in several forms: "headline_main", "body_nitf", "description_short".
  static std::optional<KeyPlace> place_of_form(std::string_view key) {
    if (key.starts_with("headline_")) return find_key("heading");
    if (key.starts_with("body_")) return find_key("leadparagraph");
    if (key.starts_with("description_")) return find_key("teaser");
    return std::nullopt;
  }

  void offer_inside(std::string_view path, Slot which) {
    element inner;
    if (is_mapped_[static_cast<std::size_t>(which)] || !find_inside(path, inner)) return;
    slot(which).push_back({path, inner, kNone, kNone});
  }

  void map(std::string_view field, std::string_view key) {
    const FieldKeys* row = find_field_keys(field);
    if (row == nullptr) return;
    is_mapped_[static_cast<std::size_t>(row->slot)] = true;
    auto& candidates = slot(row->slot);
    const auto member = std::find_if(members_.begin(), members_.end(),
                                     [key](const Member& m) { return m.key == key; });
    if (member != members_.end()) {
      const auto index = static_cast<std::size_t>(member - members_.begin());
      candidates.push_back({key, member->value, index, candidates.size()});
      return;
    }
    element inner;
    if (find_inside(key, inner)) candidates.push_back({key, inner, kNone, candidates.size()});
  }

  // The value at a dotted path.
  bool find_inside(std::string_view path, element& value) const {
    simdjson::dom::object object = object_;
    for (;;) {
      const std::size_t dot = path.find('.');
      if (object.at_key(path.substr(0, dot)).get(value) != simdjson::SUCCESS) return false;
      if (dot == std::string_view::npos) return true;
      if (value.get_object().get(object) != simdjson::SUCCESS) return false;
      path.remove_prefix(dot + 1);
    }
  }

  // Whether a value that may name the outlet holds pictures and films: "media": [{"url": ...}].
  static bool are_media(const element& value) {
    simdjson::dom::object object;
    if (value.get_object().get(object) != simdjson::SUCCESS) return value.is_array();
    return std::any_of(object.begin(), object.end(), [](const auto& member) {
      return member.key == "url" || member.key == "src" || member.key == "href" ||
             member.key == "type";
    });
  }

  // A text in parts that say what they are, as the Washington Post has it: without those that stand
  // above it.
  static std::vector<std::string> parts_of(const element& value) {
    simdjson::dom::array parts;
    if (value.get_array().get(parts) != simdjson::SUCCESS) return texts_of(value);
    std::vector<std::string> texts;
    for (const element part : parts) {
      std::string_view type;
      if (part.at_pointer("/type").get(type) != simdjson::SUCCESS) type = {};
      if (type == "kicker" || type == "title" || type == "byline" || type == "date") continue;
      if (texts.size() >= kMaxListItems) break;
      for (std::string& text : texts_of(part)) texts.push_back(std::move(text));
    }
    return texts;
  }

  void fill_slot(RawArticle& raw, Slot which) {
    for (const Candidate& candidate : slot(which)) {
      if (candidate.key == "media" && are_media(candidate.value)) continue;
      std::vector<std::string> texts =
          which == Slot::Text ? parts_of(candidate.value) : texts_of(candidate.value);
      if (which == Slot::Author) expand(texts);
      // ninjs: one text in several forms.
      if (candidate.key == "bodies" && texts.size() > 1) texts.resize(1);
      if (!fill(raw, which, texts, candidate.key)) continue;
      if (candidate.member != kNone) members_[candidate.member].used = true;
      return;
    }
  }

  // Authors that are JSON written into a string: [{"@type":"Person","name":"..."}].
  static void expand(std::vector<std::string>& texts) {
    if (texts.size() != 1 || !(texts[0].starts_with("[{") || texts[0].starts_with('{'))) return;
    static thread_local simdjson::dom::parser parser;
    element value;
    if (parser.parse(texts[0]).get(value) == simdjson::SUCCESS) texts = texts_of(value);
  }

  simdjson::dom::object object_;
  std::vector<Member> members_;
  std::array<std::vector<Candidate>, kSlots> slots_;
  std::array<bool, kSlots> is_mapped_{};
  bool is_ninjs_ = false;
};

// Calls `use` with the document of a record, in a parser that is kept when it stays small.
template <class Use>
auto with_document(const RawRecord& record, Use use) {
  if (record.bytes.size() > kKeptRecordBytes) {
    simdjson::dom::parser parser;
    Document document(parser, record.bytes);
    return use(document);
  }
  static thread_local simdjson::dom::parser parser;
  Document document(parser, record.bytes);
  return use(document);
}

// A line that was cut shows it better by its ends than by the parser's first complaint.
std::string_view reason_for(error_code error, std::string_view line) {
  const std::size_t begin = line.find_first_not_of(" \t\r");
  if (begin == std::string_view::npos || line[begin] != '{')
    return "not JSON: no object on the line";
  if (line[line.find_last_not_of(" \t\r")] != '}') return "not JSON: it ends early";
  return reason_of(error);
}

// What stands in a schema.org graph beside the article, or "".
std::string foreign_type(simdjson::dom::object object) {
  constexpr std::array<std::string_view, 10> kForeign = {
      "WebSite",        "WebPage",     "Organization", "NewsMediaOrganization", "Person",
      "BreadcrumbList", "ImageObject", "ListItem",     "SearchAction",          "Comment"};
  element type;
  if (object.at_key("@type").get(type) != simdjson::SUCCESS) return {};
  for (const std::string& name : texts_of(type)) {
    if (std::find(kForeign.begin(), kForeign.end(), name) != kForeign.end()) return name;
  }
  return {};
}

// Whether an object has a headline or a text of its own.
bool has_words(simdjson::dom::object object) {
  for (const auto& [key, value] : object) {
    const auto place = find_key(key);
    if (place && (place->slot == Slot::Title || place->slot == Slot::Text)) return true;
  }
  return false;
}

// Without what services wrap an article in: Elasticsearch's hit, an agency's answer around an item.
simdjson::dom::object unwrapped(simdjson::dom::object object) {
  simdjson::dom::object inner;
  if (object.at_key("_source").get_object().get(inner) == simdjson::SUCCESS) return inner;
  for (const std::string_view path : {"/item", "/data/item"}) {
    if (object.at_pointer(path).get_object().get(inner) != simdjson::SUCCESS) continue;
    if (!has_words(object) && has_words(inner)) return inner;
  }
  return object;
}

ParseResult article_of(Document& document, const RawRecord& record, const ReadingRules& rules) {
  if (document.error() != simdjson::SUCCESS) {
    return Reject{std::string(reason_for(document.error(), record.bytes))};
  }
  simdjson::dom::object object;
  if (document.root().get_object().get(object) != simdjson::SUCCESS) {
    return Reject{"JSON, but no object"};
  }
  object = unwrapped(object);
  if (const std::string type = foreign_type(object); !type.empty()) {
    return Reject{fmt::format("a schema.org {}, not an article", type)};
  }
  RawArticle raw;
  raw.repairs = document.take_repairs();
  ObjectReader(object, rules).fill_all(raw);
  fill_from_rules(raw, rules);
  set_source(raw, record);
  return finish(std::move(raw));
}

constexpr int kMaxKeyNesting = 3;

void append_keys(simdjson::dom::object object, const std::string& prefix, int nesting,
                 std::set<std::string>& keys) {
  for (const auto& [key, value] : object) {
    std::string name = prefix + std::string(key);
    simdjson::dom::object inner;
    if (nesting < kMaxKeyNesting && value.get_object().get(inner) == simdjson::SUCCESS) {
      append_keys(inner, name + ".", nesting + 1, keys);
    }
    keys.insert(std::move(name));
  }
}

bool ends_with_any(std::string_view name, std::initializer_list<std::string_view> endings) {
  return std::any_of(endings.begin(), endings.end(),
                     [name](std::string_view ending) { return name.ends_with(ending); });
}

}  // namespace

bool by_name(std::string_view name) {
  return ends_with_any(name, {".jsonl", ".ndjson", ".jl", ".jsonlines", ".ldjson"});
}

bool by_content(std::string_view head) {
  constexpr int kLines = 20;
  if (head.starts_with("\xEF\xBB\xBF")) head.remove_prefix(3);
  for (int i = 0; i < kLines && !head.empty(); ++i) {
    const std::size_t end = head.find('\n');
    const bool is_cut = end == std::string_view::npos;
    std::string_view line = trimmed(head.substr(0, end));
    head.remove_prefix(is_cut ? head.size() : end + 1);
    if (!line.starts_with('{') || !(is_cut || line.ends_with('}'))) continue;
    line = trimmed(line.substr(1));
    if (line.starts_with('"')) return true;
  }
  return false;
}

ParseResult parse(const RawRecord& record, const ReadingRules& rules) {
  if (!record.reject.empty()) return Reject{record.reject};
  return with_document(record,
                       [&](Document& document) { return article_of(document, record, rules); });
}

std::vector<std::string> keys(const RawRecord& record) {
  return with_document(record, [](Document& document) {
    std::set<std::string> keys;
    simdjson::dom::object object;
    if (document.error() == simdjson::SUCCESS &&
        document.root().get_object().get(object) == simdjson::SUCCESS) {
      append_keys(object, "", 0, keys);
    }
    return std::vector<std::string>(keys.begin(), keys.end());
  });
}

}  // namespace byline::jsonl
