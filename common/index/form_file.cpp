// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/form_file.hpp"

#include <algorithm>
#include <limits>

#include "common/base/error.hpp"
#include "common/base/fixed_number.hpp"
#include "common/index/schema.hpp"
#include "common/text/utf8.hpp"

namespace byline {

namespace {

constexpr const char* kFormFileName = "forms";
constexpr std::string_view kMagic = "BYFORM1\n";
constexpr std::size_t kTailBytes = 24;
constexpr std::size_t kBytesAForm = 8 + 4 + 4 + 1;  // of the arrays

unsigned bit_of(char32_t letter) {
  constexpr unsigned kDigits = 26;
  constexpr unsigned kOthers = 36;
  if (letter >= U'a' && letter <= U'z') return letter - U'a';
  if (letter >= U'0' && letter <= U'9') return kDigits + (letter - U'0');
  return kOthers + letter % (64 - kOthers);
}

template <class Number>
void append_number(SequentialWriter& file, Number number) {
  std::string bytes;
  append_fixed(bytes, number, sizeof number);
  file.append(bytes);
}

}  // namespace

FormLetters letters_of(std::string_view form) {
  FormLetters letters;
  for (std::size_t offset = 0; offset < form.size();) {
    letters.held |= std::uint64_t{1} << bit_of(next_code_point(form, offset));
    if (letters.count < std::numeric_limits<std::uint8_t>::max()) ++letters.count;
  }
  return letters;
}

FormFileWriter::FormFileWriter(const std::filesystem::path& generation)
    : file_(generation / kFormFileName) {}

void FormFileWriter::add(std::string_view form, std::uint32_t articles) {
  file_.append(form);
  if (file_.size() > std::numeric_limits<std::uint32_t>::max()) {
    throw Error(ExitCode::Incomplete, "cannot write index: more than 4 GiB of words");
  }
  letters_.push_back(letters_of(form));
  articles_.push_back(articles);
  ends_.push_back(static_cast<std::uint32_t>(file_.size()));
}

void FormFileWriter::finish(std::uint64_t checkpoint) {
  for (const FormLetters& letters : letters_) append_number(file_, letters.held);
  for (const std::uint32_t articles : articles_) append_number(file_, articles);
  for (const std::uint32_t end : ends_) append_number(file_, end);
  for (const FormLetters& letters : letters_) append_number(file_, letters.count);
  append_number(file_, std::uint64_t{letters_.size()});
  append_number(file_, checkpoint);
  file_.append(kMagic);
  file_.sync();
}

std::optional<FormFile> FormFile::open(const std::filesystem::path& generation) {
  const std::filesystem::path path = generation / kFormFileName;
  std::optional<MappedFile> file = MappedFile::open(path);
  if (!file) return std::nullopt;
  return FormFile(*std::move(file), path.string());
}

FormFile::FormFile(MappedFile file, std::string path)
    : file_(std::move(file)), path_(std::move(path)) {
  const std::string_view bytes = file_.bytes();
  if (bytes.size() < kTailBytes || !bytes.ends_with(kMagic)) throw damaged_file(path_);
  const std::size_t end = bytes.size() - kTailBytes;
  const auto size = number<std::uint64_t>(end);
  if (size > end / kBytesAForm) throw damaged_file(path_);
  size_ = static_cast<std::size_t>(size);
  checkpoint_ = number<std::uint64_t>(end + 8);
  held_ = end - size_ * kBytesAForm;
  articles_ = held_ + size_ * 8;
  ends_ = articles_ + size_ * 4;
  counts_ = ends_ + size_ * 4;
  const std::size_t last = size_ == 0 ? 0 : number<std::uint32_t>(counts_ - 4);
  if (last != held_) throw damaged_file(path_);
}

std::string_view FormFile::form(std::size_t place) const {
  const std::size_t begin = place == 0 ? 0 : number<std::uint32_t>(ends_ + (place - 1) * 4);
  const std::size_t end = number<std::uint32_t>(ends_ + place * 4);
  if (begin > end || end > held_) throw damaged_file(path_);
  return file_.bytes().substr(begin, end - begin);
}

std::size_t FormFile::place_of(std::string_view form, bool behind) const {
  std::size_t low = 0;
  std::size_t high = size_;
  while (low < high) {
    const std::size_t middle = low + (high - low) / 2;
    const std::string_view held = this->form(middle);
    if (held < form || (behind && held.starts_with(form))) {
      low = middle + 1;
    } else {
      high = middle;
    }
  }
  return low;
}

std::pair<std::size_t, std::size_t> FormFile::starting_with(std::string_view beginning) const {
  if (beginning.empty()) return {0, size_};
  return {place_of(beginning, false), place_of(beginning, true)};
}

bool FormFile::holds(std::string_view form) const {
  const std::size_t place = place_of(form, false);
  return place < size_ && this->form(place) == form;
}

std::string live_forms_key(std::uint64_t batch) {
  return std::string(kMetaFormsPrefix) + std::to_string(batch);
}

std::vector<std::string> read_live_forms(const Xapian::Database& database) {
  std::vector<std::string> forms;
  const std::string prefix(kMetaFormsPrefix);
  for (auto key = database.metadata_keys_begin(prefix); key != database.metadata_keys_end(prefix);
       ++key) {
    const std::string lines = database.get_metadata(*key);
    for (std::size_t begin = 0; begin < lines.size();) {
      const std::size_t end = std::min(lines.find('\n', begin), lines.size());
      forms.push_back(lines.substr(begin, end - begin));
      begin = end + 1;
    }
  }
  return forms;
}

}  // namespace byline
