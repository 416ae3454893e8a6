// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/lists/read_lists.hpp"

#include <doctest/doctest.h>

#include <map>
#include <string>
#include <vector>

using namespace byline;

namespace {

constexpr std::uint32_t kLongBlock = 1U << 20;

// Lists that lie in blocks, and how often each was read.
class CountingLists : public TermLists {
 public:
  using Blocks = std::vector<std::vector<Posting>>;
  explicit CountingLists(std::map<std::string, Blocks> lists) : lists_(std::move(lists)) {}

  [[nodiscard]] std::unique_ptr<PostingReader> postings() const override {
    return std::make_unique<Reader>(*this);
  }
  [[nodiscard]] std::unique_ptr<PositionReader> positions(const std::string&) const override {
    return nullptr;
  }
  void each_term(Xapian::docid, const TermSink&) const override {}
  [[nodiscard]] Xapian::docid last_article() const override { return 9; }
  [[nodiscard]] ValueColumn read_column(Xapian::valueno) const override { return {}; }

  [[nodiscard]] int times_read(const std::string& term) const { return read_[term]; }

 private:
  class Reader : public PostingReader {
   public:
    explicit Reader(const CountingLists& lists) : lists_(lists) {}
    void start(const std::string& term) override {
      ++lists_.read_[term];
      const auto found = lists_.lists_.find(term);
      left_ = found == lists_.lists_.end() ? Blocks() : found->second;
    }
    void start_lengths() override { start("every article"); }
    bool next(std::vector<Posting>& block) override {
      block.clear();
      if (left_.empty()) return false;
      block = left_.front();
      left_.erase(left_.begin());
      return true;
    }

   private:
    const CountingLists& lists_;
    Blocks left_;
  };

  std::map<std::string, Blocks> lists_;
  mutable std::map<std::string, int> read_;
};

std::vector<Xapian::docid> articles_of(ReadLists& lists, const std::string& term) {
  std::vector<Xapian::docid> articles;
  lists.each(term, [&](const Posting& posting) { articles.push_back(posting.article); });
  return articles;
}

}  // namespace

TEST_CASE("what is asked for again is read once, the rest as often as it is asked for") {
  const CountingLists lists({{"flood", {{{1, 2}, {4, 1}}, {{9, 3}}}},
                             {"sea", {{{2, 1}}}},
                             {"every article", {{{1, 7}, {2, 7}}, {{9, 7}}}}});
  ReadLists read(lists, {"flood", "nowhere"});
  for (int times = 0; times < 3; ++times) {
    CHECK(articles_of(read, "flood") == std::vector<Xapian::docid>{1, 4, 9});
    CHECK(read.read("flood")->back().count == 3);
    CHECK(articles_of(read, "sea") == std::vector<Xapian::docid>{2});
    CHECK(read.read("sea")->size() == 1);
    CHECK(read.size("flood") == 3);
    CHECK(read.size("nowhere") == 0);
    CHECK(articles_of(read, "nowhere").empty());
    CHECK(read.all_articles() == std::vector<Xapian::docid>{1, 2, 9});
  }
  CHECK(lists.times_read("flood") == 1);
  CHECK(lists.times_read("nowhere") == 1);
  CHECK(lists.times_read("sea") == 6);
}

TEST_CASE("of very long lists as many are kept as there is room for") {
  const CountingLists::Blocks blocks(3, std::vector<Posting>(kLongBlock, Posting{1, 1}));
  const CountingLists lists({{"the", blocks}, {"of", blocks}});
  ReadLists read(lists, {"the", "of"});
  for (int times = 0; times < 2; ++times) {
    CHECK(read.read("the")->size() == 3 * kLongBlock);
    CHECK(read.read("of")->size() == 3 * kLongBlock);
    CHECK(read.size("of") == 3 * kLongBlock);
    for (const char* term : {"the", "of"}) {
      std::size_t ones = 0;
      read.each(term, [&](const Posting& posting) { ones += posting.article; });
      CHECK(ones == 3 * kLongBlock);
    }
  }
  CHECK(lists.times_read("the") == 1);
  CHECK(lists.times_read("of") == 4);
}
