// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/snippet.hpp"

#include <doctest/doctest.h>

#include "common/text/terminal_text.hpp"

using namespace byline;

namespace {

const std::vector<Highlight> kFloodDam{{"flood", std::nullopt, {{"flood", "floods"}}},
                                       {"dam", std::nullopt, {{"dam"}}}};

std::string snippet(const std::vector<std::string>& paragraphs,
                    const std::vector<Highlight>& highlights) {
  Article article;
  article.paragraphs = paragraphs;
  Marker marker(highlights);
  std::string text;
  for (const SnippetPart& part : make_snippet(article, marker)) {
    CHECK_FALSE(part.text.empty());
    text += part.hit ? "[" + part.text + "]" : part.text;
  }
  return text;
}

std::string repeat(const std::string& text, int times) {
  std::string result;
  for (int i = 0; i < times; ++i) result += text;
  return result;
}

// About 300 columns that say nothing.
const std::string kFiller = repeat("Nothing to see here for now. ", 11);

}  // namespace

TEST_CASE("a snippet is the sentence with the words, and what follows while there is room") {
  CHECK(snippet({kFiller, "It rained. The floods came. Then it was over."}, kFloodDam) ==
        "The [floods] came. Then it was over.");
}

TEST_CASE("the sentence with most distinct words comes first, of equals the earlier") {
  CHECK(snippet({"A flood. " + kFiller, kFiller, "The dam and the flood. " + kFiller}, kFloodDam)
            .starts_with("The [dam] and the [flood]. Nothing"));
  CHECK(snippet({"First flood. " + kFiller, "Second flood. " + kFiller}, kFloodDam)
            .starts_with("First [flood]. Nothing"));
}

TEST_CASE("words that no sentence holds together come in pieces, in the order of the text") {
  CHECK(snippet({"The dam " + repeat("stood firm and ", 6) + "held.", kFiller,
                 "A flood " + repeat("came and went ", 7) + "away."},
                kFloodDam) == "The [dam] " + repeat("stood firm and ", 6) + "held. … A [flood] " +
                                  repeat("came and went ", 7) + "away.");
}

TEST_CASE("a long sentence is cut between words, around what was found") {
  const std::string text =
      snippet({repeat("word ", 200) + "flood " + repeat("word ", 200)}, kFloodDam);
  CHECK(text.starts_with("…word word"));
  CHECK(text.ends_with("word…"));
  CHECK(text.find(" [flood] ") != std::string::npos);
  CHECK(display_width(text) <= kSnippetColumns + 2);
}

TEST_CASE("without a word to mark it is the beginning of the article") {
  CHECK(snippet({"One. Two.", "Three."}, {}) == "One. Two.");
  CHECK(snippet({"", "One."}, kFloodDam) == "One.");
  CHECK(snippet({}, kFloodDam).empty());
  CHECK(snippet({repeat("word ", 200)}, {}).ends_with("word…"));
}

TEST_CASE("a snippet keeps to its width whatever the text is") {
  for (const std::string& text :
       {repeat("flood", 100'000), repeat("flood ", 100'000), repeat("洪水flood", 20'000),
        repeat("flood. ", 50'000), repeat("e\xCC\x81", 5'000) + " dam"}) {
    CHECK(display_width(snippet({text}, {})) <= kSnippetColumns + 4);
    Article article;
    article.paragraphs = {text, text};
    Marker marker(kFloodDam);
    std::string plain;
    for (const SnippetPart& part : make_snippet(article, marker)) plain += part.text;
    CHECK(display_width(plain) <= kSnippetColumns + 4);
  }
}

TEST_CASE("text of a snippet is as stored, nothing escaped") {
  CHECK(snippet({"<i>flood</i> & \"x\" \x1b[31m."}, kFloodDam) ==
        "<i>[flood]</i> & \"x\" \x1b[31m.");
}
