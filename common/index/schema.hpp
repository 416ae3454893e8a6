// SPDX-License-Identifier: GPL-3.0-or-later
// What the index is made of: terms, value slots, metadata keys. docs/index-format.md describes it.
//
// Everything here is on disk. A change needs a new kFormatVersion and a fixture of the old one.
#pragma once

#include <xapian.h>

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "common/article/fields.hpp"
#include "common/base/hash.hpp"
#include "common/date/date.hpp"

namespace byline {

inline constexpr int kFormatVersion = 3;

// Value slots. The facet slots 4 to 10 stand in the table of fields (common/article/fields.cpp).
inline constexpr Xapian::valueno kSlotFirstDay = 0;  // pack_day of the first day the date may mean
inline constexpr Xapian::valueno kSlotLastDay = 1;   // ... of the last; equal for a whole date
inline constexpr Xapian::valueno kSlotWords = 2;     // pack_number of the length in words
inline constexpr Xapian::valueno kSlotStory = 3;  // pack_number of the docid of the story's lead;
                                                  // none: the article leads its story
inline constexpr Xapian::valueno kSlotAdded =
    11;                                          // pack_number of seconds since 1970, first commit
inline constexpr Xapian::valueno kSlotRun = 12;  // pack_number of the run that wrote it
inline constexpr Xapian::valueno kSlotRegions = 13;  // pack_regions()

// Terms that belong to no field.
inline constexpr std::string_view kKeyPrefix = "Q";   // the article's identity, unique: its key
inline constexpr std::string_view kRawPrefix = "XR";  // short hash of a raw record of the article
inline constexpr std::string_view kParagraphPrefix =
    "XP";  // a paragraph that is furniture: 16 hex digits of its key (indexer/furniture)
inline constexpr std::string_view kDatePrefix = "D";  // date_terms()
// A word of title or text has no prefix: forms never begin with an ASCII capital. The number of
// articles in a language is the frequency of its value term ("Len").

// Metadata keys.
inline constexpr std::string_view kMetaFormat = "byline-format";      // decimal kFormatVersion
inline constexpr std::string_view kMetaAnalysis = "byline-analysis";  // decimal kAnalysisVersion
inline constexpr std::string_view kMetaCheckpoint = "byline-checkpoint";  // last committed batch
inline constexpr std::string_view kMetaRun = "byline-run";                // see indexer/writing
inline constexpr std::string_view kMetaCreated = "byline-created";        // seconds since 1970
inline constexpr std::string_view kMetaSettings = "byline-settings";  // JSON: --skip and the like
inline constexpr std::string_view kSkipsFurniture = "{\"skip\":[\"furniture\"]}";
// "dictionary:NUMBER": what records are compressed against (common/index/record_dictionary.hpp);
// where there are several, the number of the one for further records.
inline constexpr std::string_view kMetaDictionaryPrefix = "dictionary:";
inline constexpr std::string_view kMetaDictionary = "byline-dictionary";
// Per article that a live commit wrote: "sketch:DOCID" (indexer/writing/story_terms.hpp).
inline constexpr std::string_view kMetaSketchPrefix = "sketch:";
// ... and "paragraphs:DOCID" (indexer/furniture/sign_bytes.hpp).
inline constexpr std::string_view kMetaParagraphsPrefix = "paragraphs:";
// Per batch that a live commit wrote: "forms:BATCH", the forms that it brought
// (common/index/form_file.hpp).
inline constexpr std::string_view kMetaFormsPrefix = "forms:";
// Per form that is also written with accents: "spelling:FORM" (common/index/spellings.hpp).
inline constexpr std::string_view kMetaSpellingPrefix = "spelling:";
// Value dictionaries: "values:FIELD:CHUNK" (common/index/value_dictionary.hpp).
inline constexpr std::string_view kMetaValuesPrefix = "values:";

// The number of the last committed batch; 0 where none is. Xapian's exceptions pass.
[[nodiscard]] std::uint64_t last_batch(const Xapian::Database& database);

// Bytes of the longest term that Xapian takes; NUL counts twice, but no term of ours holds one.
inline constexpr std::size_t kMaxTermBytes = 245;

// The term of a word of a field ("" for title and text together). Requires a form of at most
// kMaxFormBytes.
[[nodiscard]] std::string word_term(std::string_view prefix, std::string_view form);

// The term of a field's whole value, folded; a value too long for a term is cut and ends in a hash.
// Of a URL, which is asked for as a whole only, it is the hash (to_short_text) and nothing else.
// A missing value is kMissing. Requires a field with a value prefix.
[[nodiscard]] std::string value_term(Field field, std::string_view value);

[[nodiscard]] std::string raw_term(const Hash128& raw);

// The term of a paragraph that is furniture, by its key.
[[nodiscard]] std::string paragraph_term(std::uint64_t key);
// The terms of a year, of a month (month not 0), of a day (day not 0): D2014, D201406, D20140614.
[[nodiscard]] std::string date_term(int year, int month = 0, int day = 0);
// That of articles whose date is no more than this year or month: D2014-, D201406-.
[[nodiscard]] std::string bare_date_term(int year, int month = 0);
// Those of an article's date: its year, its month and its day, as far as they are known, and that
// of a bare date; Dnone where nothing is known.
[[nodiscard]] std::vector<std::string> date_terms(const Date& date);

// The years that dates of the database's articles state, ascending.
[[nodiscard]] std::vector<int> years_of(const Xapian::Database& database);

// Numbers as four bytes that sort as they count. Days may be negative.
[[nodiscard]] std::string pack_day(std::int32_t day);
[[nodiscard]] std::int32_t unpack_day(std::string_view packed);
[[nodiscard]] std::string pack_number(std::uint32_t number);
[[nodiscard]] std::uint32_t unpack_number(std::string_view packed);

// The ordinals of an article's values in a facet slot: varints, ascending. Unpacking ends at the
// first malformed byte.
[[nodiscard]] std::string pack_ordinals(const std::vector<std::uint32_t>& ordinals);
void unpack_ordinals(std::string_view packed, std::vector<std::uint32_t>& ordinals);

// The parts with which an article's positions begin: where each ends, behind its last word. The
// title comes first, and the lead (title and first two paragraphs) holds it.
struct Regions {
  std::uint32_t title_end = 0;
  std::uint32_t lead_end = 0;
};

// Two varints: the end of the title, and what the lead has beyond it. Unpacking nothing gives
// regions without a word; what is damaged throws Xapian::DatabaseCorruptError.
[[nodiscard]] std::string pack_regions(const Regions& regions);
[[nodiscard]] Regions unpack_regions(std::string_view packed);

}  // namespace byline
