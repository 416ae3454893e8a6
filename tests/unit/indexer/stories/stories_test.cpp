// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <map>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

#include "indexer/stories/grouping.hpp"
#include "indexer/stories/resemblance.hpp"
#include "indexer/stories/sketch.hpp"

namespace byline {

namespace {

class Sketcher {
 public:
  Sketch operator()(const std::string& title, const std::vector<std::string>& paragraphs,
                    std::uint32_t site = 0) {
    builder_.add_title(title, tokenizer_.run(title));
    for (const std::string& text : paragraphs) builder_.add_paragraph(text, tokenizer_.run(text));
    return builder_.take(++name_, site);
  }

 private:
  Tokenizer tokenizer_;
  SketchBuilder builder_;
  std::uint64_t name_ = 0;
};

// A text of `size` words, one of ten with a capital; the same for the same seed.
std::vector<std::string> words_of(unsigned seed, std::size_t size) {
  std::mt19937 random(seed);
  std::vector<std::string> words;
  for (std::size_t i = 0; i < size; ++i) {
    std::string word = "w" + std::to_string(random() % 5000) + "x";
    if (random() % 10 == 0) word.front() = 'W';
    words.push_back(word);
  }
  return words;
}

std::vector<std::string> paragraphs_of(const std::vector<std::string>& words) {
  std::vector<std::string> paragraphs;
  for (std::size_t i = 0; i < words.size(); ++i) {
    if (i % 40 == 0) paragraphs.emplace_back();
    paragraphs.back() += words[i] + ' ';
  }
  return paragraphs;
}

class Sketches : public SketchList {
 public:
  explicit Sketches(std::vector<Sketch> sketches) : sketches_(std::move(sketches)) {}
  [[nodiscard]] std::size_t size() const override { return sketches_.size(); }
  [[nodiscard]] Sketch at(std::size_t number) const override {
    ++reads_;
    return sketches_[number];
  }
  void each_meeting(const std::function<void(const Meeting&)>& take) const override {
    std::vector<Meeting> meetings;
    for (std::uint32_t i = 0; i < sketches_.size(); ++i) {
      const std::vector<std::uint32_t>& hashes = sketches_[i].runs.hashes;
      for (std::size_t k = 0; k < std::min(hashes.size(), kMeetingHashes); ++k)
        meetings.push_back({hashes[k], i});
    }
    std::sort(meetings.begin(), meetings.end());
    for (const Meeting& meeting : meetings) take(meeting);
  }
  [[nodiscard]] std::size_t reads() const { return reads_; }

 private:
  std::vector<Sketch> sketches_;
  mutable std::size_t reads_ = 0;
};

// A text that changes by a few words from one sketch to the next, until nothing of it is left, and
// on; so each resembles its neighbours and all are one component. Each stands there twice.
std::vector<Sketch> chain(std::size_t length) {
  constexpr std::size_t kWords = 120;
  constexpr std::size_t kStep = 15;
  const std::vector<std::string> stream = words_of(40, kWords + length * kStep);
  Sketcher sketch;
  std::vector<Sketch> sketches;
  for (std::size_t i = 0; i < length; ++i) {
    std::vector<std::string> words(
        stream.begin() + static_cast<std::ptrdiff_t>(i * kStep),
        stream.begin() + static_cast<std::ptrdiff_t>(i * kStep + kWords));
    for (std::string& word : words) word.front() = 'w';
    for (int k = 0; k < 2; ++k) sketches.push_back(sketch("", paragraphs_of(words)));
  }
  return sketches;
}

// By name of an article the name of its lead.
std::map<std::uint64_t, std::uint64_t> stories_of(const std::vector<Sketch>& sketches) {
  const std::vector<std::uint32_t> leads = group_stories(Sketches(sketches));
  std::map<std::uint64_t, std::uint64_t> stories;
  for (std::size_t i = 0; i < leads.size(); ++i) {
    stories[sketches[i].name] = sketches[leads[i]].name;
  }
  return stories;
}

}  // namespace

TEST_CASE("what copies are, and what only looks like one") {
  struct Row {
    const char* what;
    std::vector<std::string> a, b;
    bool same;
  };
  const std::vector<std::string> story = paragraphs_of(words_of(1, 400));
  std::vector<std::string> edited_words = words_of(1, 400);
  for (std::size_t i = 7; i < edited_words.size(); i += 15) edited_words[i] = "changed";
  std::vector<std::string> cut = story;
  cut.erase(cut.begin() + 4, cut.begin() + 8);
  std::vector<std::string> longer = story;
  longer.insert(longer.begin() + 3, paragraphs_of(words_of(2, 80)).front());
  const auto cases = [](const std::string& fresh, const std::string& total, const std::string& dead,
                        const std::string& beds) {
    return std::vector<std::string>{
        "The county health department reported " + fresh + " new cases on Monday, which brings " +
            "the total to " + total + " since the beginning of the outbreak.",
        "Another " + dead + " people have died, and " + beds + " are treated in hospitals now."};
  };
  const std::vector<Row> rows{
      {"the same text", story, story, true},
      {"one word in fifteen is another", story, paragraphs_of(edited_words), true},
      {"paragraphs are cut", story, cut, true},
      {"a paragraph is added", story, longer, true},
      {"another text", story, paragraphs_of(words_of(3, 400)), false},
      {"one template, other numbers", cases("12", "1,204", "3", "44"),
       cases("19", "1,223", "5", "47"), false},
      {"one template, the same numbers", cases("12", "1,204", "3", "44"),
       cases("12", "1,204", "3", "44"), true},
  };
  Sketcher sketch;
  for (const Row& row : rows) {
    CAPTURE(row.what);
    const Sketch a = sketch("A headline", row.a);
    const Sketch b = sketch("Quite another headline", row.b);
    CHECK(resemble(a, b) == row.same);
    CHECK(resemble(b, a) == row.same);
  }
}

TEST_CASE("two texts of one site must share more than two of different sites") {
  struct Row {
    const char* what;
    std::size_t words, shared;  // of both texts; how many at their beginning are the same
    bool anywhere, on_one_site;
  };
  const Row rows[] = {
      {"a notice and a sentence of news", 60, 33, true, false},
      {"a teaser with another end", 60, 54, true, true},
      {"background that stands in two reports", 600, 280, true, false},
      {"a report with some paragraphs more", 600, 480, true, true},
      {"all of it", 60, 60, true, true},
      {"a phrase", 60, 12, false, false},
  };
  Sketcher sketch;
  for (const Row& row : rows) {
    CAPTURE(row.what);
    std::vector<std::string> a = words_of(20, row.words);
    std::vector<std::string> b = words_of(21, row.words);
    std::copy_n(a.begin(), row.shared, b.begin());
    // A capital that only one of the two has would part them for its name.
    for (std::vector<std::string>* words : {&a, &b}) {
      for (std::string& word : *words) word.front() = 'w';
    }
    const auto made = [&](const std::vector<std::string>& words, std::uint32_t site) {
      return sketch("", paragraphs_of(words), site);
    };
    CHECK(resemble(made(a, 1), made(b, 2)) == row.anywhere);
    CHECK(resemble(made(a, 1), made(b, 1)) == row.on_one_site);
    // A site that is not known is no site.
    CHECK(resemble(made(a, 0), made(b, 0)) == row.anywhere);
  }
}

TEST_CASE("a page that was read again after an edit is the same story as before") {
  const std::vector<std::string> words = words_of(22, 400);
  std::vector<std::string> edited = words;
  for (std::size_t i = 5; i < edited.size(); i += 16) edited[i] = "mended";
  std::vector<std::string> paragraphs = paragraphs_of(edited);
  paragraphs.erase(paragraphs.begin() + 6);
  paragraphs.push_back(paragraphs_of(words_of(23, 40)).front());
  Sketcher sketch;
  CHECK(resemble(sketch("Bridge opens", paragraphs_of(words), 1),
                 sketch("Bridge opened at last", paragraphs, 1)));
}

TEST_CASE("a text of a few words is a story of its own, a short one counts its title") {
  Sketcher sketch;
  CHECK_FALSE(resemble(sketch("", {"Read more."}), sketch("", {"Read more."})));
  const std::vector<std::string> generic{"Read all of the latest news here on our page today."};
  CHECK_FALSE(resemble(sketch("Mayor opens the new bridge over the river Tarn", generic),
                       sketch("Rovers lose the cup final after a long night", generic)));
  CHECK(resemble(sketch("Mayor opens the new bridge over the river Tarn", generic),
                 sketch("Mayor opens the new bridge over the river Tarn", generic)));
}

TEST_CASE("a long paragraph that two texts share does not make them one story") {
  std::string gallery;
  for (const std::string& word : words_of(9, 2000)) gallery += word + ' ';
  std::vector<std::string> a = paragraphs_of(words_of(10, 500));
  std::vector<std::string> b = paragraphs_of(words_of(11, 500));
  a.insert(a.begin() + 2, gallery);
  b.insert(b.begin() + 5, gallery);
  Sketcher sketch;
  CHECK_FALSE(resemble(sketch("", a), sketch("", b)));
}

TEST_CASE("captions that a page prints twice each do not make two articles one story") {
  const std::vector<std::string> gallery = paragraphs_of(words_of(12, 800));
  const auto with_gallery = [&](unsigned seed, std::size_t place, int times) {
    std::vector<std::string> text = paragraphs_of(words_of(seed, 500));
    for (std::size_t i = gallery.size(); i-- > 0;) {
      for (int k = 0; k < times; ++k) text.insert(text.begin() + place, gallery[i]);
    }
    return text;
  };
  Sketcher sketch;
  for (const int times : {2, 3}) {
    CAPTURE(times);
    CHECK_FALSE(
        resemble(sketch("", with_gallery(13, 2, times)), sketch("", with_gallery(14, 5, times))));
    CHECK(resemble(sketch("", with_gallery(13, 2, times)),
                   sketch("", paragraphs_of(words_of(13, 500)))));
  }
  // Once each, it is text like any other.
  CHECK(resemble(sketch("", with_gallery(13, 2, 1)), sketch("", with_gallery(14, 5, 1))));
}

TEST_CASE("an article of which every paragraph stands twice is a copy of the one with each once") {
  const std::vector<std::string> once = paragraphs_of(words_of(15, 300));
  std::vector<std::string> twice;
  for (const std::string& paragraph : once) twice.insert(twice.end(), 2, paragraph);
  Sketcher sketch;
  CHECK(resemble(sketch("", once), sketch("", twice)));
}

TEST_CASE("a sketch is read back as it was, and nothing else is read as one") {
  Sketcher sketch;
  const Sketch made = sketch("A title", paragraphs_of(words_of(4, 700)), 0xfedcba98);
  const std::string bytes = encode_sketch(made);
  const std::optional<Sketch> read = decode_sketch(bytes);
  REQUIRE(read);
  CHECK(read->name == made.name);
  CHECK(is_same_text(*read, made));
  CHECK(read->site == made.site);
  CHECK(read->title == made.title);
  const std::size_t without_title = bytes.size() - 4;
  for (std::size_t size = 0; size < bytes.size(); ++size) {
    CHECK(decode_sketch(std::string_view(bytes).substr(0, size)).has_value() ==
          (size == without_title));
  }
  CHECK_FALSE(decode_sketch(bytes + "x"));
}

TEST_CASE("a sketch that was written before titles stood in it is read without one") {
  Sketcher sketch;
  const Sketch made = sketch("A title", paragraphs_of(words_of(4, 700)), 0xfedcba98);
  const std::string bytes = encode_sketch(made);
  const std::optional<Sketch> read = decode_sketch(bytes.substr(0, bytes.size() - 4));
  REQUIRE(read);
  CHECK(read->site == made.site);
  CHECK(read->title == 0);
}

TEST_CASE("titles that differ in numbers alone are one to a sketch") {
  Sketcher sketch;
  const std::vector<std::string> text = paragraphs_of(words_of(4, 100));
  const std::uint32_t title = sketch("Harbour notes 3.1: tides and times", text).title;
  CHECK(title != 0);
  CHECK(sketch("Harbour Notes 3.12: Tides and Times", text).title == title);
  CHECK(sketch("Harbour notes 3.1: times and tides", text).title != title);
  CHECK(sketch("", text).title == 0);
  CHECK(sketch("2021", text).title == 0);
}

TEST_CASE("what a site gives under eight titles is no story, each title is one") {
  const std::vector<std::string> text = paragraphs_of(words_of(4, 60));
  std::vector<std::string> titles{"Ferry aground", "Dean retires", "New bakery", "Bridge closed",
                                  "School prize",  "Fire in mill", "Lost dog"};
  const auto count_stories = [&](const std::vector<std::uint32_t>& sites) {
    Sketcher sketch;
    std::vector<Sketch> sketches;
    for (const std::uint32_t site : sites) {
      for (const std::string& title : titles) {
        sketches.push_back(sketch(title, text, site));
        sketches.push_back(sketch(title + " 2", text, site));
      }
    }
    const std::vector<std::uint32_t> leads = group_stories(Sketches(sketches));
    return std::set<std::uint32_t>(leads.begin(), leads.end()).size();
  };
  CHECK(count_stories({7}) == 1);
  CHECK(count_stories({7, 8}) == 1);
  titles.emplace_back("Rates rise");
  CHECK(count_stories({7}) == 8);
  CHECK(count_stories({7, 8}) == 8);
  CHECK(count_stories({0}) == 1);
}

TEST_CASE("stories do not depend on the order of the articles, large ones neither") {
  Sketcher sketch;
  std::vector<Sketch> sketches;
  std::map<unsigned, std::set<std::uint64_t>> wanted;
  for (unsigned story = 0; story < 40; ++story) {
    const std::size_t copies = story == 0 ? 150 : story % 5;
    for (std::size_t copy = 0; copy <= copies; ++copy) {
      std::vector<std::string> words = words_of(100 + story, 300);
      for (std::size_t i = copy; i < words.size(); i += 30 + copy) words[i] = "edited";
      const auto site = static_cast<std::uint32_t>(story % 2 * (copy % 3));
      sketches.push_back(sketch("", paragraphs_of(words), site));
      wanted[story].insert(sketches.back().name);
    }
  }
  const auto stories = stories_of(sketches);
  for (const auto& [story, members] : wanted) {
    std::set<std::uint64_t> leads;
    for (const std::uint64_t member : members) leads.insert(stories.at(member));
    CHECK(leads.size() == 1);
    CHECK(members.count(*leads.begin()) == 1);
  }
  std::mt19937 random(7);
  for (int round = 0; round < 10; ++round) {
    std::shuffle(sketches.begin(), sketches.end(), random);
    CHECK(stories_of(sketches) == stories);
  }
}

TEST_CASE("a text that stands on two sites finds the copies of it on each") {
  // What resembles it on another site but not on its own: whichever of the two stands for both, the
  // third article is one of the story.
  std::vector<std::string> a = words_of(30, 60);
  std::vector<std::string> b = words_of(31, 60);
  std::copy_n(a.begin(), 33, b.begin());
  for (std::vector<std::string>* words : {&a, &b}) {
    for (std::string& word : *words) word.front() = 'w';
  }
  Sketcher sketch;
  std::vector<Sketch> sketches{sketch("", paragraphs_of(a), 1), sketch("", paragraphs_of(a), 2),
                               sketch("", paragraphs_of(b), 1)};
  const auto by_name = [](const Sketch& x, const Sketch& y) { return x.name < y.name; };
  const auto stories = stories_of(sketches);
  do {
    CHECK(stories_of(sketches) == stories);
  } while (std::next_permutation(sketches.begin(), sketches.end(), by_name));
  CHECK(stories.at(1) == stories.at(2));
}

TEST_CASE("a chain of small edits does not join two ends that differ") {
  Sketcher sketch;
  std::vector<Sketch> sketches;
  std::vector<std::string> words = words_of(5, 400);
  for (const unsigned seed : {6U, 7U, 8U}) {
    const std::vector<std::string> other = words_of(seed, 400);
    for (std::size_t i = 0; i < 400; ++i) {
      words[i] = other[i];
      if (i % 20 == 19) sketches.push_back(sketch("", paragraphs_of(words)));
    }
  }
  const auto stories = stories_of(sketches);
  CHECK(stories.at(sketches.front().name) != stories.at(sketches.back().name));
  for (const Sketch& member : sketches) {
    const auto lead = std::find_if(sketches.begin(), sketches.end(), [&](const Sketch& candidate) {
      return candidate.name == stories.at(member.name);
    });
    CHECK(resemble(member, *lead));
  }
}

TEST_CASE("a component of many leads takes work in proportion to its members") {
  std::size_t last = 0;
  for (const std::size_t length : {250, 500, 1000}) {
    CAPTURE(length);
    const Sketches sketches(chain(length));
    const std::vector<std::uint32_t> leads = group_stories(sketches);
    const std::set<std::uint32_t> different(leads.begin(), leads.end());
    CHECK(different.size() > length / 20);
    CHECK(different.size() < length);
    if (last > 0) CHECK(sketches.reads() < 2.5 * static_cast<double>(last));
    last = sketches.reads();
  }
}

TEST_CASE("in a component of many leads each resembles its lead, in any order of the articles") {
  std::vector<Sketch> sketches = chain(300);
  const auto stories = stories_of(sketches);
  std::map<std::uint64_t, Sketch> by_name;
  for (const Sketch& sketch : sketches) by_name[sketch.name] = sketch;
  for (std::size_t i = 0; i < sketches.size(); ++i) {
    CHECK(resemble(sketches[i], by_name.at(stories.at(sketches[i].name))));
    // The same text stands in the same story.
    CHECK(stories.at(sketches[i].name) == stories.at(sketches[i ^ 1].name));
  }
  std::mt19937 random(9);
  for (int round = 0; round < 5; ++round) {
    std::shuffle(sketches.begin(), sketches.end(), random);
    CHECK(stories_of(sketches) == stories);
  }
}

}  // namespace byline
