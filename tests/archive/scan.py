# SPDX-License-Identifier: GPL-3.0-or-later
"""Real articles as a scan sees them: words found by regular expressions, conditions over positions.

Shares no code with Byline. Written from docs/query.md: a word is a run of letters and digits, what
holds words together without a space makes a unit, and a unit counts as its parts.
"""
import collections
import datetime
import functools
import re
import unicodedata
from array import array

import snowballstemmer

TODAY = datetime.date.today().isoformat()
GAP = 500  # words of two paragraphs are never near each other
ENGLISH = snowballstemmer.stemmer("english")

APOSTROPHES = "'’‘`ʼ′＇"
HYPHENS = "‐‑-"  # the plain one last: it stands in sets
# U.S., D.C: letters with a dot each, the last one optional; the dots do not count.
ACRONYM = r"(?:[^\W\d_]\.){2,}(?:[^\W\d_](?![^\W_]))?(?![^\W_])|[^\W\d_]\.[^\W\d_](?![^\W_])"
WORD = r"[^\W_](?:[\u0300-\u036f]*[^\W_])*[\u0300-\u036f]*"
JOINT = (rf"(?:[{APOSTROPHES}&@_{HYPHENS}](?=[^\W_])|(?<=\d)[/,](?=\d)|(?<=\d)\.(?=[\da-z])"
         r"|(?<=[^\W\d_])\.(?=[a-z\d])|(?<=[A-Z])\.(?=[A-Z]))")
PART = re.compile(rf"({ACRONYM})|{WORD}")
UNIT = re.compile(rf"(?:{ACRONYM}|{WORD})(?:{JOINT}(?:{ACRONYM}|{WORD}))*")
# Soft hyphens and zero-width characters vanish; superscripts are footnotes and part words.
VANISHING = dict.fromkeys(map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff"))
SUPERSCRIPTS = {ord(c): " " for c in "²³¹⁰⁴⁵⁶⁷⁸⁹"}
PLAIN_SIGNS = str.maketrans({**{c: "'" for c in APOSTROPHES}, **{c: "-" for c in HYPHENS}, "⁄": "/"})


@functools.lru_cache(maxsize=1 << 20)
def fold(word):
    apart = unicodedata.normalize("NFKD", word.translate(PLAIN_SIGNS))
    return "".join(c for c in apart if not unicodedata.combining(c)).casefold()


def is_capitals(word):
    upper = sum(c.isupper() for c in word)
    return upper >= 2 and not any(c.islower() for c in word)


def units(text):
    """The forms at each place: at a unit's first place it and its first part."""
    for match in UNIT.finditer(unicodedata.normalize("NFC", text).translate(VANISHING | SUPERSCRIPTS)):
        parts = [m.group().replace(".", "") if m.group(1) else m.group()
                 for m in PART.finditer(match.group())]
        places = [[(fold(part), is_capitals(part))] for part in parts]
        if len(parts) > 1:
            whole = PART.sub(lambda m: m.group().replace(".", "") if m.group(1) else m.group(),
                             match.group())
            places[0].append((fold(whole), is_capitals(whole)))
        yield from places


def body_of(record):
    """The paragraphs that are the article's own: not its title again, not the byline above it."""
    title = squeezed(record["title"])
    paragraphs = [squeezed(p) for p in record["text"].split("\n")]
    paragraphs = [p for p in paragraphs if p and p != title]
    for number, paragraph in enumerate(paragraphs[:3]):
        if paragraph in ("USA TODAY", "USATODAY"):
            return paragraphs[number + 1:]
    author = squeezed(record.get("author") or "")
    return paragraphs[1:] if author and paragraphs[:1] in ([author], ["By " + author]) else paragraphs


def squeezed(text):
    return " ".join(text.split())


class Article:
    """One article: which form stands at which place, title first, paragraphs far from each other."""

    def __init__(self, record, numbers):
        self.outlet = squeezed(record.get("outlet") or "").casefold()
        self.date = record.get("date") or ""
        if self.date > TODAY:  # nobody publishes tomorrow: the date is a mistake, and counts as none
            self.date = ""
        self.forms, self.places, self.capitals = array("I"), array("I"), bytearray()
        self.next_place = 1
        self._add(squeezed(record["title"]), numbers)
        self.title_end = self.next_place
        self.lead_end = self.next_place
        self.words = 0
        for number, paragraph in enumerate(body_of(record)):
            self.words += self._add(paragraph, numbers)
            if number < 2:
                self.lead_end = self.next_place

    def _add(self, text, numbers):
        place, count = self.next_place, 0
        for forms in units(text):
            place = self.next_place + count + (count // GAP) * (GAP - 1)
            for form, capitals in forms:
                self.forms.append(numbers.setdefault(form, len(numbers)))
                self.places.append(place)
                self.capitals.append(capitals)
            count += 1
        self.next_place = place + GAP
        return count


class Archive:
    """Articles and the places of the forms that are asked for."""

    def __init__(self, records):
        self.numbers = {}  # form -> number
        self.articles = [Article(record, self.numbers) for record in records]
        self.wanted = {}  # number -> per article its places
        self.widths = {}  # number -> how many places it takes
        self.stems = None

    def forms(self, test):
        """The numbers of the forms that `test` takes."""
        return frozenset(number for form, number in self.numbers.items() if test(form))

    def same_form(self, word):
        return frozenset({self.numbers[word]} if word in self.numbers else ())

    def same_stem(self, word):
        if self.stems is None:
            self.stems = collections.defaultdict(set)
            for form, number in self.numbers.items():
                self.stems[ENGLISH.stemWord(form)].add(number)
        return frozenset(self.stems[ENGLISH.stemWord(word)])

    def find(self, numbers):
        """Looks up where these forms stand; call once, with all of them."""
        self.wanted = {number: {} for number in numbers}
        # A unit takes a place for each of its parts.
        self.widths = {number: max(1, sum(1 for _ in PART.finditer(form)))
                       for form, number in self.numbers.items() if number in self.wanted}
        for index, article in enumerate(self.articles):
            for form, place, capitals in zip(article.forms, article.places, article.capitals):
                if form in self.wanted:
                    self.wanted[form].setdefault(index, []).append((place, bool(capitals)))

    def places(self, numbers, index, capitals=False):
        return sorted({place for number in numbers for place, is_capital
                       in self.wanted[number].get(index, ()) if is_capital or not capitals})
