// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/mail.hpp"

#include <doctest/doctest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "indexer/readers/mail_decoding.hpp"
#include "indexer/readers/mail_parts.hpp"
#include "tests/support/text_source.hpp"

using namespace byline;

namespace {

RawArticle only(const std::string& bytes) {
  auto results = test::read_as("mail", bytes, 50);
  REQUIRE(results.size() == 1);
  REQUIRE(std::holds_alternative<RawArticle>(results[0]));
  return std::get<RawArticle>(std::move(results[0]));
}

}  // namespace

TEST_CASE("a mail is an article: subject, sender, date and text") {
  const RawArticle raw = only(
      "From: =?utf-8?q?Jos=C3=A9?= Reed <jo@example.org>\r\nSubject: A\r\n wall\r\n"
      "Date: Tue, 3 Jun 2014 23:30:00 -0500\r\nMessage-ID: <7@example.org>\r\n"
      "Newsgroups: uk.coast\r\nContent-Type: text/plain; charset=iso-8859-1\r\n"
      "Content-Transfer-Encoding: quoted-printable\r\n\r\nOne caf=E9.\r\n\r\nTwo is "
      "lon=\r\nger.\r\n"
      "-- \r\nJo\r\n");
  CHECK(raw.article.title == "A wall");
  CHECK(test::joined(raw.author_texts) == "Jos\u00E9 Reed");
  CHECK(raw.article.date == Date{2014, 6, 3});
  CHECK(raw.article.id == "7@example.org");
  CHECK(raw.article.section == "uk.coast");
  CHECK(test::joined(raw.article.paragraphs) == "One caf\u00E9.|Two is longer.");
}

TEST_CASE("of the parts of a mail the plain one is its text, else the HTML") {
  const std::string head = "Subject: A\nFrom: b\nMIME-Version: 1.0\n";
  CHECK(test::joined(only(head +
                          "Content-Type: multipart/alternative; boundary=\"=x\"\n\npreamble\n--=x\n"
                          "Content-Type: text/html\n\n<p>HTML</p>\n--=x\nContent-Type: "
                          "multipart/mixed; boundary=y\n\n--y\n\nplain\n--y--\n--=x--\n")
                         .article.paragraphs) == "plain");
  CHECK(test::joined(
            only(head + "Content-Type: multipart/mixed; boundary=x\n\n--x\nContent-Type: "
                        "text/html\nContent-Transfer-Encoding: base64\n\nPHA+Jmx0OzwvcD4=\n--x\n"
                        "Content-Type: text/plain\nContent-Disposition: attachment\n\nno\n--x--\n")
                .article.paragraphs) == "<");
}

TEST_CASE("a plain part that says nothing does not hide the HTML") {
  CHECK(test::joined(only("Subject: A\nFrom: b\nContent-Type: multipart/alternative; boundary=x\n\n"
                          "--x\nContent-Type: text/plain\n\n \n\n--x\nContent-Type: text/html\n\n"
                          "<p>HTML</p>\n--x--\n")
                         .article.paragraphs) == "HTML");
}

TEST_CASE("a line that only begins as the boundary is text") {
  CHECK(test::joined(only("Subject: A\nFrom: b\nContent-Type: multipart/mixed; boundary=x\n\n--x\n"
                          "Content-Type: text/plain\n\nOne.\n\n--xs and noughts\n\nTwo.\n--x--\n")
                         .article.paragraphs) == "One.|--xs and noughts|Two.");
}

TEST_CASE("an mbox gives its mails") {
  struct Row {
    std::string bytes, titles;
  };
  const std::vector<Row> rows = {
      {"From a Tue Jun  3 10:00:00 2014\nSubject: A\n\nx\n\nFrom b Tue Jun  3 10:00:00 2014\n"
       "Subject: B\n\ny\n",
       "A|B"},
      {"From a Tue Jun  3 10:00:00 2014\nSubject: A\n\nFrom here: 3 miles\n>From b\n", "A"},
      // A line of a mail's text that no field follows, or that states no time, begins none.
      {"From a Tue Jun  3 10:00:00 2014\nSubject: A\n\nx\n\nFrom 10:30 on 3 June 2014 it "
       "fell.\nAnd on.\n",
       "A"},
      {"From a Tue Jun  3 10:00:00 2014\nSubject: A\n\nx\n\nFrom the archive: part 3\nNote: it "
       "fell.\n",
       "A"},
      {"From a@b.example Tue, 3 Jun 2014 10:00:00 +0000\nSubject: A\n\nx\n\nFrom - Tue Jun 03 "
       "10:00:00 2014\r\n"
       "X-Mozilla-Status: 0001\r\nSubject: B\r\n\r\ny\r\n",
       "A|B"},
      // No blank line before it; no time.
      {"From a Tue Jun  3 10:00:00 2014\nSubject: A\n\nx\nFrom b Tue Jun  3 10:00:00 2014\n"
       "Subject: B\n\ny\n",
       "A|B"},
      {"From a Tue Jun  3 10:00:00 2014\nSubject: A\n\nOn the way\nFrom 9:30 to 10:30\nNote: x\n",
       "A"},
      {"From a@b.example\nSubject: A\n\nx\n\nFrom c@d.example\nSubject: B\n\ny\n", "A|B"},
      {"Subject: A\nFrom: b\n\nFrom b Tue Jun  3 10:00:00 2014\nx", "A"},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.bytes);
    for (const std::size_t step : {1U, 9U, 4096U}) {
      const std::string titles = test::titles_as("mail", row.bytes, step);
      if (row.bytes.find("From here") == std::string::npos) CHECK(titles == row.titles);
    }
  }
}

TEST_CASE("encoded words are decoded, and malformed ones kept") {
  struct Row {
    std::string text, decoded;
  };
  const std::vector<Row> rows = {
      {"=?utf-8?q?caf=C3=A9?=", "caf\u00E9"},
      {"=?ISO-8859-1?Q?caf=E9_au?= lait", "caf\u00E9 au lait"},
      {"=?utf-8?B?Y2Fmw6k=?=", "caf\u00E9"},
      {"=?utf-8?q?a?= =?utf-8?q?b?=", "ab"},
      {"=?utf-8?q?a?= b", "a b"},
      {"=?utf-8?x?a?=", "=?utf-8?x?a?="},
      {"=?utf-8?q?a", "=?utf-8?q?a"},
      {"a=b", "a=b"},
  };
  for (const Row& row : rows) {
    CAPTURE(row.text);
    CHECK(decode_words(row.text) == row.decoded);
  }
}

TEST_CASE("a mail is told from a text with keys on top") {
  CHECK(mail::by_content("Subject: A\nFrom: b\n\nx"));
  CHECK(mail::by_content("From a Tue Jun  3 10:00:00 2014\nSubject: A\n\nx"));
  CHECK_FALSE(mail::by_content("Title: A\nDate: 2014\n\nx"));
  CHECK_FALSE(mail::by_content("From here on: nothing\nfollows"));
}

namespace {

// A mail of parts: what is between "--x" and "--x--".
std::string multipart(const std::string& type, const std::string& parts) {
  return "Subject: A\nFrom: b\nContent-Type: multipart/" + type + "; boundary=x\n\n" + parts;
}

std::string text_of(const std::string& mail) {
  return test::joined(only(mail).article.paragraphs);
}

}  // namespace

TEST_CASE("a parameter is read however it is written") {
  struct Row {
    std::string value, parameter;
  };
  const std::vector<Row> rows = {
      {"multipart/mixed; boundary=abc", "abc"},
      {"multipart/mixed; boundary=\"a;b c\"; charset=x", "a;b c"},
      {"multipart/mixed; Boundary = \"a\\\"b\"", "a\"b"},
      {"multipart/mixed; boundary=abc (a comment); x=y", "abc"},
      {"multipart/mixed; name=\"x; boundary=no\"; boundary=abc", "abc"},
      {"multipart/mixed; xboundary=no", ""},
      {"boundary=no", ""},
      // RFC 2231.
      {"multipart/mixed; boundary*=us-ascii'en'a%20b%3D", "a b="},
      {"multipart/mixed; boundary*=''abc", "abc"},
      {"multipart/mixed; boundary*=a%zzb%4", "a%zzb%4"},
      {"multipart/mixed; boundary*1=\"def\"; boundary*0=abc", "abcdef"},
      {"multipart/mixed; boundary*0*=utf-8''a%20b; boundary*1=%20; boundary*2*=%20c", "a b%20 c"},
      {"multipart/mixed; boundary*=''no; boundary=abc", "abc"},
      {"multipart/mixed; boundary*x=no; boundary*99999999999999999999=no; boundary**=no", ""},
      {"multipart/mixed; boundary=\"abc", "abc"},
      {"multipart/mixed; boundary", ""},
      {"multipart/mixed; =;;=x", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.value);
    CHECK(mail_parameter(row.value, "boundary") == row.parameter);
  }
}

TEST_CASE("a boundary that is percent-encoded, or holds two spaces, parts a mail") {
  CHECK(text_of("Subject: A\nFrom: b\nContent-Type: multipart/mixed;\n boundary*=us-ascii''a%20b"
                "\n\n--a b\n\nOne.\n--a b--\n") == "One.");
  CHECK(text_of("Subject: A\nFrom: b\nContent-Type: multipart/mixed;\n boundary=\"a  b\""
                "\n\n--a  b\n\nOne.\n--a  b--\n") == "One.");
}

TEST_CASE("all parts to be read are the text of a mail") {
  struct Row {
    std::string type, parts, text;
  };
  const std::string kHtml = "--x\nContent-Type: text/html\n\n<p>HTML</p>\n";
  const std::vector<Row> rows = {
      {"mixed", "--x\n\nOne.\n--x\n\nTwo.\n--x--\n", "One.|Two."},
      {"mixed", kHtml + "--x\n\na < b and 3 > 2\n--x--\n", "HTML|a < b and 3 > 2"},
      {"mixed", "--x\n\nOne.\n-- \nJo\n--x\n\nTwo.\n--x--\n", "One.|Two."},
      {"mixed", "--x\n\nOne.\n--x\nContent-Disposition: attachment\n\nNo.\n--x--\n", "One."},
      {"mixed", "--x\n\nOne.\n--x\nContent-Disposition: inline; filename=a.txt\n\nTwo.\n--x--\n",
       "One.|Two."},
      {"mixed", "--x\nContent-Type: text/calendar\n\nBEGIN:VCALENDAR\n--x\n\nOne.\n--x--\n",
       "One."},
      {"mixed", "--x\nContent-Type: image/png\n\nNo.\n--x\n\nOne.\n--x--\nepilogue", "One."},
      {"mixed", "--x\n\nOne.\n--x--behind\n\nTwo.\n", "One.|--x--behind|Two."},
      {"alternative", "--x\n\nOne.\n" + kHtml + "--x--\n", "One."},
      {"alternative", kHtml + "--x\n\nOne.\n--x--\n", "One."},
      {"alternative", "--x\n\n \n" + kHtml, "HTML"},
      {"related", kHtml + "--x\nContent-Type: text/plain\n\nNo.\n--x--\n", "HTML"},
      {"related; start=\"<b>\"", kHtml + "--x\nContent-ID: <b>\n\nOne.\n--x--\n", "One."},
      {"mixed",
       "--x\nContent-Type: text/plain\nOne line.\n\nTwo.\n--x\nThree.\n--x\n Four.\n--x--\n",
       "One line.|Two.|Three.|Four."},
      {"signed", "--x\n\nOne.\n--x\nContent-Type: application/pgp-signature\n\nNo.\n--x--\n",
       "One."},
  };
  for (const Row& row : rows) {
    CAPTURE(row.parts);
    CHECK(text_of(multipart(row.type, row.parts)) == row.text);
  }
}

TEST_CASE("a message that is forwarded belongs to the mail, with its subject") {
  const std::string forwarded =
      "--x\n\nSee below.\n--x\nContent-Type: message/rfc822\nContent-Disposition: attachment\n\n"
      "From: c\nSubject: =?utf-8?q?caf=C3=A9?=\nContent-Type: multipart/mixed; boundary=y\n\n"
      "--y\n\nOne.\n-- \nC\n--y\n\nTwo.\n--y--\n--x\n\nThree.\n--x--\n";
  const RawArticle raw = only(multipart("mixed", forwarded));
  CHECK(raw.article.title == "A");
  CHECK(test::joined(raw.article.paragraphs) == "See below.|caf\u00E9|One.|Two.|Three.");
  CHECK(text_of("Subject: A\nFrom: b\nContent-Type: message/rfc822\nContent-Transfer-Encoding: "
                "base64\n\nU3ViamVjdDogQgoKT25lLgo=\n") == "B|One.");
}

TEST_CASE("each message of a digest is an article, and so is what stands beside them") {
  const std::string digest =
      "Content-Type: multipart/digest; boundary=y\n\n--y\n\nSubject: B\nFrom: b\n\nOne.\n--y\n"
      "Content-Type: message/rfc822\n\nSubject: C\nFrom: c\nContent-Type: multipart/digest; "
      "boundary=z\n\n--z\n\nSubject: D\n\nTwo.\n--z--\n--y--\n";
  struct Row {
    std::string bytes, articles;
  };
  const std::vector<Row> rows = {
      {"Subject: A\nFrom: a\n" + digest, "B: One.|C: D Two."},
      {multipart("mixed", "--x\n\nContents.\n--x\n" + digest + "\n--x\n\nLeave.\n--x--\n"),
       "A: Contents. Leave.|B: One.|C: D Two."},
      // Not of a mail of its own: it stays in the mail that it is forwarded in.
      {multipart("mixed", "--x\nContent-Type: message/rfc822\n\nSubject: F\n" + digest + "--x--\n"),
       "A: F B One. C D Two."},
      // No message: it has no head.
      {"Subject: A\nFrom: a\nContent-Type: multipart/digest; boundary=y\n\n--y\n\n\nOne.\n--y--\n",
       "A: One."},
      {"Subject: A\nFrom: a\nContent-Type: multipart/digest; boundary=y\n\n", "A: "},
  };
  for (const Row& row : rows) {
    for (const std::size_t step : {7U, 4096U}) {
      CAPTURE(row.bytes);
      std::string articles;
      for (const ParseResult& result : test::read_as("mail", row.bytes, step)) {
        REQUIRE(std::holds_alternative<RawArticle>(result));
        const Article& article = std::get<RawArticle>(result).article;
        articles += (articles.empty() ? "" : "|") + article.title + ": " +
                    test::joined(article.paragraphs, " ");
      }
      CHECK(articles == row.articles);
    }
  }
}

TEST_CASE("a message of a digest in an mbox knows its place in the file") {
  const std::string file =
      "From a@b.example Tue Jun  3 10:00:00 2014\nSubject: A\nFrom: a\nContent-Type: "
      "multipart/digest; boundary=y\n\n>From here\n--y\n\nSubject: B\n\nOne.\n>From there.\n--y\n\n"
      "Subject: C\n\nTwo.\n--y--\n\nFrom a@b.example Tue Jun  3 10:00:00 2014\nSubject: D\n\nx\n";
  test::TextSource source(file, 11);
  const auto splitter = find_format("mail")->split(source, "");
  std::vector<RawRecord> records;
  while (auto record = splitter->next()) records.push_back(std::move(*record));
  REQUIRE(records.size() == 3);
  for (std::size_t i = 0; i < 2; ++i) {
    const std::string subject = i == 0 ? "Subject: B" : "Subject: C";
    CHECK(records[i].bytes.starts_with(subject));
    CHECK(records[i].offset == file.find(subject));
    const auto lines = std::count(
        file.begin(), file.begin() + static_cast<std::ptrdiff_t>(records[i].offset), '\n');
    CHECK(records[i].line == static_cast<std::uint64_t>(lines) + 1);
  }
  CHECK(records[0].bytes.find("\nFrom there.") != std::string::npos);
  CHECK(records[2].line == 20);
}

TEST_CASE("what is beyond the bounds of a mail is no cost") {
  std::string nested = "Subject: A\nFrom: b\n";
  for (int depth = 0; depth < 2000; ++depth) {
    const std::string boundary = "x" + std::to_string(depth);
    nested += "Content-Type: multipart/mixed; boundary=" + boundary + "\n\n--" + boundary + "\n";
  }
  CHECK(text_of(nested + "\nOne.\n").empty());
  std::string digest = "Subject: A\nFrom: a\nContent-Type: multipart/digest; boundary=y\n\n";
  for (std::size_t i = 0; i < kMaxDigestMessages + 5; ++i) digest += "--y\n\nSubject: B\n\nOne.\n";
  const auto results = test::read_as("mail", digest);
  REQUIRE(results.size() == kMaxDigestMessages + 1);
  CHECK(std::get<RawArticle>(results[0]).article.paragraphs.size() == 10);  // five, with subjects
}
