// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/pages/saved.hpp"

#include <algorithm>

#include "indexer/pages/figures.hpp"

namespace byline {

namespace {

using std::string_view;

// Up to the first space, quotation mark or end of the comment.
string_view first_word(string_view text) {
  return text.substr(0, text.find_first_of(" \t\r\n\"<>"));
}

bool is_address(string_view text) {
  constexpr std::size_t kMaxBytes = 2000;
  const bool has_scheme = text.starts_with("http://") || text.starts_with("https://");
  const std::size_t host = text.find("://");
  return has_scheme && text.size() <= kMaxBytes && text.size() > host + 3 &&
         text.find('.', host) != text.npos;
}

// What stands behind a mark in a comment, or "".
string_view behind(string_view comment, string_view mark) {
  const std::size_t at = comment.find(mark);
  if (at == string_view::npos) return {};
  string_view rest = comment.substr(at + mark.size());
  rest.remove_prefix(std::min(rest.find_first_not_of(' '), rest.size()));
  return rest;
}

std::string address_in(string_view comment) {
  if (string_view url = behind(comment, "saved from url="); !url.empty()) {
    // The number in brackets is its size.
    if (url.starts_with('(')) url.remove_prefix(std::min(url.find(')'), url.size() - 1) + 1);
    url = first_word(url);
    return is_address(url) ? std::string(url) : std::string();
  }
  if (string_view url = behind(comment, "Mirrored from"); !url.empty()) {
    const std::string address = "http://" + std::string(first_word(url));
    return comment.find("HTTrack") != comment.npos && is_address(address) ? address : std::string();
  }
  if (comment.find("SingleFile") == comment.npos) return {};
  const string_view url = first_word(behind(comment, "url:"));
  return is_address(url) ? std::string(url) : std::string();
}

}  // namespace

std::string saved_from(string_view page) {
  constexpr std::size_t kHeadBytes = 4096;
  const string_view head = page.substr(0, kHeadBytes);
  for (std::size_t at = head.find("<!--"); at != head.npos; at = head.find("<!--", at + 4)) {
    const std::size_t end = head.find("-->", at);
    if (end == head.npos) break;
    std::string address = address_in(head.substr(at + 4, end - at - 4));
    if (!address.empty()) return address;
  }
  return {};
}

string_view address_behind_archive(string_view address) {
  constexpr std::size_t kDayDigits = 8;
  for (const string_view scheme : {"/http://", "/https://"}) {
    const std::size_t at = address.find(scheme);
    if (at == string_view::npos || at == 0) continue;
    const string_view time = address.substr(address.rfind('/', at - 1) + 1);
    const string_view original = address.substr(at + 1);
    if (digits_at(time, 0) >= kDayDigits && is_address(original)) return original;
  }
  return address;
}

}  // namespace byline
