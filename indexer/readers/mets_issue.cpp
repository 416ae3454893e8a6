// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/mets_issue.hpp"

#include <algorithm>
#include <array>
#include <set>

#include "common/text/ascii.hpp"
#include "indexer/decoding/plain_text.hpp"
#include "indexer/decoding/xml_values.hpp"

namespace byline::mets {

namespace {

// Of files that are compressed one by one; the first: of those that are not.
constexpr std::array<std::string_view, 5> kEndings = {"", ".gz", ".zst", ".bz2", ".xz"};

std::string type_of(const MarkupTree& tree, NodeId div) {
  return lower_ascii(tree.attribute(div, "TYPE"));
}

// xlink:href and the like, whatever the prefix is.
std::string link_attribute(const MarkupTree& tree, NodeId node, std::string_view name) {
  std::string value = tree.attribute(node, "xlink:" + std::string(name));
  return value.empty() ? tree.attribute(node, name) : value;
}

// The first element of that name below `root`, but not in what is related to it.
NodeId own_element(const MarkupTree& tree, NodeId root, std::string_view name) {
  bool skip = false;
  for (NodeId node = tree.next(root, root); node != kNoNode; node = tree.next(node, root, skip)) {
    if (is_named(tree, node, name)) return node;
    skip = is_named(tree, node, "relateditem");
  }
  return kNoNode;
}

std::string own_text(const MarkupTree& tree, NodeId root,
                     std::initializer_list<std::string_view> names) {
  for (const std::string_view name : names) {
    std::string text = line_of(tree, own_element(tree, root, name));
    if (!text.empty()) return text;
  }
  return {};
}

std::string title_of(const MarkupTree& tree, NodeId section) {
  const NodeId info = own_element(tree, section, "titleinfo");
  if (info == kNoNode) return own_text(tree, section, {"title"});
  std::string title = own_text(tree, info, {"title"});
  const std::string article = own_text(tree, info, {"nonsort"});
  if (!article.empty()) title = article + (article.ends_with('\'') ? "" : " ") + title;
  const std::string rest = own_text(tree, info, {"subtitle"});
  if (!rest.empty()) title += (title.empty() ? "" : ": ") + rest;
  return title;
}

// People whose role is that of an author, or is not said.
std::vector<std::string> authors_of(const MarkupTree& tree, NodeId section) {
  constexpr std::array<std::string_view, 4> kRoles = {"aut", "author", "creator", "cre"};
  std::vector<std::string> authors;
  for (const NodeId name : find_elements(tree, section, "name")) {
    const std::string role = lower_ascii(line_of(tree, find_element(tree, name, {"roleterm"})));
    if (!role.empty() && std::find(kRoles.begin(), kRoles.end(), role) == kRoles.end()) continue;
    std::string part;
    for (const NodeId piece : find_elements(tree, name, "namepart")) {
      part += (part.empty() ? "" : " ") + line_of(tree, piece);
    }
    if (!part.empty()) authors.push_back(std::move(part));
  }
  for (const NodeId creator : find_elements(tree, section, "creator")) {
    authors.push_back(line_of(tree, creator));
  }
  return authors;
}

Description description_of(const MarkupTree& tree, NodeId section) {
  return {title_of(tree, section), own_text(tree, section, {"dateissued", "issued", "date"}),
          own_text(tree, section, {"languageterm", "language"}), authors_of(tree, section)};
}

void take_missing(Description& into, const Description& from) {
  if (into.title.empty()) into.title = from.title;
  if (into.date.empty()) into.date = from.date;
  if (into.language.empty()) into.language = from.language;
}

Area::Role role_of(const std::string& type) {
  if (type == "title" || type == "headline") return Area::Role::Title;
  return type == "author" || type == "byline" ? Area::Role::Author : Area::Role::Text;
}

class Reading {
 public:
  explicit Reading(const MarkupTree& tree) : tree_(tree) {}

  Issue run() {
    collect();
    for (const NodeId map : maps_) {
      const std::string type = type_of(tree_, map);
      if (type == "physical") read_pages(map);
    }
    for (const NodeId map : maps_) {
      if (type_of(tree_, map) != "physical") read_articles(map);
    }
    take_missing(issue_.description, first_);
    return std::move(issue_);
  }

 private:
  void collect() {
    bool skip = false;
    for (NodeId node = 0; node != kNoNode; node = tree_.next(node, 0, skip)) {
      skip = false;
      if (tree_[node].is_text()) continue;
      if (is_named(tree_, node, "mets")) issue_.id = tree_.attribute(node, "OBJID");
      if (is_named(tree_, node, "dmdsec")) {
        add_section(node);
        skip = true;
      }
      if (is_named(tree_, node, "file")) add_file(node);
      if (is_named(tree_, node, "structmap")) maps_.push_back(node);
      if (is_named(tree_, node, "smlink")) {
        add_link(link_attribute(tree_, node, "from"), link_attribute(tree_, node, "to"));
      }
      if (is_named(tree_, node, "smlinkgrp")) add_group(node);
    }
  }

  void add_section(NodeId node) {
    Description description = description_of(tree_, node);
    // The first that has a date is the issue's, where no div says so.
    if (first_.date.empty() && !description.date.empty()) first_ = description;
    sections_.try_emplace(tree_.attribute(node, "ID"), std::move(description));
  }

  void add_file(NodeId node) {
    const NodeId place = find_element(tree_, node, {"flocat"});
    if (place == kNoNode) return;
    std::string address = link_attribute(tree_, place, "href");
    if (is_xml_name(address)) {
      const std::string id = tree_.attribute(node, "ID");
      if (xml_files_.insert(id).second) issue_.files.emplace_back(id, std::move(address));
    }
  }

  void add_link(std::string from, std::string to) {
    for (std::string* id : {&from, &to}) {
      if (id->starts_with('#')) id->erase(0, 1);
    }
    links_.emplace(std::move(from), std::move(to));
  }

  // The British Library's way: a group of two locators for each part of an article.
  void add_group(NodeId node) {
    const std::vector<NodeId> locators = find_elements(tree_, node, "smlocatorlink");
    for (std::size_t i = 1; i < locators.size(); ++i) {
      add_link(link_attribute(tree_, locators[0], "href"),
               link_attribute(tree_, locators[i], "href"));
    }
  }

  void read_pages(NodeId map) {
    for (NodeId node = tree_.next(map, map); node != kNoNode; node = tree_.next(node, map)) {
      if (!is_named(tree_, node, "div")) continue;
      const bool is_page = type_of(tree_, node) == "page";
      if (!is_page) parts_.try_emplace(tree_.attribute(node, "ID"), node);
      std::string number = tree_.attribute(node, "ORDERLABEL");
      if (number.empty()) number = tree_.attribute(node, "ORDER");
      if (number.empty()) continue;
      for (const char* name : {"fptr", "area"}) {
        for (const NodeId pointer : find_elements(tree_, node, name)) {
          issue_.page_of.try_emplace(tree_.attribute(pointer, "FILEID"), number);
        }
      }
    }
  }

  void describe(Description& description, NodeId div) const {
    for (const std::string_view id : list_items(tree_.attribute(div, "DMDID"), " ")) {
      const auto section = sections_.find(id);
      if (section == sections_.end()) continue;
      take_missing(description, section->second);
      if (description.authors.empty()) description.authors = section->second.authors;
    }
  }

  void read_articles(NodeId map) {
    for (NodeId node = tree_.next(map, map); node != kNoNode; node = tree_.next(node, map)) {
      if (!is_named(tree_, node, "div")) continue;
      const std::string type = type_of(tree_, node);
      if (type == "issue") {
        for (NodeId at = node; at != map && at != kNoNode; at = tree_[at].parent) {
          describe(issue_.description, at);
        }
      }
      if (type != "article") continue;
      LogicalArticle article;
      article.id = tree_.attribute(node, "ID");
      article.label = tree_.attribute(node, "LABEL");
      describe(article.description, node);
      add_areas(article, node);
      if (article.areas.empty()) add_linked(article);
      if (!article.areas.empty()) issue_.articles.push_back(std::move(article));
    }
  }

  void add_areas(LogicalArticle& article, NodeId div) const {
    bool skip = false;
    for (NodeId node = tree_.next(div, div); node != kNoNode; node = tree_.next(node, div, skip)) {
      // An article inside an article is one of its own.
      skip = is_named(tree_, node, "div") && type_of(tree_, node) == "article";
      if (is_named(tree_, node, "area")) add_area(article, node, type_of(tree_, div_of(node)));
    }
  }

  void add_linked(LogicalArticle& article) const {
    const auto [begin, end] = links_.equal_range(article.id);
    for (auto link = begin; link != end; ++link) {
      const auto part = parts_.find(link->second);
      if (part == parts_.end()) continue;
      const std::string label = lower_ascii(tree_.attribute(part->second, "LABEL"));
      for (const NodeId area : find_elements(tree_, part->second, "area")) {
        add_area(article, area, label);
      }
    }
  }

  void add_area(LogicalArticle& article, NodeId node, const std::string& type) const {
    Area area{tree_.attribute(node, "FILEID"), tree_.attribute(node, "BEGIN"),
              tree_.attribute(node, "END"), role_of(type)};
    if (area.begin.empty() || !xml_files_.contains(area.file)) return;
    if (area.end.empty()) area.end = area.begin;
    // A title below text is a part of it.
    if (area.role == Area::Role::Title && article.has_text) area.role = Area::Role::Text;
    article.has_text |= area.role == Area::Role::Text;
    article.areas.push_back(std::move(area));
  }

  [[nodiscard]] NodeId div_of(NodeId node) const {
    while (node != 0 && !is_named(tree_, node, "div")) node = tree_[node].parent;
    return node;
  }

  const MarkupTree& tree_;
  Issue issue_;
  Description first_;
  std::map<std::string, Description, std::less<>> sections_;
  std::set<std::string> xml_files_;
  std::vector<NodeId> maps_;
  std::map<std::string, NodeId> parts_;            // of pages, by ID
  std::multimap<std::string, std::string> links_;  // article -> part
};

}  // namespace

Issue read_issue(const MarkupTree& tree) {
  return Reading(tree).run();
}

bool is_xml_name(std::string_view name) {
  const std::string lower = lower_ascii(name);
  return std::any_of(kEndings.begin(), kEndings.end(), [&lower](std::string_view packed) {
    return lower.ends_with(".xml" + std::string(packed));
  });
}

std::vector<std::string> names_of_page(const std::string& name) {
  std::vector<std::string> names = {name};
  for (const std::string_view packed : kEndings) {
    if (packed.empty()) continue;
    const bool is_packed = name.ends_with(packed);
    names.push_back(is_packed ? name.substr(0, name.size() - packed.size())
                              : name + std::string(packed));
  }
  return names;
}

std::optional<std::string> relative_path(std::string_view address) {
  if (address.starts_with("file://")) address.remove_prefix(7);
  std::string path(address);
  std::replace(path.begin(), path.end(), '\\', '/');
  while (path.starts_with("./")) path.erase(0, 2);
  const bool leads_out = path.empty() || path.starts_with('/') ||
                         path.find(':') != std::string::npos ||
                         path.find('\0') != std::string::npos;
  if (leads_out) return std::nullopt;
  return path;
}

}  // namespace byline::mets
