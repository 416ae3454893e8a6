// SPDX-License-Identifier: GPL-3.0-or-later
// The one article that a person names.
#pragma once

#include <xapian.h>

#include <string>

#include "searcher/search/archive.hpp"

namespace byline {

// The number in archive.all of the article with `id`: an id, COLLECTION:ID, or a unique beginning
// of an id. Error{Nothing} when no article has it, Error{Usage} with the candidates when several
// have; an id written exactly wins over one that differs in case.
[[nodiscard]] Xapian::docid find_named(const Archive& archive, const std::string& id);

}  // namespace byline
