// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/mets.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <fstream>
#include <string>

#include "indexer/pipeline/feed.hpp"
#include "indexer/readers/mets_issue.hpp"
#include "tests/support/packed.hpp"
#include "tests/support/temporary_folder.hpp"
#include "tests/support/text_source.hpp"

namespace byline {
namespace {

const std::string kHead =
    R"(<?xml version="1.0"?><mets:mets xmlns:mets="http://www.loc.gov/METS/" OBJID="HH-1899">
<mets:dmdSec ID="ISSUE"><mets:mdWrap><mets:xmlData><mods:mods><mods:titleInfo>
<mods:nonSort>The</mods:nonSort><mods:title>Harbour Herald</mods:title></mods:titleInfo>
<mods:originInfo><mods:dateIssued>1899-06-03</mods:dateIssued></mods:originInfo>
<mods:relatedItem><mods:titleInfo><mods:title>A series</mods:title></mods:titleInfo></mods:relatedItem>
</mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>
<mets:dmdSec ID="A1"><mets:mdWrap><mets:xmlData><mods:mods><mods:titleInfo><mods:title>THE SEA WALL
</mods:title></mods:titleInfo><mods:name><mods:namePart>Ada Marsh</mods:namePart><mods:role>
<mods:roleTerm>aut</mods:roleTerm></mods:role></mods:name><mods:name><mods:namePart>CCS</mods:namePart>
<mods:role><mods:roleTerm>prt</mods:roleTerm></mods:role></mods:name><mods:languageTerm>en
</mods:languageTerm></mods:mods></mets:xmlData></mets:mdWrap></mets:dmdSec>
<mets:fileSec><mets:fileGrp USE="IMG"><mets:file ID="I1"><mets:FLocat xlink:href="file://./1.jp2"/>
</mets:file></mets:fileGrp><mets:fileGrp USE="ALTO"><mets:file ID="P1"><mets:FLocat
xlink:href="file://./alto/0001.xml"/></mets:file><mets:file ID="P2"><mets:FLocat
xlink:href="alto/0002.xml"/></mets:file></mets:fileGrp></mets:fileSec>)";

// Two articles: one over two pages, and one with a headline that is printed only.
const std::string kDivs =
    R"(<mets:structMap TYPE="PHYSICAL"><mets:div TYPE="Newspaper"><mets:div TYPE="PAGE" ORDERLABEL="7">
<mets:fptr FILEID="P1"/></mets:div><mets:div TYPE="PAGE" ORDERLABEL="8"><mets:fptr><mets:par><mets:area
FILEID="I1"/><mets:area FILEID="P2"/></mets:par></mets:fptr></mets:div></mets:div></mets:structMap>
<mets:structMap TYPE="LOGICAL"><mets:div TYPE="Newspaper"><mets:div TYPE="ISSUE" DMDID="ISSUE">
<mets:div ID="D1" TYPE="ARTICLE" DMDID="A1" LABEL="THE SEA ..."><mets:div TYPE="HEADING"><mets:div
TYPE="TITLE"><mets:fptr><mets:area FILEID="P1" BETYPE="IDREF" BEGIN="B1"/></mets:fptr></mets:div>
</mets:div><mets:div TYPE="BODY"><mets:div TYPE="PARAGRAPH"><mets:fptr><mets:area FILEID="P1"
BETYPE="IDREF" BEGIN="B2"/></mets:fptr><mets:fptr><mets:area FILEID="P2" BETYPE="IDREF" BEGIN="B5"/>
</mets:fptr></mets:div></mets:div></mets:div>
<mets:div ID="D2" TYPE="Article" LABEL="A STO..."><mets:div TYPE="TITLE"><mets:fptr><mets:area
FILEID="P1" BEGIN="C3"/></mets:fptr></mets:div><mets:div TYPE="AUTHOR"><mets:fptr><mets:area
FILEID="P2" BEGIN="W3" END="W4"/></mets:fptr></mets:div><mets:div TYPE="BODY"><mets:fptr><mets:area
FILEID="P2" BEGIN="B6"/></mets:fptr></mets:div></mets:div></mets:div></mets:div></mets:structMap>
</mets:mets>)";

// The British Library's way: what an article has stands in links to parts of pages.
const std::string kLinks =
    R"(<mets:structMap TYPE="LOGICAL"><mets:div TYPE="ISSUE" DMDID="ISSUE"><mets:div ID="D1"
TYPE="ARTICLE" DMDID="A1"/></mets:div></mets:structMap><mets:structMap TYPE="PHYSICAL"><mets:div
TYPE="page" ORDER="1"><mets:fptr FILEID="P1"/><mets:div ID="a1" TYPE="pagearea" LABEL="Headline">
<mets:fptr><mets:area FILEID="I1" COORDS="1,1,2,2"/></mets:fptr><mets:fptr><mets:area FILEID="P1"
BEGIN="B1"/></mets:fptr></mets:div><mets:div ID="a2" TYPE="pagearea" LABEL="Textblock"><mets:fptr>
<mets:area FILEID="P1" BEGIN="W1" END="W2"/></mets:fptr></mets:div></mets:div></mets:structMap>
<mets:structLink><mets:smLinkGrp><mets:smLocatorLink xlink:href="#D1"/><mets:smLocatorLink
xlink:href="#a1"/></mets:smLinkGrp><mets:smLinkGrp><mets:smLocatorLink xlink:href="#D1"/>
<mets:smLocatorLink xlink:href="#a2"/></mets:smLinkGrp></mets:structLink></mets:mets>)";

const std::string kPage1 =
    R"(<alto><Layout><Page ID="P" PHYSICAL_IMG_NR="1"><TextBlock ID="B1"><TextLine><String CONTENT="THE"/>
<String CONTENT="SEA"/><String CONTENT="WALL"/></TextLine></TextBlock><TextBlock ID="B2"><TextLine>
<String ID="W1" CONTENT="Built"/><String ID="W2" CONTENT="anew."/><String CONTENT="Again."/></TextLine>
</TextBlock><ComposedBlock ID="C3"><TextBlock ID="B3"><String CONTENT="A"/><String CONTENT="STORM"/>
</TextBlock></ComposedBlock><TextBlock ID="B4"><String CONTENT="Coals"/><String CONTENT="sold."/>
</TextBlock></Page></Layout></alto>)";

const std::string kPage2 =
    R"(<alto><Layout><Page><TextBlock ID="B5"><String CONTENT="It"/><String CONTENT="held."/></TextBlock>
<TextBlock ID="B6"><String CONTENT="Wind"/><String CONTENT="blew."/></TextBlock><TextBlock ID="B7">
<String ID="W3" CONTENT="Bo"/><String ID="W4" CONTENT="Lind"/></TextBlock></Page></Layout></alto>)";

class Issue : public test::TemporaryFolder {
 public:
  explicit Issue(const std::string& divs, const std::string& head = kHead) {
    std::filesystem::create_directories(path() / "issue/alto");
    write("issue/1899-mets.xml", head + divs);
    write("issue/alto/0001.xml", kPage1);
    write("issue/alto/0002.xml", kPage2);
  }

  void write(const std::string& name, const std::string& bytes) const {
    std::ofstream(path() / name, std::ios::binary) << bytes;
  }

  // "page title [authors] paragraphs" of each record of the folder, or "!reason".
  [[nodiscard]] std::string read(const std::string& name = "issue",
                                 const std::string& outlet = "The Harbour Herald") const {
    StageTimes times;
    RecordFeed feed({{(path() / name).string()}, nullptr, {}, {}}, times);
    std::string all;
    while (auto batch = feed.next()) {
      for (const RawRecord& record : batch->records) {
        const ParseResult result = batch->format->parse(record, {});
        if (const auto* reject = std::get_if<Reject>(&result)) {
          all += "!" + reject->reason + "\n";
          continue;
        }
        const auto& raw = std::get<RawArticle>(result);
        all += fmt::format("{} {} [{}] {}\n", raw.article.page, raw.article.title,
                           test::joined(raw.author_texts), test::joined(raw.article.paragraphs));
        CHECK(raw.article.outlet == (batch->format->name == "mets" ? outlet : ""));
      }
    }
    return all;
  }
};

TEST_CASE("the articles of an issue have the text of their blocks, and the rest stays the page's") {
  const Issue issue(kDivs);
  CHECK(issue.read() ==
        "7 THE SEA WALL [Ada Marsh] Built anew. Again.|It held.\n"
        "7 A STORM [Bo Lind] Wind blew.\n"
        "7  [] Coals sold.\n");
}

TEST_CASE("blocks may be linked from afar, and be a part of what is printed as one") {
  const Issue issue(kLinks);
  CHECK(issue.read() ==
        "1 THE SEA WALL [Ada Marsh] Built anew.\n"
        "1  [] Again.|A STORM|Coals sold.\n"
        "  [] It held.|Wind blew.|Bo Lind\n");
}

TEST_CASE("pages are read by themselves where no METS file that is read has their articles") {
  const Issue issue("</mets:mets>");
  CHECK(issue.read() ==
        "!METS that says of no article which blocks it has: its pages are in the ALTO files beside "
        "it\n"
        "1  [] THE SEA WALL|Built anew. Again.|A STORM|Coals sold.\n"
        "  [] It held.|Wind blew.|Bo Lind\n");
  const Issue whole(kDivs);
  CHECK(whole.read("issue/alto/0002.xml") == "  [] It held.|Wind blew.|Bo Lind\n");
}

TEST_CASE("an article with a page that cannot be read says so, and costs no other") {
  const Issue issue(kDivs);
  std::filesystem::remove(issue.path() / "issue/alto/0002.xml");
  const std::string read = issue.read();
  CHECK(read.starts_with("!page 'alto/0002.xml': no such file or directory\n"));
  CHECK(read.ends_with("7  [] THE SEA WALL|Built anew. Again.|A STORM|Coals sold.\n"));
}

TEST_CASE("an issue and its pages may be compressed, each by itself, whatever the addresses say") {
  const std::string read = Issue(kDivs).read();
  const Issue pages(kDivs);
  for (const auto& [name, bytes] : {std::pair{"1", kPage1}, std::pair{"2", kPage2}}) {
    const std::string path = std::string("issue/alto/000") + name + ".xml";
    std::filesystem::remove(pages.path() / path);
    pages.write(path + ".gz", test::packed(bytes, ARCHIVE_FILTER_GZIP));
  }
  CHECK(pages.read() == read);
  std::string head = kHead;
  head.replace(head.find("0001.xml"), 8, "0001.xml.gz");
  head.replace(head.find("0002.xml"), 8, "0002.xml.gz");
  pages.write("issue/1899-mets.xml", head + kDivs);
  CHECK(pages.read() == read);
  CHECK(Issue(kDivs, head).read() == read);
  std::filesystem::remove(pages.path() / "issue/1899-mets.xml");
  pages.write("issue/1899-mets.xml.gz", test::packed(head + kDivs, ARCHIVE_FILTER_GZIP));
  CHECK(pages.read() == read);
  pages.write("issue/alto/0002.xml.gz", test::packed(kPage2, ARCHIVE_FILTER_GZIP).substr(0, 60));
  CHECK(pages.read().starts_with("!page 'alto/0002.xml.gz': truncated gzip input\n"));
}

TEST_CASE("the address of a page is one from the METS file's folder on") {
  struct Row {
    std::string address;
    std::string path;  // "": refused
  };
  const Row rows[] = {
      {"file://./alto/0001.xml", "alto/0001.xml"},
      {"./alto/0001.xml", "alto/0001.xml"},
      {"alto\\0001.xml", "alto/0001.xml"},
      {"../ocr/0001.xml", "../ocr/0001.xml"},
      {"file:///etc/passwd", ""},
      {"/etc/passwd", ""},
      {"http://a.example/0001.xml", ""},
      {"c:/0001.xml", ""},
      {"", ""},
  };
  for (const Row& row : rows) {
    CAPTURE(row.address);
    CHECK(mets::relative_path(row.address).value_or("") == row.path);
  }
}

TEST_CASE("a page is sought below the path that was given, and nowhere else") {
  const Issue issue(kDivs);
  std::filesystem::remove(issue.path() / "issue/alto/0002.xml");
  issue.write("outside.xml", kPage2);
  std::filesystem::create_symlink("../../outside.xml", issue.path() / "issue/alto/0002.xml");
  const std::string outside = "!page 'alto/0002.xml': it lies outside of '";
  CHECK(issue.read().starts_with(outside));
  // The BnF's way: toc/ beside ocr/.
  const Issue beside(kDivs);
  std::filesystem::create_directories(beside.path() / "issue/toc");
  std::string bytes = kHead + kDivs;
  bytes.replace(bytes.find("file://./alto/"), 14, "../alto/");
  bytes.replace(bytes.find("\"alto/0002"), 10, "\"../alto/0002");
  beside.write("issue/toc/T1.xml", bytes);
  std::filesystem::remove(beside.path() / "issue/1899-mets.xml");
  CHECK(beside.read() ==
        "7 THE SEA WALL [Ada Marsh] Built anew. Again.|It held.\n"
        "7 A STORM [Bo Lind] Wind blew.\n"
        "7  [] Coals sold.\n");
  CHECK(beside.read("issue/toc").starts_with("!page '../alto/0001.xml': it lies outside of '"));
}

TEST_CASE("what an issue is called by its day is no newspaper") {
  std::string head = kHead;
  head.replace(head.find("Harbour Herald"), 14, "1899-06-03 (Year 2)");
  CHECK(Issue(kDivs, head).read("issue", "").starts_with("7 THE SEA WALL [Ada Marsh]"));
}

TEST_CASE("METS that has no folder says why its articles are not read") {
  CHECK(test::titles_as("mets", kHead + kDivs) ==
        "!METS in an archive, where files cannot be sought: its pages are read, its articles are "
        "not; unpack it");
}

}  // namespace
}  // namespace byline
