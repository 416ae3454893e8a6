// SPDX-License-Identifier: GPL-3.0-or-later
// What differs between two JSON documents, for people to read.
//
// Thread rule: free functions without state.
#pragma once

#include <nlohmann/json.hpp>
#include <string>
#include <vector>

namespace byline {

// A line for each value that is another in `now` or stands in one of them only: "indexes 1
// revision: 4, now 5". Those of `then` come first, in their order.
[[nodiscard]] std::vector<std::string> json_differences(const nlohmann::ordered_json& then,
                                                        const nlohmann::ordered_json& now);

}  // namespace byline
