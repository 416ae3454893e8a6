# SPDX-License-Identifier: GPL-3.0-or-later
"""Random questions: as a query to be typed, and as a test that the judge applies to an article."""
import datetime
import functools
import re

import archive


class Clause:
    """A part of a question. `joins` is True when it needs brackets inside another operator."""

    def __init__(self, query, test, joins=False):
        self.query, self.test, self.joins = query, test, joins

    def inside(self):
        return f"({self.query})" if self.joins else self.query


def any_case(random, word):
    return random.choice([word, word, word.capitalize()])


def some_word(random):
    return random.choice(archive.STOPWORDS if random.random() < 0.1 else archive.FAMILIES)


def forms_test(word, texts_of):
    mine = archive.stems(word)
    pairs = range(len(mine))

    def same(form):
        theirs = archive.stems(form)
        return form == word or any(mine[i] == theirs[i] for i in pairs)

    return lambda article: any(same(form) for text in texts_of(article)
                               for place in text for form in place)


def whole(article):
    return article.texts


def word(random):
    chosen = some_word(random)
    return Clause(any_case(random, chosen), forms_test(chosen, whole))


def title_or_lead(random):
    chosen = some_word(random)
    if random.random() < 0.5:
        return Clause(f"title:{chosen}", forms_test(chosen, lambda article: [article.title]))
    return Clause(f"lead:{chosen}", forms_test(chosen, lambda article: article.lead))


def unit(random):
    chosen = random.choice(archive.UNITS)
    return Clause(chosen, lambda article: chosen.lower() in article.forms)


def exact(random):
    chosen = some_word(random)
    return Clause(f'"{any_case(random, chosen)}"', lambda article: chosen in article.forms)


def prefix(random):
    chosen = random.choice(archive.FAMILIES)[:random.randint(2, 5)]
    return Clause(chosen + "*",
                  lambda article: any(form.startswith(chosen) for form in article.forms))


def pattern(random):
    """*gate, wom?n, fl*d: matched by Python's regular expressions."""
    chosen = random.choice(archive.FAMILIES + [unit.lower() for unit in archive.UNITS])
    start = random.randint(0, len(chosen) - 1)
    end = random.randint(start, len(chosen) - 1)
    sign = random.choice("*?") if end == start else "*"
    text = chosen[:start] + sign + chosen[end + 1:]
    if random.random() < 0.3:
        text = "*" + text
    # A ? behind the last letter is punctuation; without a letter it is refused.
    if text.endswith("?") or not re.search("[a-z0-9]", text):
        return word(random)
    regex = re.compile("".join({"*": ".*", "?": "."}.get(c, re.escape(c)) for c in text))
    return Clause(text, lambda article: any(regex.fullmatch(form) for form in article.forms))


def slips(one, other):
    """Insertions, deletions, replacements and swaps of neighbours, by the textbook's recursion."""
    @functools.lru_cache(maxsize=None)
    def between(i, j):
        if not i or not j:
            return i + j
        best = min(between(i - 1, j) + 1, between(i, j - 1) + 1,
                   between(i - 1, j - 1) + (one[i - 1] != other[j - 1]))
        if i > 1 and j > 1 and one[i - 1] == other[j - 2] and one[i - 2] == other[j - 1]:
            best = min(best, between(i - 2, j - 2) + 1)
        return best
    return between(len(one), len(other))


slips = functools.lru_cache(maxsize=None)(slips)


def alike(random):
    letters = list(random.choice(archive.FAMILIES))
    for _ in range(random.randint(0, 2)):
        place = random.randrange(len(letters))
        letters[place:place + 1] = random.choice(["", "e", letters[place] * 2])
        if not letters:
            letters = ["a"]
    text, allowed = "".join(letters), random.choice([1, 2])
    written = random.choice(["~", "~1"]) if allowed == 1 else "~2"
    return Clause(text + written,
                  lambda article: any(slips(text, form) <= allowed for form in article.forms))


def stands_in(words, text):
    return any(all(words[i] in text[start + i] for i in range(len(words)))
               for start in range(len(text) - len(words) + 1))


def phrase(random, articles):
    text = random.choice(random.choice(articles).texts)
    size = min(random.randint(2, 4), len(text))
    start = random.randint(0, len(text) - size)
    words = [min(place, key=len) for place in text[start:start + size]]
    return Clause('"' + " ".join(words) + '"',
                  lambda article: any(stands_in(words, t) for t in article.texts))


def names(random):
    kind = random.randrange(6)
    if kind == 0:
        last = random.choice(archive.NAMES)[1]
        return Clause(f"author:{last}", lambda a: any(last in n.split() for n in a.authors))
    if kind == 1:
        name = " ".join(random.choice(archive.NAMES))
        return Clause(f'author:"{name.lower()}"', lambda a: name in a.authors)
    if kind == 2:
        outlet = random.choice(archive.OUTLETS)
        return Clause(f'outlet:="{outlet.upper()}"', lambda a: a.outlet == outlet)
    if kind == 3:
        part = random.choice(["Herald", "Ledger", "Courier"])
        return Clause(f"outlet:{part}", lambda a: part in (a.outlet or "").split())
    if kind == 4:
        tag = random.choice(archive.TAGS)
        return Clause(f'tag:="{tag}"', lambda a: tag in a.tags)
    section = random.choice(archive.SECTIONS)
    return Clause(f'section:"{section}"', lambda a: a.section == section)


def missing(random):
    field, test = random.choice([
        ("outlet", lambda a: not a.outlet), ("author", lambda a: not a.authors),
        ("agency", lambda a: not a.agency), ("section", lambda a: not a.section),
        ("tag", lambda a: not a.tags), ("date", lambda a: not a.days)])
    return Clause(f"{field}:none", test)


def within(first, last):
    return lambda a: bool(a.days) and first <= a.days[0] and a.days[1] <= last


def written(random, day):
    return random.choice([f"{day.year}", f"{day.year}-{day.month:02}", f"{day}"])


def date(random):
    one, other = sorted((archive.random_day(random), archive.random_day(random)))
    early, late = written(random, one), written(random, other)
    first, last = archive.days_of(early), archive.days_of(late)
    kind = random.randrange(4)
    if kind == 0:
        return Clause(f"date:{early}", within(*first))
    if kind == 1 or first[0] > last[1]:
        return Clause(f"date:{early}..", within(first[0], datetime.date.max))
    if kind == 2:
        return Clause(f"date:..{late}", within(datetime.date.min, last[1]))
    return Clause(f"date:{early}..{late}", within(first[0], last[1]))


def length(random):
    low = random.randint(1, 150)
    high = low + random.randint(0, 100)
    return random.choice([
        Clause(f"words:{low}..", lambda a: a.words >= low),
        Clause(f"words:..{high}", lambda a: a.words <= high),
        Clause(f"words:{low}..{high}", lambda a: low <= a.words <= high)])


def language(random):
    code = random.choice(["en", "fr"])
    return Clause(f"lang:{code}", lambda a: a.language == code)


def leaf(random, articles):
    makers = [word] * 6 + [exact, prefix, prefix, pattern, alike, title_or_lead, unit, names, names, missing, date,
                           date, length, language]
    if random.random() < 0.15:
        return phrase(random, articles)
    return random.choice(makers)(random)


def negated(part):
    return Clause("NOT " + part.inside(), lambda a: not part.test(a))


def question(random, articles, depth=2):
    """A random clause of at most `depth` levels of operators."""
    kind = random.random()
    if depth == 0 or kind < 0.25:
        return leaf(random, articles)
    if kind < 0.37:
        return negated(question(random, articles, depth - 1))
    parts = [question(random, articles, depth - 1) for _ in range(random.randint(2, 3))]
    tests = [part.test for part in parts]
    if kind < 0.62:
        return Clause(" OR ".join(p.inside() for p in parts),
                      lambda a: any(test(a) for test in tests), joins=True)
    joint = random.choice([" ", " AND "])
    return Clause(joint.join(p.inside() for p in parts),
                  lambda a: all(test(a) for test in tests), joins=True)


def minus(random, articles):
    kept, dropped = word(random), some_word(random)
    test = forms_test(dropped, whole)
    return Clause(f"{kept.query} -{dropped}", lambda a: kept.test(a) and not test(a))


def mixed(random, articles):
    """a OR b AND c without brackets: AND binds tighter."""
    one, two, three = (word(random) for _ in range(3))
    return Clause(f"{one.query} OR {two.query} AND {three.query}",
                  lambda a: one.test(a) or (two.test(a) and three.test(a)))
