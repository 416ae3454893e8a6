// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/decoding/markup_tree.hpp"

#include <doctest/doctest.h>

#include <string>
#include <vector>

using byline::kNoNode;
using byline::MarkupKind;
using byline::MarkupTree;
using byline::NodeId;

namespace {

// The tree as nested brackets: <p>a<b>c</b></p> is "p(a b(c))".
std::string shape(const MarkupTree& tree, NodeId parent) {
  std::string text;
  for (NodeId node = tree[parent].first; node != kNoNode; node = tree[node].next) {
    if (!text.empty()) text += ' ';
    if (tree[node].is_text()) {
      text += tree[node].text;
    } else {
      text += tree[node].name;
      if (tree[node].first != kNoNode) text += "(" + shape(tree, node) + ")";
    }
  }
  return text;
}

struct Row {
  std::string bytes;
  std::string expected;
};

}  // namespace

TEST_CASE("a page becomes the tree that a browser makes of it") {
  const std::vector<Row> rows = {
      {"<p>a<b>c</b></p>", "p(a b(c))"},
      {"<P>a<BR>b</P>", "p(a br b)"},
      {"<p>one<p>two", "p(one) p(two)"},
      {"<p>one<div>two</div>", "p(one) div(two)"},
      {"<ul><li>a<li>b<ul><li>c</ul></ul>", "ul(li(a) li(b ul(li(c))))"},
      {"<table><tr><td>1<td>2<tr><td>3</table>", "table(tr(td(1) td(2)) tr(td(3)))"},
      {"<b><div>x</b>y</div>z", "b(div(x y) z)"},
      {"a</i>b", "a b"},
      {"<head><title>t</title><div>x</div>", "head(title(t)) div(x)"},
      {"<script>if (a<b) '</p>'</script>c", "script(if (a<b) '</p>') c"},
      {"<title>a <b> c</title>", "title(a <b> c)"},
      {"1 < 2 and <3", "1 < 2 and <3"},
      {"a<!-- <p>b</p> -->c", "a c"},
      {"a<!-- never closed <p>b</p>", "a b"},
      {"<a href=x>y</a>", "a(y)"},
      {"<a href='x>y'>z", "a(z)"},
      {"<script>never closed <p>x", "script never closed  p(x)"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    const MarkupTree tree(row.bytes, MarkupKind::Html);
    CHECK(shape(tree, 0) == row.expected);
  }
}

TEST_CASE("XML keeps case and CDATA, and names what is wrong with it") {
  const std::vector<std::vector<std::string>> rows = {
      {"<a><B/>c</a>", "a(B c)", ""},
      {"<a><![CDATA[<p>&amp;]]></a>", "a(<p>&amp;)", ""},
      {"<!DOCTYPE a [<!ENTITY x \"y>z\">]><a>&x;</a>", "a(&x;)", ""},
      {"<a><b>c</a>", "a(b(c))", "an end tag is missing: b"},
      {"<a>c", "a(c)", "an end tag is missing: a"},
      {"<a>c</b></a>", "a(c)", "an end tag without its start tag: b"},
      {"<a><![CDATA[c", "a(c)", "a CDATA section is not closed"},
  };
  for (const auto& row : rows) {
    CAPTURE(row[0]);
    const MarkupTree tree(row[0], MarkupKind::Xml);
    CHECK(shape(tree, 0) == row[1]);
    CHECK(tree.flaw() == row[2]);
  }
}

TEST_CASE("attributes are read with and without quotes, entities decoded") {
  const MarkupTree tree("<a HREF='x&amp;y' title=\"a 'b'\" hidden data-x=1>z</a>",
                        MarkupKind::Html);
  CHECK(tree.attribute(1, "href") == "x&y");
  CHECK(tree.attribute(1, "title") == "a 'b'");
  CHECK(tree.has_attribute(1, "hidden"));
  CHECK(tree.attribute(1, "data-x") == "1");
  CHECK_FALSE(tree.has_attribute(1, "data"));
}

TEST_CASE("nesting without end keeps the text, and time in bounds") {
  std::string deep;
  for (int i = 0; i < 200'000; ++i) deep += "<div>";
  deep += "text";
  for (int i = 0; i < 200'000; ++i) deep += "</b></i>";
  const MarkupTree tree(deep, MarkupKind::Html);
  CHECK(tree.text_of(0) == "text");
}

TEST_CASE("what is never closed is looked for once") {
  for (const std::string part :
       {"<a b='", "<a b=\"x", "<!--", "<script>", "<![CDATA[", "</", "<"}) {
    CAPTURE(part);
    std::string bytes;
    for (int i = 0; i < 100'000; ++i) bytes += part;
    const MarkupTree tree(bytes, MarkupKind::Html);
    CHECK(tree.size() > 0);
  }
}
