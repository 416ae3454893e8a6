// SPDX-License-Identifier: GPL-3.0-or-later
// One message of an agency's wire: what its header, its text and its trailer say.
//
// Thread rule: free function without state.
#pragma once

#include <string_view>

#include "indexer/readers/keyed_values.hpp"

namespace byline::wire {

// `message` is UTF-8 and begins behind SOH. Keys: headline, byline, date, keywords, body, and what
// no field reads (slug, wire category, wire priority, byline title, note).
[[nodiscard]] KeyedValues values_of_message(std::string_view message);

}  // namespace byline::wire
