// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/agencies.hpp"

#include <array>
#include <string>
#include <unordered_map>

#include "common/text/fold.hpp"
#include "indexer/cleaning/clean.hpp"

namespace byline {

namespace {

constexpr std::array kAgencies{
    Agency{"AAP", "australian associated press|aap newswire"},
    Agency{"AFP", "agence france-presse|agence france presse|afp-jiji|agence france-presse (afp)"},
    Agency{"Agerpres", ""},
    Agency{"Anadolu", "anadolu agency|anadolu ajansi|aa"},
    Agency{"ANI", "asian news international"},
    Agency{"ANP", "algemeen nederlands persbureau"},
    Agency{"ANSA", "agenzia ansa"},
    Agency{"Antara", "antara news"},
    Agency{"AP", "associated press|a.p.|ap news|associated press (ap)|ap newsfeatures"},
    Agency{"APA", "austria presse agentur|austria press agency"},
    Agency{"ATS", "agence telegraphique suisse|keystone-ats|keystone-sda|keystone-sda-ats"},
    Agency{"Belga", "agence belga|belga news agency"},
    Agency{"Bernama", ""},
    Agency{"Bloomberg", "bloomberg news|bloomberg wire"},
    Agency{"BNS", "baltic news service"},
    Agency{"BTA", "bulgarian news agency"},
    Agency{"CNS", "catholic news service"},
    Agency{"CP", "canadian press|la presse canadienne|presse canadienne"},
    Agency{"CTK", "czech news agency"},
    Agency{"DCNF", "daily caller news foundation"},
    Agency{"dpa", "deutsche presse-agentur|deutsche presse agentur|dpa international"},
    Agency{"EFE", "agencia efe|efe news|efe-epa"},
    Agency{"epd", "evangelischer pressedienst"},
    Agency{"Europa Press", ""},
    Agency{"HINA", "croatian news agency"},
    Agency{"IANS", "indo-asian news service|indo asian news service"},
    Agency{"Interfax", "interfax news agency|interfax-ukraine"},
    Agency{"IPS", "inter press service"},
    Agency{"IRNA", "islamic republic news agency"},
    Agency{"Jiji", "jiji press"},
    Agency{"JTA", "jewish telegraphic agency"},
    Agency{"KHN", "kaiser health news|kff health news"},
    Agency{"KNA", "katholische nachrichten-agentur"},
    Agency{"Kyodo", "kyodo news|kyodo news service"},
    Agency{"Lusa", "agencia lusa"},
    Agency{"MENA", "middle east news agency"},
    Agency{"MTI", "magyar tavirati iroda"},
    Agency{"NTB", "norsk telegrambyra"},
    Agency{"PA", "press association|pa media|pa news agency|pa news|pa sport"},
    Agency{"PAP", "polska agencja prasowa|polish press agency"},
    Agency{"PTI", "press trust of india"},
    Agency{"Reuters",
           "thomson reuters|reuters news|reuters editorial|thomson reuters foundation|"
           "reuters health"},
    Agency{"RIA Novosti", "ria|ria news"},
    Agency{"Ritzau", ""},
    Agency{"RNS", "religion news service"},
    Agency{"SID", "sport-informations-dienst"},
    Agency{"STT", "stt-lehtikuva"},
    Agency{"SWNS", "south west news service"},
    Agency{"Tanjug", ""},
    Agency{"TASS", "itar-tass|tass news agency"},
    Agency{"TNN", "times news network"},
    Agency{"TNS", "tribune news service|tribune content agency"},
    Agency{"TT", "tidningarnas telegrambyra"},
    Agency{"Ukrinform", ""},
    Agency{"UNI", "united news of india"},
    Agency{"UPI", "united press international"},
    Agency{"WAM", "emirates news agency"},
    Agency{"Xinhua", "xinhua news agency|xinhua news|xinhuanet"},
    Agency{"Yonhap", "yonhap news agency|yonhap news"},
};

using Index = std::unordered_map<std::string, std::string_view>;

Index make_index() {
  Index index;
  for (const Agency& agency : kAgencies) {
    index.emplace(fold_value(agency.name), agency.name);
    std::string_view names = agency.names;
    while (!names.empty()) {
      const std::string_view name = names.substr(0, names.find('|'));
      index.emplace(name, agency.name);
      names.remove_prefix(std::min(name.size() + 1, names.size()));
    }
  }
  return index;
}

constexpr std::size_t kMaxNameBytes = 80;

}  // namespace

std::span<const Agency> all_agencies() {
  return kAgencies;
}

std::string agency_named(std::string_view name) {
  static const Index index = make_index();
  if (name.empty() || name.size() > kMaxNameBytes) return {};
  std::string folded = fold_value(name);
  if (folded.starts_with("the ")) folded.erase(0, 4);
  const auto found = index.find(folded);
  return found == index.end() ? std::string() : std::string(found->second);
}

}  // namespace byline
