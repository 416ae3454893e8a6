// SPDX-License-Identifier: GPL-3.0-or-later
// What an index was told when it was made, and keeps to.
#pragma once

#include <xapian.h>

namespace byline {

// Whether furniture is marked and kept apart from the text: unless it was made with add --skip
// furniture. Xapian's exceptions pass.
[[nodiscard]] bool marks_furniture(const Xapian::Database& database);

}  // namespace byline
