// SPDX-License-Identifier: GPL-3.0-or-later
// How long each class of questions takes over an index: query_classes INDEX [SEED [QUERIES]].
//
// Draws QUERIES (40) of each class from the index, words and outlets as often as articles hold
// them, and asks each for its ten best, inside this process: once to warm up, three times to
// measure. Prints for each class the median and the worst of the queries' best times, in
// milliseconds of CPU, the slowest query, and how many articles the queries found.
#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <charconv>
#include <functional>
#include <iostream>
#include <limits>
#include <random>
#include <string>
#include <utility>
#include <vector>

#include "bench/speed/in_process.hpp"
#include "common/article/fields.hpp"
#include "common/base/error.hpp"
#include "common/date/date.hpp"
#include "common/index/form_file.hpp"
#include "common/index/location.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "searcher/query/deadline.hpp"

namespace byline {

namespace {

constexpr int kPasses = 3;
constexpr std::size_t kCommonWords = 100;

// Terms of a prefix, drawn as often as articles hold them.
class Terms {
 public:
  Terms(const Xapian::Database& database, const std::string& prefix) {
    std::uint64_t sum = 0;
    for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix);) {
      const std::string form = (*term).substr(prefix.size());
      if (!is_form(form)) {
        term.skip_to(prefix + "[");
        continue;
      }
      sum += term.get_termfreq();
      terms_.push_back({form, term.get_termfreq(), sum});
      ++term;
    }
  }

  [[nodiscard]] const std::string& draw(std::mt19937_64& random) const {
    const std::uint64_t at = random() % terms_.back().sum;
    return std::upper_bound(terms_.begin(), terms_.end(), at,
                            [](std::uint64_t sum, const Term& term) { return sum < term.sum; })
        ->form;
  }

  // One of at least `size` ASCII letters.
  [[nodiscard]] std::string draw_word(std::mt19937_64& random, std::size_t size) const {
    for (int tries = 0; tries < 100'000; ++tries) {
      const std::string& form = draw(random);
      const bool is_plain =
          std::all_of(form.begin(), form.end(), [](char c) { return c >= 'a' && c <= 'z'; });
      if (is_plain && form.size() >= size) return form;
    }
    throw Error(ExitCode::Usage, "cannot measure: the index has too few words");
  }

  [[nodiscard]] std::vector<std::string> most_common(std::size_t count) const {
    std::vector<Term> terms = terms_;
    count = std::min(count, terms.size());
    std::partial_sort(terms.begin(), terms.begin() + static_cast<std::ptrdiff_t>(count),
                      terms.end(),
                      [](const Term& a, const Term& b) { return a.articles > b.articles; });
    std::vector<std::string> forms;
    for (std::size_t i = 0; i < count; ++i) forms.push_back(terms[i].form);
    return forms;
  }

 private:
  struct Term {
    std::string form;
    std::uint64_t articles;
    std::uint64_t sum;  // of the articles up to here
  };
  std::vector<Term> terms_;
};

class Drawer {
 public:
  Drawer(const Xapian::Database& database, std::uint64_t seed)
      : database_(database),
        random_(seed),
        words_(database, ""),
        titles_(database, std::string(info(Field::Title).word_prefix)),
        outlets_(database, std::string(info(Field::Outlet).value_prefix)),
        common_(words_.most_common(kCommonWords)) {}

  std::string title() { return "title:" + titles_.draw_word(random_, 2); }
  std::string outlet() { return "outlet:=\"" + outlets_.draw(random_) + "\""; }
  std::string date() {
    const Day low = unpack_day(database_.get_value_lower_bound(kSlotFirstDay));
    const Day high = unpack_day(database_.get_value_upper_bound(kSlotLastDay));
    const auto day = [&] { return low + static_cast<Day>(random_() % (1U + high - low)); };
    const auto [first, last] = std::minmax({day(), day()});
    switch (random_() % 4) {
      case 0:
        return "date:" + date_of(first).to_string().substr(0, 4);
      case 1:
        return "date:" + date_of(first).to_string().substr(0, 7);
      case 2:
        return "date:" + date_of(first).to_string() + "..";
      default:
        return "date:" + date_of(first).to_string() + ".." + date_of(last).to_string();
    }
  }
  std::string infix() {
    const std::string word = words_.draw_word(random_, 5);
    return "*" + word.substr(1, word.size() - 2) + "*";
  }
  std::string slipped(int slips, std::string behind) {
    std::string word = words_.draw_word(random_, 5);
    for (; slips > 0; --slips)
      word[random_() % word.size()] = static_cast<char>('a' + random_() % 26);
    return word + std::move(behind);
  }
  std::string near() { return common() + " NEAR/5 " + common(); }
  std::string phrase() {
    for (;;) {
      const auto docid = static_cast<Xapian::docid>(1 + random_() % database_.get_lastdocid());
      try {
        const std::string title = read_article(database_.get_document(docid)).title;
        const std::size_t second = title.find(' ');
        const std::size_t end = title.find(' ', second + 1);
        if (second == std::string::npos || title.find('"') != std::string::npos) continue;
        return "\"" + title.substr(0, end) + "\"";
      } catch (const Xapian::DocNotFoundError&) {
        continue;
      }
    }
  }

 private:
  const std::string& common() { return common_[random_() % common_.size()]; }

  const Xapian::Database& database_;
  std::mt19937_64 random_;
  const Terms words_, titles_, outlets_;
  const std::vector<std::string> common_;
};

struct Measured {
  double milliseconds;
  std::uint64_t articles;
  std::string query;
};

Measured measure(const std::string& index, const std::string& query) {
  const Arguments arguments{"--index", index, "--limit", "10", query};
  std::uint64_t articles = articles_found(arguments);
  std::int64_t best = std::numeric_limits<std::int64_t>::max();
  for (int pass = 0; pass < kPasses; ++pass) {
    const std::int64_t start = nanoseconds_of_cpu();
    articles = articles_found(arguments);
    best = std::min(best, nanoseconds_of_cpu() - start);
  }
  return {static_cast<double>(best) / 1e6, articles, query};
}

void measure_class(const std::string& index, const std::string& name, int queries,
                   const std::function<std::string()>& draw) {
  std::vector<Measured> all;
  for (int i = 0; i < queries; ++i) all.push_back(measure(index, draw()));
  std::sort(all.begin(), all.end(),
            [](const Measured& a, const Measured& b) { return a.milliseconds < b.milliseconds; });
  const Measured& worst = all.back();
  std::uint64_t articles = 0;
  for (const Measured& one : all) articles += one.articles;
  fmt::print("{:<11} {:>8.1f} {:>8.1f} {:>10} {:>9}  {}\n", name, all[all.size() / 2].milliseconds,
             worst.milliseconds, articles / all.size(), worst.articles, worst.query);
  std::fflush(stdout);
}

void measure_all(const std::string& index, std::uint64_t seed, int queries) {
  const Xapian::Database database = open_current(IndexLocation(index));
  Drawer draw(database, seed);
  fmt::print("{} articles, seed {}, {} queries a class; milliseconds of CPU, ten best\n",
             database.get_doccount(), seed, queries);
  fmt::print("{:<11} {:>8} {:>8} {:>10} {:>9}  {}\n", "class", "median", "worst", "found",
             "of worst", "worst query");
  measure_class(index, "title", queries, [&] { return draw.title(); });
  measure_class(index, "outlet", queries, [&] { return draw.outlet(); });
  measure_class(index, "date", queries, [&] { return draw.date(); });
  measure_class(index, "infix", queries, [&] { return draw.infix(); });
  measure_class(index, "typo", queries, [&] { return draw.slipped(1, "~"); });
  measure_class(index, "typo 2", queries, [&] { return draw.slipped(2, "~2"); });
  measure_class(index, "suggestion", queries, [&] { return draw.slipped(2, ""); });
  measure_class(index, "near", queries, [&] { return draw.near(); });
  measure_class(index, "phrase", queries, [&] { return draw.phrase(); });
}

template <class Number>
Number number_of(int argc, char** argv, int place, Number otherwise) {
  if (argc <= place) return otherwise;
  const std::string_view typed = argv[place];
  std::from_chars(typed.data(), typed.data() + typed.size(), otherwise);
  return otherwise;
}

}  // namespace

}  // namespace byline

int main(int argc, char** argv) {
  if (argc < 2 || argc > 4) {
    std::cerr << "usage: query_classes INDEX [SEED [QUERIES]]\n";
    return 2;
  }
  try {
    byline::measure_all(argv[1], byline::number_of<std::uint64_t>(argc, argv, 2, 1),
                        std::max(1, byline::number_of(argc, argv, 3, 40)));
  } catch (const byline::Error& error) {
    std::cerr << "query_classes: " << error.what() << '\n';
    return 1;
  }
}
