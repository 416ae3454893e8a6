// SPDX-License-Identifier: GPL-3.0-or-later
// What a METS file says: of the issue, of its pages, and which parts of them are whose.
//
// Thread rule: values; free functions without state.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "indexer/decoding/markup_tree.hpp"

namespace byline::mets {

// What a descriptive section (MODS or Dublin Core) says; "" where it says nothing.
struct Description {
  std::string title;
  std::string date;
  std::string language;
  std::vector<std::string> authors;
};

// A part of a page, and what it is to its article.
struct Area {
  enum class Role { Text, Title, Author };
  std::string file;   // an ID of Issue::files
  std::string begin;  // IDs in it: from the first word of one to the last of the other
  std::string end;
  Role role = Role::Text;
};

struct LogicalArticle {
  std::string id;     // of its div
  std::string label;  // its title there; may be cut: "The wall is ..."
  Description description;
  std::vector<Area> areas;
  bool has_text = false;  // one of them is
};

struct Issue {
  std::string id;
  Description description;                                 // its title is the newspaper's
  std::vector<std::pair<std::string, std::string>> files;  // ID, address; XML alone, in their order
  std::map<std::string, std::string, std::less<>> page_of;  // ID -> page, as it is numbered
  std::vector<LogicalArticle> articles;                     // those with areas
};

[[nodiscard]] Issue read_issue(const MarkupTree& tree);

// Whether a file is XML by its name, compressed or not.
[[nodiscard]] bool is_xml_name(std::string_view name);

// The names that a page's file may have where an address says `name`, likeliest first: some
// compress the files of an issue later ("0001.xml.gz"), or unpack them.
[[nodiscard]] std::vector<std::string> names_of_page(const std::string& name);

// The address of a page from the folder of its METS file on ("file://./alto/0001.xml" is
// "alto/0001.xml"); nothing where it is another kind of address.
[[nodiscard]] std::optional<std::string> relative_path(std::string_view address);

}  // namespace byline::mets
