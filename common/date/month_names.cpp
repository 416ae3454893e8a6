// SPDX-License-Identifier: GPL-3.0-or-later
#include "common/date/month_names.hpp"

#include <array>

namespace byline {
namespace {

// Names and abbreviations, as languages write them in a date; each once, with spaces around it.
// Left out is what is also a first name or a month of another number: Catalan "marc", Croatian
// "listopada".
constexpr std::array<std::string_view, 12> kMonths{
    " january janvier januar janner enero gennaio janeiro januari jan janv ene gen "
    "stycznia ledna января янв січня tammikuuta tammikuu ocak gener ianuarie "
    "ιανουαριου sausio janvaris jaanuar januara januarja يناير ינואר בינואר जनवरी "
    "januarie sijecnja јануар януари ",
    " february fevrier februar febrero febbraio fevereiro februari feb febr fev "
    "fevr lutego unora февраля фев лютого helmikuuta helmikuu subat febrer "
    "februarie φεβρουαριου vasario februaris veebruar februara februarja فبراير "
    "פברואר בפברואר फरवरी फ़रवरी veljace фебруар февруари ",
    " march mars marz marzo marco maart mar mrz mrt maerz marts brezna марта мар "
    "березня maaliskuuta maaliskuu marcius mart martie μαρτιου kovo maret مارس מרץ "
    "במרץ मार्च ozujka март ",
    " april avril abril aprile apr avr abr kwietnia dubna апреля апр квітня "
    "huhtikuuta huhtikuu aprilis nisan aprilie απριλιου balandzio aprila ابريل "
    "אפריל באפריל अप्रैल travnja април ",
    " may mai mayo maggio maio mei mag maj maja kvetna мая травня toukokuuta "
    "toukokuu majus mayis maig μαιου geguzes maijs مايو מאי במאי मई svibnja мај "
    "май ",
    " june juin juni junio giugno junho jun giu czerwca cervna июня июн червня "
    "kesakuuta kesakuu junius haziran juny iunie ιουνιου birzelio junijs juuni "
    "juna junija يونيو ביוני יוני जून lipnja јун юни ",
    " july juillet juli julio luglio julho jul juil lug lipca cervence июля июл "
    "липня heinakuuta heinakuu julius temmuz juliol iulie ιουλιου liepos julijs "
    "juuli jula julija يوليو ביולי יולי जुलाई srpnja јул юли julai ",
    " august aout agosto augustus aug ago augusti sierpnia srpna августа авг серпня "
    "elokuuta elokuu augusztus agustos agost αυγουστου rugpjucio augusts augusta "
    "agust avgusta agustus اغسطس אוגוסט באוגוסט अगस्त kolovoza август ogos ",
    " september septembre septiembre setiembre settembre setembro sep sept set "
    "wrzesnia zari сентября сен сент вересня syyskuuta syyskuu szeptember eylul "
    "setembre septembrie σεπτεμβριου rugsejo septembris septembra سبتمبر ספטמבר "
    "בספטמבר सितंबर सितम्बर rujna септембар септември ",
    " october octobre oktober octubre ottobre outubro oct okt ott out pazdziernika "
    "rijna октября окт жовтня lokakuuta lokakuu ekim octombrie οκτωβριου spalio "
    "oktobris oktoober oktobra اكتوبر אוקטובר באוקטובר अक्टूबर октобар октомври ",
    " november novembre noviembre novembro nov listopada listopadu ноября ноя нояб "
    "листопада marraskuuta marraskuu kasim noiembrie νοεμβριου lapkricio novembris "
    "novembra نوفمبر נובמבר בנובמבר नवंबर नवम्बर studenoga studenog новембар "
    "ноември ",
    " december decembre dezember diciembre dicembre dezembro dec dez dic desember "
    "grudnia prosince декабря дек грудня joulukuuta joulukuu aralik desembre "
    "decembrie δεκεμβριου gruodzio decembris detsember decembra ديسمبر דצמבר "
    "בדצמבר दिसंबर दिसम्बर prosinca децембар декември disember ",
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
