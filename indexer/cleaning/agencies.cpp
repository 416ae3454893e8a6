// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/agencies.hpp"

#include <array>
#include <string>
#include <unordered_map>

#include "common/text/fold.hpp"
#include "indexer/cleaning/clean.hpp"

namespace byline {

namespace {

// Who sends copy to newspapers that print it. Not those who send out what companies pay for
// (newswires of press releases). Where initials are a given name or a word as well, only the long
// names are here.
constexpr std::array kAgencies{
    Agency{"AAP", "australian associated press|aap newswire", "https://www.aap.com.au"},
    Agency{"Adnkronos", "adnkronos international", "https://www.adnkronos.com"},
    Agency{"AFP",
           "agence france-presse|agence france presse|agence-france presse|afp-jiji|"
           "agence france-presse (afp)|afp relaxnews|afp relax news|afp-relaxnews|"
           "afp news|afp news agency",
           "https://www.afp.com"},
    Agency{"Agência Brasil", "", "https://agenciabrasil.ebc.com.br"},
    Agency{"Agerpres", "", "https://www.agerpres.ro"},
    Agency{"AGI", "agenzia giornalistica italia|agenzia italia", "https://www.agi.it"},
    Agency{"Anadolu", "anadolu agency|anadolu ajansi|aa", "https://www.aa.com.tr"},
    Agency{"ANI", "asian news international", "https://www.aninews.in"},
    Agency{"ANP", "algemeen nederlands persbureau", "https://www.anp.nl"},
    Agency{"ANSA", "agenzia ansa", "https://www.ansa.it"},
    Agency{"Antara", "antara news", "https://www.antaranews.com"},
    Agency{"AP",
           "associated press|a.p.|ap news|associated press (ap)|ap newsfeatures|"
           "ap wire|associated press wire|associated press television news",
           "https://www.ap.org"},
    Agency{"APA", "austria presse agentur|austria press agency", "https://apa.at"},
    Agency{"APP", "associated press of pakistan", "https://www.app.com.pk"},
    Agency{"APS", "algerie presse service|algeria press service", "https://www.aps.dz"},
    Agency{"Armenpress", "", "https://armenpress.am"},
    Agency{"ATS", "agence telegraphique suisse|keystone-ats|keystone-sda|keystone-sda-ats",
           "https://www.keystone-sda.ch"},
    Agency{"Azertac", "azerbaijan state news agency", "https://azertag.az"},
    Agency{"BANG Showbiz", "bang premier|bang bizarre", "https://www.bangshowbiz.com"},
    Agency{"Bay City News", "bay city news service", "https://www.baycitynews.com"},
    Agency{"Belga", "agence belga|belga news agency", "https://www.belganewsagency.eu"},
    Agency{"BelTA", "belarusian telegraph agency", "https://eng.belta.by"},
    Agency{"Bernama", "", "https://www.bernama.com"},
    Agency{"Bloomberg",
           "bloomberg news|bloomberg wire|bloomberg opinion|bloomberg l.p|"
           "bloomberg lp|bloomberg finance lp|bloomberg finance l.p.",
           "https://www.bloomberg.com"},
    Agency{"BNS", "baltic news service", "https://www.bns.lt"},
    Agency{"BSS", "bangladesh sangbad sangstha", "https://www.bssnews.net"},
    Agency{"BTA", "bulgarian news agency", "https://www.bta.bg"},
    Agency{"Catholic News Agency", "", "https://www.catholicnewsagency.com"},
    Agency{"Central News Agency", "focus taiwan", "https://focustaiwan.tw"},
    Agency{"City News Service", "", "https://www.socalnews.com"},
    Agency{"CNN Newsource", "cnn wire|cnnwire|cnn wires|cnn.com wire service|cnn newswire",
           "https://en.wikipedia.org/wiki/CNN_Newsource"},
    Agency{"CNS", "catholic news service", "https://en.wikipedia.org/wiki/Catholic_News_Service"},
    Agency{"CP", "canadian press|la presse canadienne|presse canadienne",
           "https://www.thecanadianpress.com"},
    Agency{"Creators Syndicate", "creators.com", "https://www.creators.com"},
    Agency{"CTK", "czech news agency", "https://www.ctk.eu"},
    Agency{"DCNF", "daily caller news foundation", "https://dailycallernewsfoundation.org"},
    Agency{"Dow Jones", "dow jones newswires|dow jones news service",
           "https://en.wikipedia.org/wiki/Dow_Jones_Newswires"},
    Agency{"dpa",
           "deutsche presse-agentur|deutsche presse agentur|dpa international|"
           "german press agency|deutsche presse-agentur gmbh|"
           "dpa deutsche presse-agentur gmbh",
           "https://www.dpa.com"},
    Agency{"EFE", "agencia efe|efe news|efe-epa", "https://efe.com"},
    Agency{"ELTA", "", "https://www.elta.lt"},
    Agency{"epd", "evangelischer pressedienst", "https://www.epd.de"},
    Agency{"Europa Press", "", "https://www.europapress.es"},
    Agency{"Fars News Agency", "", "https://en.wikipedia.org/wiki/Fars_News_Agency"},
    Agency{"Ghana News Agency", "", "https://gna.org.gh"},
    Agency{"HealthDay", "healthday news|healthday reporter", "https://www.healthday.com"},
    Agency{"HINA", "croatian news agency", "https://www.hina.hr"},
    Agency{"IANS", "indo-asian news service|indo asian news service|ianslife", "https://ians.in"},
    Agency{"Interfax", "interfax news agency|interfax-ukraine", "https://interfax.com"},
    Agency{"IPS", "inter press service", "https://www.ipsnews.net"},
    Agency{"IRNA", "islamic republic news agency", "https://en.irna.ir"},
    Agency{"ISNA", "iranian students' news agency|iranian students news agency",
           "https://en.isna.ir"},
    Agency{"Jiji", "jiji press", "https://jen.jiji.com"},
    Agency{"JTA", "jewish telegraphic agency", "https://www.jta.org"},
    Agency{"Kazinform", "", "https://en.inform.kz"},
    Agency{"KCNA", "korean central news agency",
           "https://en.wikipedia.org/wiki/Korean_Central_News_Agency"},
    Agency{"KHN", "kaiser health news|kff health news", "https://kffhealthnews.org"},
    Agency{"King Features", "king features syndicate", "https://kingfeatures.com"},
    Agency{"KNA", "katholische nachrichten-agentur", "https://www.kna.de"},
    Agency{"KUNA", "kuwait news agency", "https://www.kuna.net.kw"},
    Agency{"Kyodo", "kyodo news|kyodo news service", "https://english.kyodonews.net"},
    Agency{"Lusa", "agencia lusa", "https://www.lusa.pt"},
    Agency{"Maghreb Arabe Presse", "agence maghreb arabe presse|maghreb arab press",
           "https://www.mapnews.ma"},
    Agency{"Mehr News Agency", "mehr news", "https://en.mehrnews.com"},
    Agency{"MENA", "middle east news agency", "https://mena.org.eg"},
    Agency{"MTI", "magyar tavirati iroda", "https://mti.hu"},
    Agency{"News Agency of Nigeria", "", "https://nannews.ng"},
    Agency{"Nexstar Media Wire", "nexstar media", "https://www.nexstar.tv"},
    Agency{"NTB", "norsk telegrambyra", "https://www.ntb.no"},
    Agency{"NZPA", "new zealand press association",
           "https://en.wikipedia.org/wiki/New_Zealand_Press_Association"},
    Agency{"PA",
           "press association|pa media|pa news agency|pa news|pa sport|pa science|"
           "press association sport",
           "https://pa.media"},
    Agency{"PAP", "polska agencja prasowa|polish press agency", "https://www.pap.pl"},
    Agency{"Petra News Agency", "jordan news agency", "https://petra.gov.jo"},
    Agency{"Philippine News Agency", "", "https://www.pna.gov.ph"},
    Agency{"Prensa Latina", "", "https://www.plenglish.com"},
    Agency{"PTI", "press trust of india", "https://www.ptinews.com"},
    Agency{"QNA", "qatar news agency", "https://www.qna.org.qa"},
    Agency{"Reuters",
           "thomson reuters|reuters news|reuters editorial|"
           "thomson reuters foundation|reuters health|reuters india|reuters uk|"
           "reuters videos|reuters tv|reuters breakingviews",
           "https://www.reuters.com"},
    Agency{"RIA Novosti", "ria|ria news", "https://ria.ru"},
    Agency{"Ritzau", "ritzaus bureau", "https://ritzau.com"},
    Agency{"RNS", "religion news service", "https://religionnews.com"},
    Agency{"Saudi Press Agency", "", "https://www.spa.gov.sa"},
    Agency{"SID", "sport-informations-dienst", "https://www.sid.de"},
    Agency{"Sputnik", "sputnik news|sputnik international",
           "https://en.wikipedia.org/wiki/Sputnik_(news_agency)"},
    Agency{"States Newsroom", "", "https://statesnewsroom.com"},
    Agency{"STT", "stt-lehtikuva", "https://stt.fi"},
    Agency{"SWNS", "south west news service", "https://swns.com"},
    Agency{"Syrian Arab News Agency", "", "https://sana.sy"},
    Agency{"Tanjug", "", "https://www.tanjug.rs"},
    Agency{"Tasnim News Agency", "tasnim news", "https://www.tasnimnews.com"},
    Agency{"TASR", "", "https://www.tasr.sk"},
    Agency{"TASS", "itar-tass|tass news agency", "https://tass.com"},
    Agency{"Telam", "agencia telam", "https://en.wikipedia.org/wiki/T%C3%A9lam"},
    Agency{"TNN", "times news network", "https://timesofindia.indiatimes.com"},
    Agency{"TNS",
           "tribune news service|tribune content agency|"
           "mcclatchy-tribune news service|mcclatchy-tribune",
           "https://tribunecontentagency.com"},
    Agency{"TT", "tidningarnas telegrambyra", "https://tt.se"},
    Agency{"Tunis Afrique Presse", "", "https://www.tap.info.tn"},
    Agency{"Ukrinform", "", "https://www.ukrinform.net"},
    Agency{"UNI", "united news of india|uniindia news service|uniindia",
           "https://www.uniindia.com"},
    Agency{"UNIAN", "", "https://www.unian.info"},
    Agency{"UPI", "united press international", "https://www.upi.com"},
    Agency{"VNA", "vietnam news agency", "https://vnanet.vn"},
    Agency{"Wafa News Agency", "palestinian news agency wafa|palestine news agency",
           "https://english.wafa.ps"},
    Agency{"WAM", "emirates news agency", "https://www.wam.ae"},
    Agency{"Washington Post Writers Group", "washington post news service",
           "https://en.wikipedia.org/wiki/The_Washington_Post_Writers_Group"},
    Agency{"WENN", "world entertainment news network",
           "https://en.wikipedia.org/wiki/World_Entertainment_News_Network"},
    Agency{"Xinhua", "xinhua news agency|xinhua news|xinhuanet", "https://english.news.cn"},
    Agency{"Yonhap", "yonhap news agency|yonhap news", "https://en.yna.co.kr"},
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
