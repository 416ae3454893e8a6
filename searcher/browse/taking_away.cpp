// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/taking_away.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <cstdint>
#include <vector>

#include "common/date/date.hpp"
#include "common/text/terminal_text.hpp"
#include "common/text/utf8.hpp"

namespace byline::browse {

namespace {

// xterm takes no more than 100,000 bytes; base64 makes four of three.
constexpr std::size_t kMostClipboard = 74'994;

bool is_plain_word(std::string_view word) {
  constexpr std::string_view kPlain = "-._/:@%+=,";
  return !word.empty() && std::all_of(word.begin(), word.end(), [&](char letter) {
    return (letter >= 'a' && letter <= 'z') || (letter >= 'A' && letter <= 'Z') ||
           (letter >= '0' && letter <= '9') || kPlain.find(letter) != std::string_view::npos;
  });
}

std::string replaced(std::string_view text, char letter, std::string_view by) {
  std::string result;
  for (const char other : text) {
    if (other == letter) {
      result += by;
    } else {
      result += other;
    }
  }
  return result;
}

std::string base64(std::string_view text) {
  constexpr std::string_view kDigits =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
  std::string encoded;
  for (std::size_t at = 0; at < text.size(); at += 3) {
    const std::string_view three = text.substr(at, 3);
    std::uint32_t bits = 0;
    for (std::size_t i = 0; i < 3; ++i)
      bits = bits << 8U | (i < three.size() ? static_cast<unsigned char>(three[i]) : 0U);
    for (std::size_t i = 0; i < 4; ++i)
      encoded += i <= three.size() ? kDigits[bits >> (18 - 6 * i) & 63U] : '=';
  }
  return encoded;
}

std::string_view sort_name(Sort sort) {
  switch (sort) {
    case Sort::Usual:
      return "";
    case Sort::Relevance:
      return "relevance";
    case Sort::Newest:
      return "newest";
    case Sort::Oldest:
      return "oldest";
  }
  return "";
}

}  // namespace

std::string citation(const Article& article) {
  std::vector<std::string> sentences;
  if (!article.authors.empty())
    sentences.push_back(fmt::format("{}.", fmt::join(article.authors, ", ")));
  if (!article.title.empty()) sentences.push_back(fmt::format("“{}.”", article.title));
  std::vector<std::string> where;
  if (!article.outlet.empty()) where.push_back(article.outlet);
  if (article.date.is_known()) where.push_back(article.date.to_string());
  if (!where.empty()) sentences.push_back(fmt::format("{}.", fmt::join(where, ", ")));
  if (!article.url.empty()) sentences.push_back(article.url);
  return fmt::format("{}", fmt::join(sentences, " "));
}

std::string shell_word(std::string_view word) {
  if (is_plain_word(word)) return std::string(word);
  if (terminal_safe(word) == word) return "'" + replaced(word, '\'', "'\\''") + "'";
  const std::string escaped = replaced(replaced(word, '\\', "\\\\"), '\'', "\\'");
  return "$'" + terminal_safe(escaped) + "'";
}

std::string command_line(const State& state) {
  const Question& question = state.question;
  std::vector<std::string> words;
  for (const std::string& word : state.command) words.push_back(shell_word(word));
  const auto add = [&words](std::string_view option, std::string_view value) {
    words.push_back(fmt::format("--{}", option));
    if (!value.empty()) words.push_back(shell_word(value));
  };
  for (const Filter& filter : question.filters) add(info(filter.field).name, filter.value);
  const std::string maybe = question.maybe ? "~" : "";
  if (question.since) add("since", maybe + date_of(*question.since).to_string());
  if (question.until) add("until", maybe + date_of(*question.until).to_string());
  if (question.sort != Sort::Usual) add("sort", sort_name(question.sort));
  if (!question.grouped) add("no-group", "");
  if (!question.similar.empty()) add("similar", question.similar);
  // What begins with a dash would be read as an option.
  if (question.text.starts_with('-')) words.emplace_back("--");
  if (!question.text.empty()) words.push_back(shell_word(question.text));
  return fmt::format("{}", fmt::join(words, " "));
}

std::string clipboard_sequence(std::string_view text) {
  return fmt::format("\x1b]52;c;{}\x07", base64(utf8_prefix(text, kMostClipboard)));
}

}  // namespace byline::browse
