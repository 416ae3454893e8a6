// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/decoding/json_value.hpp"

#include <fmt/format.h>

#include <array>
#include <string_view>

namespace byline {

namespace {

using simdjson::dom::element;
using simdjson::dom::element_type;

// The keys under which an object says what it is called: schema.org, WordPress, NYT, MongoDB,
// feeds, AP and TT (who names a person's post "title").
constexpr std::array<std::string_view, 17> kNameKeys = {
    "name",    "by",       "byline", "main",  "original", "title", "full_name", "fullName", "text",
    "content", "rendered", "value",  "label", "term",     "$oid",  "$date",     "#text"};

constexpr int kMaxNesting = 8;

std::string number_text(element value) {
  switch (value.type()) {
    case element_type::INT64:
      return fmt::format("{}", value.get_int64().value_unsafe());
    case element_type::UINT64:
      return fmt::format("{}", value.get_uint64().value_unsafe());
    default: {
      // Seconds with a fraction are dates: never "1.4e+09".
      const double number = value.get_double().value_unsafe();
      const bool is_whole = number > -1e18 && number < 1e18 &&
                            number == static_cast<double>(static_cast<std::int64_t>(number));
      return is_whole ? fmt::format("{}", static_cast<std::int64_t>(number))
                      : fmt::format("{}", number);
    }
  }
}

void append_texts(element value, int nesting, std::vector<std::string>& texts);

void append_name(simdjson::dom::object object, int nesting, std::vector<std::string>& texts) {
  const std::size_t before = texts.size();
  for (const std::string_view key : kNameKeys) {
    element named;
    if (object.at_key(key).get(named) == simdjson::SUCCESS) append_texts(named, nesting, texts);
    if (texts.size() > before) return;
  }
}

void append_texts(element value, int nesting, std::vector<std::string>& texts) {
  if (nesting > kMaxNesting || texts.size() >= kMaxListItems) return;
  switch (value.type()) {
    case element_type::STRING:
      texts.emplace_back(value.get_string().value_unsafe());
      break;
    case element_type::INT64:
    case element_type::UINT64:
    case element_type::DOUBLE:
      texts.push_back(number_text(value));
      break;
    case element_type::ARRAY: {
      // Named: a range-for over value_unsafe() of a temporary would read what is gone.
      const simdjson::dom::array items = value.get_array().value_unsafe();
      for (const element item : items) append_texts(item, nesting + 1, texts);
      break;
    }
    case element_type::OBJECT:
      append_name(value.get_object().value_unsafe(), nesting + 1, texts);
      break;
    case element_type::BOOL:
    case element_type::NULL_VALUE:
      break;
  }
}

}  // namespace

std::vector<std::string> texts_of(element value) {
  std::vector<std::string> texts;
  append_texts(value, 0, texts);
  return texts;
}

std::string text_or_json(element value) {
  if (value.is_string()) return std::string(value.get_string().value_unsafe());
  return simdjson::minify(value);
}

}  // namespace byline
