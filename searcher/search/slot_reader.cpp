// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/slot_reader.hpp"

namespace byline {

SlotReader::SlotReader(const WantedArticles& wanted, Xapian::valueno slot) {
  const Archive& archive = wanted.archive;
  const bool is_one = archive.parts.size() == 1;
  if (is_one || wanted.part)
    column_ = archive.lists[wanted.part.value_or(0)]->column(slot, wanted.count);
  if (column_ != nullptr) return;
  const Xapian::Database& database = wanted.part ? archive.parts[*wanted.part] : archive.all;
  at_ = database.valuestream_begin(slot);
  end_ = database.valuestream_end(slot);
}

bool SlotReader::move_to(Xapian::docid docid) {
  if (column_ != nullptr) {
    value_ = column_->value(docid);
    return !value_.empty();
  }
  if (at_ == end_) return false;
  // The next value is most often the one that is wanted, and a step is cheaper than a skip.
  if (at_.get_docid() < docid) ++at_;
  if (at_ != end_ && at_.get_docid() < docid) at_.skip_to(docid);
  if (at_ == end_ || at_.get_docid() != docid) return false;
  read_ = *at_;
  value_ = read_;
  return true;
}

}  // namespace byline
