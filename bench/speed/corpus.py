#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Generates a news archive whose numbers are those of a real one, and prints what came out.

usage: corpus.py COUNT [--seed N] >archive.jsonl

Words are drawn from two power laws joined at rank 8000: frequency falls with 1 / rank up to there
and with 1 / rank^1.8 below, so that the vocabulary grows by Heaps' law for as long as one draws.
Lengths are log-normal. Some articles are copies of a recent one in another outlet, and every outlet
has lines of its own that stand under each of its articles. The figures go to standard error, fitted
to what was written, not to what was asked for.
"""

import argparse
import json
import math
import random
import statistics
import sys
from collections import Counter
from datetime import date, timedelta

JOINT = 8000          # rank at which the steeper law takes over
TAIL = 1.8            # its exponent
# Both laws give the same frequency at the joint.
HEAD_SHARE = math.log(JOINT) * (TAIL - 1) / (1 + math.log(JOINT) * (TAIL - 1))

MEDIAN_WORDS, SPREAD = 350, 0.8   # of an article: log-normal
LEAST_WORDS, MOST_WORDS = 20, 8000
COPIES = 0.08                     # share of articles that are told again by another outlet
OUTLETS, AUTHORS = 300, 2000
FIRST_DAY, DAYS = date(2003, 1, 1), 20 * 365

FUNCTION_WORDS = (
    "the of to and a in that is was for it on with as he be at by his from are this have but not "
    "they which an had or were their has its who will been would said more one there can if about "
    "we when her all she into him so out up some what them than could other no do").split()
SYLLABLES = [c + v for c in "b c d f g l m n p r s t v st tr pl ch br".split() for v in "aeiou"]
ENDINGS = ("", "s", "ing", "ed", "er")


def word_of(rank):
    """The word with this rank, from 1: English function words, then lemmas in five forms each."""
    if rank <= len(FUNCTION_WORDS):
        return FUNCTION_WORDS[rank - 1]
    lemma, form = divmod(rank - len(FUNCTION_WORDS) - 1, len(ENDINGS))
    parts = []
    lemma += len(SYLLABLES)  # two syllables at least
    while lemma:
        lemma, syllable = divmod(lemma, len(SYLLABLES))
        parts.append(SYLLABLES[syllable])
    return "".join(parts) + "nt"[len(parts) % 2] + ENDINGS[form]


class Language:
    def __init__(self, chance):
        self.draw = chance.random
        self.words = {}

    def word(self):
        if self.draw() < HEAD_SHARE:
            rank = int(JOINT ** self.draw())
        else:
            rank = int(JOINT * (1 - self.draw()) ** (-1 / (TAIL - 1)))
        word = self.words.get(rank)
        if word is None:
            word = self.words[rank] = word_of(rank)
        return word

    def sentence(self, length):
        return " ".join([self.word() for _ in range(length)]).capitalize() + "."


class Archive:
    """Draws articles one by one; the same seed gives the same articles."""

    def __init__(self, seed):
        self.chance = random.Random(seed)
        self.language = Language(self.chance)
        self.furniture = [[self.language.sentence(self.chance.randint(8, 25)) for _ in range(3)]
                          for _ in range(OUTLETS)]
        self.recent = []
        self.copies = 0

    def outlet(self):
        return int(OUTLETS ** self.chance.random()) - 1

    def body(self):
        wanted = int(self.chance.lognormvariate(math.log(MEDIAN_WORDS), SPREAD))
        wanted = min(max(wanted, LEAST_WORDS), MOST_WORDS)
        paragraphs = []
        while wanted > 0:
            sentences = [self.language.sentence(self.chance.randint(6, 30))
                         for _ in range(self.chance.randint(1, 3))]
            wanted -= sum(sentence.count(" ") + 1 for sentence in sentences)
            paragraphs.append(" ".join(sentences))
        return paragraphs

    def story(self):
        if self.recent and self.chance.random() < COPIES:
            self.copies += 1
            title, paragraphs = self.chance.choice(self.recent)
            return title, paragraphs[:-1] or paragraphs  # editors cut from the end
        made = self.language.sentence(self.chance.randint(5, 12))[:-1], self.body()
        self.recent = self.recent[-500:] + [made]
        return made

    def article(self, number):
        title, paragraphs = self.story()
        outlet = self.outlet()
        day = FIRST_DAY + timedelta(days=self.chance.randrange(DAYS))
        return {"id": f"g{number}", "title": title,
                "author": f"Author {word_of(1000 + self.chance.randrange(AUTHORS)).title()}",
                "outlet": f"The {word_of(5000 + outlet).title()} Post", "date": day.isoformat(),
                "url": f"https://example.org/{outlet}/{number}",
                "text": "\n\n".join(paragraphs + self.furniture[outlet])}


def slope(points):
    """Least squares through (x, y): slope and intercept."""
    xs, ys = zip(*points)
    mean_x, mean_y = statistics.fmean(xs), statistics.fmean(ys)
    rise = sum((x - mean_x) * (y - mean_y) for x, y in points)
    found = rise / sum((x - mean_x) ** 2 for x in xs)
    return found, mean_y - found * mean_x


class Figures:
    """What was written, counted."""

    def __init__(self):
        self.counts, self.lengths, self.tokens = Counter(), [], 0
        self.growth, self.next_mark = [], 10_000

    def add(self, article):
        words = article["text"].lower().replace(".", "").split()
        self.counts.update(words)
        self.lengths.append(len(words))
        self.tokens += len(words)
        if self.tokens >= self.next_mark:
            self.growth.append((math.log(self.tokens), math.log(len(self.counts))))
            self.next_mark = self.tokens * 1.2

    def lines(self, seed, copies):
        falls = [count for _, count in self.counts.most_common()]
        zipf = [(math.log(rank), math.log(falls[rank - 1]))
                for rank in {int(10 * 1.1 ** step) for step in range(200)}
                if rank <= min(len(falls), JOINT)]
        exponent, _ = slope(zipf)
        lengths = sorted(self.lengths)
        yield f"seed {seed}, {len(lengths)} articles, {self.tokens} words, {len(falls)} different"
        if len(self.growth) > 2:
            beta, log_k = slope(self.growth)
            yield f"Heaps: vocabulary = {math.exp(log_k):.1f} * words^{beta:.3f}"
        yield f"Zipf: frequency ~ rank^{exponent:.2f} over ranks 10 to {min(len(falls), JOINT)}"
        tenth = [lengths[int(share * (len(lengths) - 1))] for share in (0.1, 0.5, 0.9, 1)]
        yield "words an article: 10 % {}, median {}, 90 % {}, longest {}".format(*tenth)
        yield f"copies: {copies} articles; furniture: 3 lines under every article, by outlet"


def generate(count, seed, output):
    """Writes the archive as JSON Lines; returns the lines that describe it."""
    archive, figures = Archive(seed), Figures()
    for number in range(count):
        article = archive.article(number)
        figures.add(article)
        output.write(json.dumps(article) + "\n")
    return list(figures.lines(seed, archive.copies))


def main():
    parser = argparse.ArgumentParser(description="Generates a news archive.")
    parser.add_argument("count", type=int)
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    print("\n".join(generate(options.count, options.seed, sys.stdout)), file=sys.stderr)


if __name__ == "__main__":
    main()
