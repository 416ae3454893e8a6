// SPDX-License-Identifier: GPL-3.0-or-later
// Bytes as a test writes them down.
#pragma once

#include <fmt/format.h>

#include <string>

namespace byline::test {

// "0f80": two digits a byte.
inline std::string hex(const std::string& bytes) {
  std::string text;
  for (const char byte : bytes) text += fmt::format("{:02x}", static_cast<unsigned char>(byte));
  return text;
}

}  // namespace byline::test
