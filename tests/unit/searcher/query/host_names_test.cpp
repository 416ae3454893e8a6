// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/host_names.hpp"

#include <doctest/doctest.h>

#include <vector>

using namespace byline;

TEST_CASE("a host is found by the outlets that it is short for") {
  struct Row {
    const char* domain;
    const char* outlet;
    bool is_found;
  };
  const Row rows[] = {
      {"nypost.com", "new york post", true},
      {"nyp.com", "new york post", true},
      {"newyorkpost.com", "new york post", true},
      {"post.com", "new york post", true},
      {"p.com", "new york post", false},
      {"ny.com", "new york post", false},
      {"smh.com.au", "the sydney morning herald", true},
      {"freep.com", "detroit free press", true},
      {"bbc.com", "bbc news", true},
      {"mirror.co.uk", "mirror online", true},
      {"news.com.au", "sky news", false},
      {"kotaku.com.au", "kotaku australia", true},
      {"kotaku.com", "kotaku australia", false},
      {"kotaku.co.uk", "kotaku uk", true},
      {"yahoo.com", "yahoo entertainment", false},
      {"post-gazette.com", "pittsburgh post-gazette", true},
      {"patch.com", "avon, ct patch", false},
      {"patch.com", "avon patch", true},
      {"acpatch.com", "avon, ct patch", true},
      {"worldnews.com", "the world, news", true},
      {"zoom.com", "", false},
      {"a.com", "a b c d e f g h", false},
  };
  for (const Row& row : rows) {
    CAPTURE(row.domain);
    CAPTURE(row.outlet);
    HostNames hosts;
    hosts.add("elsewhere.com", 1);
    hosts.add(row.domain, 2);
    const std::vector<std::size_t> found = hosts.find(row.outlet);
    CHECK((found == std::vector<std::size_t>{2}) == row.is_found);
    CHECK(found.empty() == !row.is_found);
  }
}
