// SPDX-License-Identifier: GPL-3.0-or-later
#include "searcher/search/why.hpp"

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <array>
#include <set>
#include <string_view>

#include "common/text/utf8.hpp"
#include "searcher/search/snippet.hpp"

namespace byline {

namespace {

constexpr std::array kNamedFields{Field::Author, Field::Outlet,   Field::Agency, Field::Section,
                                  Field::Tag,    Field::Language, Field::Site};

struct Finding {
  std::vector<std::string_view> places;  // in the order they were looked at
  std::set<std::string> forms;
};

class Findings {
 public:
  explicit Findings(Marker& marker) : marker_(marker), findings_(marker.highlights().size()) {}

  void look(std::string_view text, const Spot& spot, std::string_view place) {
    for (Mark& mark : marker_.find(text, spot)) {
      Finding& finding = findings_[mark.highlight];
      const bool is_asked_lead = marker_.highlights()[mark.highlight].field == Field::Lead;
      const std::string_view name = is_asked_lead ? std::string_view("lead") : place;
      auto& places = finding.places;
      if (std::find(places.begin(), places.end(), name) == places.end()) places.push_back(name);
      finding.forms.insert(std::move(mark.form));
    }
  }

  [[nodiscard]] std::vector<std::string> lines() const {
    std::vector<std::string> lines;
    for (std::size_t i = 0; i < findings_.size(); ++i) {
      if (!findings_[i].places.empty())
        lines.push_back(line(marker_.highlights()[i], findings_[i]));
    }
    return lines;
  }

 private:
  static std::string line(const Highlight& highlight, const Finding& finding) {
    const std::string places = fmt::format("{}", fmt::join(finding.places, ", "));
    if (highlight.words.size() > 1) return fmt::format("{} ({})", highlight.text, places);
    return fmt::format("{} ({}: {})", highlight.text, places, fmt::join(finding.forms, ", "));
  }

  Marker& marker_;
  std::vector<Finding> findings_;
};

}  // namespace

std::vector<std::string> explain_hit(const Article& article, Marker& marker) {
  Findings findings(marker);
  findings.look(article.title, {Field::Title, true}, "title");
  const std::vector<Spot> spots = paragraph_spots(article);
  std::size_t bytes = 0;
  for (std::size_t i = 0; i < article.paragraphs.size() && bytes < kSnippetBytes; ++i) {
    bytes += article.paragraphs[i].size();
    const std::string_view place = spots[i].field ? info(*spots[i].field).name : "text";
    findings.look(utf8_prefix(article.paragraphs[i], kSnippetBytes), spots[i], place);
  }
  for (const Field field : kNamedFields) {
    for (const std::string& value : values_of(article, field)) {
      findings.look(value, {field, false}, info(field).name);
    }
  }
  return findings.lines();
}

}  // namespace byline
