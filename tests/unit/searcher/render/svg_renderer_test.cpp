// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/svg_renderer.hpp"

#include <doctest/doctest.h>
#include <libxml/parser.h>

#include <string>

#include "tests/support/render_samples.hpp"

using namespace byline;
using test::rendered;

namespace {

bool is_xml(const std::string& text) {
  xmlDoc* document = xmlReadMemory(text.data(), static_cast<int>(text.size()), "a.svg", nullptr,
                                   XML_PARSE_NONET | XML_PARSE_NOERROR | XML_PARSE_NOWARNING);
  const bool is_read = document != nullptr;
  xmlFreeDoc(document);
  return is_read;
}

bool holds(const std::string& text, std::string_view part) {
  return text.find(part) != std::string::npos;
}

ValueTable outlets(const std::string& name) {
  ValueTable table;
  table.query = "flood";
  table.by = {"outlet"};
  table.rows = {{{name}, 1200, 900, 0.5, "2014", "2015"}, {{"none"}, 1, 1, 0.5, "", ""}};
  return table;
}

Timeline months(std::size_t series) {
  Timeline timeline;
  timeline.unit = "month";
  for (std::size_t i = 0; i < series; ++i) {
    timeline.series.push_back(
        {"flood",
         {{"2014-01-01", "2014-01-31", 8, 4, {}}, {"2014-02-01", "2014-02-28", 0, 0, {}}}});
  }
  return timeline;
}

}  // namespace

TEST_CASE("bars carry their name and number, and the axis what it counts") {
  const std::string svg = rendered("svg", {}, [](Renderer& r) { r.values(outlets("The Times")); });
  CHECK(is_xml(svg));
  for (const char* part : {"<title>flood: articles by outlet</title>", ">The Times</text>",
                           ">1200</text>", ">articles</text>", ">none</text>"}) {
    CAPTURE(part);
    CHECK(holds(svg, part));
  }
}

TEST_CASE("nothing of an article or a query is markup") {
  const std::string bad = "</text><script>alert(1)</script>&\"'\x1b[31m\xe2\x80\xae\xef\xbf\xbe";
  ValueTable table = outlets(bad);
  table.query = bad;
  const std::string svg = rendered("svg", {}, [&](Renderer& r) { r.values(table); });
  CHECK(is_xml(svg));
  for (const char* part : {"<script", "\x1b", "\xe2\x80\xae"}) CHECK_FALSE(holds(svg, part));
}

TEST_CASE("one series of a timeline is columns, several are lines with their names") {
  const std::string one = rendered("svg", {}, [](Renderer& r) { r.timeline(months(1)); });
  CHECK(is_xml(one));
  CHECK(holds(one, "2014-01-01 to 2014-01-31: 8"));
  CHECK(holds(one, ">2014-02</text>"));
  CHECK_FALSE(holds(one, "<polyline"));
  const std::string two = rendered("svg", {}, [](Renderer& r) { r.timeline(months(2)); });
  CHECK(is_xml(two));
  CHECK(holds(two, "<polyline"));
  CHECK(holds(two, ">flood</text>"));
}

TEST_CASE("nothing found is still a drawing") {
  CHECK(is_xml(rendered("svg", {}, [](Renderer& r) { r.values(ValueTable()); })));
  CHECK(is_xml(rendered("svg", {}, [](Renderer& r) { r.timeline(Timeline()); })));
  CHECK(is_xml(rendered("svg", {}, [](Renderer& r) { r.timeline(months(0)); })));
  CHECK(is_xml(rendered("svg", {}, [](Renderer& r) { r.terms(TermList()); })));
}
