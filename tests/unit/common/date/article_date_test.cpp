// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/article_date.hpp"

#include <doctest/doctest.h>
#include <rapidcheck.h>

#include <cstdio>
#include <string>
#include <vector>

using namespace byline;

namespace {

struct Row {
  const char* text;
  const char* date;  // "" when there is none
};

void check(const std::vector<Row>& rows) {
  for (const Row& row : rows) {
    CAPTURE(std::string(row.text));
    const auto date = parse_article_date(row.text);
    CHECK((date ? date->to_string() : "") == std::string(row.date));
  }
}

}  // namespace

TEST_CASE("ISO 8601 and RFC 3339 dates are read") {
  check({
      {"2014-06-03", "2014-06-03"},
      {" 2014-06-03\n", "2014-06-03"},
      {"2014-6-3", "2014-06-03"},
      {"2014-06-03T10:00:00Z", "2014-06-03"},
      {"2014-06-03T10:00:00.123456+02:00", "2014-06-03"},
      {"2014-06-03 10:00:00", "2014-06-03"},
      {"2014-06-03T24:00:00", "2014-06-03"},
      {"2012-06-30T23:59:60Z", "2012-06-30"},
      {"2014-06-03T99:99+99:99", "2014-06-03"},
      {"2014/06/03", "2014-06-03"},
      {"2014.06.03", "2014-06-03"},
      {"20140603", "2014-06-03"},
      {"20140603T101112Z", "2014-06-03"},
      {"20140603101112", "2014-06-03"},
      {"201406031011", "2014-06-03"},
      {"2014-06", "2014-06"},
      {"2014/06", "2014-06"},
      {"2014", "2014"},
      {"2014-154", "2014-06-03"},
      {"2014154", "2014-06-03"},
      {"2012-366", "2012-12-31"},
      {"2014-366", ""},
      {"2014-W23-2", "2014-06-03"},
      {"2014W232", "2014-06-03"},
      {"2014-W23", "2014-06"},
      {"2014-W27", "2014"},  // 30 June to 6 July
      {"2015-W01", "2015"},  // 29 December to 4 January
      {"2014-W53", ""},
      {"2015-W53-5", "2016-01-01"},
      {"9999-W52-7", ""},  // 2 January 10000
      {"2014-06-00", "2014-06"},
      {"2014-00-00", "2014"},
      {"0000-00-00", ""},
  });
}

TEST_CASE("dates with a month's name are read") {
  check({
      {"June 3, 2014", "2014-06-03"},
      {"3 June 2014", "2014-06-03"},
      {"Tuesday, 3 Jun. 2014 10:00 EST", "2014-06-03"},
      {"Tue, 03 Jun 2014 10:00:00 -0500", "2014-06-03"},
      {"Tue, 3 Jun 14 10:00 GMT", "2014-06-03"},
      {"Tue Jun  3 10:00:00 2014", "2014-06-03"},
      {"Tue Jun 3 10:00:00 +0200 2014", "2014-06-03"},
      {"Tue Jun 3 10:00:00 EDT 2014", "2014-06-03"},
      {"03-Jun-2014", "2014-06-03"},
      {"Tuesday, 03-Jun-69 10:00:00 GMT", "1969-06-03"},
      {"June 3rd, 2014 at 10:30 a.m.", "2014-06-03"},
      {"10:30 a.m. on June 3, 2014", "2014-06-03"},
      {"2014 June 3", "2014-06-03"},
      {"June 2014", "2014-06"},
      {"JUNE 2014", "2014-06"},
      {"Published: May 31, 2014", "2014-05-31"},
      {"Sept. 9, 2014", "2014-09-09"},
      {"June 3", ""},
      {"June", ""},
      {"31 June 2014", ""},
      {"3 Smarch 2014", ""},
  });
}

TEST_CASE("months are read in seven languages") {
  check({
      {"3 juin 2014", "2014-06-03"},
      {"mar. 3 juin 2014", "2014-06-03"},
      {"le 1er août 2014", "2014-08-01"},
      {"14\u00A0févr. 2014", "2014-02-14"},
      {"15 DÉCEMBRE 2014", "2014-12-15"},
      {"3. März 2014", "2014-03-03"},
      {"Dienstag, 3. Juni 2014, 10:00 Uhr", "2014-06-03"},
      {"1. Jänner 2014", "2014-01-01"},
      {"3 de junio de 2014", "2014-06-03"},
      {"martes, 3 de setiembre de 2014", "2014-09-03"},
      {"mar 3 giu 2014", "2014-06-03"},
      {"3 dicembre 2014", "2014-12-03"},
      {"3 de março de 2014", "2014-03-03"},
      {"3 out. 2014", "2014-10-03"},
      {"3 maart 2014", "2014-03-03"},
      {"3 mei 2014", "2014-05-03"},
      {"3 okt. 2014", "2014-10-03"},
  });
}

TEST_CASE("day and month in figures are read when one of them can only be the day") {
  check({
      {"25/04/2014", "2014-04-25"},
      {"04/25/2014", "2014-04-25"},
      {"03/04/2014", "2014"},
      {"03/03/2014", "2014-03-03"},
      {"3-4-2014", "2014"},
      {"03.04.2014", "2014-04-03"},
      {"25/04/14", "2014-04-25"},
      {"4/25/69", "1969-04-25"},
      {"03/04/14", "2014"},
      {"06/2014", "2014-06"},
      {"25/13/2014", ""},
      {"31/02/2014", ""},
      {"13/2014", ""},
      {"00/2014", "2014"},
      {"03/04", ""},
      {"Tuesday, 25/04/2014", "2014-04-25"},
      {"Updated 2014-06-03 10:00", "2014-06-03"},
      {"04/25/2014 10:00 PM", "2014-04-25"},
  });
}

TEST_CASE("seconds since 1970 are read, and finer units") {
  check({
      {"1401753600", "2014-06-03"},
      {"1401839999", "2014-06-03"},
      {"1401840000", "2014-06-04"},
      {"1401753600.5", "2014-06-03"},
      {"1401753600000", "2014-06-03"},
      {"1401753600000000", "2014-06-03"},
      {"1401753600000000000", "2014-06-03"},
      {"100000000", "1973-03-03"},
      {"99999999", ""},
      {"4102444799", "2099-12-31"},
      {"4102444800", ""},
      {"9999999999999999999", ""},
      {"99999999999999999999", ""},
      {"-1401753600", ""},
  });
}

TEST_CASE("what is no date gives nothing") {
  check({
      {"", ""},
      {"n/a", ""},
      {"yesterday", ""},
      {"10:00", ""},
      {"-0044-03-15", ""},
      {"10000-01-01", ""},
      {"2014-06-031", ""},
      {"2014-13-01", ""},
      {"2014-02-30", ""},
      {"99/99/9999", ""},
      {"20141301", ""},
      {"12345", ""},
      {"3 days ago", ""},
      {"\xFF\xFE", ""},
  });
}

TEST_CASE("every day is read in every form that states it") {
  CHECK(rc::check([] {
    const Day day = *rc::gen::inRange(-719162, 2932897);
    const Date date = date_of(day);
    RC_ASSERT(parse_article_date(date.to_string()) == date);
    RC_ASSERT(parse_article_date(date.to_string() + "T23:59:59-12:00") == date);
    char ordinal[32];
    (void)snprintf(ordinal, sizeof ordinal, "%04d-%03d", date.year,
                   day - day_of(date.year, 1, 1) + 1);
    RC_ASSERT(parse_article_date(ordinal) == date);
  }));
}

TEST_CASE("no bytes whatever give a date that does not exist") {
  CHECK(rc::check([] {
    const auto text = *rc::gen::container<std::string>(
        rc::gen::elementOf(std::string("0123456789-/.: TWZJunMay,+\xC3\xA9")));
    const auto date = parse_article_date(text);
    if (date) RC_ASSERT(make_date(date->year, date->month, date->day) == date);
    if (date) RC_ASSERT(date->is_known());
  }));
}
