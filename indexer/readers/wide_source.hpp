// SPDX-License-Identifier: GPL-3.0-or-later
// A stream of UTF-16 or UTF-32, as Windows programs save text and tables, read as UTF-8: every
// format finds its line ends and delimiters then.
#pragma once

#include <unicode/ucnv.h>

#include <array>
#include <memory>
#include <string>
#include <string_view>

#include "indexer/input/source.hpp"

namespace byline {

// Converts while it is read, in bounded memory; what is no text becomes U+FFFD. Thread rule: one
// thread.
class WideSource : public Source {
 public:
  // `head` was read off `source` and begins with a byte order mark (has_wide_mark).
  WideSource(std::unique_ptr<Source> source, std::string head);

  [[nodiscard]] const std::string& name() const override { return source_->name(); }
  [[nodiscard]] std::string_view read(std::size_t limit) override;
  [[nodiscard]] const std::string& problem() const override { return source_->problem(); }
  [[nodiscard]] const std::vector<Damage>& damages() const override { return source_->damages(); }

 private:
  struct Closer {
    void operator()(UConverter* converter) const { ucnv_close(converter); }
  };
  using Converter = std::unique_ptr<UConverter, Closer>;
  static Converter open(const char* charset);
  void convert_more();

  const std::unique_ptr<Source> source_;
  const std::string head_;
  std::string_view left_;  // read and not yet converted
  bool at_end_ = false;    // of the source
  bool is_done_ = false;
  Converter from_;
  Converter to_;
  std::array<UChar, 4096> pivot_{};
  UChar* pivot_begin_ = pivot_.data();
  UChar* pivot_end_ = pivot_.data();
  std::array<char, 32768> text_{};
  std::string_view rest_;  // of text_, not yet given
};

}  // namespace byline
