# SPDX-License-Identifier: GPL-3.0-or-later
"""Random archives of plain words, and what this judge itself makes of them.

Shares no code with Byline: words are found by one regular expression, stems by Python's own
snowball, days by Python's calendar.
"""
import calendar
import datetime
import functools
import re

import snowballstemmer

FAMILIES = """
flood floods flooded flooding | wall walls walled | vote votes voted voting voter voters
close closes closed closing closure | harvest harvests harvested harvesting harvester
elect elects elected electing election elections | museum museums | town towns township
mayor mayors mayoral | tide tides tidal | council councils councillor | defend defends defended
price prices priced pricing | rain rains rained rainy | rope ropes roped | stone stones stony
connect connected connection connections | run runs running | sea seas | gate gates gated
inondation inondations inonder inonde | digue digues | mairie mairies | chanter chantent chante
""".replace("|", " ").split()
STOPWORDS = "the of in to a is was that with for".split()
UNITS = ["COVID-19", "O'Brien", "AT&T", "9/11"]
NAMES = [("Anna", "Quill"), ("Bela", "Zorn"), ("Carlo", "Vexley"), ("Dora", "Quill"),
         ("Emil", "Ostrander"), ("Fay", "Lumley"), ("Gus", "Tarrant")]
OUTLETS = ["Harbour Herald", "Harbor Herald", "The Ledger", "Evening Ledger", "Fen Courier", "Pilot"]
SECTIONS = ["Local News", "Sport", "Business", "World News"]
TAGS = ["budget", "storm season", "opinion", "archive", "letters"]
AGENCIES = ["AP", "Reuters", "AFP"]
FIRST_YEAR, LAST_YEAR = 2009, 2024

WORD = re.compile(r"[A-Za-z0-9]+(?:['&/-][A-Za-z0-9]+)*")
ENGLISH, FRENCH = (snowballstemmer.stemmer(name) for name in ("english", "french"))


def words_of(text):
    """Lower-case words in order; a unit stands as one entry (unit, [parts])."""
    found = []
    for match in WORD.finditer(text):
        whole = match.group().lower()
        found.append((whole, re.split(r"['&/-]", whole)))
    return found


@functools.lru_cache(maxsize=None)
def stems(word):
    return (ENGLISH.stemWord(word), FRENCH.stemWord(word))


class Article:
    """One article as the judge sees it: texts as lists of sets of forms, one set a position."""

    def __init__(self, record):
        self.record = record
        self.id = record["id"]
        self.outlet = record.get("outlet")
        self.authors = record.get("author") or []
        self.agency = record.get("agency")
        self.section = record.get("section")
        self.tags = record.get("tags") or []
        self.language = record["language"]
        self.days = days_of(record.get("date"))
        self.date = (record.get("date") or "")[:10]
        paragraphs = [positions(words_of(p)) for p in record["text"].split("\n\n")]
        self.title = positions(words_of(record["title"]))
        self.words = sum(len(p) for p in paragraphs)
        self.texts = [self.title] + [chunk for p in paragraphs for chunk in chunks(p)]
        self.lead = [self.title] + [chunk for p in paragraphs[:2] for chunk in chunks(p)]
        self.forms = {form for text in self.texts for place in text for form in place}


def positions(words):
    places = []
    for whole, parts in words:
        for number, part in enumerate(parts):
            places.append({part, whole} if number == 0 else {part})
    return places


def chunks(places, size=500):
    return [places[i:i + size] for i in range(0, len(places), size)]


def days_of(date):
    """First and last day that a date as written may mean; None when there is none."""
    if not date:
        return None
    parts = [int(part) for part in date[:10].split("-")]
    if len(parts) == 1:
        return datetime.date(parts[0], 1, 1), datetime.date(parts[0], 12, 31)
    if len(parts) == 2:
        return (datetime.date(parts[0], parts[1], 1),
                datetime.date(parts[0], parts[1], calendar.monthrange(*parts)[1]))
    return datetime.date(*parts), datetime.date(*parts)


def random_day(random):
    first = datetime.date(FIRST_YEAR, 1, 1).toordinal()
    last = datetime.date(LAST_YEAR, 12, 31).toordinal()
    return datetime.date.fromordinal(random.randint(first, last))


def random_date(random):
    day = random_day(random)
    kind = random.random()
    if kind < 0.05:
        return None
    if kind < 0.10:
        return f"{day.year}"
    if kind < 0.20:
        return f"{day.year}-{day.month:02}"
    if kind < 0.40:
        return f"{day}T23:30:00-05:00"
    if kind < 0.50:
        return f"{day}T00:10:00+09:00"
    return str(day)


def random_word(random):
    kind = random.random()
    if kind < 0.25:
        word = random.choice(STOPWORDS)
    elif kind < 0.28:
        return random.choice(UNITS)
    else:
        # Skewed, so that some words are common and some are in a few articles only.
        word = FAMILIES[int(len(FAMILIES) * random.random() ** 2.2)]
    return word.capitalize() if random.random() < 0.15 else word


def random_text(random, size):
    joints = [" "] * 16 + [", ", ". ", "; ", " (", ") ", "! ", ": "]
    return "".join(random_word(random) + random.choice(joints) for _ in range(size)).strip() + "."


def random_record(random, number):
    sizes = [random.randint(3, 40) for _ in range(random.randint(1, 5))]
    if number % 97 == 5:
        sizes.append(1200)  # one paragraph that is split for positions
    record = {
        "id": f"n{number:05}",
        "title": random_text(random, random.randint(2, 9)),
        "text": "\n\n".join(random_text(random, size) for size in sizes),
        "language": "fr" if random.random() < 0.2 else "en",
        "outlet": random.choice(OUTLETS),
        "date": random_date(random),
        "author": [" ".join(name) for name in random.sample(NAMES, random.randint(0, 2))],
        "section": random.choice(SECTIONS + [None]),
        "tags": random.sample(TAGS, random.randint(0, 3)),
        "agency": random.choice(AGENCIES + [None] * 5),
    }
    if random.random() < 0.08:
        record["outlet"] = None
    return {key: value for key, value in record.items() if value}


def random_archive(random, size):
    return [Article(random_record(random, number)) for number in range(size)]
