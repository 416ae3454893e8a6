// SPDX-License-Identifier: GPL-3.0-or-later
// One reader on any bytes: cut into records, each parsed, each article cleaned.
//
// BYLINE_FUZZ_FORMAT is the name of the format. Sources give their bytes in pieces of a length that
// the first byte says, since cutting goes wrong at the seams.
#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

#include "common/text/utf8.hpp"
#include "indexer/cleaning/clean.hpp"
#include "tests/support/text_source.hpp"

namespace {

void check_article(byline::RawArticle raw) {
  byline::CleaningOptions options;
  options.language = false;
  const byline::Article article = byline::clean(std::move(raw), options).article;
  for (const std::string& paragraph : article.paragraphs) {
    if (!byline::is_valid_utf8(paragraph) || paragraph.find('\n') != std::string::npos)
      std::abort();
  }
  if (!byline::is_valid_utf8(article.title)) std::abort();
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
  static const byline::Format* const format = byline::find_format(BYLINE_FUZZ_FORMAT);
  if (format == nullptr || size == 0) return 0;
  const std::string bytes(reinterpret_cast<const char*>(data) + 1, size - 1);
  (void)byline::recognise("file", bytes);
  byline::test::TextSource source(bytes, std::max<std::size_t>(data[0], 1));
  const auto splitter = format->split(source, "");
  while (auto record = splitter->next()) {
    byline::ParseResult result = format->parse(*record, {});
    if (auto* raw = std::get_if<byline::RawArticle>(&result)) check_article(std::move(*raw));
    if (record->bytes.size() < 4096) (void)byline::keys_of(*record, *format);
  }
  return 0;
}
