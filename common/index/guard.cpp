// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/index/guard.hpp"

#include <fmt/format.h>

#include <string_view>

namespace byline {

namespace {

// Xapian hands the system's reason as text only.
bool is_disk_full(const Xapian::Error& error) {
  const char* reason = error.get_error_string();
  const std::string_view text = reason ? reason : "";
  return text.find("No space left") != std::string_view::npos ||
         text.find("Disk quota") != std::string_view::npos;
}

std::string reason_of(const Xapian::Error& error) {
  std::string reason = error.get_msg();
  if (const char* system = error.get_error_string()) reason += fmt::format(" ({})", system);
  return reason;
}

}  // namespace

Error explain(const Xapian::Error& error, const std::string& what, const std::string& index) {
  const std::string_view type = error.get_type();
  const auto failed = [&](ExitCode code, std::string_view why, std::string hint) {
    return Error(code, fmt::format("{}: '{}': {}", what, index, why), std::move(hint));
  };
  if (is_disk_full(error)) {
    return failed(ExitCode::Incomplete, "disk full",
                  "free some space and run the same command again");
  }
  if (type == "DatabaseLockError") {
    return failed(ExitCode::Index, "locked by another program",
                  "wait for it, or use --wait SECONDS");
  }
  if (type == "DatabaseNotFoundError") return failed(ExitCode::Index, "no index there", "");
  if (type == "NetworkError" || type == "NetworkTimeoutError") {
    return failed(ExitCode::Index, reason_of(error), "check that the server runs and is reachable");
  }
  if (type == "DatabaseModifiedError") {
    return failed(ExitCode::Index, "it kept changing, or is damaged", "run: byline-index check");
  }
  if (type == "DatabaseVersionError") {
    return failed(ExitCode::Index, "written by another version of Xapian",
                  "run: byline-index rebuild");
  }
  return failed(ExitCode::Index, reason_of(error), "run: byline-index check");
}

bool is_passing(const Xapian::Error& error) {
  const std::string_view type = error.get_type();
  return type == "DatabaseModifiedError" || type == "DatabaseNotFoundError" ||
         type == "DatabaseOpeningError";
}

}  // namespace byline
