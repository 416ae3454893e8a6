// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/bulk/dictionary_trainer.hpp"

#include <doctest/doctest.h>
#include <fmt/format.h>

#include <random>
#include <string>
#include <vector>

#include "common/index/record.hpp"

using namespace byline;

namespace {

// Records whose texts are words of a vocabulary: those of one share what is common in it.
class Records {
 public:
  Records(unsigned vocabulary, std::size_t words) : words_(words) {
    std::mt19937 random(vocabulary);
    for (int i = 0; i < 400; ++i) {
      std::string& word = vocabulary_.emplace_back();
      for (int letter = 0; letter < 7; ++letter)
        word += static_cast<char>('a' + static_cast<int>(random() % 26));
    }
  }

  std::string next() {
    Record record;
    record.article.id = fmt::format("{:x}", ++made_ * 7919);
    std::string text;
    for (std::size_t i = 0; i < words_; ++i) text += vocabulary_[random_() % 400] + ' ';
    record.article.paragraphs = {text};
    return encode_record(record);
  }

 private:
  std::size_t words_;
  std::vector<std::string> vocabulary_;
  std::mt19937 random_{1};
  unsigned made_ = 0;
};

// The numbers of the records at which a dictionary came, from 0.
std::vector<std::size_t> trained_at(DictionaryTrainer& trainer, Records& records,
                                    std::size_t count) {
  std::vector<std::size_t> places;
  for (std::size_t i = 0; i < count; ++i) {
    if (const auto dictionary = trainer.see(records.next())) {
      make_known(dictionary);
      places.push_back(i);
    }
  }
  return places;
}

constexpr std::size_t kSampleRecords = 2622;  // of 50 words, 8 bytes each: 1 MiB
constexpr std::size_t kMany = 30'000;

}  // namespace

TEST_CASE("records of one kind make one dictionary, when there is a sample of them") {
  DictionaryTrainer trainer;
  Records records(1, 50);
  const std::vector<std::size_t> places = trained_at(trainer, records, kMany);
  REQUIRE(places.size() == 1);
  CHECK(places.front() < kSampleRecords);
}

TEST_CASE("records of another kind make another, and those of the first kind no third") {
  DictionaryTrainer trainer;
  Records first(1, 50);
  Records second(2, 50);
  CHECK(trained_at(trainer, first, kMany).size() == 1);
  const std::vector<std::size_t> places = trained_at(trainer, second, kMany);
  REQUIRE(places.size() == 1);
  CHECK(places.front() > 2 * kSampleRecords / 3);
  CHECK(trained_at(trainer, second, kMany).empty());
}

TEST_CASE("what comes into an index that has a dictionary goes on with it, or gets another") {
  DictionaryTrainer before;
  Records first(1, 50);
  std::shared_ptr<const RecordDictionary> held;
  while (!held) held = before.see(first.next());
  make_known(held);
  const auto trainer_with = [&](std::size_t made) {
    DictionaryTrainer trainer(held, made);
    while (trainer.wants_measure()) trainer.measure(first.next());
    return trainer;
  };
  DictionaryTrainer same = trainer_with(1);
  CHECK(trained_at(same, first, kMany).empty());
  Records second(2, 50);
  DictionaryTrainer other = trainer_with(1);
  CHECK(trained_at(other, second, kMany).size() == 1);
  DictionaryTrainer full = trainer_with(8);
  CHECK(trained_at(full, second, kMany).empty());
}

TEST_CASE("an archive that changes for ever has some dictionaries, not more and more") {
  DictionaryTrainer trainer;
  std::size_t made = 0;
  for (unsigned kind = 1; kind <= 10; ++kind) {
    Records records(kind, 50);
    made += trained_at(trainer, records, kMany).size();
  }
  CHECK(made == 8);
}

TEST_CASE("few records make none") {
  DictionaryTrainer trainer;
  Records records(1, 50);
  CHECK(trained_at(trainer, records, kSampleRecords / 2).empty());
}
