// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/query/vocabulary.hpp"

#include <algorithm>
#include <charconv>
#include <iterator>
#include <utility>

#include "common/base/error.hpp"
#include "common/index/article_lookup.hpp"
#include "common/index/schema.hpp"
#include "common/index/settings.hpp"
#include "common/index/spellings.hpp"
#include "common/index/story_index.hpp"
#include "common/text/fold.hpp"
#include "common/text/utf8.hpp"
#include "searcher/query/edit_distance.hpp"

namespace byline {

namespace {

constexpr std::uint64_t kLanguageShare = 100;  // one article in this many
constexpr std::size_t kMaxScanned = 400'000;   // terms, or spellings, of one beginning

// Most frequent first, cut at the cap.
Forms ordered(std::vector<CountedForm> counted) {
  Forms result;
  result.found = counted.size();
  const std::size_t kept = std::min(kMaxForms, counted.size());
  std::partial_sort(counted.begin(), counted.begin() + static_cast<std::ptrdiff_t>(kept),
                    counted.end(), more_frequent);
  for (std::size_t i = 0; i < kept; ++i) result.forms.push_back(std::move(counted[i].form));
  return result;
}

// Calls `take(form, articles)` for the terms of `prefix` whose form begins with `beginning`.
template <class Take>
void scan(const Xapian::Database& database, std::string_view prefix, std::string_view beginning,
          const Take& take) {
  const std::string from = word_term(prefix, beginning);
  std::size_t left = kMaxScanned;
  for (auto term = database.allterms_begin(from); term != database.allterms_end(from); ++term) {
    if (left-- == 0) return;
    const std::string text = *term;
    take(text.substr(prefix.size()), term.get_termfreq());
  }
}

// The languages of the archive by number of articles.
std::vector<CountedForm> count_languages(const Xapian::Database& database) {
  const std::string_view prefix = info(Field::Language).value_prefix;
  std::vector<CountedForm> languages;
  scan(database, prefix, "", [&](std::string language, std::uint64_t articles) {
    if (language != kMissing) languages.push_back({std::move(language), articles});
  });
  std::sort(languages.begin(), languages.end(), more_frequent);
  return languages;
}

}  // namespace

std::vector<std::string> main_languages(const Xapian::Database& database) {
  const std::uint64_t articles = database.get_doccount();
  std::vector<std::string> languages;
  for (const CountedForm& language : count_languages(database)) {
    if (language.articles * kLanguageShare >= articles && Stemmer::for_language(language.form))
      languages.push_back(language.form);
  }
  if (languages.empty()) languages.emplace_back("en");
  return languages;
}

Vocabulary::Vocabulary(std::vector<Xapian::Database> databases,
                       std::shared_ptr<FieldFamilies> families, FormFiles files,
                       const std::vector<std::string>& languages)
    : databases_(std::move(databases)),
      families_(
          families ? std::move(families)
                   : std::make_shared<FieldFamilies>(databases_, lists_of(databases_), NameList())),
      files_(std::move(files)) {
  for (const Xapian::Database& database : databases_) all_.add_database(database);
  for (const std::string& language : languages.empty() ? main_languages(all_) : languages)
    add_language(language);
}

std::vector<std::string> Vocabulary::languages() const {
  std::vector<std::string> names;
  for (const Stemmer& stemmer : stemmers_) names.push_back(stemmer.language());
  return names;
}

void Vocabulary::add_language(const std::string& language) {
  const bool is_known =
      std::any_of(stemmers_.begin(), stemmers_.end(),
                  [&](const Stemmer& stemmer) { return stemmer.language() == language; });
  if (is_known) return;
  if (std::optional<Stemmer> stemmer = Stemmer::for_language(language)) {
    stemmers_.push_back(*std::move(stemmer));
  }
}

Forms Vocabulary::exact(std::string_view prefix, std::string_view form) {
  if (frequency(word_term(prefix, form)) == 0) return {};
  return {{std::string(form)}, 1};
}

std::vector<std::string> Vocabulary::scanned(const std::string& spelling) const {
  std::vector<std::string> all;
  for (const Stemmer& stemmer : stemmers_) {
    for (std::string& beginning : stemmer.beginnings(stemmer(spelling)))
      all.push_back(std::move(beginning));
  }
  std::sort(all.begin(), all.end());
  std::vector<std::string> apart;
  for (std::string& beginning : all) {
    if (apart.empty() || !beginning.starts_with(apart.back()))
      apart.push_back(std::move(beginning));
  }
  return apart;
}

void Vocabulary::read_spellings(const std::string& beginning) {
  if (!spellings_read_.insert(beginning).second) return;
  const std::string from = std::string(kMetaSpellingPrefix) + beginning;
  std::map<std::string, CountedSpellings> sums;
  for (const Xapian::Database& database : databases_) {
    std::size_t left = kMaxScanned;
    for (auto key = database.metadata_keys_begin(from);
         key != database.metadata_keys_end(from) && left > 0; ++key, --left) {
      const std::string name = *key;
      add_counts(database.get_metadata(name), sums[name.substr(kMetaSpellingPrefix.size())]);
    }
  }
  for (const auto& [form, counts] : sums)
    spellings_[form] = usual_spelling(counts, form, all_.get_collection_freq(form));
}

std::string Vocabulary::spelled(const std::string& form) const {
  CountedSpellings sums;
  for (const Xapian::Database& database : databases_)
    add_counts(database.get_metadata(std::string(kMetaSpellingPrefix) + form), sums);
  return usual_spelling(sums, form, all_.get_collection_freq(form));
}

Forms Vocabulary::same_stem(std::string_view prefix, std::string_view form,
                            std::string_view spelling) {
  if (!has_grammar(form)) return exact(prefix, form);
  const std::string typed(spelling.empty() ? form : spelling);
  struct Wanted {
    const Stemmer* stemmer;
    std::string stem;
    std::vector<std::string> beginnings;
  };
  std::vector<Wanted> wanted;
  for (const Stemmer& stemmer : stemmers_) {
    std::string stem = stemmer(typed);
    std::vector<std::string> beginnings = stemmer.beginnings(stem);
    wanted.push_back({&stemmer, std::move(stem), std::move(beginnings)});
  }
  const auto is_of = [&](std::string_view candidate, const Wanted& one) {
    const auto found = spellings_.find(candidate);
    return std::any_of(
               one.beginnings.begin(), one.beginnings.end(),
               [&](const std::string& beginning) { return candidate.starts_with(beginning); }) &&
           (*one.stemmer)(found == spellings_.end() ? std::string(candidate) : found->second) ==
               one.stem;
  };
  const auto shares_stem = [&](std::string_view candidate) {
    return candidate != form && std::any_of(wanted.begin(), wanted.end(), [&](const Wanted& one) {
             return is_of(candidate, one);
           });
  };
  std::vector<CountedForm> counted;
  const FormSearch search(databases_, files_);
  for (const std::string& beginning : scanned(typed)) {
    read_spellings(beginning);
    std::vector<CountedForm> found =
        search.find({prefix, beginning, {}, shares_stem}, [] { return false; });
    std::move(found.begin(), found.end(), std::back_inserter(counted));
  }
  std::vector<std::string> languages;
  for (const Wanted& one : wanted) {
    if (std::any_of(counted.begin(), counted.end(),
                    [&](const CountedForm& other) { return is_of(other.form, one); }))
      languages.push_back(one.stemmer->language());
  }
  const std::uint64_t articles = frequency(word_term(prefix, form));
  if (articles > 0) counted.push_back({std::string(form), articles});
  Forms forms = ordered(std::move(counted));
  forms.languages = std::move(languages);
  return forms;
}

Forms Vocabulary::find(const WantedForms& wanted, const std::function<void()>& look) const {
  auto [forms, number] = FormSearch(databases_, files_).find_frequent(wanted, kMaxForms, [&look] {
    look();
    return false;
  });
  Forms result = ordered(std::move(forms));
  result.found = number;
  return result;
}

Forms Vocabulary::starting_with(std::string_view prefix, std::string_view beginning) {
  if (prefix.empty()) {
    const auto any = [](std::string_view) { return true; };
    return find({prefix, beginning, {}, any}, [] {});
  }
  std::vector<CountedForm> counted;
  scan(all_, prefix, beginning, [&](std::string form, std::uint64_t articles) {
    counted.push_back({std::move(form), articles});
  });
  return ordered(std::move(counted));
}

Forms Vocabulary::matching(std::string_view prefix, const WordPattern& pattern,
                           const std::function<void()>& look) const {
  LetterSieve sieve;
  sieve.must = letters_of(pattern.fixed_letters()).held;
  sieve.least = pattern.least_letters();
  const auto test = [&pattern](std::string_view form) { return pattern.matches(form); };
  return find({prefix, pattern.beginning(), sieve, test}, look);
}

Forms Vocabulary::alike(std::string_view prefix, std::string_view form, std::size_t slips,
                        const std::function<void()>& look) const {
  const DistanceTo distance(form);
  const auto test = [&](std::string_view other) { return distance(other, slips) <= slips; };
  return find({prefix, "", sieve_of_slips(form, slips), test}, look);
}

void Vocabulary::require_kept(Field field) const {
  if (field != Field::Furniture) return;
  if (std::all_of(databases_.begin(), databases_.end(), marks_furniture)) return;
  throw Error{ExitCode::Index,
              "cannot search: furniture: the index was made with --skip furniture"};
}

std::uint64_t Vocabulary::frequency(const std::string& term) const {
  return all_.get_termfreq(term);
}

std::vector<std::string> Vocabulary::value_terms(Field field, std::string_view value) {
  if (value == kMissing) return {value_term(field, value)};
  if (field == Field::Story) {
    std::vector<std::string> terms = keys_of_leads(fold_value(value));
    terms.push_back(value_term(field, value));
    return terms;
  }
  const NameFamily* family = families_->of(field).find(fold_value(value));
  if (family == nullptr) return {value_term(field, value)};
  std::vector<std::string> terms;
  for (const std::string& member : family->members) terms.push_back(value_term(field, member));
  return terms;
}

std::vector<std::string> Vocabulary::keys_in_collection(std::string_view text) const {
  std::vector<std::string> keys;
  for (const Xapian::Database& database : databases_) {
    for (const IdMatch& match : find_in_collection(database, text)) {
      Xapian::TermIterator term = database.termlist_begin(match.docid);
      term.skip_to(std::string(kKeyPrefix));
      if (term != database.termlist_end(match.docid)) keys.push_back(*term);
    }
  }
  return keys;
}

std::vector<std::string> Vocabulary::keys_of_leads(std::string_view story) const {
  constexpr std::size_t kSharedDigits = 10;  // of a key, that the name gives whole
  std::uint64_t name = 0;
  const char* end = story.data() + story.size();
  const auto read = std::from_chars(story.data(), end, name, 16);
  if (read.ec != std::errc{} || read.ptr != end || story != story_text(name)) return {};
  const std::string beginning =
      std::string(kKeyPrefix) + to_short_text({name, 0}).substr(0, kSharedDigits);
  std::vector<std::string> keys;
  for (const Xapian::Database& database : databases_) {
    for (auto term = database.allterms_begin(beginning); term != database.allterms_end(beginning);
         ++term) {
      const std::string key = *term;
      if (story_name(std::string_view(key).substr(kKeyPrefix.size())) != name) continue;
      const Xapian::Document article = database.get_document(*database.postlist_begin(key));
      if (article.get_value(kSlotStory).empty()) keys.push_back(key);
    }
  }
  return keys;
}

}  // namespace byline
