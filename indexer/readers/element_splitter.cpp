// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/element_splitter.hpp"

#include <algorithm>

#include "common/text/ascii.hpp"
#include "common/text/utf8.hpp"
#include "indexer/readers/stream_bytes.hpp"

namespace byline {

namespace {

constexpr std::size_t kMaxContextBytes = 256 * 1024;
constexpr std::size_t kMaxTagBytes = 64;

class ElementSplitter : public Splitter {
 public:
  ElementSplitter(Source& source, std::string_view head, ElementRecords records)
      : bytes_(source, head), records_(std::move(records)) {}

  std::optional<RawRecord> next() override {
    if (!find_start()) return std::nullopt;
    set_context();
    drop_before();
    RawRecord record;
    record.line = line_;
    record.offset = offset_;
    record.source = bytes_.name();
    const bool is_whole = find_end();
    if (!is_whole && bytes_.was_interrupted()) return std::nullopt;
    if (is_too_long_) {
      record.reject = "longer than 64 MiB";
    } else {
      record.bytes = context_;
      append(record, std::string_view(buffer_).substr(begin_, at_ - begin_));
    }
    return record;
  }

 private:
  bool refill() {
    const std::string_view part = bytes_.peek();
    if (part.empty()) return false;
    buffer_ += part;
    bytes_.take(part.size());
    return true;
  }

  // Moves `at_` to the next '<' with enough behind it to see its tag. False at the end.
  bool find_tag() {
    for (;;) {
      at_ = std::min(buffer_.find('<', at_), buffer_.size());
      if (at_ + kMaxTagBytes <= buffer_.size()) return true;
      if (!refill()) return at_ < buffer_.size();
    }
  }

  [[nodiscard]] std::string_view rest() const { return std::string_view(buffer_).substr(at_); }

  // Past `end`, or, where the stream has none, past the '<' alone.
  void skip_past(std::string_view end) {
    std::size_t from = at_;
    for (;;) {
      const std::size_t found = buffer_.find(end, from);
      if (found != std::string::npos) {
        at_ = found + end.size();
        return;
      }
      from = buffer_.size() > end.size() ? std::max(from, buffer_.size() - end.size()) : from;
      const bool is_long = buffer_.size() - at_ > kMaxRecordBytes;
      if (is_long || !refill()) break;
    }
    has_open_section_ = true;
    ++at_;
  }

  // Skips comments and CDATA sections, whose tags are none. Whether there was one.
  bool skip_section() {
    if (has_open_section_) return false;
    if (rest().starts_with("<!--")) {
      skip_past("-->");
    } else if (rest().starts_with("<![CDATA[")) {
      skip_past("]]>");
    } else {
      return false;
    }
    return true;
  }

  // The name of the tag at `at_`, with its prefix and, for an end tag, its slash.
  [[nodiscard]] std::string tag_name() const {
    const std::string_view tag = rest().substr(1, kMaxTagBytes);
    return lower_ascii(tag.substr(0, tag.find_first_of(" \t\r\n>", 0)));
  }

  [[nodiscard]] bool is_record(std::string_view name) const {
    const std::size_t colon = name.rfind(':');
    if (colon != std::string_view::npos) name.remove_prefix(colon + 1);
    return std::find(records_.names.begin(), records_.names.end(), name) != records_.names.end();
  }

  bool find_start() {
    while (find_tag()) {
      if (skip_section()) continue;
      name_ = tag_name();
      if (!name_.empty() && name_[0] != '/' && is_record(name_)) return true;
      ++at_;
      if (has_context_ && at_ - begin_ > kMaxContextBytes) drop_before();
    }
    return false;
  }

  void set_context() {
    if (std::exchange(has_context_, true)) return;
    if (records_.context == nullptr) return;
    context_ =
        records_.context(std::string_view(buffer_).substr(0, std::min(at_, kMaxContextBytes)));
  }

  // Erases what was passed once it is half of the buffer, which may hold much where a section was
  // sought the end of in vain.
  void drop_before() {
    const auto passed = buffer_.begin() + static_cast<std::ptrdiff_t>(begin_);
    const auto here = buffer_.begin() + static_cast<std::ptrdiff_t>(at_);
    offset_ += at_ - begin_;
    line_ += static_cast<std::uint64_t>(std::count(passed, here, '\n'));
    begin_ = at_;
    if (2 * begin_ < buffer_.size()) return;
    buffer_.erase(0, begin_);
    begin_ = at_ = 0;
  }

  // Moves `at_` behind the element that begins there. Whether it has its end.
  bool find_end() {
    const std::string end = "/" + name_;
    is_too_long_ = false;
    at_ = begin_ + 1;
    while (find_tag()) {
      if (at_ - begin_ > kMaxRecordBytes) {
        is_too_long_ = true;
        drop_before();
      }
      if (skip_section()) continue;
      const std::string name = tag_name();
      if (name == name_) return false;  // the next begins
      if (name != end) {
        ++at_;
        continue;
      }
      skip_past(">");
      return true;
    }
    at_ = buffer_.size();
    return false;
  }

  StreamBytes bytes_;
  const ElementRecords records_;
  std::string buffer_;     // read and not yet given, from begin_
  std::size_t begin_ = 0;  // in it, of the record or of what may become one
  std::size_t at_ = 0;     // in it
  std::string name_;       // of the record that was found, as it is written, in lower case
  std::string context_;
  std::uint64_t line_ = 1;
  std::uint64_t offset_ = 0;
  bool has_context_ = false;
  bool is_too_long_ = false;
  bool has_open_section_ = false;  // one is never closed: from there on they are read as text
};

}  // namespace

std::unique_ptr<Splitter> split_elements(Source& source, std::string_view head,
                                         ElementRecords records) {
  return std::make_unique<ElementSplitter>(source, head, std::move(records));
}

}  // namespace byline
