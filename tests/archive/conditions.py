# SPDX-License-Identifier: GPL-3.0-or-later
"""What a question asks of an article, over the places of its words (scan.py).

A side is made of alternatives; an alternative is a row of words that stand one behind the other,
each a test of forms. Conditions are functions of an archive and the number of an article.
"""
import bisect
import itertools
import re

SAME_PARAGRAPH = 499


class Side:
    def __init__(self, *alternatives, until=None, capitals=False):
        self.alternatives, self.until, self.capitals = alternatives, until, capitals
        self.numbers = None

    def __or__(self, other):
        return Side(*self.alternatives, *other.alternatives)

    def in_title(self):
        return Side(*self.alternatives, until="title_end")

    def in_lead(self):
        return Side(*self.alternatives, until="lead_end")

    def resolve(self, archive):
        """The numbers of all forms of all its words."""
        self.numbers = [[choose(archive) for choose in row] for row in self.alternatives]
        return {n for row in self.numbers for word in row for n in word}

    def mentions(self, archive, index):
        """(first place, last place) of each, in order."""
        found = set()
        limit = getattr(archive.articles[index], self.until) if self.until else 1 << 62
        for row in self.numbers:
            if len(row) == 1:
                for number in row[0]:
                    width = archive.widths[number]
                    found.update((start, start + width - 1)
                                 for start in archive.places((number,), index, self.capitals)
                                 if start < limit)
                continue
            places = [set(archive.places(word, index, self.capitals)) for word in row]
            for start in places[0]:
                end = start + len(row) - 1
                if end < limit and all(start + i in places[i] for i in range(1, len(row))):
                    found.add((start, end))
        return sorted(found)


def form(word):
    """Any grammatical form of it."""
    return Side((lambda archive: archive.same_stem(word),))


def words(*some):
    side = form(some[0])
    for word in some[1:]:
        side = side | form(word)
    return side


def exact(phrase):
    def chooser(word):
        return lambda archive: archive.same_form(word)
    return Side(tuple(chooser(word) for word in phrase.split()))


def pattern(regex):
    compiled = re.compile(regex)
    return Side((lambda archive: archive.forms(compiled.fullmatch),))


def capitals(word):
    return Side(exact(word).alternatives[0], capitals=True)


def distance(one, other):
    """Insertions, deletions, replacements and swaps of neighbours."""
    rows = [list(range(len(other) + 1))]
    for i, a in enumerate(one, 1):
        row = [i]
        for j, b in enumerate(other, 1):
            best = min(row[-1] + 1, rows[-1][j] + 1, rows[-1][j - 1] + (a != b))
            if i > 1 and j > 1 and a == other[j - 2] and one[i - 2] == b:
                best = min(best, rows[-2][j - 2] + 1)
            row.append(best)
        rows.append(row)
    return rows[-1][-1]


def alike(word, slips):
    return Side((lambda archive: archive.forms(
        lambda form: abs(len(form) - len(word)) <= slips and distance(word, form) <= slips),))


class Condition:
    def __init__(self, sides, test):
        self.sides, self.test = sides, test

    def __and__(self, other):
        return Condition(self.sides + other.sides, lambda *a: self.test(*a) and other.test(*a))

    def __or__(self, other):
        return Condition(self.sides + other.sides, lambda *a: self.test(*a) or other.test(*a))

    def __invert__(self):
        return Condition(self.sides, lambda *a: not self.test(*a))


def has(side):
    return Condition([side], lambda archive, index: bool(side.mentions(archive, index)))


def is_followed(left, right, limit):
    starts = [start for start, _ in right]
    for _, end in left:
        at = bisect.bisect_right(starts, end)
        if at < len(starts) and starts[at] - end <= limit:
            return True
    return False


def adj(limit, left, right):
    return Condition([left, right], lambda archive, index: is_followed(
        left.mentions(archive, index), right.mentions(archive, index), limit))


def near(limit, left, right):
    return adj(limit, left, right) | adj(limit, right, left)


def same(left, right):
    return near(SAME_PARAGRAPH, left, right)


def at_least(times, side):
    def test(archive, index):
        count, free = 0, 0
        for start, end in sorted(side.mentions(archive, index), key=lambda mention: mention[1]):
            if start >= free:
                count, free = count + 1, end + 1
        return count >= times
    return Condition([side], test)


def article(test):
    """Of what is no text: outlet, date, length."""
    return Condition([], lambda archive, index: test(archive.articles[index]))


def all_sides(conditions):
    return list(itertools.chain.from_iterable(condition.sides for condition in conditions))
