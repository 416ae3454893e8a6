// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/month_names.hpp"

#include <array>

namespace byline {
namespace {

// Names, then abbreviations; each once, with spaces around it.
constexpr std::array<std::string_view, 12> kMonths{
    " january janvier januar janner enero gennaio janeiro januari jan janv ene gen "
    "stycznia ledna января янв січня ",
    " february fevrier februar febrero febbraio fevereiro februari feb febr fev fevr "
    "lutego unora февраля фев лютого ",
    " march mars marz marzo marco maart mar mrz mrt maerz "
    "marts brezna марта мар березня ",
    " april avril abril aprile apr avr abr "
    "kwietnia dubna апреля апр квітня ",
    " may mai mayo maggio maio mei mag "
    "maj maja kvetna мая травня ",
    " june juin juni junio giugno junho jun giu "
    "czerwca cervna июня июн червня ",
    " july juillet juli julio luglio julho jul juil lug "
    "lipca cervence июля июл липня ",
    " august aout agosto augustus aug ago "
    "augusti sierpnia srpna августа авг серпня ",
    " september septembre septiembre setiembre settembre setembro sep sept set "
    "wrzesnia zari сентября сен сент вересня ",
    " october octobre oktober octubre ottobre outubro oct okt ott out "
    "pazdziernika rijna октября окт жовтня ",
    " november novembre noviembre novembro nov "
    "listopada listopadu ноября ноя нояб листопада ",
    " december decembre dezember diciembre dicembre dezembro dec dez dic "
    "desember grudnia prosince декабря дек грудня ",
};

}  // namespace

int month_number(std::string_view folded) {
  constexpr std::size_t kLongest = 24;
  if (folded.size() < 3 || folded.size() > kLongest || folded.find(' ') != folded.npos) return 0;
  for (std::size_t i = 0; i < kMonths.size(); ++i) {
    const std::string_view names = kMonths[i];

    for (std::size_t found = names.find(folded); found != names.npos;
         found = names.find(folded, found + 1)) {
      if (names[found - 1] == ' ' && names[found + folded.size()] == ' ') {
        return static_cast<int>(i) + 1;
      }
    }
  }
  return 0;
}

}  // namespace byline
