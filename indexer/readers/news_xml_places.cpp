// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/news_xml_places.hpp"

#include "indexer/decoding/xml_values.hpp"

namespace byline::news_xml {

namespace {

constexpr std::array kPlaces{
    // Title
    Place{Slot::Title, {"contentmeta", "headline"}},
    Place{Slot::Title, {"hedline", "hl1"}},
    Place{Slot::Title, {"headline"}},
    Place{Slot::Title, {"hedline"}},
    Place{Slot::Title, {"hl"}},
    Place{Slot::Title, {"head", "title"}},
    Place{Slot::Title, {"title"}},
    Place{Slot::Title, {"ti"}},
    Place{Slot::Title, {"head"}},
    // Author
    Place{Slot::Author, {"contentmeta", "by"}, {}, true},
    Place{Slot::Author, {"contentmeta", "creator", "name"}},
    Place{Slot::Author, {"byline", "person"}, {}, true},
    Place{Slot::Author, {"byline"}},
    Place{Slot::Author, {"author"}},
    Place{Slot::Author, {"by"}},
    Place{Slot::Author, {"au"}},
    // Outlet
    Place{Slot::Outlet, {"itemmeta", "provider", "name"}},
    Place{Slot::Outlet, {"itemmeta", "provider"}, "literal"},
    Place{Slot::Outlet, {"pubdata"}, "name"},
    Place{Slot::Outlet, {"provider", "party"}, "formalname"},
    Place{Slot::Outlet, {"copyrightholder", "name"}},
    Place{Slot::Outlet, {"copyrightholder"}, "literal"},
    Place{Slot::Outlet, {"doc.copyright"}, "holder"},
    Place{Slot::Outlet, {"providerid"}},
    Place{Slot::Outlet, {"publication"}},
    Place{Slot::Outlet, {"sourcename"}},
    Place{Slot::Outlet, {"pub"}},
    Place{Slot::Outlet, {"so"}},
    // Date
    Place{Slot::Date, {"itemmeta", "firstcreated"}},
    Place{Slot::Date, {"contentmeta", "contentcreated"}},
    Place{Slot::Date, {"itemmeta", "versioncreated"}},
    Place{Slot::Date, {"date.issue"}, "norm"},
    Place{Slot::Date, {"pubdata"}, "date.publication"},
    Place{Slot::Date, {"date.release"}, "norm"},
    Place{Slot::Date, {"newsmanagement", "firstcreated"}},
    Place{Slot::Date, {"newsmanagement", "thisrevisioncreated"}},
    Place{Slot::Date, {"dateid"}},
    Place{Slot::Date, {"date_time"}},
    Place{Slot::Date, {"pubdate"}},
    Place{Slot::Date, {"publishdate"}},
    Place{Slot::Date, {"date"}},
    Place{Slot::Date, {"dd"}},
    Place{Slot::Date, {"date1"}},
    Place{Slot::Date, {"datetime"}},
    Place{Slot::Date, {"publicationdate", "date"}},
    Place{Slot::Date, {"publicationdate"}},
    Place{Slot::Date, {"dateline", "story.date"}, "norm"},
    // Others
    Place{Slot::Id, {"doc-id"}, "id-string"},
    Place{Slot::Id, {"publicidentifier"}},
    Place{Slot::Id, {"docno"}},
    Place{Slot::Id, {"docid"}},
    Place{Slot::Id, {"newsid"}},
    Place{Slot::Id, {"accessionno"}},
    Place{Slot::Language, {"contentmeta", "language"}, "tag"},
    Place{Slot::Language, {"descriptivemetadata", "language"}, "formalname"},
    Place{Slot::Language, {"language"}},
    Place{Slot::Language, {"baselanguage"}},
    Place{Slot::Agency, {"infosource", "name"}},
    Place{Slot::Agency, {"distributor"}},
    Place{Slot::Agency, {"rbnews", "origin"}},
    Place{Slot::Section, {"pubdata"}, "position.section"},
    Place{Slot::Section, {"series"}, "series.name"},
    Place{Slot::Section, {"section"}},
    Place{Slot::Section, {"sectionname"}},
    Place{Slot::Edition, {"pubdata"}, "edition.name"},
    Place{Slot::Page, {"page"}},
    Place{Slot::Page, {"pages"}},
    Place{Slot::Tag, {"contentmeta", "subject", "name"}, {}, true},
    Place{Slot::Tag, {"key-list", "keyword"}, "key", true},
    Place{Slot::Tag, {"contentmeta", "keyword"}, {}, true},
    Place{Slot::Tag, {"topics", "d"}, {}, true},
    Place{Slot::Tag, {"subject"}, {}, true},
    Place{Slot::Tag, {"newssubject", "name"}, {}, true},
};

}  // namespace

std::span<const Place> all_places() {
  return kPlaces;
}

bool fits(const MarkupTree& tree, NodeId node, const Place& place) {
  std::size_t i = place.path.size();
  while (i > 0 && place.path[i - 1].empty()) --i;
  for (NodeId at = node; i > 0 && at != kNoNode && at != 0; at = tree[at].parent) {
    if (is_named(tree, at, place.path[i - 1])) {
      --i;
    } else if (at == node) {
      return false;
    }
  }
  return i == 0;
}

}  // namespace byline::news_xml
