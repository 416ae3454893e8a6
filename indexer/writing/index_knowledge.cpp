// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/writing/index_knowledge.hpp"

#include "common/index/schema.hpp"
#include "common/index/settings.hpp"
#include "indexer/writing/document.hpp"

namespace byline {

std::unique_ptr<IndexKnowledge> knowledge_of(const Xapian::Database& database) {
  auto knowledge = std::make_unique<IndexKnowledge>();
  knowledge->marks_furniture = marks_furniture(database);
  if (knowledge->marks_furniture) knowledge->furniture.assign(furniture_in(database));
  if (auto dictionary = dictionary_of(database)) knowledge->dictionary.set(std::move(dictionary));
  return knowledge;
}

std::unique_ptr<IndexKnowledge> fresh_knowledge(bool marks_furniture) {
  auto knowledge = std::make_unique<IndexKnowledge>();
  knowledge->marks_furniture = marks_furniture;
  return knowledge;
}

}  // namespace byline
