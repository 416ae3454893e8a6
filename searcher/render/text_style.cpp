// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/render/text_style.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "common/text/terminal_text.hpp"
#include "searcher/render/notices.hpp"

namespace byline {

namespace {

constexpr std::size_t kMeasure = 100;
// Longer ones are cut out of the escape sequence: terminals stop at about this length (xterm, VTE).
constexpr std::size_t kLongestLink = 2083;

std::string_view code_of(Style style) {
  switch (style) {
    case Style::Plain:
      return "";
    case Style::Bold:
      return "\033[1m";
    case Style::Match:
      return "\033[1;31m";
    case Style::Dim:
      return "\033[2m";
    case Style::Address:
      return "\033[36m";
  }
  return "";
}

// Safe text and the style of each of its bytes.
struct StyledText {
  std::string text;
  std::vector<Style> styles;
};

StyledText made_safe(const std::vector<StyledPart>& parts) {
  StyledText whole;
  for (const StyledPart& part : parts) {
    whole.text += terminal_safe(part.text);
    whole.styles.resize(whole.text.size(), part.style);
  }
  return whole;
}

// A wrapped line lost only spaces, so its bytes are found again by skipping those.
std::string paint_line(const TextStyle& style, std::string_view line, const StyledText& whole,
                       std::size_t& position) {
  std::string painted;
  std::string run;
  Style run_style = Style::Plain;
  for (const char byte : line) {
    while (whole.text[position] != byte) ++position;
    if (whole.styles[position] != run_style) {
      painted += style.paint(run_style, run);
      run.clear();
      run_style = whole.styles[position];
    }
    run += byte;
    ++position;
  }
  return painted + style.paint(run_style, run);
}

bool starts_with_folded(std::string_view text, std::string_view lower) {
  return text.size() >= lower.size() &&
         std::equal(lower.begin(), lower.end(), text.begin(), [](char want, char have) {
           return want == (have >= 'A' && have <= 'Z' ? static_cast<char>(have + 32) : have);
         });
}

}  // namespace

std::vector<StyledPart> styled(const std::vector<SnippetPart>& parts, Style base) {
  std::vector<StyledPart> result;
  for (const SnippetPart& part : parts)
    result.push_back({part.text, part.hit ? Style::Match : base});
  return result;
}

std::string TextStyle::paint(Style style, std::string_view safe) const {
  if (!terminal_.colour || style == Style::Plain || safe.empty()) return std::string(safe);
  return fmt::format("{}{}\033[0m", code_of(style), safe);
}

std::string TextStyle::address(std::string_view url) const {
  const std::string safe = terminal_safe(url);
  const std::string target = encoded_address(url);
  const bool is_link = terminal_.is_terminal && terminal_.colour && is_web_address(url) &&
                       target.size() <= kLongestLink;
  if (!is_link) return paint(Style::Address, safe);
  return fmt::format("\033]8;;{}\033\\{}\033]8;;\033\\", target,
                     paint(Style::Address, fit_to_width(safe, terminal_.columns)));
}

std::string TextStyle::lines(const std::vector<StyledPart>& parts, std::size_t indent) const {
  constexpr std::size_t kNarrowest = 10;
  const StyledText whole = made_safe(parts);
  const std::size_t measure = std::max(std::min(terminal_.columns, kMeasure), indent + kNarrowest);
  // In a pipe not even runs of spaces are touched.
  const std::vector<std::string> wrapped =
      terminal_.is_terminal ? wrap(whole.text, measure - indent) : std::vector{whole.text};
  std::string result;
  std::size_t position = 0;
  for (const std::string& line : wrapped) {
    result.append(indent, ' ');
    result += paint_line(*this, line, whole, position);
    result += '\n';
  }
  return result;
}

std::string TextStyle::lines(std::string_view text, std::size_t indent, Style style) const {
  return lines({StyledPart{std::string(text), style}}, indent);
}

std::string TextStyle::number(std::uint64_t count) const {
  return count_text(count, terminal_.is_terminal ? Thousands::Grouped : Thousands::Plain);
}

bool is_web_address(std::string_view url) {
  return starts_with_folded(url, "http://") || starts_with_folded(url, "https://");
}

std::string encoded_address(std::string_view url) {
  constexpr std::string_view kUnsafe = "\"'<>\\^`{|}";
  std::string encoded;
  for (const char byte : url) {
    if (byte > 0x20 && byte < 0x7F && kUnsafe.find(byte) == std::string_view::npos) {
      encoded += byte;
    } else {
      fmt::format_to(std::back_inserter(encoded), "%{:02X}", static_cast<unsigned char>(byte));
    }
  }
  return encoded;
}

std::string pad_right(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  std::string padded(text);
  if (width < columns) padded.append(columns - width, ' ');
  return padded;
}

std::string pad_left(std::string_view text, std::size_t columns) {
  const std::size_t width = display_width(text);
  return std::string(width < columns ? columns - width : 0, ' ') + std::string(text);
}

}  // namespace byline
