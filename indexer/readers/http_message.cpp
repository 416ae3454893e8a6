// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/http_message.hpp"

#include <archive.h>
#include <archive_entry.h>

#include <algorithm>
#include <charconv>
#include <memory>

#include "common/text/ascii.hpp"
#include "indexer/readers/splitters.hpp"

namespace byline {

namespace {

struct FreeArchive {
  void operator()(archive* reader) const { archive_read_free(reader); }
};

// What chunks hold, as far as they are whole; the bytes themselves where they are none.
std::string joined_chunks(std::string_view bytes) {
  const std::string_view all = bytes;
  std::string out;
  while (!bytes.empty()) {
    const std::size_t line = bytes.find('\n');
    std::size_t size = 0;
    const auto [end, error] =
        std::from_chars(bytes.data(), bytes.data() + std::min(line, bytes.size()), size, 16);
    const bool is_chunk = line != std::string_view::npos && line < 64 && error == std::errc() &&
                          end != bytes.data() &&
                          (*end == '\r' || *end == '\n' || *end == ';' || *end == ' ');
    if (!is_chunk) return out.empty() ? std::string(all) : out + std::string(bytes);
    bytes.remove_prefix(line + 1);
    if (size == 0) break;
    out += bytes.substr(0, size);
    bytes.remove_prefix(std::min(size, bytes.size()));
    if (bytes.starts_with('\r')) bytes.remove_prefix(1);
    if (bytes.starts_with('\n')) bytes.remove_prefix(1);
  }
  return out;
}

std::string unpacked(const std::string& bytes, std::string& problem) {
  const std::unique_ptr<archive, FreeArchive> reader(archive_read_new());
  archive_read_support_filter_gzip(reader.get());
  archive_read_support_format_raw(reader.get());
  archive_entry* entry = nullptr;
  std::string out;
  if (archive_read_open_memory(reader.get(), bytes.data(), bytes.size()) != ARCHIVE_OK ||
      archive_read_next_header(reader.get(), &entry) != ARCHIVE_OK) {
    problem = "its gzip body cannot be unpacked";
    return out;
  }
  const void* block = nullptr;
  std::size_t size = 0;
  la_int64_t offset = 0;
  while (archive_read_data_block(reader.get(), &block, &size, &offset) == ARCHIVE_OK) {
    if (out.size() + size > kMaxRecordBytes) {
      problem = "its body unpacks to more than 64 MiB";
      return out;
    }
    out.append(static_cast<const char*>(block), size);
  }
  if (out.empty()) problem = "its gzip body cannot be unpacked";
  return out;
}

}  // namespace

HttpMessage parse_http(std::string_view bytes) {
  HttpMessage message;
  const std::string_view line = bytes.substr(0, bytes.find('\n'));
  if (line.starts_with("HTTP/")) {
    const std::size_t space = std::min(line.find(' '), line.size());
    const std::string_view status = line.substr(std::min(space + 1, line.size()));
    std::from_chars(status.data(), status.data() + std::min<std::size_t>(status.size(), 3),
                    message.status);
    bytes.remove_prefix(std::min(line.size() + 1, bytes.size()));
  }
  message.fields = take_mail_head(bytes);
  message.body = bytes;
  const std::string transfer = lower_ascii(mail_field(message.fields, "Transfer-Encoding"));
  if (transfer.find("chunked") != std::string::npos) message.body = joined_chunks(message.body);
  const std::string encoding = lower_ascii(mail_field(message.fields, "Content-Encoding"));
  if (message.body.starts_with("\x1f\x8b")) {
    message.body = unpacked(message.body, message.problem);
  } else if (encoding == "br" || encoding == "zstd" || encoding == "deflate") {
    const bool is_text = message.body.find('<') < 64;
    if (!is_text)
      message.problem = "its body is packed as " + encoding + ", which is not read here";
  }
  return message;
}

}  // namespace byline
