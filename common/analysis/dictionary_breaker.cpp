// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/analysis/dictionary_breaker.hpp"

#include <unicode/ubrk.h>
#include <unicode/utext.h>

#include <cstdint>
#include <stdexcept>

namespace byline {
namespace {

void require(UErrorCode status) {
  if (U_FAILURE(status)) throw std::runtime_error("ICU cannot break text into words");
}

}  // namespace

struct DictionaryBreaker::Iterator {
  Iterator() {
    UErrorCode status = U_ZERO_ERROR;
    breaks = ubrk_open(UBRK_WORD, "th", nullptr, 0, &status);
    require(status);
  }
  ~Iterator() {
    ubrk_close(breaks);
    utext_close(text);
  }
  Iterator(const Iterator&) = delete;
  Iterator& operator=(const Iterator&) = delete;

  void set_text(std::string_view run) {
    UErrorCode status = U_ZERO_ERROR;
    text = utext_openUTF8(text, run.data(), static_cast<std::int64_t>(run.size()), &status);
    ubrk_setUText(breaks, text, &status);
    require(status);
  }

  UBreakIterator* breaks = nullptr;
  UText* text = nullptr;
};

DictionaryBreaker::DictionaryBreaker() = default;
DictionaryBreaker::~DictionaryBreaker() = default;

const std::vector<std::size_t>& DictionaryBreaker::word_ends(std::string_view run) {
  if (!iterator_) iterator_ = std::make_unique<Iterator>();
  iterator_->set_text(run);
  ends_.clear();
  for (auto end = ubrk_next(iterator_->breaks); end != UBRK_DONE;
       end = ubrk_next(iterator_->breaks)) {
    ends_.push_back(static_cast<std::size_t>(end));
  }
  return ends_;
}

}  // namespace byline
