# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws queries from an archive by document frequency, in a form that every engine translates.

A query is a dict: its class, `words` (all of them) or `phrase`, or for a boolean one a, b, c, d of
`a (b OR c) -d`; `dates` from and to. Function words are left out: Lucene's analyser drops them, and
the engines would answer different questions.
"""

import json
import random
import re
from collections import Counter

from corpus import FUNCTION_WORDS

CLASSES = ("rare word", "common word", "two words", "six words", "phrase", "boolean", "date range",
           "by outlet")
COMMON = (0.01, 0.2)      # share of all articles that hold a common word
MIDDLE = (0.001, 0.1)     # of a word that is one of several
RARE = (3, 30)            # articles that hold a rare word
WORD = re.compile(r"[a-z]{4,20}")
SAMPLE = 4000             # articles that the words of longer queries are drawn from


def _words(article):
    return WORD.findall(f"{article['title']} {article['text']}".lower())


def _read(archive):
    with open(archive, encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


class Draw:
    def __init__(self, archive, seed):
        self.chance = random.Random(seed)
        self.frequency, self.articles, self.sample = Counter(), 0, []
        for article in _read(archive):
            self.articles += 1
            self.frequency.update(set(_words(article)))
            self._keep(article)
        for word in FUNCTION_WORDS:
            self.frequency.pop(word, None)
        self.common = self._between(*(share * self.articles for share in COMMON))
        self.rare = self._between(*RARE)
        self.middle = set(self._between(*(share * self.articles for share in MIDDLE)))

    def _keep(self, article):
        """Every article has the same chance to be in the sample."""
        if len(self.sample) < SAMPLE:
            self.sample.append(article)
        elif (place := self.chance.randrange(self.articles)) < SAMPLE:
            self.sample[place] = article

    def _between(self, least, most):
        return sorted(word for word, count in self.frequency.items() if least <= count <= most)

    def _of_one_article(self, count):
        while True:
            article = self.chance.choice(self.sample)
            words = sorted(self.middle.intersection(_words(article)))
            if len(words) >= count:
                return self.chance.sample(words, count)

    def _phrase(self):
        while True:
            words = re.findall(r"\w+|[^\w ]", self.chance.choice(self.sample)["text"].lower())
            start = self.chance.randrange(max(1, len(words) - 1))
            pair = words[start:start + 2]
            if len(pair) == 2 and all(WORD.fullmatch(word) and word in self.frequency for word in pair):
                return pair

    def _dates(self):
        year = int(self.chance.choice(self.sample)["date"][:4] or 2010)
        return [f"{year}-01-01", f"{year + self.chance.randrange(3)}-06-30"]

    def query(self, name):
        if name == "rare word":
            return {"words": [self.chance.choice(self.rare)]}
        if name == "phrase":
            return {"phrase": self._phrase()}
        if name == "boolean":
            first, second = self._of_one_article(2)
            return {"boolean": [first, second, *self.chance.sample(self.common, 2)]}
        if name in ("two words", "six words"):
            return {"words": self._of_one_article(2 if name == "two words" else 6)}
        query = {"words": [self.chance.choice(self.common)]}
        if name == "date range":
            query["dates"] = self._dates()
        return query


def draw(archive, seed, count):
    drawn = Draw(archive, seed)
    return [{"class": name, **drawn.query(name)} for name in CLASSES for _ in range(count)]


def text_of(query, minus="-"):
    """`a b`, `"a b"` or `a (b OR c) -d`: what Byline, Lucene, recoll and Xapian's parser all read."""
    if "phrase" in query:
        return '"' + " ".join(query["phrase"]) + '"'
    if "boolean" in query:
        a, b, c, d = query["boolean"]
        return f"{a} ({b} OR {c}) {minus}{d}"
    return " ".join(query["words"])
