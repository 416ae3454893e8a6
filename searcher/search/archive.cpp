// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/archive.hpp"

#include <memory>
#include <optional>
#include <utility>

#include "common/index/location.hpp"

namespace byline {

Archive open_archive(const std::vector<std::string>& indexes) {
  std::vector<Xapian::Database> parts;
  parts.reserve(indexes.size());
  std::vector<std::shared_ptr<const TermLists>> lists;
  FormFiles forms;
  for (const std::string& index : indexes) {
    const std::filesystem::path generation = current_generation(IndexLocation(index));
    parts.push_back(open_for_reading(generation));
    lists.push_back(open_lists(generation, parts.back()));
    std::optional<FormFile> file = FormFile::open(generation);
    forms.push_back(file ? std::make_shared<const FormFile>(*std::move(file)) : nullptr);
  }
  Archive archive = join_parts(std::move(parts));
  archive.lists = std::move(lists);
  archive.forms = std::move(forms);
  return archive;
}

Archive join_parts(std::vector<Xapian::Database> parts) {
  Archive archive;
  archive.parts = std::move(parts);
  for (const Xapian::Database& part : archive.parts) {
    archive.all.add_database(part);
    archive.lists.push_back(lists_of(part));
  }
  return archive;
}

Xapian::docid docid_in_all(const Archive& archive, std::size_t part, Xapian::docid docid) {
  return static_cast<Xapian::docid>((docid - 1) * archive.parts.size() + part + 1);
}

std::uint64_t frequency(const Archive& archive, const std::string& term) {
  return archive.all.get_termfreq(term);
}

}  // namespace byline
