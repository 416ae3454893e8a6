// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/marks.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "common/text/ascii.hpp"

namespace byline {

namespace {

struct MarkRow {
  std::string_view word;
  std::uint32_t marks;
  bool whole = false;  // counts only as a whole word
};

constexpr std::array kRows{
    MarkRow{"ad", kFurnitureMark, true},
    MarkRow{"ads", kFurnitureMark, true},
    MarkRow{"adsense", kFurnitureMark},
    MarkRow{"advert", kFurnitureMark},
    MarkRow{"anzeige", kFurnitureMark},
    MarkRow{"alsoread", kFurnitureMark},
    MarkRow{"abo", kFurnitureMark, true},
    MarkRow{"banner", kToolMark},
    MarkRow{"bio", kFurnitureMark, true},
    MarkRow{"breadcrumb", kFurnitureMark | kTrailMark},
    MarkRow{"caption", kCaptionMark},
    MarkRow{"bildunterschrift", kCaptionMark},
    MarkRow{"bildtext", kCaptionMark},
    MarkRow{"bijschrift", kCaptionMark},
    MarkRow{"didascalia", kCaptionMark},
    MarkRow{"fotobijschrift", kCaptionMark},
    MarkRow{"imgcap", kCaptionMark},
    MarkRow{"imgtext", kCaptionMark},
    MarkRow{"kuvateksti", kCaptionMark},
    MarkRow{"legend", kCaptionMark, true},
    MarkRow{"legende", kCaptionMark},
    MarkRow{"photodesc", kCaptionMark},
    MarkRow{"phototext", kCaptionMark},
    MarkRow{"phototxt", kCaptionMark},
    MarkRow{"piefoto", kCaptionMark},
    MarkRow{"piedefoto", kCaptionMark},
    MarkRow{"figure", kPictureMark},
    MarkRow{"foto", kPictureMark, true},
    MarkRow{"image", kPictureMark},
    MarkRow{"img", kPictureMark},
    MarkRow{"photo", kPictureMark},
    MarkRow{"picture", kPictureMark},
    MarkRow{"thumb", kPictureMark},
    MarkRow{"comment", kFurnitureMark},
    MarkRow{"kommentar", kFurnitureMark},
    MarkRow{"comentario", kFurnitureMark},
    MarkRow{"commentaire", kFurnitureMark},
    MarkRow{"consent", kFurnitureMark},
    MarkRow{"contextual", kFurnitureMark},
    MarkRow{"cookie", kFurnitureMark},
    MarkRow{"copyright", kCaptionMark},
    MarkRow{"credit", kCaptionMark},
    MarkRow{"disqus", kFurnitureMark},
    MarkRow{"donat", kFurnitureMark},
    MarkRow{"dropdown", kFurnitureMark},
    MarkRow{"facebook", kToolMark},
    MarkRow{"fbpost", kFurnitureMark},
    MarkRow{"feedback", kFurnitureMark},
    MarkRow{"foot", kFootMark, true},
    MarkRow{"footer", kFootMark},
    MarkRow{"gdpr", kFurnitureMark},
    MarkRow{"jp", kFurnitureMark, true},
    MarkRow{"kicker", kKickerMark},
    MarkRow{"overline", kKickerMark},
    MarkRow{"topline", kKickerMark},
    MarkRow{"dachzeile", kKickerMark},
    MarkRow{"eyebrow", kKickerMark},
    MarkRow{"roofline", kKickerMark},
    MarkRow{"pretitle", kKickerMark},
    MarkRow{"supertitle", kKickerMark},
    MarkRow{"spitzmarke", kKickerMark},
    MarkRow{"subline", kKickerMark},
    MarkRow{"login", kFurnitureMark},
    MarkRow{"masthead", kFurnitureMark},
    MarkRow{"menu", kFurnitureMark},
    MarkRow{"metadata", kToolMark},
    MarkRow{"modal", kFurnitureMark},
    MarkRow{"mostread", kFurnitureMark},
    MarkRow{"nav", kFurnitureMark, true},
    MarkRow{"navbar", kFurnitureMark},
    MarkRow{"navigation", kFurnitureMark},
    MarkRow{"newsletter", kFurnitureMark},
    MarkRow{"noprint", kFurnitureMark},
    MarkRow{"outbrain", kFurnitureMark},
    MarkRow{"overlay", kFurnitureMark},
    MarkRow{"pager", kFurnitureMark},
    MarkRow{"pagination", kFurnitureMark},
    MarkRow{"paywall", kGateMark},
    MarkRow{"popular", kFurnitureMark},
    MarkRow{"popup", kFurnitureMark},
    MarkRow{"postmeta", kToolMark},
    MarkRow{"meta", kToolMark, true},
    MarkRow{"promo", kFurnitureMark},
    MarkRow{"rating", kFurnitureMark},
    MarkRow{"recirc", kFurnitureMark},
    MarkRow{"recommend", kFurnitureMark},
    MarkRow{"empfehl", kFurnitureMark},
    MarkRow{"relacionad", kFurnitureMark},
    MarkRow{"related", kFurnitureMark},
    MarkRow{"reply", kFurnitureMark},
    MarkRow{"replies", kFurnitureMark},
    MarkRow{"respond", kFurnitureMark, true},
    MarkRow{"search", kFurnitureMark},
    MarkRow{"share", kToolMark},
    MarkRow{"sharing", kToolMark},
    MarkRow{"sharedaddy", kToolMark},
    MarkRow{"shariff", kToolMark},
    MarkRow{"sidebar", kFurnitureMark},
    MarkRow{"signup", kFurnitureMark},
    MarkRow{"similar", kFurnitureMark, true},
    MarkRow{"skip", kFurnitureMark, true},
    MarkRow{"social", kToolMark},
    MarkRow{"sponsor", kFurnitureMark},
    MarkRow{"subscri", kFurnitureMark},
    MarkRow{"taboola", kFurnitureMark},
    MarkRow{"tagcloud", kFurnitureMark},
    MarkRow{"taglist", kFurnitureMark},
    MarkRow{"tags", kFurnitureMark, true},
    MarkRow{"teaser", kTeaserMark},
    MarkRow{"toolbar", kToolMark},
    MarkRow{"tooltip", kFurnitureMark},
    MarkRow{"trending", kFurnitureMark},
    MarkRow{"widget", kFurnitureMark},
    MarkRow{"yarpp", kFurnitureMark},
    MarkRow{"author", kBylineMark},
    MarkRow{"autor", kBylineMark},
    MarkRow{"auteur", kBylineMark},
    MarkRow{"byline", kBylineMark},
    MarkRow{"writer", kBylineMark},
    MarkRow{"submitted", kBylineMark | kDateMark, true},
    MarkRow{"date", kDateMark},
    MarkRow{"datum", kDateMark},
    MarkRow{"fecha", kDateMark},
    MarkRow{"publish", kDateMark},
    MarkRow{"posted", kDateMark},
    MarkRow{"time", kDateMark, true},
    MarkRow{"timestamp", kDateMark},
    MarkRow{"timedata", kDateMark},
    MarkRow{"updated", kDateMark, true},
    MarkRow{"articlebody", kBodyMark},
    MarkRow{"articletext", kBodyMark},
    MarkRow{"articlecontent", kBodyMark},
    MarkRow{"entrycontent", kBodyMark},
    MarkRow{"postcontent", kBodyMark},
    MarkRow{"postbody", kBodyMark},
    MarkRow{"storybody", kBodyMark},
    MarkRow{"storycontent", kBodyMark},
    MarkRow{"storytext", kBodyMark},
    MarkRow{"article", kProseMark},
    MarkRow{"artikel", kProseMark},
    MarkRow{"body", kProseMark, true},
    MarkRow{"content", kProseMark},
    MarkRow{"entry", kProseMark},
    MarkRow{"main", kProseMark, true},
    MarkRow{"post", kProseMark, true},
    MarkRow{"story", kProseMark},
    MarkRow{"text", kProseMark, true},
};

constexpr std::size_t kMaxAttributeBytes = 400;

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || is_upper(c);
}

// "has-sidebar", "layout-no-sidebar": what an element has, or has not, is not what it is.
bool is_state(std::string_view word) {
  constexpr std::array<std::string_view, 6> kStates = {"has",     "hasnt", "with",
                                                       "without", "no",    "non"};
  return std::find(kStates.begin(), kStates.end(), word) != kStates.end();
}

// WordPress gives a post the names of its categories, tags, state and authors as classes.
bool is_of_post(std::string_view attribute) {
  return attribute.find("hentry") != attribute.npos ||
         attribute.find("type-post") != attribute.npos;
}

bool names_topic(std::string_view first_word) {
  return first_word == "category" || first_word == "tag" || first_word == "status" ||
         first_word == "author";
}

// Small words stand in the ids that are made of headings, and in no others.
bool is_of_heading(std::string_view id) {
  constexpr std::array<std::string_view, 20> kSmall = {
      "-a-",   "-the-", "-with-", "-of-",  "-and-", "-in-", "-to-", "-for-", "-und-", "-der-",
      "-die-", "-das-", "-mit-",  "-von-", "-de-",  "-la-", "-le-", "-les-", "-el-",  "-is-"};
  return std::any_of(kSmall.begin(), kSmall.end(),
                     [id](std::string_view word) { return id.find(word) != id.npos; });
}

// Which rows begin with each letter.
struct RowIndex {
  std::array<std::vector<const MarkRow*>, 26> by_letter;
  RowIndex() {
    for (const MarkRow& row : kRows)
      by_letter[static_cast<std::size_t>(row.word[0] - 'a')].push_back(&row);
  }
};

// `rest` begins a word of `size` letters, and is followed by what stands behind it, joined.
std::uint32_t marks_at(std::string_view rest, std::size_t size) {
  static const RowIndex index;
  std::uint32_t marks = 0;
  for (const MarkRow* row : index.by_letter[static_cast<std::size_t>(rest[0] - 'a')]) {
    const bool fits = row->whole ? rest.substr(0, size) == row->word : rest.starts_with(row->word);
    if (fits) marks |= row->marks;
  }
  return marks;
}

}  // namespace

// Elementor calls whatever it builds a page of a widget, the text too.
std::uint32_t marks_in(std::string_view attribute) {
  std::uint32_t marks = 0;
  attribute = attribute.substr(0, kMaxAttributeBytes);
  // Names of one class joined ("entry-content" is "entrycontent"), and where its words begin.
  std::string joined;
  std::vector<std::size_t> begins;
  const bool is_post = is_of_post(attribute);
  const auto end_class = [&] {
    for (std::size_t i = 0; i < begins.size(); ++i) {
      const bool is_last = i + 1 == begins.size();
      const std::size_t size = (is_last ? joined.size() : begins[i + 1]) - begins[i];
      const std::string_view rest = std::string_view(joined).substr(begins[i]);
      const std::string_view word = rest.substr(0, size);
      if (!is_last && (is_state(word) || (is_post && i == 0 && names_topic(word)))) break;
      if (word == "widget" && joined.starts_with("elementor")) continue;
      marks |= marks_at(rest, size);
    }
    joined.clear();
    begins.clear();
  };
  bool in_word = false;
  bool was_upper = false;
  for (const char c : attribute) {
    if (!is_letter(c)) {
      in_word = false;
      if (c == ' ' || c == '\t' || c == '\n' || c == '\r') end_class();
      continue;
    }
    if (!in_word || (is_upper(c) && !was_upper)) begins.push_back(joined.size());
    in_word = true;
    was_upper = is_upper(c);
    joined += was_upper ? static_cast<char>(c - 'A' + 'a') : c;
  }
  end_class();
  return marks;
}

std::uint32_t marks_of(const MarkupTree& page, NodeId node) {
  const std::string_view id = page.raw_attribute(node, "id");
  return marks_in(page.raw_attribute(node, "class")) | (is_of_heading(id) ? 0 : marks_in(id));
}

}  // namespace byline
