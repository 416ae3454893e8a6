// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "common/text/fold.hpp"
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
      {"Ritzaus Bureau", "Ritzau"},
      {"dpa Deutsche Presse-Agentur GmbH", "dpa"},
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

TEST_CASE("the table of agencies is in order, has a source for each, and no name twice") {
  std::vector<std::string> names;
  std::vector<std::string> all;
  for (const Agency& agency : all_agencies()) {
    CAPTURE(agency.name);
    CHECK(agency.source.starts_with("https://"));
    names.push_back(fold_value(agency.name));
    all.push_back(names.back());
    std::string others(agency.names);
    while (!others.empty()) {
      all.push_back(others.substr(0, others.find('|')));
      CHECK(fold_value(all.back()) == all.back());
      others.erase(0, std::min(all.back().size() + 1, others.size()));
    }
  }
  CHECK(std::is_sorted(names.begin(), names.end()));
  std::sort(all.begin(), all.end());
  CHECK(std::adjacent_find(all.begin(), all.end()) == all.end());
}

TEST_CASE("the agencies that papers print most are known in byline, dateline and credit line") {
  const char* const rows[] = {
      "AAP",   "AFP",  "ANI",      "ANSA", "AP",      "Bloomberg",    "Catholic News Agency",
      "CP",    "CTK",  "DCNF",     "dpa",  "EFE",     "Europa Press", "HealthDay",
      "IANS",  "IRNA", "Interfax", "Jiji", "KCNA",    "KUNA",         "Kyodo",
      "Lusa",  "PA",   "PTI",      "QNA",  "Reuters", "RIA Novosti",  "Sputnik",
      "SWNS",  "TASS", "TNS",      "UNI",  "UPI",     "WAM",          "Xinhua",
      "Yonhap"};
  for (const std::string agency : rows) {
    CAPTURE(agency);
    CHECK(parse_byline("By Ann Lee, " + agency).agency == agency);
    CHECK(parse_byline(agency).agency == agency);
    CHECK(agency_in_text({"GENEVA (" + agency + ") - The mayor resigned."}) == agency);
    CHECK(agency_in_text({"The mayor resigned.", "© 2020 " + agency}) == agency);
    CHECK(agency_in_text({"The mayor resigned.", "Source: " + agency}) == agency);
    CHECK(agency_in_text({"Photo: " + agency, "The mayor resigned."}).empty());
    CHECK(agency_in_text({"The mayor told " + agency + " that she resigned."}).empty());
    CHECK(agency_in_text({"The mayor resigned.", "(" + agency + " Photo/Ann Lee)"}).empty());
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
      {{"Geneva D.C. [USA], July 7 (ANI): The mayor resigned."}, "ANI"},
      {{"ST. PETE BEACH, Fla. (AP) The mayor resigned."}, "AP"},
      {{"SALEM, Ore. (AP) The mayor resigned."}, "AP"},
      {{"Moscow (AFP) May 31, 2020 - The mayor resigned."}, "AFP"},
      {{"Washington DC (UPI) Jun 11, 2020 - The mayor resigned."}, "UPI"},
      {{"By: PTI | London | Updated: May 4, 2020 8:02 pm", "The mayor resigned."}, "PTI"},
      {{"By: PTI | London | Updated: May 4, 2020 8:02 pm The mayor resigned."}, "PTI"},
      {{"MOSCOW (Sputnik) - The mayor resigned."}, "Sputnik"},
      {{"(Bloomberg Opinion) -- The mayor resigned."}, "Bloomberg"},
      {{"Sea wall fails", "LONDON (Reuters) – It fell."}, "Reuters"},
      {{"It fell.", "© 2020 AFP"}, "AFP"},
      {{"It fell.",
        "Copyright 2020 The Associated Press. All rights reserved. This material may "
        "not be published, broadcast, rewritten or redistributed."},
       "AP"},
      {{"It fell.", "© 2020 Bloomberg L.P. All rights reserved. Used with permission."},
       "Bloomberg"},
      {{"It fell.", "© Copyright 2016 by Creators Syndicate Inc."}, "Creators Syndicate"},
      {{"It fell.", "COPYRIGHT 2017 CREATORS.COM"}, "Creators Syndicate"},
      {{"It fell.", "© 2020 by King Features Syndicate"}, "King Features"},
      {{"It fell.", "© 2018 Tribune Content Agency, LLC."}, "TNS"},
      {{"It fell.", "(MENAFN - IANS)"}, "IANS"},
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
      {{"It fell. Then St. Mary (AP) — a nurse — came."}, ""},
      {{"NATO, said the agency (AP) on Monday, is ready."}, ""},
      {{"Ann Lee (PA)"}, ""},
      {{"Ann Lee (PA) in May, before the wall fell."}, ""},
      {{"Sen. Ann Lee (PA) proposed it."}, ""},
      {{"By: Ann Lee | London", "The mayor resigned."}, ""},
      {{}, ""},
  };
  for (const auto& row : rows) {
    CAPTURE(row.first.empty() ? std::string() : row.first.front());
    CHECK(agency_in_text(row.first) == row.second);
  }
}
