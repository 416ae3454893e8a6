// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/wide_source.hpp"

#include <utility>

#include "common/base/error.hpp"
#include "indexer/decoding/charset.hpp"

namespace byline {

namespace {

constexpr std::size_t kPiece = std::size_t{64} << 10;

}  // namespace

WideSource::Converter WideSource::open(const char* charset) {
  UErrorCode status = U_ZERO_ERROR;
  Converter converter(ucnv_open(charset, &status));
  if (U_FAILURE(status)) {
    throw Error(ExitCode::Internal, std::string("ICU knows no charset ") + charset);
  }
  return converter;
}

WideSource::WideSource(std::unique_ptr<Source> source, std::string head)
    : source_(std::move(source)),
      head_(std::move(head)),
      left_(head_),
      from_(open(wide_charset(head_).c_str())),
      to_(open("UTF-8")) {}

void WideSource::convert_more() {
  if (left_.empty() && !at_end_) {
    left_ = source_->read(kPiece);
    at_end_ = left_.empty();
  }
  UErrorCode status = U_ZERO_ERROR;
  char* text = text_.data();
  const char* bytes = left_.data();
  const char* const end = bytes + left_.size();
  ucnv_convertEx(to_.get(), from_.get(), &text, text + text_.size(), &bytes, end, pivot_.data(),
                 &pivot_begin_, &pivot_end_, pivot_.data() + pivot_.size(), false, at_end_,
                 &status);
  if (U_FAILURE(status) && status != U_BUFFER_OVERFLOW_ERROR) {
    throw Error(ExitCode::Internal, std::string("ICU cannot convert: ") + u_errorName(status));
  }
  left_.remove_prefix(static_cast<std::size_t>(bytes - left_.data()));
  is_done_ = at_end_ && status != U_BUFFER_OVERFLOW_ERROR;
  rest_ = {text_.data(), static_cast<std::size_t>(text - text_.data())};
}

std::string_view WideSource::read(std::size_t limit) {
  while (rest_.empty() && !is_done_) convert_more();
  const std::string_view part = rest_.substr(0, limit);
  rest_.remove_prefix(part.size());
  return part;
}

}  // namespace byline
