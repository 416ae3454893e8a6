// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/browse/completion.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <utility>

#include "common/text/fold.hpp"

namespace byline::browse {

namespace {

constexpr std::size_t kMostCandidates = 50;

// Where the word before the cursor begins; a quote that is open takes its spaces with it.
std::size_t start_of_word(std::string_view before) {
  std::size_t begin = 0;
  bool quoted = false;
  for (std::size_t at = 0; at < before.size(); ++at) {
    if (before[at] == '"') quoted = !quoted;
    if (!quoted && (before[at] == ' ' || before[at] == '(')) begin = at + 1;
  }
  if (begin < before.size() && before[begin] == '-') ++begin;
  return begin;
}

bool has_word_with(std::string_view folded, std::string_view beginning) {
  for (std::size_t at = folded.find(beginning); at != std::string_view::npos;
       at = folded.find(beginning, at + 1)) {
    if (at == 0 || folded[at - 1] == ' ') return true;
  }
  return false;
}

std::string whole_value(Field field, const std::string& value) {
  const FieldInfo& row = info(field);
  if (row.kind == FieldKind::Value) return fmt::format("{}:{}", row.name, value);
  std::string quoted;
  for (const char letter : value) {
    if (letter == '"' || letter == '\\') quoted += '\\';
    quoted += letter;
  }
  return fmt::format("{}:=\"{}\"", row.name, quoted);
}

}  // namespace

Unfinished unfinished_word(const TextLine& line) {
  const std::string_view before = std::string_view(line.text).substr(0, line.cursor);
  Unfinished word;
  word.begin = start_of_word(before);
  std::string_view typed = before.substr(word.begin);
  const std::size_t colon = typed.find(':');
  if (colon != std::string_view::npos) {
    if (const FieldInfo* row = find_field(typed.substr(0, colon))) word.field = row->field;
    typed.remove_prefix(colon + 1);
    if (typed.starts_with('=')) typed.remove_prefix(1);
    if (typed.starts_with('"')) typed.remove_prefix(1);
    if (typed.ends_with('"')) typed.remove_suffix(1);
  }
  word.typed = typed;
  return word;
}

std::vector<std::string> candidates(const Unfinished& word,
                                    const std::map<Field, std::vector<std::string>>& names) {
  std::vector<std::string> found;
  if (!word.field) {
    for (const FieldInfo& row : all_fields()) {
      if (row.name.starts_with(word.typed)) found.push_back(fmt::format("{}:", row.name));
    }
    return found;
  }
  const auto values = names.find(*word.field);
  if (values == names.end()) return found;
  const std::string beginning = fold_value(word.typed);
  for (const std::string& value : values->second) {
    if (found.size() == kMostCandidates) break;
    if (has_word_with(fold_value(value), beginning))
      found.push_back(whole_value(*word.field, value));
  }
  return found;
}

void complete(State& state) {
  TextLine& line = state.line;
  if (!state.completion) {
    const Unfinished word = unfinished_word(line);
    std::vector<std::string> found = candidates(word, state.names);
    if (found.empty()) return;
    state.completion = {std::move(found), word.begin, 0, line.cursor - word.begin};
  } else {
    state.completion->index = (state.completion->index + 1) % state.completion->candidates.size();
  }
  Completion& completion = *state.completion;
  const std::string& candidate = completion.candidates[completion.index];
  line.text.replace(completion.begin, completion.size, candidate);
  completion.size = candidate.size();
  line.cursor = completion.begin + completion.size;
  // Nothing to choose from: the next Tab goes on from here, from a field to its values.
  if (completion.candidates.size() == 1) state.completion.reset();
}

}  // namespace byline::browse
