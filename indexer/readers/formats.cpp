// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>

#include "common/text/ascii.hpp"
#include "indexer/readers/csv.hpp"
#include "indexer/readers/database_page.hpp"
#include "indexer/readers/feed_page.hpp"
#include "indexer/readers/foreign.hpp"
#include "indexer/readers/html_page.hpp"
#include "indexer/readers/json_documents.hpp"
#include "indexer/readers/jsonl.hpp"
#include "indexer/readers/mail.hpp"
#include "indexer/readers/mets.hpp"
#include "indexer/readers/news_xml.hpp"
#include "indexer/readers/nexis.hpp"
#include "indexer/readers/reader.hpp"
#include "indexer/readers/splitters.hpp"
#include "indexer/readers/text_page.hpp"
#include "indexer/readers/warc.hpp"
#include "indexer/readers/wire.hpp"

namespace byline {

namespace {

constexpr std::array kFormats{
    Format{"json", "a list [{...}], an object over several lines, or {... \"articles\": [{...}]}",
           json_documents::by_name, json_documents::by_content, json_documents::split, jsonl::parse,
           jsonl::keys},
    Format{"jsonl", "*.jsonl, *.ndjson, *.jl, or a first line that is {\"...\"}", jsonl::by_name,
           jsonl::by_content, split_lines, jsonl::parse, jsonl::keys},
    Format{"feed", "*.rss, *.atom, or <rss>, <feed> or <rdf:RDF> at the start", feed_page::by_name,
           feed_page::by_content, feed_page::split, feed_page::parse, feed_page::keys},
    Format{"mets", "<mets> at the start, of a newspaper's issue with ALTO pages beside it",
           mets::by_name, mets::by_content, mets::split, mets::parse, jsonl::keys},
    Format{"news-xml",
           "<newsItem>, <nitf>, <NewsML>, <RBNews>, <PPSResponse>, <REUTERS>, <DOC> or <alto>",
           news_xml::by_name, news_xml::by_content, news_xml::split, news_xml::parse,
           news_xml::keys},
    Format{"nexis",
           "1 of 161 DOCUMENTS and LENGTH: behind it, or Length: and Body, as Nexis gives text and "
           "HTML",
           nexis::by_name, nexis::by_content, nexis::split, nexis::parse, nexis::keys},
    Format{"database", "a page of Factiva or Europresse with the articles that were chosen there",
           database_page::by_name, database_page::by_content, database_page::split,
           database_page::parse, database_page::keys},
    Format{"html", "*.html, *.htm, or <!DOCTYPE html>, <html> or <head> at the start",
           html_page::by_name, html_page::by_content, split_whole, html_page::parse,
           html_page::keys},
    Format{"warc", "*.warc, or WARC/1.0 at the start", warc::by_name, warc::by_content, warc::split,
           warc::parse, warc::keys},
    Format{"wire", "SOH and STX at the start, as agencies send ANPA 1312 and IPTC 7901",
           wire::by_name, wire::by_content, wire::split, wire::parse, wire::keys},
    Format{"mail", "*.eml, *.mbox, or the head of a mail or post", mail::by_name, mail::by_content,
           mail::split, mail::parse, mail::keys},
    Format{"csv", "*.csv, *.tsv, or a first row of names such as title,date,text", csv::by_name,
           csv::by_content, csv::split, csv::parse, csv::keys},
    Format{"text", "*.txt, *.text, the head of a post, or a headline, a blank line and prose",
           text_page::by_name, text_page::by_content, split_whole, text_page::parse,
           text_page::keys},
};

// Lower case, without the endings of compressed files.
std::string plain_name(std::string_view name) {
  std::string plain = lower_ascii(name);
  for (const std::string_view ending : {".gz", ".zst", ".bz2", ".xz", ".zstd"}) {
    if (plain.ends_with(ending)) {
      plain.resize(plain.size() - ending.size());
      break;
    }
  }
  return plain;
}

}  // namespace

std::span<const Format> all_formats() {
  return kFormats;
}

const Format* find_format(std::string_view name) {
  const auto* format = std::find_if(kFormats.begin(), kFormats.end(),
                                    [name](const Format& row) { return row.name == name; });
  return format == kFormats.end() ? nullptr : format;
}

const Format* recognise(std::string_view name, std::string_view head) {
  if (!foreign_kind(head).empty()) return nullptr;
  const std::string plain = plain_name(name);
  const auto* named =
      std::find_if(kFormats.begin(), kFormats.end(),
                   [&plain](const Format& format) { return format.by_name(plain); });
  const bool has_name = named != kFormats.end();
  // What is called JSON Lines is sometimes one list, and anything is called text.
  if (has_name && named->name == "jsonl" && json_documents::is_list(head))
    return find_format("json");
  // Press databases give pages with many articles.
  if (has_name && named->name == "html" && nexis::by_content(head)) return find_format("nexis");
  if (has_name && named->name == "html" && database_page::by_content(head))
    return find_format("database");
  if (has_name && named->name != "text") return named;
  const auto* found = std::find_if(kFormats.begin(), kFormats.end(), [&](const Format& format) {
    // A text with keys on top looks like a mail that was never sent.
    const bool is_unsent = has_name && format.name == "mail" && !mail::is_sent(head);
    return !is_unsent && format.by_content(head);
  });
  if (found != kFormats.end()) return found;
  return has_name ? named : nullptr;
}

std::vector<std::string> keys_of(const RawRecord& record, const Format& format) {
  return format.keys(record);
}

}  // namespace byline
