// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/archive.hpp"

#include <sys/stat.h>

#include <algorithm>
#include <memory>
#include <optional>
#include <utility>

#include "common/index/glass_version.hpp"
#include "common/index/location.hpp"

namespace byline {

namespace {

thread_local std::shared_ptr<const Archive> kept;

OpenedAs state_of(const std::string& index, const std::filesystem::path& generation) {
  struct stat file {};
  static_cast<void>(::stat((generation / "iamglass").c_str(), &file));
  const GlassVersion version = read_glass_version(generation);
  return {index,       generation,          version.uuid,        version.revision,
          file.st_ino, file.st_mtim.tv_sec, file.st_mtim.tv_nsec};
}

// Whether the archive is what one of these indexes and names would be.
bool is_current(const Archive& archive, const std::vector<std::string>& indexes,
                const NameList& names) {
  return archive.families->list() == names &&
         std::equal(archive.opened.begin(), archive.opened.end(), indexes.begin(), indexes.end(),
                    [](const OpenedAs& opened, const std::string& index) {
                      return opened == state_of(index, current_generation(IndexLocation(index)));
                    });
}

using PartLists = std::vector<std::shared_ptr<const TermLists>>;

Archive joined(std::vector<Xapian::Database> parts, PartLists lists, const NameList& names) {
  Archive archive;
  archive.parts = std::move(parts);
  for (const Xapian::Database& part : archive.parts) archive.all.add_database(part);
  archive.lists = std::move(lists);
  archive.families = std::make_shared<FieldFamilies>(archive.parts, archive.lists, names);
  return archive;
}

Archive open_archive(const std::vector<std::string>& indexes, const NameList& names) {
  std::vector<OpenedAs> opened;
  std::vector<Xapian::Database> parts;
  PartLists lists;
  FormFiles forms;
  for (const std::string& index : indexes) {
    const std::filesystem::path generation = current_generation(IndexLocation(index));
    parts.push_back(open_for_reading(generation));
    opened.push_back(state_of(index, generation));
    lists.push_back(open_lists(generation, parts.back()));
    std::optional<FormFile> file = FormFile::open(generation);
    forms.push_back(file ? std::make_shared<const FormFile>(*std::move(file)) : nullptr);
  }
  Archive archive = joined(std::move(parts), std::move(lists), names);
  archive.opened = std::move(opened);
  archive.forms = std::move(forms);
  return archive;
}

}  // namespace

std::shared_ptr<const Archive> take_archive(const std::vector<std::string>& indexes,
                                            const NameList& names) {
  // What fails from here on must not be met again.
  const std::shared_ptr<const Archive> last = std::exchange(kept, nullptr);
  if (last && is_current(*last, indexes, names)) return last;
  return std::make_shared<const Archive>(open_archive(indexes, names));
}

void keep_archive(std::shared_ptr<const Archive> archive) {
  kept = std::move(archive);
}

Archive join_parts(std::vector<Xapian::Database> parts) {
  PartLists lists = lists_of(parts);
  return joined(std::move(parts), std::move(lists), {});
}

Xapian::docid docid_in_all(const Archive& archive, std::size_t part, Xapian::docid docid) {
  return static_cast<Xapian::docid>((docid - 1) * archive.parts.size() + part + 1);
}

void each_term(const Archive& archive, Xapian::docid docid, const TermSink& take) {
  const std::size_t parts = archive.parts.size();
  const auto in_part = static_cast<Xapian::docid>((docid - 1) / parts + 1);
  archive.lists[(docid - 1) % parts]->each_term(in_part, take);
}

std::vector<std::string> first_terms(const Archive& archive, Xapian::docid docid,
                                     const std::vector<std::string_view>& prefixes) {
  std::vector<std::string> found(prefixes.size());
  std::size_t left = prefixes.size();
  each_term(archive, docid, [&](const std::string& term, Xapian::termcount) {
    for (std::size_t i = 0; i < prefixes.size(); ++i) {
      if (!found[i].empty() || !term.starts_with(prefixes[i])) continue;
      found[i] = term;
      --left;
    }
    return left > 0;
  });
  return found;
}

std::uint64_t frequency(const Archive& archive, const std::string& term) {
  return archive.all.get_termfreq(term);
}

}  // namespace byline
