// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/blocks.hpp"

#include <algorithm>
#include <array>
#include <string_view>

#include "common/text/ascii.hpp"
#include "common/text/fold.hpp"
#include "indexer/decoding/html_tags.hpp"
#include "indexer/decoding/markup.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/pages/marks.hpp"

namespace byline {

namespace {

using std::string_view;

constexpr std::array<string_view, 21> kNoText = {
    "script", "style",  "noscript", "template", "head",   "title",    "iframe",
    "svg",    "canvas", "button",   "select",   "option", "textarea", "object",
    "embed",  "audio",  "video",    "map",      "dialog", "math",     "datalist"};
constexpr std::array<string_view, 4> kFurnitureTags = {"nav", "aside", "footer", "menu"};
constexpr std::array<string_view, 9> kFurnitureRoles = {
    "navigation",  "complementary", "banner", "contentinfo", "dialog",
    "alertdialog", "search",        "menu",   "menubar"};

template <class List>
bool holds(const List& list, string_view word) {
  return std::find(list.begin(), list.end(), word) != list.end();
}

int heading_level(string_view name) {
  return name.size() == 2 && name[0] == 'h' && name[1] >= '1' && name[1] <= '6' ? name[1] - '0' : 0;
}

// Bootstrap's and Tailwind's classes, unless another of the element's shows it on wide screens:
// "hidden md:block", "d-none d-md-block".
bool has_hidden_class(string_view classes) {
  bool is_hidden = false;
  for (const std::string& name : list_items(classes, " \t\r\n")) {
    if (name == "hidden" || name == "d-none") {
      is_hidden = true;
    } else if (name.find(':') != name.npos || name.starts_with("d-")) {
      return false;
    }
  }
  return is_hidden;
}

bool says_hidden(const MarkupTree& page, NodeId node) {
  if (page[node].attribute_count == 0) return false;
  const string_view classes = page.raw_attribute(node, "class");
  constexpr std::size_t kMaxBytes = 400;
  if (classes.size() < kMaxBytes && has_hidden_class(classes)) return true;
  if (page.has_attribute(node, "hidden")) return true;
  if (page.raw_attribute(node, "aria-hidden") == "true") return true;
  std::string style(page.raw_attribute(node, "style"));
  std::erase(style, ' ');
  return style.find("display:none") != style.npos || style.find("visibility:hidden") != style.npos;
}

// They say where a word may be broken, and are never seen.
std::string without_soft_hyphens(std::string text) {
  constexpr string_view kSoftHyphen = "\xC2\xAD";
  for (std::size_t at = text.find(kSoftHyphen); at != text.npos; at = text.find(kSoftHyphen, at)) {
    text.erase(at, kSoftHyphen.size());
  }
  return text;
}

class Blocks {
 public:
  Blocks(const MarkupTree& page, Furniture furniture)
      : page_(page), leaves_out_(furniture == Furniture::LeaveOut) {
    measure();
    find_headline();
  }

  std::vector<TextBlock> run() {
    walk();
    return std::move(blocks_);
  }

 private:
  // Bytes of text below each node and of its own, and marks of each.
  void measure() {
    bytes_.resize(page_.size());
    own_bytes_.resize(page_.size());
    marks_.resize(page_.size());
    holds_link_.resize(page_.size());
    holds_picture_.resize(page_.size());
    holds_heading_.resize(page_.size());
    link_bytes_below_.resize(page_.size());
    paragraphs_.resize(page_.size());
    own_paragraphs_.resize(page_.size());
    for (std::size_t i = page_.size(); i-- > 1;) {
      const auto node = static_cast<NodeId>(i);
      const MarkupNode& it = page_[node];
      if (it.is_text()) {
        const std::size_t begin = it.text.find_first_not_of(" \t\r\n");
        if (begin != string_view::npos)
          bytes_[i] = static_cast<std::uint32_t>(it.text.size() - begin);
        own_bytes_[it.parent] += bytes_[i];
      } else if (holds(kNoText, it.name)) {
        bytes_[i] = paragraphs_[i] = 0;
      } else if (it.attribute_count > 0) {
        marks_[i] = marks_of(page_, node);
      }
      constexpr std::uint32_t kParagraphBytes = 60;
      if (it.name == "a") {
        holds_link_[i] = true;
        link_bytes_below_[i] = bytes_[i];
        paragraphs_[i] = 0;
      } else if (own_bytes_[i] >= kParagraphBytes) {
        ++paragraphs_[i];
        if (it.name == "p") ++own_paragraphs_[it.parent];
      }
      bytes_[it.parent] += bytes_[i];
      link_bytes_below_[it.parent] += link_bytes_below_[i];
      paragraphs_[it.parent] += paragraphs_[i];
      if (holds_link_[i]) holds_link_[it.parent] = true;
      if (it.name == "img" || it.name == "picture" || holds_picture_[i])
        holds_picture_[it.parent] = true;
      if (heading_level(it.name) != 0 || holds_heading_[i]) holds_heading_[it.parent] = true;
    }
  }

  // The heading that has most of <title>; where none agrees with it, the one <h1>.
  void find_headline() {
    constexpr std::size_t kMostTitle = 1000;  // each heading is held to it
    constexpr std::uint32_t kMostHeading = 2000;
    std::string title;
    std::size_t most = 0;
    int firsts = 0;
    for (NodeId node = page_.next(0, 0); node != kNoNode; node = page_.next(node, 0)) {
      const string_view name = page_[node].name;
      if (name == "title" && title.empty())
        title = fold_value(squeeze(page_.text_of(node))).substr(0, kMostTitle);
      const int level = heading_level(name);
      if (level == 0 || level > 3 || holds_link_[node] || bytes_[node] > kMostHeading) continue;
      constexpr std::size_t kMostNodes = 50;
      const std::string text = fold_value(squeeze(page_.text_of(node, kMostNodes)));
      const bool is_first = level == 1 && ++firsts == 1;
      if (agrees(text, title) && text.size() > most) {
        headline_ = node;
        most = text.size();
      } else if (most == 0 && level == 1) {
        headline_ = is_first ? node : kNoNode;
      }
    }
  }

  // Whether it holds the headline and what is below it: that is the article, whatever it is called.
  [[nodiscard]] bool holds_article(NodeId node) const {
    constexpr std::uint32_t kFew = 2;
    return headline_ != kNoNode && paragraphs_[node] >= kFew && node < headline_ &&
           headline_ < page_.next(node, 0, true);
  }

  // Pages hide their text until a script has shown it, or while a dialog asks something.
  [[nodiscard]] bool is_hidden(NodeId node) const {
    const string_view name = page_[node].name;
    if (!says_hidden(page_, node) || name == "body" || name == "html" || holds_article(node) ||
        is_paid_text(node) || goes_on_in(node))
      return false;
    const bool is_called_text =
        name == "article" || name == "main" || (marks_[node] & (kBodyMark | kProseMark)) != 0;
    return !is_called_text || 2 * prose_bytes(node) < prose_bytes(0);
  }

  // Paragraphs right below others, that a button shows: "Read more".
  [[nodiscard]] bool goes_on_in(NodeId node) const {
    constexpr std::uint32_t kFew = 2;
    return paragraphs_[node] > kFew && own_paragraphs_[page_[node].parent] >= kFew;
  }

  // Sites call "paywall" what asks for money, and also, as in schema.org's example, the text behind
  // it: several paragraphs, or each <p> alone.
  [[nodiscard]] bool asks_for_money(NodeId node) const {
    constexpr std::uint32_t kMostAsking = 2;
    return (marks_[node] & kGateMark) != 0 && paragraphs_[node] <= kMostAsking &&
           page_[node].name != "p" && is_block(node);
  }

  [[nodiscard]] bool is_paid_text(NodeId node) const {
    return (marks_[node] & kGateMark) != 0 && !asks_for_money(node);
  }

  [[nodiscard]] std::uint32_t prose_bytes(NodeId node) const {
    return bytes_[node] - link_bytes_below_[node];
  }

  [[nodiscard]] bool is_furniture(NodeId node) const {
    const string_view name = page_[node].name;
    if (name == "body" || name == "html" || name == "main" || name == "article") return false;
    const std::uint32_t marks = marks_[node];
    // The teaser of another article is short, and a link to it.
    constexpr std::uint32_t kTeaserBytes = 1000;
    const bool is_teaser =
        (marks & kTeaserMark) != 0 && holds_link_[node] && bytes_[node] < kTeaserBytes;
    const bool is_marked =
        ((marks & kNoProse) != 0 || is_teaser || asks_for_money(node)) && (marks & kBodyMark) == 0;
    const bool is_site_header = name == "header" && !lies_in_article(node) && !holds_heading(node);
    if (!is_marked && !is_site_header && !holds(kFurnitureTags, name) &&
        !holds(kFurnitureRoles, page_.raw_attribute(node, "role"))) {
      return false;
    }
    return bytes_[node] * 2 < bytes_[0] && !holds_article(node);
  }

  [[nodiscard]] bool lies_in_article(NodeId node) const {
    for (NodeId above = page_[node].parent; above != kNoNode; above = page_[above].parent) {
      if (page_[above].name == "article" || page_[above].name == "main") return true;
    }
    return false;
  }

  [[nodiscard]] bool holds_heading(NodeId node) const {
    for (NodeId inner = node; inner != kNoNode; inner = page_.next(inner, node)) {
      if (page_[inner].name == "h1") return true;
    }
    return false;
  }

  [[nodiscard]] bool stands_in_heading(NodeId node) const {
    const NodeId above = page_[node].parent;
    return heading_level(page_[above].name) != 0 ||
           (page_[above].parent != kNoNode && heading_level(page_[page_[above].parent].name) != 0);
  }

  // <h1><span>Olympic Games</span> Drinks come by boat</h1>: words above the headline; and
  // <small> anywhere in it.
  [[nodiscard]] bool is_kicker(NodeId node) const {
    const MarkupNode& it = page_[node];
    if (it.name == "small") return true;
    constexpr std::uint32_t kMinBytes = 4;
    if (it.name != "span" || bytes_[node] < kMinBytes) return false;
    constexpr int kMostBeside = 50;  // no heading has more elements, and each may ask for all
    int beside = 0;
    for (NodeId other = page_[it.parent].first; other != node; other = page_[other].next) {
      if (bytes_[other] > 0 || ++beside > kMostBeside) return false;
    }
    bool is_apart = false;
    for (NodeId other = it.next; other != kNoNode && ++beside <= kMostBeside;
         other = page_[other].next) {
      const MarkupNode& after = page_[other];
      is_apart |= after.name == "br" ||
                  (after.is_text() && (after.text[0] == ' ' || after.text[0] == '\n' ||
                                       after.text[0] == '\t' || after.text[0] == '&')) ||
                  after.name == "span";
      if (after.is_text() && bytes_[other] > kMinBytes) return is_apart;
    }
    return false;
  }

  // A picture and a few lines, in an element that is called so: its caption, whatever that is
  // called.
  [[nodiscard]] bool is_picture_box(NodeId node) const {
    constexpr std::uint32_t kMostBytes = 400;
    return (marks_[node] & kPictureMark) != 0 && holds_picture_[node] && !holds_heading_[node] &&
           bytes_[node] <= kMostBytes && 8 * bytes_[node] < bytes_[0] && page_[node].name != "p";
  }

  // A name or a link in the middle of a paragraph: "<span class=meta-org>Harbourside</span> will
  // pay".
  [[nodiscard]] bool stands_in_sentence(NodeId node) const {
    constexpr std::uint32_t kEnough = 40;
    const NodeId parent = page_[node].parent;
    if (page_[parent].name != "p" || is_block(node)) return false;
    const std::uint32_t beside = own_bytes_[parent];
    return beside >= kEnough && bytes_[node] < beside;
  }

  [[nodiscard]] bool is_left_out(NodeId node) const {
    const string_view name = page_[node].name;
    if (holds(kNoText, name) || is_hidden(node)) return true;
    if (name == "figcaption" || name == "caption") return true;
    if (!leaves_out_) return false;
    if (name == "form" || name == "label")
      return bytes_[node] * 2 < bytes_[0] && !holds_article(node);
    if (stands_in_heading(node) && ((marks_[node] & kKickerMark) != 0 || is_kicker(node)))
      return true;
    if (stands_in_sentence(node)) return false;
    const bool is_caption = (marks_[node] & kCaptionMark) != 0 && bytes_[node] * 8 < bytes_[0];
    return is_caption || is_picture_box(node) || is_furniture(node);
  }

  void walk() {
    NodeId node = 0;
    while (node != kNoNode) {
      const MarkupNode& it = page_[node];
      const bool skip = !it.is_text() && node != 0 && is_left_out(node);
      if (it.is_text()) {
        add(node);
      } else if (!skip) {
        enter(node);
      }
      const NodeId next = page_.next(node, 0, skip);
      leave(node, next);
      node = next;
    }
    flush();
  }

  [[nodiscard]] bool is_block(NodeId node) const {
    if (node == 0) return true;
    const HtmlTag* tag = find_html_tag(page_[node].name);
    return tag != nullptr && tag->is_block && !tag->is_void;
  }

  void enter(NodeId node) {
    const string_view name = page_[node].name;
    if (name == "br") {
      if (had_break_) flush();
      had_break_ = true;
      buffer_ += ' ';
    } else if (name == "a") {
      ++links_;
    } else if (is_block(node)) {
      flush();
    }
  }

  // Ends the elements between `node` and the one that follows.
  void leave(NodeId node, NodeId next) {
    const NodeId parent = next == kNoNode ? kNoNode : page_[next].parent;
    if (parent == node) return;  // its first child follows
    for (NodeId at = node; at != parent && at != kNoNode; at = page_[at].parent) {
      if (page_[at].is_text() || page_[at].name == "br") continue;
      if (page_[at].name == "a" && links_ > 0) --links_;
      if (is_block(at)) flush();
      if (ends_line_of_heading(at)) buffer_ += ' ';
    }
  }

  // <h1><span>Olympic Games</span><span>Drinks come by boat</span></h1>: style alone parts them.
  [[nodiscard]] bool ends_line_of_heading(NodeId node) const {
    constexpr std::uint32_t kMinBytes = 4;
    const NodeId next = page_[node].next;
    return page_[node].name == "span" && next != kNoNode && page_[next].name == "span" &&
           bytes_[node] >= kMinBytes && bytes_[next] >= kMinBytes && stands_in_heading(node);
  }

  void add(NodeId node) {
    const MarkupNode& it = page_[node];
    if (it.text.find_first_not_of(" \t\r\n") == string_view::npos) {
      buffer_ += ' ';
      return;
    }
    if (buffer_.find_first_not_of(' ') == std::string::npos) first_text_ = node;
    had_break_ = false;
    const std::string text = it.is_literal ? std::string(it.text) : decode_entities(it.text);
    if (begins_beside(node, text)) buffer_ += ' ';
    buffer_ += text;
    last_text_ = node;
    if (links_ > 0) link_bytes_ += text.size();
  }

  // <a>Howard Lee</a><span>Staff Writer</span>: style alone parts them. Not "i<b>Phone</b>".
  [[nodiscard]] bool begins_beside(NodeId node, string_view text) const {
    const bool is_apart = !buffer_.empty() && buffer_.back() >= 'a' && buffer_.back() <= 'z' &&
                          !text.empty() && is_upper(text[0]);
    if (!is_apart || last_text_ == kNoNode) return false;
    const NodeId here = page_[node].parent;
    const NodeId before = page_[last_text_].parent;
    return here != before && page_[here].parent != before && page_[before].parent != here;
  }

  void flush() {
    had_break_ = false;
    last_text_ = kNoNode;
    TextBlock block;
    block.text = without_soft_hyphens(squeeze(buffer_));
    block.link_bytes = std::min(link_bytes_, block.text.size());
    buffer_.clear();
    link_bytes_ = 0;
    if (block.text.empty()) return;
    block.text_node = first_text_;
    block.node = page_[first_text_].parent;
    while (!is_block(block.node)) block.node = page_[block.node].parent;
    describe(block);
    blocks_.push_back(std::move(block));
  }

  void describe(TextBlock& block) const {
    constexpr int kNear = 3;
    int distance = 0;
    for (NodeId at = page_[block.text_node].parent; at != kNoNode && at != 0;
         at = page_[at].parent) {
      if (block.heading == 0) block.heading = heading_level(page_[at].name);
      if (page_[at].name == "li" || page_[at].name == "dd") block.is_item = true;
      if (page_[at].name == "td" || page_[at].name == "th") block.is_cell = true;
      if (distance++ < kNear && page_[at].name != "body")
        block.marks |= marks_for_text(at, block.text.size());
      if (distance > kNear + 3) break;
    }
  }

  // A whole post may be called "status-publish" or "author-jane": that says nothing of its lines.
  // Nor does the name that a paragraph begins with say anything of the paragraph.
  [[nodiscard]] std::uint32_t marks_for_text(NodeId node, std::size_t size) const {
    constexpr std::uint32_t kMostBytes = 300;
    constexpr std::uint32_t kOfLines = kBylineMark | kDateMark;
    constexpr std::size_t kParagraphBytes = 100;
    const bool is_small_part = size >= kParagraphBytes && 2 * bytes_[node] < size;
    return bytes_[node] < kMostBytes && !is_small_part ? marks_[node] : marks_[node] & ~kOfLines;
  }

  const MarkupTree& page_;
  const bool leaves_out_;
  std::vector<std::uint32_t> bytes_;
  std::vector<std::uint32_t> own_bytes_;
  std::vector<std::uint32_t> marks_;
  std::vector<bool> holds_link_;
  std::vector<bool> holds_picture_;
  std::vector<bool> holds_heading_;
  std::vector<std::uint32_t> link_bytes_below_;
  std::vector<std::uint32_t> paragraphs_;  // elements that hold one themselves, outside of links
  std::vector<std::uint32_t> own_paragraphs_;  // each <p> of these right below
  NodeId headline_ = kNoNode;
  std::vector<TextBlock> blocks_;
  std::string buffer_;
  std::size_t link_bytes_ = 0;
  int links_ = 0;
  NodeId first_text_ = 0;
  NodeId last_text_ = kNoNode;  // in `buffer_`
  bool had_break_ = false;
};

}  // namespace

std::vector<TextBlock> text_blocks(const MarkupTree& page, Furniture furniture) {
  return Blocks(page, furniture).run();
}

}  // namespace byline
