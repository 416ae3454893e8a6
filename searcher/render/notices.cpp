// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/notices.hpp"

namespace byline {

namespace {

std::string plural(std::string_view noun) {
  if (noun == "story") return "stories";
  return std::string(noun) + "s";
}

std::string shown_range(std::uint64_t offset, std::uint64_t rows) {
  return std::to_string(offset + 1) + "-" + std::to_string(offset + rows);
}

// What -n counts: rows, or first values that stand with all their rows.
std::uint64_t shown_rows(const ValueTable& table) {
  if (!table.whole_values) return table.rows.size();
  std::uint64_t count = 0;
  const std::string* last = nullptr;
  for (const ValueRow& row : table.rows) {
    if (last == nullptr || *last != row.values.front()) ++count;
    last = &row.values.front();
  }
  return count;
}

}  // namespace

std::string count_text(std::uint64_t count, Thousands digits) {
  std::string text = std::to_string(count);
  if (digits == Thousands::Plain) return text;
  for (std::size_t place = text.size(); place > 3; place -= 3) text.insert(place - 3, ",");
  return text;
}

std::string counted(std::uint64_t count, std::string_view noun, Thousands digits) {
  return count_text(count, digits) + " " + (count == 1 ? std::string(noun) : plural(noun));
}

bool are_stories_exact(const Total& total) {
  return total.exact && (total.indexes_answered <= 1 || total.articles == 0);
}

std::string totals_text(const Total& total, Thousands digits) {
  const std::string articles = counted(total.articles, "article", digits);
  const std::string stories = counted(total.stories, "story", digits);
  if (total.exact) return articles + (are_stories_exact(total) ? ", " : ", about ") + stories;
  return "at least " + articles + ", about " + stories;
}

std::vector<Note> notices(const HitPage& page, std::uint64_t rows, bool grouped) {
  if (!page.cut || rows == 0) return {};
  const std::uint64_t all = grouped ? page.total.stories : page.total.articles;
  std::string of = (page.total.exact ? "" : "at least ") + std::to_string(all);
  // Partial matches are not in the total, which counts what the query as written found.
  if (page.partial_matches) of = "the best partial matches";
  return {{"cut",
           "showing " + shown_range(page.offset, rows) + " of " + of + " (use -n or --offset)", "",
           ""}};
}

std::vector<Note> notices(const ValueTable& table, std::uint64_t offset) {
  std::vector<Note> notes;
  if (table.cut && !table.rows.empty()) {
    notes.push_back({"cut",
                     "showing rows " + shown_range(offset, shown_rows(table)) +
                         "; there are more (use -n or --offset)",
                     "", ""});
  }
  if (table.imprecise > 0) {
    notes.push_back({"imprecise",
                     counted(table.imprecise, "article", Thousands::Plain) +
                         " not counted: only the month or the year of the date is known",
                     "", ""});
  }
  return notes;
}

}  // namespace byline
