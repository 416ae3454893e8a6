// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/article/article.hpp"

#include <algorithm>
#include <string_view>

#include "common/text/ascii.hpp"

namespace byline {

bool is_furniture(const Article& article, std::size_t paragraph) {
  return std::binary_search(article.furniture.begin(), article.furniture.end(), paragraph);
}

std::string site_of(const Article& article) {
  const std::string_view url = article.url;
  const std::size_t scheme_end = url.find("://");
  if (scheme_end == std::string_view::npos) return {};
  const std::string scheme = lower_ascii(url.substr(0, scheme_end));
  if (scheme != "http" && scheme != "https") return {};
  std::string_view host = url.substr(scheme_end + 3);
  host = host.substr(0, host.find_first_of("/?#"));
  if (const std::size_t at = host.rfind('@'); at != std::string_view::npos)
    host.remove_prefix(at + 1);
  host = host.substr(0, host.find(':'));
  std::string site = lower_ascii(host);
  if (site.starts_with("www.")) site.erase(0, 4);
  return site;
}

}  // namespace byline
