// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/month_names.hpp"

#include <doctest/doctest.h>

#include <string>

using namespace byline;

TEST_CASE("whole names and abbreviations are months, pieces of them are not") {
  struct {
    const char* name;
    int month;
  } rows[] = {
      {"january", 1},       {"janner", 1},  {"fevr", 2},       {"marz", 3},       {"abril", 4},
      {"mai", 5},           {"giu", 6},     {"juil", 7},       {"ago", 8},        {"setiembre", 9},
      {"okt", 10},          {"nov", 11},    {"dezembro", 12},  {"anuary", 0},     {"ju", 0},
      {"uni", 0},           {"", 0},        {"n j", 0},        {"jan janv", 0},   {"monday", 0},
      {"maj", 5},           {"augusti", 8}, {"marts", 3},      {"desember", 12},  {"maja", 5},
      {"pazdziernika", 10}, {"brezna", 3},  {"мая", 5},        {"сентября", 9},   {"січня", 1},
      {"marca", 0},         {"des", 0},     {"huhtikuuta", 4}, {"szeptember", 9}, {"kasim", 11},
      {"agustus", 8},       {"maig", 5},    {"gruodzio", 12},  {"μαιου", 5},      {"يونيو", 6},
      {"במאי", 5},          {"जुलाई", 7},    {"октомври", 10},  {"rujna", 9},      {"marc", 0},
  };
  for (const auto& row : rows) {
    CAPTURE(std::string(row.name));
    CHECK(month_number(row.name) == row.month);
  }
}
