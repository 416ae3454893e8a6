// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "indexer/cleaning/agencies.hpp"
#include "indexer/cleaning/clean.hpp"

using namespace byline;

TEST_CASE("an agency is known by its names") {
  const std::pair<const char*, const char*> rows[] = {
      {"AP", "AP"},
      {"the associated press", "AP"},
      {"Agence France-Presse", "AFP"},
      {"DPA", "dpa"},
      {"Daily Caller News Foundation", "DCNF"},
      {"The Canadian Press", "CP"},
      {"Norsk Telegrambyrå", "NTB"},
      {"The Herald", ""},
      {"", ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first);
    CHECK(agency_named(row.first) == row.second);
  }
}

TEST_CASE("every agency of the table is found by each of its names") {
  for (const Agency& agency : all_agencies()) {
    CHECK(agency_named(agency.name) == agency.name);
    std::string names(agency.names);
    while (!names.empty()) {
      const std::string name = names.substr(0, names.find('|'));
      CAPTURE(name);
      CHECK(agency_named(name) == agency.name);
      names.erase(0, std::min(name.size() + 1, names.size()));
    }
  }
}

TEST_CASE("a dateline or a credit line names the agency, a mention or a photo credit does not") {
  using Paragraphs = std::vector<std::string>;
  const std::pair<Paragraphs, const char*> rows[] = {
      {{"WASHINGTON (AP) — The mayor resigned."}, "AP"},
      {{"WASHINGTON, D.C. (AP) -- The mayor resigned."}, "AP"},
      {{"(Reuters) - The mayor resigned."}, "Reuters"},
      {{"Paris, le 3 mai (AFP) - Le maire."}, "AFP"},
      {{"New Delhi, Jul 14 (PTI) The mayor resigned."}, "PTI"},
      {{"NEW DELHI: (ANI) The mayor resigned."}, "ANI"},
      {{"Sea wall fails", "LONDON (Reuters) – It fell."}, "Reuters"},
      {{"It fell.", "© 2020 AFP"}, "AFP"},
      {{"It fell.",
        "Copyright 2020 The Associated Press. All rights reserved. This material may "
        "not be published, broadcast, rewritten or redistributed."},
       "AP"},
      {{"It fell.", "(Reuters)"}, "Reuters"},
      {{"It fell.", "— AAP"}, "AAP"},
      {{"It fell.", "Source: Xinhua"}, "Xinhua"},
      {{"It fell. (ANI)"}, "ANI"},
      {{"The Associated Press (AP) — a news agency — said so."}, "AP"},
      {{"It fell, he told the Associated Press (AP)"}, ""},
      {{"It fell, he told Reuters (the agency) — twice."}, ""},
      {{"It fell.", "Reuters"}, "Reuters"},
      {{"A wall that fell", "Reuters"}, ""},
      {{"It fell.", "Picture:", "PA"}, ""},
      {{"It fell.", "Photo: AP"}, ""},
      {{"It fell.", "Credit: AP"}, ""},
      {{"It fell.", "(AP Photo/Ann Lee)"}, ""},
      {{"A wall. (Photo by Ann Lee/AFP)", "It fell."}, ""},
      {{"It fell.", "With inputs from PTI"}, ""},
      {{"It fell.", "Reuters contributed to this report."}, ""},
      {{"it was he (AP) — who knew."}, ""},
      {{}, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first.empty() ? std::string() : row.first.front());
    CHECK(agency_in_text(row.first) == row.second);
  }
}
