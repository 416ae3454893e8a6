// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/record.hpp"

#include <zstd.h>

#include <algorithm>
#include <functional>
#include <memory>
#include <new>

#include "common/base/error.hpp"
#include "common/index/record_dictionary.hpp"
#include "common/index/schema.hpp"

namespace byline {

namespace {

constexpr char kVersion = 1;
constexpr std::size_t kMaxRecordBytes = std::size_t{1} << 30;

// Frozen: numbers of the parts of a record on disk. Unknown ones are skipped by readers.
enum class Part : std::uint8_t {
  Id = 1,
  Collection = 2,
  Url = 3,
  Title = 4,
  Author = 5,
  Byline = 6,
  Agency = 7,
  Outlet = 8,
  Date = 9,
  DateSource = 10,
  Section = 11,
  Tag = 12,
  Page = 13,
  Edition = 14,
  Language = 15,
  Paragraph = 16,
  Words = 17,
  Source = 18,
  ExtraKey = 19,
  ExtraValue = 20,
  Raw = 21,
  Furniture = 22,
};

Error damaged() {
  return Error(ExitCode::Index, "cannot read article: the index is damaged: malformed record",
               "run: byline-index check");
}

class Encoder {
 public:
  void number(Part part, std::uint64_t value) {
    std::string bytes;
    varint(bytes, value);
    raw(part, bytes);
  }

  void numbers(Part part, const std::vector<std::uint32_t>& values) {
    std::string bytes;
    for (const std::uint32_t value : values) varint(bytes, value);
    text(part, bytes);
  }

  void text(Part part, std::string_view value) {
    if (!value.empty()) raw(part, value);
  }

  void texts(Part part, const std::vector<std::string>& values) {
    for (const std::string& value : values) raw(part, value);
  }

  void raw(Part part, std::string_view value) {
    varint(bytes_, static_cast<std::uint64_t>(part));
    varint(bytes_, value.size());
    bytes_ += value;
  }

  [[nodiscard]] const std::string& bytes() const { return bytes_; }

 private:
  static void varint(std::string& bytes, std::uint64_t value) {
    for (; value >= 0x80; value >>= 7) bytes += static_cast<char>((value & 0x7f) | 0x80);
    bytes += static_cast<char>(value);
  }

  std::string bytes_;
};

class Decoder {
 public:
  explicit Decoder(std::string_view bytes) : bytes_(bytes) {}

  [[nodiscard]] bool at_end() const { return bytes_.empty(); }

  std::uint64_t varint() {
    std::uint64_t value = 0;
    for (unsigned shift = 0; shift < 64; shift += 7) {
      if (bytes_.empty()) throw damaged();
      const auto byte = static_cast<unsigned char>(bytes_.front());
      bytes_.remove_prefix(1);
      value |= static_cast<std::uint64_t>(byte & 0x7f) << shift;
      if (!(byte & 0x80)) return value;
    }
    throw damaged();
  }

  std::string_view bytes() {
    const std::uint64_t length = varint();
    if (length > bytes_.size()) throw damaged();
    const std::string_view part = bytes_.substr(0, length);
    bytes_.remove_prefix(length);
    return part;
  }

 private:
  std::string_view bytes_;
};

std::string compress(const std::string& plain, const RecordDictionary* dictionary) {
  std::string framed(1 + ZSTD_compressBound(plain.size()), kVersion);
  // One context a thread: making it costs more than compressing an article.
  thread_local const std::unique_ptr<ZSTD_CCtx, decltype(&ZSTD_freeCCtx)> context(ZSTD_createCCtx(),
                                                                                  &ZSTD_freeCCtx);
  if (!context) throw std::bad_alloc();
  char* const frame = framed.data() + 1;
  const std::size_t room = framed.size() - 1;
  const std::size_t size = dictionary
                               ? ZSTD_compress_usingCDict(context.get(), frame, room, plain.data(),
                                                          plain.size(), dictionary->for_writing())
                               : ZSTD_compressCCtx(context.get(), frame, room, plain.data(),
                                                   plain.size(), kRecordCompressionLevel);
  if (ZSTD_isError(size)) throw std::bad_alloc();
  framed.resize(1 + size);
  return framed;
}

// The number of the dictionary that a record needs; 0: none.
std::uint32_t dictionary_number(std::string_view framed) {
  if (framed.empty() || framed.front() != kVersion) throw damaged();
  framed.remove_prefix(1);
  return ZSTD_getDictID_fromFrame(framed.data(), framed.size());
}

std::string decompress(std::string_view framed) {
  const std::uint32_t number = dictionary_number(framed);
  const std::shared_ptr<const RecordDictionary> dictionary =
      number == 0 ? nullptr : known_dictionary(number);
  if (number != 0 && !dictionary) throw damaged();
  framed.remove_prefix(1);
  const unsigned long long size = ZSTD_getFrameContentSize(framed.data(), framed.size());
  if (size == ZSTD_CONTENTSIZE_ERROR || size == ZSTD_CONTENTSIZE_UNKNOWN ||
      size > kMaxRecordBytes) {
    throw damaged();
  }
  thread_local const std::unique_ptr<ZSTD_DCtx, decltype(&ZSTD_freeDCtx)> context(ZSTD_createDCtx(),
                                                                                  &ZSTD_freeDCtx);
  if (!context) throw std::bad_alloc();
  std::string plain(size, '\0');
  const std::size_t got =
      dictionary
          ? ZSTD_decompress_usingDDict(context.get(), plain.data(), plain.size(), framed.data(),
                                       framed.size(), dictionary->for_reading())
          : ZSTD_decompressDCtx(context.get(), plain.data(), plain.size(), framed.data(),
                                framed.size());
  if (ZSTD_isError(got) || got != size) throw damaged();
  return plain;
}

std::string hash_bytes(const Hash128& hash) {
  std::string bytes;
  for (const std::uint64_t half : {hash.high, hash.low}) {
    for (int shift = 56; shift >= 0; shift -= 8) bytes += static_cast<char>((half >> shift) & 0xff);
  }
  return bytes;
}

Hash128 hash_from(std::string_view bytes) {
  if (bytes.size() != 16) throw damaged();
  Hash128 hash;
  for (std::size_t i = 0; i < 16; ++i) {
    std::uint64_t& half = i < 8 ? hash.high : hash.low;
    half = (half << 8) | static_cast<unsigned char>(bytes[i]);
  }
  return hash;
}

Date date_from(std::string_view text) {
  const std::optional<Date> date = parse_iso_date(text);
  if (!date) throw damaged();
  return *date;
}

// A number's payload is a varint of its own.
std::uint64_t number_from(std::string_view bytes) {
  return Decoder(bytes).varint();
}

std::vector<std::uint32_t> numbers_from(std::string_view bytes) {
  std::vector<std::uint32_t> numbers;
  for (Decoder decoder(bytes); !decoder.at_end();) {
    numbers.push_back(static_cast<std::uint32_t>(decoder.varint()));
  }
  return numbers;
}

// Whether each marked paragraph is there, once.
bool is_well_marked(const Article& article) {
  const std::vector<std::uint32_t>& marks = article.furniture;
  return std::adjacent_find(marks.begin(), marks.end(), std::greater_equal<>()) == marks.end() &&
         (marks.empty() || marks.back() < article.paragraphs.size());
}

void take_part(Record& record, Part part, std::string_view bytes) {
  Article& article = record.article;
  switch (part) {
    case Part::Id:
      article.id = bytes;
      return;
    case Part::Collection:
      article.collection = bytes;
      return;
    case Part::Url:
      article.url = bytes;
      return;
    case Part::Title:
      article.title = bytes;
      return;
    case Part::Author:
      article.authors.emplace_back(bytes);
      return;
    case Part::Byline:
      article.byline = bytes;
      return;
    case Part::Agency:
      article.agency = bytes;
      return;
    case Part::Outlet:
      article.outlet = bytes;
      return;
    case Part::Date:
      article.date = date_from(bytes);
      return;
    case Part::DateSource:
      article.date_source = bytes;
      return;
    case Part::Section:
      article.section = bytes;
      return;
    case Part::Tag:
      article.tags.emplace_back(bytes);
      return;
    case Part::Page:
      article.page = bytes;
      return;
    case Part::Edition:
      article.edition = bytes;
      return;
    case Part::Language:
      article.language = bytes;
      return;
    case Part::Paragraph:
      article.paragraphs.emplace_back(bytes);
      return;
    case Part::Words:
      article.words = static_cast<std::uint32_t>(number_from(bytes));
      return;
    case Part::Source:
      article.source = bytes;
      return;
    case Part::ExtraKey:
      article.extra.emplace_back(bytes, "");
      return;
    case Part::ExtraValue:
      if (article.extra.empty()) throw damaged();
      article.extra.back().second = bytes;
      return;
    case Part::Raw:
      record.raw = hash_from(bytes);
      return;
    case Part::Furniture:
      article.furniture = numbers_from(bytes);
      return;
  }
}

}  // namespace

std::string encode_record(const Record& record, const RecordDictionary* dictionary) {
  const Article& article = record.article;
  Encoder encoder;
  encoder.text(Part::Id, article.id);
  encoder.text(Part::Collection, article.collection);
  encoder.text(Part::Url, article.url);
  encoder.text(Part::Title, article.title);
  encoder.texts(Part::Author, article.authors);
  encoder.text(Part::Byline, article.byline);
  encoder.text(Part::Agency, article.agency);
  encoder.text(Part::Outlet, article.outlet);
  encoder.text(Part::Date, article.date.to_string());
  encoder.text(Part::DateSource, article.date_source);
  encoder.text(Part::Section, article.section);
  encoder.texts(Part::Tag, article.tags);
  encoder.text(Part::Page, article.page);
  encoder.text(Part::Edition, article.edition);
  encoder.text(Part::Language, article.language);
  encoder.texts(Part::Paragraph, article.paragraphs);
  encoder.numbers(Part::Furniture, article.furniture);
  encoder.number(Part::Words, article.words);
  encoder.text(Part::Source, article.source);
  for (const auto& [key, value] : article.extra) {
    encoder.raw(Part::ExtraKey, key);
    encoder.raw(Part::ExtraValue, value);
  }
  encoder.raw(Part::Raw, hash_bytes(record.raw));
  return compress(encoder.bytes(), dictionary);
}

std::string plain_record(std::string_view bytes) {
  return decompress(bytes);
}

std::string with_dictionary(std::string_view bytes, const RecordDictionary& dictionary) {
  if (dictionary_number(bytes) == dictionary.number()) return std::string(bytes);
  return compress(decompress(bytes), &dictionary);
}

Record decode_record(std::string_view bytes) {
  const std::string plain = decompress(bytes);
  Decoder decoder(plain);
  Record record;
  while (!decoder.at_end()) {
    const std::uint64_t part = decoder.varint();
    const std::string_view value = decoder.bytes();
    if (part <= 0xff) take_part(record, static_cast<Part>(part), value);
  }
  if (!is_well_marked(record.article)) throw damaged();
  return record;
}

Article read_article(const Xapian::Document& document) {
  Article article = decode_record(document.get_data()).article;
  article.added = unpack_number(document.get_value(kSlotAdded));
  return article;
}

}  // namespace byline
