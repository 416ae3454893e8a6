// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/json_mending.hpp"

#include <algorithm>

#include "indexer/decoding/markup.hpp"

namespace byline {

namespace {

using std::string_view;

constexpr string_view kSpace = " \t\r\n";

// The end of a comment that begins at a place, or the place itself.
std::size_t past_comment(string_view text, std::size_t at) {
  const string_view rest = text.substr(at);
  if (rest.starts_with("//")) return std::min(text.find('\n', at), text.size());
  if (!rest.starts_with("/*")) return at;
  const std::size_t end = text.find("*/", at + 2);
  return end == string_view::npos ? text.size() : end + 2;
}

void drop_comma(std::string& text) {
  const std::size_t last = text.find_last_not_of(kSpace);
  if (last != std::string::npos && text[last] == ',') text.resize(last);
}

// The end of the string that begins at a place, its quotation mark included.
std::size_t past_string(string_view text, std::size_t at) {
  for (++at; at < text.size() && text[at] != '"'; ++at) {
    if (text[at] == '\\') ++at;
  }
  return std::min(at + 1, text.size());
}

// The inner of a string that begins at a place, with the quotation marks in it escaped: it ends at
// the first one behind which the object goes on or ends.
std::string string_at(string_view text, std::size_t at) {
  constexpr std::size_t kMaxBytes = 1000;
  std::string value;
  for (++at; at < text.size() && value.size() < kMaxBytes; ++at) {
    if (text[at] == '\\' && at + 1 < text.size()) {
      value += text[at++];
    } else if (text[at] == '"') {
      const std::size_t next = text.find_first_not_of(kSpace, at + 1);
      if (next == string_view::npos || text[next] == ',' || text[next] == '}' || text[next] == ']')
        return value;
      value += '\\';
    }
    value += text[at];
  }
  return {};
}

// Where the value of the first such key begins, or npos.
std::size_t value_of(string_view text, string_view key) {
  const std::string quoted = "\"" + std::string(key) + "\"";
  const std::size_t at = text.find(quoted);
  if (at == string_view::npos) return at;
  const std::size_t colon = text.find_first_not_of(kSpace, at + quoted.size());
  if (colon == string_view::npos || text[colon] != ':') return string_view::npos;
  return text.find_first_not_of(kSpace, colon + 1);
}

std::string string_of(string_view text, string_view key) {
  const std::size_t at = value_of(text, key);
  return at != string_view::npos && text[at] == '"' ? string_at(text, at) : std::string();
}

// Of "author":"Ann Lee" or "author":{..., "name":"Ann Lee"}.
std::string name_of(string_view text, string_view key) {
  constexpr std::size_t kNear = 400;
  const std::size_t at = value_of(text, key);
  if (at == string_view::npos) return {};
  const string_view rest = text.substr(at);
  if (rest[0] == '"') return string_at(rest, 0);
  return string_of(rest.substr(0, std::min(rest.find('}'), kNear)), "name");
}

}  // namespace

std::string mended_script(string_view script) {
  if (script.starts_with("\xEF\xBB\xBF")) script.remove_prefix(3);
  const bool is_escaped = script.find('"') == string_view::npos;
  const std::string text = is_escaped ? decode_entities(script) : std::string(script);
  std::string mended;
  mended.reserve(text.size());
  for (std::size_t at = 0; at < text.size();) {
    if (const std::size_t end = past_comment(text, at); end > at) {
      at = end;
      continue;
    }
    const char c = text[at];
    const std::size_t end = c == '"' ? past_string(text, at) : at + 1;
    if (c == '}' || c == ']') drop_comma(mended);
    mended.append(text, at, end - at);
    at = end;
  }
  const std::size_t last = mended.find_last_not_of(" \t\r\n;");
  mended.resize(last == std::string::npos ? 0 : last + 1);
  return mended;
}

std::string scanned_script(string_view script) {
  const bool is_article = script.find("Article\"") != string_view::npos ||
                          script.find("BlogPosting\"") != string_view::npos;
  if (!is_article) return {};
  std::string object = R"({"@type":"Article")";
  bool is_empty = true;
  const auto add = [&](string_view key, const std::string& value) {
    if (value.empty()) return;
    object += ",\"" + std::string(key) + "\":\"" + value + "\"";
    is_empty = false;
  };
  add("headline", string_of(script, "headline"));
  add("datePublished", string_of(script, "datePublished"));
  add("author", name_of(script, "author"));
  add("publisher", name_of(script, "publisher"));
  return is_empty ? std::string() : object + "}";
}

}  // namespace byline
