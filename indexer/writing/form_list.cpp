// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/form_list.hpp"

#include <utility>

#include "common/index/guard.hpp"
#include "common/index/location.hpp"
#include "common/index/schema.hpp"

namespace byline {

void write_forms(const std::filesystem::path& generation, const std::string& index) {
  guarded("cannot write index", index, [&] {
    const Xapian::Database database = open_for_reading(generation);
    FormFileWriter writer(generation);
    const auto end = database.allterms_end();
    for (auto term = database.allterms_begin(); term != end;) {
      const std::string form = *term;
      if (!is_form(form)) {
        constexpr char kBehindCapitals = 'Z' + 1;
        term.skip_to(std::string(1, kBehindCapitals));
        continue;
      }
      writer.add(form, term.get_termfreq());
      ++term;
    }
    writer.finish(last_batch(database));
  });
}

NewForms::NewForms(const std::filesystem::path& generation, const Xapian::Database& database)
    : file_(FormFile::open(generation)) {
  if (!file_) return;
  for (std::string& form : read_live_forms(database)) met_.insert(std::move(form));
}

void NewForms::add(std::string_view form) {
  if (!file_ || !met_.emplace(form).second || file_->holds(form)) return;
  lines_ += form;
  lines_ += '\n';
}

std::string NewForms::take() {
  return std::exchange(lines_, {});
}

}  // namespace byline
