// SPDX-License-Identifier: GPL-3.0-or-later
// What collections of TREC and of the Linguistic Data Consortium say in names and numbers.
//
// Thread rule: free functions without state.
#pragma once

#include <string>
#include <string_view>

namespace byline::trec {

// The day that the number of a document names, as its collection documents it: "AP880212-0004",
// "APW19980601.0001", "NYT_ENG_19990401.0001"; else "".
[[nodiscard]] std::string day_of_number(std::string_view number);

// "910514", as the Financial Times' collection has it, as 1991-05-14; other dates as they are.
[[nodiscard]] std::string full_date(std::string_view date);

// Whether `head`, which begins with <doc>, has elements that a collection's documents have.
[[nodiscard]] bool is_collection(std::string_view head);

}  // namespace byline::trec
