// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/commands/furniture_list.hpp"

#include <fmt/format.h>
#include <xapian.h>

#include <algorithm>
#include <nlohmann/json.hpp>
#include <string>
#include <tuple>
#include <vector>

#include "common/index/guard.hpp"
#include "common/index/location.hpp"
#include "common/index/record.hpp"
#include "common/index/schema.hpp"
#include "common/index/settings.hpp"
#include "common/text/terminal_text.hpp"
#include "indexer/furniture/paragraph_signs.hpp"

namespace byline {

namespace {

constexpr std::size_t kShownColumns = 80;

struct Piece {
  std::uint64_t articles = 0;
  std::string site;  // the outlet, where there is no URL
  std::string text;
};

// The paragraph with this term, as an article has it that holds it.
Piece piece_of(const Xapian::Database& database, const std::string& term) {
  Piece piece;
  piece.articles = database.get_termfreq(term);
  const Xapian::docid docid = *database.postlist_begin(term);
  const Article article = decode_record(database.get_document(docid).get_data()).article;
  piece.site = site_of(article);
  if (piece.site.empty()) piece.site = article.outlet;
  for (const std::uint32_t number : article.furniture) {
    const std::string& text = article.paragraphs[number];
    if (paragraph_term(paragraph_key(article, text)) == term) piece.text = text;
  }
  return piece;
}

void require_marks(const Xapian::Database& database, const std::string& index) {
  if (marks_furniture(database)) return;
  throw Error(
      ExitCode::Index,
      fmt::format("cannot list furniture: '{}': the index was made with --skip furniture", index));
}

std::vector<Piece> pieces_in(const CommandContext& context) {
  const Xapian::Database database = open_for_reading(require_generation(context));
  require_marks(database, context.location.name());
  std::vector<Piece> pieces;
  const std::string prefix(kParagraphPrefix);
  for (auto term = database.allterms_begin(prefix); term != database.allterms_end(prefix); ++term) {
    pieces.push_back(piece_of(database, *term));
  }
  std::sort(pieces.begin(), pieces.end(), [](const Piece& a, const Piece& b) {
    return std::tie(b.articles, a.site, a.text) < std::tie(a.articles, b.site, b.text);
  });
  return pieces;
}

std::string text_of(const std::vector<Piece>& pieces) {
  std::size_t columns = 0;
  for (const Piece& piece : pieces) {
    columns = std::max(columns, display_width(terminal_safe(piece.site)));
  }
  std::string lines;
  for (const Piece& piece : pieces) {
    const std::string site = terminal_safe(piece.site);
    const std::string gap(columns - display_width(site), ' ');
    lines += fmt::format("{:>8}  {}{}  {}\n", piece.articles, site, gap,
                         fit_to_width(terminal_safe(piece.text), kShownColumns));
  }
  return lines;
}

std::string json_of(const std::vector<Piece>& pieces, const std::string& index) {
  nlohmann::ordered_json json;
  json["schema"] = 1;
  json["index"] = index;
  json["furniture"] = nlohmann::ordered_json::array();
  for (const Piece& piece : pieces) {
    json["furniture"].push_back(
        {{"articles", piece.articles}, {"site", piece.site}, {"text", piece.text}});
  }
  return json.dump(-1, ' ', true, nlohmann::ordered_json::error_handler_t::replace) + '\n';
}

}  // namespace

ExitCode list_furniture(const CommandContext& context, bool as_json) {
  const std::vector<Piece> pieces = redo_when_changed("cannot read index", context.location.name(),
                                                      [&] { return pieces_in(context); });
  context.output.write(as_json ? json_of(pieces, context.location.name()) : text_of(pieces));
  return ExitCode::Ok;
}

}  // namespace byline
