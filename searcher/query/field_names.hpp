// SPDX-License-Identifier: GPL-3.0-or-later
// What a person may have meant by a field that does not exist.
//
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>

#include "common/article/fields.hpp"

namespace byline {

// By name or alias, any case; nothing when there is none.
[[nodiscard]] const FieldInfo* find_typed_field(std::string_view name);

// "outlet:" for "oulet", "paper" or "source"; "" when nothing is near.
[[nodiscard]] std::string suggest_field(std::string_view name);

}  // namespace byline
