// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/decoding/html_tags.hpp"

#include <algorithm>
#include <array>
#include <unordered_map>

namespace byline {

namespace {

// In the order of the alphabet.
constexpr std::array kTags{
    HtmlTag{.name = "a"},
    HtmlTag{.name = "abbr"},
    HtmlTag{.name = "address", .is_block = true, .closes_p = true},
    HtmlTag{.name = "area", .is_void = true},
    HtmlTag{.name = "article", .is_block = true, .closes_p = true},
    HtmlTag{.name = "aside", .is_block = true, .closes_p = true},
    HtmlTag{.name = "audio", .is_block = true},
    HtmlTag{.name = "b"},
    HtmlTag{.name = "base", .is_void = true, .is_head = true},
    HtmlTag{.name = "bdi"},
    HtmlTag{.name = "bdo"},
    HtmlTag{.name = "big"},
    HtmlTag{.name = "blockquote", .is_block = true, .closes_p = true},
    HtmlTag{.name = "body", .is_block = true, .is_scope = true},
    HtmlTag{.name = "br", .is_void = true, .is_block = true},
    HtmlTag{.name = "button"},
    HtmlTag{.name = "caption", .is_block = true, .is_scope = true},
    HtmlTag{.name = "center", .is_block = true, .closes_p = true},
    HtmlTag{.name = "cite"},
    HtmlTag{.name = "code"},
    HtmlTag{.name = "col", .is_void = true},
    HtmlTag{.name = "data"},
    HtmlTag{.name = "dd", .is_block = true, .is_item = true},
    HtmlTag{.name = "del"},
    HtmlTag{.name = "details", .is_block = true, .closes_p = true},
    HtmlTag{.name = "dialog", .is_block = true, .closes_p = true},
    HtmlTag{.name = "dir", .is_block = true, .closes_p = true},
    HtmlTag{.name = "div", .is_block = true, .closes_p = true},
    HtmlTag{.name = "dl", .is_block = true, .closes_p = true},
    HtmlTag{.name = "dt", .is_block = true, .is_item = true},
    HtmlTag{.name = "em"},
    HtmlTag{.name = "embed", .is_void = true},
    HtmlTag{.name = "fieldset", .is_block = true, .closes_p = true},
    HtmlTag{.name = "figcaption", .is_block = true, .closes_p = true},
    HtmlTag{.name = "figure", .is_block = true, .closes_p = true},
    HtmlTag{.name = "font"},
    HtmlTag{.name = "footer", .is_block = true, .closes_p = true},
    HtmlTag{.name = "form", .is_block = true, .closes_p = true},
    HtmlTag{.name = "h1", .is_block = true, .closes_p = true},
    HtmlTag{.name = "h2", .is_block = true, .closes_p = true},
    HtmlTag{.name = "h3", .is_block = true, .closes_p = true},
    HtmlTag{.name = "h4", .is_block = true, .closes_p = true},
    HtmlTag{.name = "h5", .is_block = true, .closes_p = true},
    HtmlTag{.name = "h6", .is_block = true, .closes_p = true},
    HtmlTag{.name = "head", .is_block = true},
    HtmlTag{.name = "header", .is_block = true, .closes_p = true},
    HtmlTag{.name = "hgroup", .is_block = true, .closes_p = true},
    HtmlTag{.name = "hr", .is_void = true, .is_block = true, .closes_p = true},
    HtmlTag{.name = "html", .is_block = true, .is_scope = true},
    HtmlTag{.name = "i"},
    HtmlTag{.name = "iframe", .is_raw = true, .is_block = true},
    HtmlTag{.name = "img", .is_void = true},
    HtmlTag{.name = "input", .is_void = true},
    HtmlTag{.name = "ins"},
    HtmlTag{.name = "kbd"},
    HtmlTag{.name = "label"},
    HtmlTag{.name = "legend", .is_block = true},
    HtmlTag{.name = "li", .is_block = true, .is_item = true},
    HtmlTag{.name = "link", .is_void = true, .is_head = true},
    HtmlTag{.name = "main", .is_block = true, .closes_p = true},
    HtmlTag{.name = "mark"},
    HtmlTag{.name = "menu", .is_block = true, .closes_p = true},
    HtmlTag{.name = "meta", .is_void = true, .is_head = true},
    HtmlTag{.name = "meter"},
    HtmlTag{.name = "nav", .is_block = true, .closes_p = true},
    HtmlTag{.name = "noembed", .is_raw = true},
    HtmlTag{.name = "noframes", .is_raw = true},
    HtmlTag{.name = "noscript", .is_head = true},
    HtmlTag{.name = "object", .is_block = true},
    HtmlTag{.name = "ol", .is_block = true, .closes_p = true},
    HtmlTag{.name = "optgroup", .is_block = true, .is_item = true},
    HtmlTag{.name = "option", .is_block = true, .is_item = true},
    HtmlTag{.name = "p", .is_block = true, .closes_p = true},
    HtmlTag{.name = "param", .is_void = true},
    HtmlTag{.name = "picture"},
    HtmlTag{.name = "pre", .is_block = true, .closes_p = true},
    HtmlTag{.name = "q"},
    HtmlTag{.name = "s"},
    HtmlTag{.name = "samp"},
    HtmlTag{.name = "script", .is_raw = true, .is_head = true},
    HtmlTag{.name = "section", .is_block = true, .closes_p = true},
    HtmlTag{.name = "select"},
    HtmlTag{.name = "small"},
    HtmlTag{.name = "source", .is_void = true},
    HtmlTag{.name = "span"},
    HtmlTag{.name = "strike"},
    HtmlTag{.name = "strong"},
    HtmlTag{.name = "style", .is_raw = true, .is_head = true},
    HtmlTag{.name = "sub"},
    HtmlTag{.name = "summary", .is_block = true},
    HtmlTag{.name = "sup"},
    HtmlTag{.name = "svg"},
    HtmlTag{.name = "table", .is_block = true, .closes_p = true, .is_scope = true},
    HtmlTag{.name = "tbody", .is_block = true, .is_item = true},
    HtmlTag{.name = "td", .is_block = true, .is_scope = true, .is_item = true},
    HtmlTag{.name = "template", .is_block = true, .is_scope = true, .is_head = true},
    HtmlTag{.name = "textarea", .is_raw = true},
    HtmlTag{.name = "tfoot", .is_block = true, .is_item = true},
    HtmlTag{.name = "th", .is_block = true, .is_scope = true, .is_item = true},
    HtmlTag{.name = "thead", .is_block = true, .is_item = true},
    HtmlTag{.name = "time"},
    HtmlTag{.name = "title", .is_raw = true, .is_block = true, .is_head = true},
    HtmlTag{.name = "tr", .is_block = true, .is_item = true},
    HtmlTag{.name = "track", .is_void = true},
    HtmlTag{.name = "tt"},
    HtmlTag{.name = "u"},
    HtmlTag{.name = "ul", .is_block = true, .closes_p = true},
    HtmlTag{.name = "var"},
    HtmlTag{.name = "video", .is_block = true},
    HtmlTag{.name = "wbr", .is_void = true},
    HtmlTag{.name = "xmp", .is_raw = true},
};

struct Ending {
  std::string_view opened;
  std::string_view open;
};

constexpr std::array kEndings{
    Ending{"li", "li"},           Ending{"dd", "dd"},       Ending{"dd", "dt"},
    Ending{"dt", "dd"},           Ending{"dt", "dt"},       Ending{"tr", "tr"},
    Ending{"tr", "td"},           Ending{"tr", "th"},       Ending{"td", "td"},
    Ending{"td", "th"},           Ending{"th", "td"},       Ending{"th", "th"},
    Ending{"tbody", "tr"},        Ending{"tbody", "td"},    Ending{"tbody", "th"},
    Ending{"tbody", "thead"},     Ending{"tbody", "tbody"}, Ending{"tfoot", "tbody"},
    Ending{"tfoot", "tr"},        Ending{"tfoot", "td"},    Ending{"option", "option"},
    Ending{"optgroup", "option"},
};

}  // namespace

const HtmlTag* find_html_tag(std::string_view name) {
  static const auto index = [] {
    std::unordered_map<std::string_view, const HtmlTag*> map;
    for (const HtmlTag& tag : kTags) map.emplace(tag.name, &tag);
    return map;
  }();
  const auto found = index.find(name);
  return found == index.end() ? nullptr : found->second;
}

bool closes_item(std::string_view opened, std::string_view open) {
  return std::any_of(kEndings.begin(), kEndings.end(), [&](const Ending& ending) {
    return ending.opened == opened && ending.open == open;
  });
}

}  // namespace byline
