// SPDX-License-Identifier: GPL-3.0-or-later
// A source whose bytes a test gives, in steps of its choice, and what a format reads of it.
#pragma once

#include <algorithm>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/input/source.hpp"
#include "indexer/readers/reader.hpp"

namespace byline::test {

class TextSource : public Source {
 public:
  explicit TextSource(std::string bytes, std::size_t step = 1 << 16,
                      std::vector<Damage> damages = {})
      : bytes_(std::move(bytes)), step_(step), damages_(std::move(damages)) {}

  [[nodiscard]] const std::string& name() const override { return name_; }
  [[nodiscard]] std::string_view read(std::size_t limit) override {
    const std::string_view part = std::string_view(bytes_).substr(at_, std::min(limit, step_));
    at_ += part.size();
    return part;
  }
  [[nodiscard]] const std::string& problem() const override { return problem_; }
  [[nodiscard]] const std::vector<Damage>& damages() const override { return damages_; }

 private:
  std::string name_ = "source";
  std::string bytes_;
  std::size_t step_;
  std::size_t at_ = 0;
  std::string problem_;
  std::vector<Damage> damages_;
};

// What each record of `bytes` became.
inline std::vector<ParseResult> read_as(std::string_view format_name, const std::string& bytes,
                                        std::size_t step = 1 << 16, const ReadingRules& rules = {},
                                        std::vector<Damage> damages = {}) {
  const Format* format = find_format(format_name);
  TextSource source(bytes, step, std::move(damages));
  const auto splitter = format->split(source, "");
  std::vector<ParseResult> results;
  while (auto record = splitter->next()) results.push_back(format->parse(*record, rules));
  return results;
}

// "title|!reason|title": the same for a row of a table.
inline std::string titles_as(std::string_view format_name, const std::string& bytes,
                             std::size_t step = 1 << 16, std::vector<Damage> damages = {}) {
  std::string titles;
  for (const ParseResult& result : read_as(format_name, bytes, step, {}, std::move(damages))) {
    if (!titles.empty()) titles += "|";
    const auto* raw = std::get_if<RawArticle>(&result);
    titles += raw ? raw->article.title : "!" + std::get<Reject>(result).reason;
  }
  return titles;
}

inline std::string joined(const std::vector<std::string>& list, std::string_view by = "|") {
  std::string text;
  for (const std::string& item : list) {
    if (!text.empty()) text += by;
    text += item;
  }
  return text;
}

}  // namespace byline::test
