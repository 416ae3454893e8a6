// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "indexer/cleaning/clean.hpp"

using namespace byline;

namespace {

std::string joined(const std::vector<std::string>& list) {
  std::string text;
  for (const std::string& item : list) text += (text.empty() ? "" : "|") + item;
  return text;
}

struct Row {
  const char* text;
  const char* people;
  const char* agency = "";
  const char* outlet = "";
};

void check(const Row& row) {
  CAPTURE(row.text);
  const Byline found = parse_byline(row.text);
  CHECK(joined(found.people) == row.people);
  CHECK(found.agency == row.agency);
  CHECK(found.outlet == row.outlet);
}

}  // namespace

TEST_CASE("a byline is people, and perhaps an agency and an outlet") {
  const Row rows[] = {
      {"Ann Lee", "Ann Lee"},
      {"By Ann Lee", "Ann Lee"},
      {"By ANDREW MOSS and JANE DOE, AP", "Andrew Moss|Jane Doe", "AP"},
      {"Ann Lee, DCNF", "Ann Lee", "DCNF"},
      {"Ann Lee, The Herald", "Ann Lee", "", "The Herald"},
      {"By Ann Lee, Jo Reed and Kim Poe", "Ann Lee|Jo Reed|Kim Poe"},
      {"Ann Lee & Jo Reed", "Ann Lee|Jo Reed"},
      {"Ann Lee; Jo Reed", "Ann Lee|Jo Reed"},
      {"Ann Lee/Jo Reed", "Ann Lee|Jo Reed"},
      {"Ann Lee;and reported by Jo Reed;Kim Poe", "Ann Lee|Jo Reed|Kim Poe"},
      {"Ann Lee and AAP", "Ann Lee", "AAP"},
      {"Ann Lee, Ann Lee, ann lee", "Ann Lee"},
      {"Ann Lee, CNN", "Ann Lee", "", "CNN"},
      {"By Ann Lee for MailOnline", "Ann Lee", "", "MailOnline"},
      {"By Ann Lee For Herald.com Jo Reed For Herald.com", "Ann Lee|Jo Reed", "", "Herald.com"},
      {"By Ann Lee Jon Reed For Mailonline", "Ann Lee|Jon Reed", "", "Mailonline"},
      {"Ann Lee, Special to The Times", "Ann Lee", "", "The Times"},
      {"Ann Lee with Jo Reed in Geneva", "Ann Lee|Jo Reed"},
      {"John Moss, Jr.", "John Moss Jr"},
      {"Richard (R.J.) Moss", "Richard Moss"},
      {"By Ann Lee and William (Bill) Reed", "Ann Lee|William Reed"},
      {"Ann (Reuters)", "Ann", "Reuters"},
      {"Par Ann Lee(Bruxelles, bureau européen)", "Ann Lee"},

      {"Ann Lee, PhD", "Ann Lee"},
      // Initials of the desk, as agencies have them.
      {"gr/bp", ""},
      {"jml/rz/cfa", ""},
      {"EFE/gr", "", "EFE"},
      {"Ann Lee/gr", "Ann Lee"},
      {"red, Herald/Agenturen", "red", "", "Herald"},
      {"By", ""},
      {"", ""},
      {" , ; | ", ""},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("an agency as the author is the agency") {
  const Row rows[] = {
      {"Associated Press", "", "AP"},
      {"The Associated Press", "", "AP"},
      {"Reuters Staff", "", "Reuters"},
      {"Reuters Editorial", "", "Reuters"},
      {"Press Trust of India", "", "PTI"},
      {"AFP in Geneva", "", "AFP"},
      {"Agence France-Presse", "", "AFP"},
      {"Ann Lee, Associated Press Writer", "Ann Lee", "AP"},
      {"By Ann Lee For Mailonline Afp", "Ann Lee", "", "Mailonline Afp"},
      {"Deutsche Presse-Agentur", "", "dpa"},
      {"Ann Lee (Reuters)", "Ann Lee", "Reuters"},
      {"ANN LEE Associated Press", "Ann Lee", "AP"},
      {"ANN LEE, JO REED and KIM POE Associated Press", "Ann Lee|Jo Reed|Kim Poe", "AP"},
      {"ANN MARIE LEE Associated Press", "Ann Marie Lee", "AP"},
      {"ANN LEE AP Medical Writer", "Ann Lee", "AP"},
      {"ANN LEE  AP Aerospace Writer", "Ann Lee", "AP"},
      {"Ann Lee | AP Aerospace Writer", "Ann Lee", "AP"},
      {"ANN LEE (AP Pro Football Writer)", "Ann Lee", "AP"},
      {"By Ann Lee For Mailonline Associated Press", "Ann Lee", "AP", "Mailonline"},
      {"By Ann Lee For Daily Mail Australia Australian Associated Press", "Ann Lee", "AAP",
       "Daily Mail Australia"},
      {"By Reuters Ann Lee For Herald.com", "Ann Lee", "Reuters", "Herald.com"},
      {"By Associated Press Ann Lee For Herald.com", "Ann Lee", "AP", "Herald.com"},
      {"Agence-France Presse", "", "AFP"},
      {"AFP Relax News", "", "AFP"},
      {"AP Wire", "", "AP"},
      {"Associated Press Television News", "", "AP"},
      {"Reuters India", "", "Reuters"},
      {"Ann Lee, Press Association Sport", "Ann Lee", "PA"},
      {"Ann Lee and CNN Wire", "Ann Lee", "CNN Newsource"},
      {"Uniindia News Service", "", "UNI"},
      {"Michael Bloomberg", "Michael Bloomberg"},
      {"Michael Rubens Bloomberg", "Michael Rubens Bloomberg"},
      {"Antara Kashyap", "Antara Kashyap"},
      {"Jamie Blue Mountain PA", "Jamie Blue Mountain PA"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("offices, addresses and nobodies are cleaned away") {
  const Row rows[] = {
      {"ANN LEE | alee@herald.example, 608-555-0148", "Ann Lee"},
      {"No Byline Available", ""},
      {"Staff Writer", ""},
      {"Special Correspondent", ""},
      {"Metro Sport Reporter", ""},
      {"Pinkville Desk", ""},
      {"Digital Staff", ""},
      {"Ann Lee, Staff Writer", "Ann Lee"},
      {"Ann Lee, Brussels Correspondent", "Ann Lee"},
      {"Ann Lee, Political Editor | Jo Reed, Whitehall Editor", "Ann Lee|Jo Reed"},
      {"By Ann Lee Senior Health Reporter For Mailonline", "Ann Lee", "", "Mailonline"},
      {"Ann Lee, Research Fellow, Virology, Upper Valley University", "Ann Lee"},
      {"Analysis by Ann Lee, CNN Editor-at-large", "Ann Lee"},
      {"Analysis Ann Lee", "Ann Lee"},
      {"Edited by: Ann Lee", "Ann Lee"},
      {"herald.example.com | Edited by Ann Lee", "Ann Lee", "", "herald.example.com"},
      {"ann@herald.com (Ann Lee, Jo Reed)", "Ann Lee|Jo Reed"},
      {"Ann Lee, Ann Lee, ann.lee@herald.com", "Ann Lee"},
      {"Ann Lee <ann@herald.com>", "Ann Lee"},
      {"https://www.facebook.com/herald", ""},
      {"https://example.org/a/1, https://example.org/b/2", ""},
      {"Anonymous", ""},
      {"Updated Pm Edt", ""},
      {"12 hours ago", ""},
      {"Ann Lee, London", "Ann Lee"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("who translated, took pictures or edited did not write") {
  const Row rows[] = {
      {"Translated by Jo Reed", ""},
      {"Ann Lee; translated by Jo Reed", "Ann Lee"},
      {"Ann Lee, translated from the German by Jo Reed", "Ann Lee"},
      {"Story by Ann Lee, photographs by Jo Reed", "Ann Lee"},
      {"Photographs by Jo Reed and Kim Poe. Words by Ann Lee", ""},
      {"Photographs by Jo Reed and Kim Poe; words by Ann Lee", "Ann Lee"},
      {"Photos and video by Jo Reed/AP", ""},
      {"Illustrations: Jo Reed | Text: Ann Lee", "Ann Lee"},
      {"Traduit de l'anglais par Jo Reed", ""},
      {"Por Ana Ruiz; traducción: Luis Gil", "Ana Ruiz"},
      {"Von Anna Müller, Fotos: Jan Koch", "Anna Müller"},
      {"Anna Müller, aus dem Englischen von Jan Koch", "Anna Müller"},
      {"Übersetzt von Jan Koch", ""},
      {"By Ann Lee, edited by Jo Reed", "Ann Lee"},
      {"Reporting by Ann Lee; Editing by Jo Reed and Kim Poe", "Ann Lee"},
      {"Editing by Jo Reed; reporting by Ann Lee", "Ann Lee"},
      {"Edited by Jo Reed and Kim Poe", "Jo Reed|Kim Poe"},
      // Names that begin like that.
      {"Foto Petrou", "Foto Petrou"},
      {"Edite Lopes", "Edite Lopes"},
      {"Dem von Reed", "Dem von Reed"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("Fox is a name behind a first name") {
  const Row rows[] = {
      {"By Al Fox", "Al Fox"},
      {"MEGAN FOX", "Megan Fox"},
      {"By Ann Fox and Jo Reed", "Ann Fox|Jo Reed"},
      {"Ann Fox Senior Health Reporter", "Ann Fox"},
      {"Ann Lee, Fox News", "Ann Lee", "", "Fox News"},
      {"Ann Lee, KTVU Fox", "Ann Lee", "", "KTVU Fox"},
      {"Fox", "", "", "Fox"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("names in capitals are written as usual, others are left alone") {
  const Row rows[] = {
      {"SEAN O'BRIEN", "Sean O'Brien"},       {"IAN MCKAY-LEE", "Ian McKay-Lee"},
      {"LUDWIG VAN BEEK", "Ludwig van Beek"}, {"J.R. MOSS III", "J.R. Moss III"},
      {"Daniel BOSQUE", "Daniel Bosque"},     {"scott lee", "Scott Lee"},
      {"danah boyd jr", "Danah Boyd Jr"},     {"ÉLODIE MÜLLER", "Élodie Müller"},
      {"ОЛЬГА ПЕТРОВА", "Ольга Петрова"},     {"山田太郎", "山田太郎"},
      {"DeShawn McGee", "DeShawn McGee"},     {"Ana de la Torre", "Ana de la Torre"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("bylines in other languages") {
  const Row rows[] = {
      {"Par Élodie Martin et Luc Petit", "Élodie Martin|Luc Petit"},
      {"Von Anna Müller und Jan Koch", "Anna Müller|Jan Koch"},
      {"Por Ana Ruiz y Luis Gil", "Ana Ruiz|Luis Gil"},
      {"Di Marco Rossi", "Marco Rossi"},
      {"Door Jan Smit en Piet Bos", "Jan Smit|Piet Bos"},
      {"Ann Lee Chefredakteurin", "Ann Lee"},
      {"Ann Lee, Volontärin", "Ann Lee"},
      {"Anónimo", ""},
      {"Agenturen", ""},
      {"Von Miller", "Von Miller"},
      {"Van Jones", "Van Jones"},
  };
  for (const Row& row : rows) check(row);
}

TEST_CASE("a long list of staff is bounded") {
  std::string text = "By ";
  for (int i = 0; i < 100; ++i) {
    text += "Ann " + std::string(1, static_cast<char>('A' + i % 26)) + "lee" +
            std::string(static_cast<std::size_t>(i / 26 + 1), 'x') + ", ";
  }
  CHECK(parse_byline(text).people.size() == 32);
  CHECK(parse_byline(std::string(100'000, ',')).people.empty());
  CHECK(parse_byline(std::string(100'000, 'x')).people.empty());
}
