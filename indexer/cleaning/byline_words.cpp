// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/cleaning/byline_words.hpp"

#include <algorithm>
#include <array>
#include <unordered_set>

#include "common/text/fold.hpp"

namespace byline {

namespace {

using Set = std::unordered_set<std::string_view>;

bool in(const Set& set, std::string_view word) {
  while (!word.empty() && (word.back() == '.' || word.back() == ',' || word.back() == ':')) {
    word.remove_suffix(1);
  }
  return set.contains(word);
}

// The items of a list parted by commas.
Set make_set(std::string_view list) {
  Set set;
  while (!list.empty()) {
    const std::string_view item = list.substr(0, list.find(','));
    set.insert(item);
    list.remove_prefix(std::min(item.size() + 1, list.size()));
  }
  return set;
}

constexpr std::string_view kJoinWords = "and,&,und,et,y,e,og,och,en,with,+";
constexpr std::string_view kRoleWords =
    "staff,reporter,reporters,correspondent,correspondents,editor,editors,editor-at-large,"
    "editor-in-chief,writer,writers,desk,team,bureau,bureaus,contributor,contributors,"
    "contributing,columnist,columnists,producer,newsroom,agencies,agency,wires,services,"
    "professor,fellow,lecturer,university,college,institute,activist,analyst,journalist,"
    "photographer,critic,anchor,commentator,blogger,intern,webdesk,editorial,redaktion,"
    "redaccion,redaction,redazione,redactie,strategist,meteorologist,spokesman,director,"
    "researcher,scholar,candidate,attorney,freelance,freelancer,centre,center,department,"
    "school,laboratory,faculty,author,host,co-host,moderator,webmaster,redakteur,"
    "korrespondent,politics,faq,president,ceo,founder,redakteurin,redakteure,chefredakteur,"
    "chefredakteurin,chefreporter,chefreporterin,reporterin,korrespondentin,volontar,volontarin,"
    "ressortleiter,ressortleiterin,autorin,journalistin,journaliste,periodista,giornalista,"
    "redactor,redactora,redacteur,redactrice,redattore,redattrice,corresponsal";
constexpr std::string_view kRoleAdjectives =
    "senior,junior,chief,deputy,acting,assistant,associate,executive,managing,digital,"
    "online,health,science,medical,political,sports,sport,football,crime,business,showbiz,"
    "entertainment,technology,tech,us,u.s,uk,foreign,world,national,social,affairs,royal,"
    "education,economics,economic,city,features,feature,environment,home,whitehall,"
    "defence,security,legal,court,consumer,money,financial,finance,travel,fashion,style,"
    "food,arts,culture,religion,racing,rugby,cricket,guest,special,visiting,research,"
    "emeritus,principal,lead,supreme,congressional,data,web,audience,breaking,"
    "investigative,local,regional,cnn,trending,celebrity,lifestyle,real,weather,transport,"
    "housing";
constexpr std::string_view kOutletWords =
    "news,times,herald,tribune,telegraph,guardian,gazette,journal,chronicle,observer,"
    "dispatch,inquirer,examiner,newspaper,newspapers,magazine,media,network,radio,"
    "television,tv,press,mail,mailonline,daily,online,sports,bbc,cnn,npr,nbc,abc,cbs,fox,"
    "itv,msnbc,cnbc,espn,pbs,sky,nast,broadcasting,publishing,group,foundation,blog,today,"
    "weekly,review,usa,official,channel,podcast,entertainment,studios,wire,newswire,"
    "images,youtube,business,opinion,worldwide,international";
constexpr std::string_view kNameSuffixes = "jr,sr,ii,iii,iv";
constexpr std::string_view kDegrees =
    "phd,ph.d,md,m.d,mba,esq,rn,jd,j.d,dr,msc,bsc,ma,m.a,rd,dds,mph";
constexpr std::string_view kNobodies =
    "unknown,anonymous,anonym,admin,administrator,guest,none,n/a,null,nan,undefined,by,"
    "staff,other,others,various,correspondent,user,more,read more,see more,follow,share,"
    "comment,comments,email,facebook,twitter,youtube,instagram,wire,wires,agencies,"
    "reports,author,authors,editor,the author,test,redaktion,la redaction,la redaccion,"
    "redazione,web,online,desk,not available,no byline,no byline available,unnamed,self,"
    "anonimo,anonyme,anonym,"
    "agenturen,agences,gastautor,gastautorin,gastbeitrag,publisher";
constexpr std::string_view kNoiseWords =
    "updated,published,posted,last,click,email,follow,share,monday,tuesday,wednesday,"
    "thursday,friday,saturday,sunday,mon,tue,wed,thu,fri,sat,january,february,copyright,"
    "in,on,at,from,is,are,was,has,his,her,this,that,photo,photos,photograph,image,picture,"
    "pictures,video,story,comment,popular,backgroundurl,illustration,graphic,graphics,"
    "additional,who,it,a,an";

// Longest first. Case-folded; a space or a colon must follow.
constexpr std::array<std::string_view, 35> kLeads = {"additional reporting by",
                                                     "with reporting by",
                                                     "as told to",
                                                     "special report by",
                                                     "contributions by",
                                                     "commentary by",
                                                     "perspective by",
                                                     "exclusive by",
                                                     "interview by",
                                                     "interviewed by",
                                                     "analysis by",
                                                     "compiled by",
                                                     "reported by",
                                                     "reporting by",
                                                     "produced by",
                                                     "opinion by",
                                                     "written by",
                                                     "review by",
                                                     "report by",
                                                     "posted by",
                                                     "updated by",
                                                     "column by",
                                                     "story by",
                                                     "words by",
                                                     "text by",
                                                     "analysis",
                                                     "author",
                                                     "autor",
                                                     "text",
                                                     "texto",
                                                     "testo",
                                                     "tekst",
                                                     "escrito por",
                                                     "posted",
                                                     "by"};

// What begins a line about those who did something else than write the article. Folded.
constexpr std::string_view kEditing =
    "edited,editing,editor,redigiert,edite,editado,edicion,redatto";
constexpr std::string_view kOtherWork =
    "translated,translation,traduit,traduction,traduccion,traducido,traducida,traducao,traduzido,"
    "traduzione,tradotto,ubersetzt,ubersetzung,vertaald,vertaling,"
    "photograph,photographs,photography,photo,photos,picture,pictures,image,images,fotografia,"
    "fotografias,fotografie,foto,fotos,bilder,photographies,"
    "illustrated,illustration,illustrations,graphic,graphics,video,videos,animation,animations,"
    "illustriert,illustrationen,ilustracion,ilustraciones,illustrazioni";
// What may stand between such a word and the names.
constexpr std::string_view kBy = "by,von,par,por,di,da,door,per";

// In other languages than English they are also parts of names: a whole name must follow.
constexpr std::array<std::string_view, 8> kForeignLeads = {"par",  "von", "por", "di",
                                                           "door", "af",  "av",  "texte"};

std::size_t lead_of(std::string_view folded, std::string_view lead) {
  if (folded.empty() || folded[0] != lead[0] || !folded.starts_with(lead)) return 0;
  if (folded.size() == lead.size()) return lead.size();
  const char after = folded[lead.size()];
  return after == ' ' || after == ':' ? lead.size() : 0;
}

}  // namespace

std::size_t lead_bytes(std::string_view text, bool after_comma) {
  constexpr std::size_t kLongest = 40;
  std::string head(text.substr(0, kLongest));
  for (char& c : head) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  for (const std::string_view lead : kLeads) {
    if (const std::size_t size = lead_of(head, lead); size > 0) return size;
  }
  if (after_comma) return 0;
  for (const std::string_view lead : kForeignLeads) {
    const std::size_t size = lead_of(head, lead);
    if (size > 0 && std::count(text.begin(), text.end(), ' ') >= 2) return size;
  }
  return 0;
}

WorkLead work_lead(std::string_view text) {
  static const Set editing = make_set(kEditing);
  static const Set other = make_set(kOtherWork);
  static const Set by = make_set(kBy);
  constexpr std::size_t kMostBytes = 80;
  constexpr std::size_t kMostWords = 6;           // "photographs and video for The Herald by"
  constexpr std::string_view kOutOf = "aus dem";  // "Aus dem Englischen von"
  std::string words;
  Work work = Work::Writing;
  std::size_t at = 0;
  for (std::size_t number = 0; number < kMostWords && at < std::min(text.size(), kMostBytes);
       ++number) {
    const std::size_t end = std::min(text.find(' ', at), text.size());
    const std::string word = fold_value(text.substr(at, end - at));
    words += (number == 0 ? "" : " ") + word;
    if (number == 0 && in(editing, word)) work = Work::Editing;
    if ((number == 0 && in(other, word)) || words == kOutOf) work = Work::Other;
    const bool ends_it = in(by, word) || (number == 0 && text[end - 1] == ':');
    at = std::min(end + 1, text.size());
    if (ends_it && work != Work::Writing) return {work, at};
    if (number > 0 && work == Work::Writing) break;
  }
  return {};
}

bool is_join_word(std::string_view word) {
  static const Set set = make_set(kJoinWords);
  return set.contains(word);
}

bool is_join_sign(std::string_view word) {
  static const Set set = {"-", "–", "—", "|", "•", "·", "/", ";", ","};
  return set.contains(word);
}

bool is_role_word(std::string_view word) {
  static const Set set = make_set(kRoleWords);
  return in(set, word);
}

bool is_role_adjective(std::string_view word) {
  static const Set set = make_set(kRoleAdjectives);
  return in(set, word);
}

bool is_outlet_word(std::string_view word) {
  static const Set set = make_set(kOutletWords);
  return in(set, word);
}

bool is_name_suffix(std::string_view folded) {
  static const Set set = make_set(kNameSuffixes);
  return in(set, folded);
}

bool is_degree(std::string_view folded) {
  static const Set set = make_set(kDegrees);
  return in(set, folded);
}

bool is_nobody(std::string_view folded) {
  static const Set set = make_set(kNobodies);
  return set.contains(folded);
}

bool is_noise_word(std::string_view word) {
  static const Set set = make_set(kNoiseWords);
  return in(set, word);
}

}  // namespace byline
