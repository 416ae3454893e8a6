// SPDX-License-Identifier: GPL-3.0-or-later
#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <vector>

#include "common/text/ascii.hpp"
#include "indexer/cleaning/clean.hpp"

namespace byline {

namespace {

// Parameters that say how a reader came, not what was read.
bool is_tracking(std::string_view parameter) {
  static constexpr std::array<std::string_view, 7> kPrefixes = {"utm_", "at_", "ns_", "mc_",
                                                                "pk_",  "wt.", "hsa_"};
  static constexpr std::array<std::string_view, 26> kNames = {
      "fbclid", "gclid", "dclid",   "yclid",   "msclkid", "twclid", "igshid",   "_ga",  "_gl",
      "_r",     "cmp",   "cmpid",   "smid",    "smtyp",   "ito",    "ocid",     "xtor", "ftag",
      "s_cid",  "ncid",  "ref_src", "ref_url", "intcmp",  "icid",   "sr_share", "amp"};
  const std::string name = lower_ascii(parameter.substr(0, parameter.find('=')));
  if (std::any_of(kPrefixes.begin(), kPrefixes.end(),
                  [&name](std::string_view prefix) { return name.starts_with(prefix); })) {
    return true;
  }
  if (std::find(kNames.begin(), kNames.end(), name) != kNames.end()) return true;
  // ref=home says where a link stood; ref=12345 may well be the article.
  const bool has_number = parameter.find_first_of("0123456789") != std::string_view::npos;
  return name == "ref" && !has_number;
}

std::string canonical_query(std::string_view query) {
  std::vector<std::string_view> parameters;
  while (!query.empty()) {
    const std::string_view parameter = query.substr(0, query.find('&'));
    if (!parameter.empty() && !is_tracking(parameter)) parameters.push_back(parameter);
    query.remove_prefix(std::min(parameter.size() + 1, query.size()));
  }
  std::sort(parameters.begin(), parameters.end());
  std::string canonical;
  for (const std::string_view parameter : parameters) {
    canonical += canonical.empty() ? '?' : '&';
    canonical += parameter;
  }
  return canonical;
}

std::string canonical_host(std::string_view authority) {
  authority.remove_prefix(authority.rfind('@') + 1);  // npos + 1 is 0
  std::string host = lower_ascii(authority);
  for (const std::string_view port : {":80", ":443"}) {
    if (host.ends_with(port)) host.resize(host.size() - port.size());
  }
  if (host.starts_with("www.")) host.erase(0, 4);
  while (host.ends_with('.')) host.pop_back();
  return host;
}

// A fragment is a place in the page, unless the page is made by a script ("#!/article/1").
std::string_view fragment_kept(std::string_view fragment) {
  return fragment.starts_with("#!") || fragment.starts_with("#/") ? fragment : std::string_view();
}

}  // namespace

std::string canonical_url(std::string_view url) {
  std::string_view rest = url;
  const std::size_t scheme_end = rest.find("://");
  std::string scheme = "http";
  if (scheme_end != std::string_view::npos && scheme_end < rest.find_first_of("/?#")) {
    scheme = lower_ascii(rest.substr(0, scheme_end));
    rest.remove_prefix(scheme_end + 3);
  } else if (rest.starts_with("//")) {
    rest.remove_prefix(2);
  } else if (!lower_ascii(rest.substr(0, 4)).starts_with("www.")) {
    return {};
  }
  if (scheme == "http" || scheme == "https") scheme = "http";
  const std::size_t host_end = std::min(rest.find_first_of("/?#"), rest.size());
  const std::string host = canonical_host(rest.substr(0, host_end));
  if (host.empty()) return {};
  rest.remove_prefix(host_end);
  const std::size_t fragment = std::min(rest.find('#'), rest.size());
  const std::string_view kept = fragment_kept(rest.substr(fragment));
  rest = rest.substr(0, fragment);
  const std::size_t query = std::min(rest.find('?'), rest.size());
  std::string_view path = rest.substr(0, query);
  while (path.ends_with('/')) path.remove_suffix(1);
  const std::string_view parameters = rest.substr(std::min(query + 1, rest.size()));
  return scheme + "://" + host + std::string(path) + canonical_query(parameters) +
         std::string(kept);
}

}  // namespace byline
