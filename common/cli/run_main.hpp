// SPDX-License-Identifier: GPL-3.0-or-later
// The funnel that both programs run in: every outcome becomes one exit code in one place.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "common/base/error.hpp"

namespace byline {

// Prepares the process (descriptors 0 to 2, SIGPIPE ignored, C.UTF-8-safe locale), calls `body`
// with the arguments after the program's name, prints an Error as message and hint, and returns the
// exit code: Error -> its code; ClosedPipe -> 0; std::bad_alloc -> 4 "out of memory"; anything else
// -> 70 "internal error, please report". boost and Xapian exceptions never come this far.
[[nodiscard]] int run_main(std::string_view program, int argc, char** argv,
                           const std::function<ExitCode(const std::vector<std::string>&)>& body);

}  // namespace byline
