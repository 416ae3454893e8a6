// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pipeline/preparer.hpp"

#include <fmt/format.h>

#include <utility>
#include <variant>

#include "common/analysis/tokenizer.hpp"
#include "common/index/schema.hpp"

namespace byline {

std::string source_of(const RawRecord& record) {
  return record.line == 0 ? record.source : fmt::format("{}:{}", record.source, record.line);
}

std::uint64_t raw_seed(const PreparerSettings& settings) {
  Hasher hasher;
  hasher.add_field(fmt::format("{} {}", kFormatVersion, kAnalysisVersion));
  hasher.add_field(settings.cleaning.collection);
  hasher.add_field(settings.cleaning.language ? "language" : "");
  for (const auto* rules : {&settings.rules.map, &settings.rules.set}) {
    hasher.add_field("rules");
    for (const auto& [field, value] : *rules) {
      hasher.add_field(field);
      hasher.add_field(value);
    }
  }
  return hasher.result().low;
}

Preparer::Preparer(const PreparerSettings& settings, StageTimes& times)
    : settings_(settings), times_(times), seed_(raw_seed(settings)), builder_(settings.documents) {
  if (settings.known_in) known_.emplace(*settings.known_in);
}

bool Preparer::is_known(const Hash128& raw) {
  const StageClock clock(times_, Stage::Known);
  return known_ && known_->holds(raw);
}

Prepared Preparer::prepare(RawRecord record, const Format& format) {
  Prepared prepared;
  prepared.place = {record.source, record.line, record.offset};
  prepared.reject = record.reject;
  if (!prepared.reject.empty()) return prepared;
  const std::string_view name = format.name;
  prepared.raw = hash128(record.bytes, seed_ ^ hash128(name).low);
  prepared.is_known = is_known(prepared.raw);
  if (prepared.is_known) {
    if (settings_.keys) settings_.keys->see_known();
    return prepared;
  }
  if (settings_.keys) settings_.keys->see(record, format);
  ParseResult parsed = [&] {
    const StageClock clock(times_, Stage::Parse);
    return format.parse(record, settings_.rules);
  }();
  if (const auto* reject = std::get_if<Reject>(&parsed)) {
    prepared.reject = reject->reason;
    return prepared;
  }
  RawArticle raw = std::get<RawArticle>(std::move(parsed));
  raw.article.source = source_of(record);
  fill(prepared, std::move(raw));
  return prepared;
}

void Preparer::fill(Prepared& prepared, RawArticle raw) {
  Cleaned cleaned = [&] {
    const StageClock clock(times_, Stage::Clean);
    return clean(std::move(raw), settings_.cleaning);
  }();
  prepared.key = std::move(cleaned.key);
  prepared.given_id = cleaned.given_id;
  prepared.repairs = std::move(cleaned.repairs);
  prepared.article = std::move(cleaned.article);
  const StageClock clock(times_, Stage::Analyse);
  bool cut = false;
  prepared.built = builder_.build(prepared.article, prepared.key, prepared.raw, cut);
  if (cut) {
    prepared.cut = fmt::format("only the first {} words can be searched", kMaxIndexedWords);
  }
  if (settings_.encode != nullptr && settings_.encode->load(std::memory_order_relaxed)) {
    prepared.built.encoded = encode_document(prepared.built.terms);
    prepared.built.terms = {};
  }
  prepared.article.paragraphs.clear();
}

}  // namespace byline
