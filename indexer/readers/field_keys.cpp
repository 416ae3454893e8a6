// SPDX-License-Identifier: GPL-3.0-or-later
#include "indexer/readers/field_keys.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <unordered_map>

#include "common/text/fold.hpp"

namespace byline {

namespace {

using std::string_view;

// In English first, then as archives in Spanish, Portuguese, French, German, Italian, Dutch,
// Indonesian, Turkish and Russian call them.
constexpr std::array kId{string_view("id"),    string_view("_id"),        string_view("articleid"),
                         string_view("docid"), string_view("documentid"), string_view("guid"),
                         string_view("uuid"),  string_view("uri")};
constexpr std::array kUrl{
    string_view("url"),        string_view("link"),        string_view("canonicalurl"),
    string_view("canonical"),  string_view("weburl"),      string_view("permalink"),
    string_view("articleurl"), string_view("articlelink"), string_view("ogurl"),
    string_view("sourceurl"),  string_view("href"),        string_view("enlace"),
    string_view("lien"),       string_view("tautan"),      string_view("ссылка")};
constexpr std::array kTitle{
    string_view("title"),     string_view("headline"),     string_view("headlines"),
    string_view("webtitle"),  string_view("heading"),      string_view("articletitle"),
    string_view("ogtitle"),   string_view("dctitle"),      string_view("titulo"),
    string_view("titular"),   string_view("titre"),        string_view("titel"),
    string_view("titolo"),    string_view("judul"),        string_view("baslik"),
    string_view("manchete"),  string_view("ueberschrift"), string_view("uberschrift"),
    string_view("заголовок"), string_view("name")};
constexpr std::array kAuthor{
    string_view("authors"),    string_view("author"),     string_view("byline"),
    string_view("bylines"),    string_view("creator"),    string_view("dccreator"),
    string_view("writers"),    string_view("writer"),     string_view("writtenby"),
    string_view("authorname"), string_view("journalist"), string_view("by"),
    string_view("autor"),      string_view("autores"),    string_view("auteur"),
    string_view("auteurs"),    string_view("autore"),     string_view("autori"),
    string_view("verfasser"),  string_view("penulis"),    string_view("yazar"),
    string_view("автор")};
constexpr std::array kOutlet{
    string_view("outlet"),     string_view("publisher"),    string_view("publication"),
    string_view("newspaper"),  string_view("sitename"),     string_view("ogsitename"),
    string_view("outletname"), string_view("sourcename"),   string_view("source"),
    string_view("journal"),    string_view("media"),        string_view("provider"),
    string_view("paper"),      string_view("sourcedomain"), string_view("fuente"),
    string_view("medio"),      string_view("periodico"),    string_view("fonte"),
    string_view("veiculo"),    string_view("jornal"),       string_view("giornale"),
    string_view("testata"),    string_view("quelle"),       string_view("zeitung"),
    string_view("bron"),       string_view("krant"),        string_view("sumber"),
    string_view("kaynak"),     string_view("источник")};
constexpr std::array kDate{string_view("datepublished"),
                           string_view("publishedat"),
                           string_view("published"),
                           string_view("publisheddate"),
                           string_view("datepublish"),
                           string_view("publishdate"),
                           string_view("pubdate"),
                           string_view("publicationdate"),
                           string_view("publishedon"),
                           string_view("webpublicationdate"),
                           string_view("publishedtime"),
                           string_view("articlepublishedtime"),
                           string_view("firstpublished"),
                           string_view("date"),
                           string_view("dcdate"),
                           string_view("displaydate"),
                           string_view("issued"),
                           string_view("articledate"),
                           string_view("datetime"),
                           string_view("firstcreated"),
                           string_view("contentcreated"),
                           string_view("versioncreated"),
                           string_view("datecreated"),
                           string_view("fecha"),
                           string_view("fechapublicacion"),
                           string_view("fechadepublicacion"),
                           string_view("datapublicacao"),
                           string_view("datadepublicacao"),
                           string_view("datapubblicazione"),
                           string_view("datepublication"),
                           string_view("datedepublication"),
                           string_view("datum"),
                           string_view("veroeffentlichungsdatum"),
                           string_view("veroffentlichungsdatum"),
                           string_view("erscheinungsdatum"),
                           string_view("tanggal"),
                           string_view("tarih"),
                           string_view("дата"),
                           string_view("data"),
                           string_view("created"),
                           string_view("createdat"),
                           string_view("timestamp"),
                           string_view("time"),
                           string_view("updated"),
                           string_view("updatedat"),
                           string_view("datemodified"),
                           string_view("crawldate"),
                           string_view("datecrawled"),
                           string_view("crawled"),
                           string_view("crawledat"),
                           string_view("datedownload"),
                           string_view("scrapedat"),
                           string_view("retrieved")};
constexpr std::array kSection{
    string_view("section"),    string_view("sectionname"), string_view("articlesection"),
    string_view("newsdesk"),   string_view("desk"),        string_view("category"),
    string_view("categories"), string_view("rubric"),      string_view("seccion"),
    string_view("secao"),      string_view("editoria"),    string_view("rubrique"),
    string_view("rubrik"),     string_view("ressort"),     string_view("sezione"),
    string_view("rubriek"),    string_view("categoria"),   string_view("categorias"),
    string_view("categorie"),  string_view("kategorie"),   string_view("kategori"),
    string_view("рубрика")};
constexpr std::array kTag{
    string_view("tags"),          string_view("tag"),          string_view("keywords"),
    string_view("keyword"),       string_view("newskeywords"), string_view("topics"),
    string_view("subjects"),      string_view("etiquetas"),    string_view("palabrasclave"),
    string_view("palavraschave"), string_view("motscles"),     string_view("schlagworter"),
    string_view("schlagworte")};
constexpr std::array kLanguage{
    string_view("language"),     string_view("lang"),       string_view("inlanguage"),
    string_view("languagecode"), string_view("dclanguage"), string_view("idioma"),
    string_view("langue"),       string_view("sprache"),    string_view("lingua")};
constexpr std::array kPage{string_view("page"), string_view("printpage"), string_view("pagenumber"),
                           string_view("pagina"), string_view("seite")};
constexpr std::array kEdition{string_view("edition"), string_view("printedition")};
constexpr std::array kAgency{string_view("agency"), string_view("newsagency"), string_view("wire"),
                             string_view("credit")};
// What sums an article up stands for its text only where nothing else does.
constexpr std::array kText{string_view("text"),          string_view("content"),
                           string_view("body"),          string_view("articlebody"),
                           string_view("bodytext"),      string_view("fulltext"),
                           string_view("maintext"),      string_view("storytext"),
                           string_view("articletext"),   string_view("article"),
                           string_view("paragraphs"),    string_view("contenthtml"),
                           string_view("bodyhtml"),      string_view("contentencoded"),
                           string_view("contents"),      string_view("bodies"),
                           string_view("bodyxhtml"),     string_view("bodyhtml5"),
                           string_view("bodyrichhtml5"), string_view("texto"),
                           string_view("texte"),         string_view("testo"),
                           string_view("tekst"),         string_view("contenido"),
                           string_view("conteudo"),      string_view("contenu"),
                           string_view("contenuto"),     string_view("cuerpo"),
                           string_view("corpo"),         string_view("inhalt"),
                           string_view("inhoud"),        string_view("volltext"),
                           string_view("artikeltext"),   string_view("isi"),
                           string_view("isiberita"),     string_view("konten"),
                           string_view("icerik"),        string_view("metin"),
                           string_view("текст"),         string_view("leadparagraph"),
                           string_view("description"),   string_view("summary"),
                           string_view("abstract"),      string_view("excerpt"),
                           string_view("teaser"),        string_view("snippet"),
                           string_view("descriptions"),  string_view("resumen"),
                           string_view("resumo"),        string_view("resume"),
                           string_view("sommario"),      string_view("zusammenfassung"),
                           string_view("chapo"),         string_view("bajada")};

constexpr std::array kTable{
    FieldKeys{Slot::Id, "id", "", kId},
    FieldKeys{Slot::Url, "url", "link", kUrl},
    FieldKeys{Slot::Title, "title", "headline", kTitle},
    FieldKeys{Slot::Author, "author", "authors", kAuthor},
    FieldKeys{Slot::Outlet, "outlet", "", kOutlet},
    FieldKeys{Slot::Date, "date", "published", kDate},
    FieldKeys{Slot::Section, "section", "", kSection},
    FieldKeys{Slot::Tag, "tag", "tags", kTag},
    FieldKeys{Slot::Language, "lang", "language", kLanguage},
    FieldKeys{Slot::Page, "page", "", kPage},
    FieldKeys{Slot::Edition, "edition", "", kEdition},
    FieldKeys{Slot::Agency, "agency", "wire", kAgency},
    FieldKeys{Slot::Text, "text", "body", kText},
};
static_assert(kTable.size() == kSlots);

using KeyIndex = std::unordered_map<string_view, KeyPlace>;

KeyIndex make_index() {
  KeyIndex index;
  for (const FieldKeys& row : kTable) {
    for (std::size_t rank = 0; rank < row.keys.size(); ++rank) {
      index.emplace(row.keys[rank], KeyPlace{row.slot, rank});
    }
  }
  return index;
}

constexpr std::size_t kMaxKeyBytes = 40;

// Without case and separators, into `buffer`; empty when too long to be in the table. What is not
// ASCII has no accents left: see find_key.
string_view normalised(string_view key, std::array<char, kMaxKeyBytes>& buffer) {
  std::size_t size = 0;
  for (std::size_t i = 0; i < key.size(); ++i) {
    char c = key[i];
    const bool separator = c == '-' || c == ' ' || c == ':' || (c == '_' && i > 0);
    if (separator) continue;
    if (size == buffer.size()) return {};
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
    buffer[size++] = c;
  }
  return {buffer.data(), size};
}

}  // namespace

std::span<const FieldKeys> all_field_keys() {
  return kTable;
}

const FieldKeys* find_field_keys(string_view name) {
  if (name.empty()) return nullptr;
  const auto* row = std::find_if(kTable.begin(), kTable.end(), [name](const FieldKeys& candidate) {
    return candidate.name == name || candidate.alias == name;
  });
  return row == kTable.end() ? nullptr : row;
}

std::optional<KeyPlace> find_key(string_view key) {
  static const KeyIndex index = make_index();
  std::array<char, kMaxKeyBytes> buffer{};
  std::string folded;  // "Título" is "titulo"
  const bool is_ascii = std::all_of(key.begin(), key.end(), [](char c) { return (c & 0x80) == 0; });
  if (!is_ascii && key.size() <= kMaxKeyBytes) {
    folded = fold_value(key);
    key = folded;
  }
  const auto found = index.find(normalised(key, buffer));
  if (found == index.end()) return std::nullopt;
  return found->second;
}

}  // namespace byline
