// SPDX-License-Identifier: GPL-3.0-or-later
#include <doctest/doctest.h>

#include <string>

#include "indexer/readers/field_keys.hpp"
#include "indexer/readers/foreign.hpp"
#include "indexer/readers/reader.hpp"

using namespace byline;

TEST_CASE("a format is recognised by name, then by content") {
  const std::string json = "{\"title\":\"T\"}\n";
  const std::string prose = "Sea wall fails\n\nThe wall fell at noon, and nobody was hurt by it.\n";
  const std::string tar = std::string(257, 'x') + "ustar";
  struct Row {
    std::string name;
    std::string head;
    const char* format;
  };
  const Row rows[] = {
      {"a.jsonl", "broken", "jsonl"},
      {"A.JSONL.GZ", "broken", "jsonl"},
      {"a.ndjson.zst", json, "jsonl"},
      {"a.jsonl", "\xEF\xBB\xBF [\n {\"title\":\"T\"}]", "json"},
      {"a.jsonl", "{\"title\":\"cut,\n{\"title\":\"T\"}", "jsonl"},
      {"-", json, "jsonl"},
      {"a.dump", json, "jsonl"},
      {"a.txt", "x", "text"},
      {"a.txt", "From: a@a.example\nSubject: A wall\n\nIt fell.\n", "text"},
      {"a.txt", "Received: by b\nFrom: a@a.example\nSubject: A wall\n\nIt fell.\n", "mail"},
      {"a.txt", prose, "text"},
      {"a.txt", "Title: A wall\nDate: 2014\n\nIt fell.\n", "text"},
      {"a.txt", json + json, "jsonl"},
      {"a.txt", "[" + json + "]", "json"},
      {"a.txt", "title\ttext\tdate\nA\tOne\t2014\n", "csv"},
      {"a.txt", "<DOC>\n<DOCNO> A-1 </DOCNO>\n<TEXT>One</TEXT>\n</DOC>\n", "news-xml"},
      {"a.txt", "<!DOCTYPE html><html><head><title>A</title>", "html"},
      {"a.txt", "WARC/1.0\r\nWARC-Type: response\r\n", "warc"},
      {"-", prose, "text"},
      {"a.csv", "id,title\n", "csv"},
      {"a.sgm", "<ROOT>\n<REUTERS NEWID=\"1\"><TEXT><BODY>One", "news-xml"},
      {"a.jsonl", tar, ""},
      {"a.txt", "PK\x03\x04rest", ""},
      {"a.txt", "%PDF-1.4", ""},
      {"a", "", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.name);
    CAPTURE(row.head);
    const Format* format = recognise(row.name, row.head);
    CHECK((format == nullptr ? "" : std::string(format->name)) == row.format);
  }
}

TEST_CASE("what is no article says what it is and what to do") {
  using namespace std::string_view_literals;
  CHECK(foreign_kind("7z\xbc\xaf\x27\x1c\0\4"sv) == "a 7z archive, which is not read: unpack it");
  CHECK(foreign_kind("Rar!\x1a\x07\0"sv) == "a RAR archive, which is not read: unpack it");
  CHECK(foreign_kind("%PDF-1.7"sv) == "a PDF: read it with --pre '*.pdf=pdftotext {} -'");
  CHECK(foreign_kind("7z is a format\n"sv).empty());
  CHECK(foreign_kind("").empty());
}

TEST_CASE("every format of the table is found by its name") {
  for (const Format& format : all_formats()) {
    CHECK(find_format(format.name) == &format);
    CHECK(!format.recognised.empty());
  }
  CHECK(find_format("xml") == nullptr);
}

TEST_CASE("every key of the table leads back to its row") {
  for (const FieldKeys& row : all_field_keys()) {
    CHECK(find_field_keys(row.name) == &row);
    for (std::size_t rank = 0; rank < row.keys.size(); ++rank) {
      CAPTURE(row.keys[rank]);
      const auto place = find_key(row.keys[rank]);
      REQUIRE(place.has_value());
      CHECK(place->slot == row.slot);
      CHECK(place->rank == rank);
    }
  }
  CHECK(find_key("Published_At")->slot == Slot::Date);
  CHECK(find_key("Título")->slot == Slot::Title);
  CHECK(find_key("DATA PUBLICAÇÃO")->slot == Slot::Date);
  CHECK(find_key("Заголовок")->slot == Slot::Title);
  CHECK(!find_key("mood").has_value());
  CHECK(!find_key(std::string(1000, 'x')).has_value());
}
