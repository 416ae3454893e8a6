#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Generates an archive whose furniture is known, with what is easily taken for it.

usage: generated.py [--seed N] [--moving N] --truth FILE >archive.jsonl

Of each of the sites: pleas that stand under most articles and under a few, editors' notes that open
articles, standing subheads, photographers' names. Beside them text that stands in several articles
as well: pages read again after an edit, the background of an affair in report after report, and
sayings of a few words. FILE gets a row for each paragraph that stands in three articles of a site
or more, of key and truth: furniture, label (a standing subhead) or text. --moving adds pages to each
site that are read ten times, under another title and with another longest paragraph each time.
"""

import argparse
import csv
import json
import pathlib
import random
import sys
from collections import Counter

import paragraphs

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent.parent / "speed"))
import corpus  # noqa: E402

SITES = 12
ARTICLES = 120                           # of a site, of which pages that are read again are more
PLEAS = (0.9, 0.6, 0.3, 0.1, 0.06, 0.03)  # the share of a site's articles under which one stands
NOTES = (0.15, 0.08)                     # that opens
LABELS = (0.2, 0.07)
PHOTOGRAPHERS = 6
AGAIN = (3, 4, 6, 9, 12)                 # times that a page is read
AGAIN_LONGEST = (4,)                     # ... with another longest paragraph each time
MOVING = 10                              # ... of those that --moving adds
AFFAIRS = (3, 4, 5, 6, 7)                # reports with one background


class Site:
    def __init__(self, chance, language, number):
        self.chance, self.language = chance, language
        self.host = f"s{number}.example"
        self.truth = {}
        self.made = []
        self.pleas = [(share, self.line("furniture", 8, 30)) for share in PLEAS]
        self.notes = [(share, self.line("furniture", 8, 20)) for share in NOTES]
        self.labels = [(share, self.line("label", 1, 3)) for share in LABELS]
        self.photos = [self.line("furniture", 2, 4) for _ in range(PHOTOGRAPHERS)]
        self.sayings = [self.line("text", 1, 3) for _ in range(20)]

    def line(self, truth, least, most):
        text = self.language.sentence(self.chance.randint(least, most))
        self.truth[text] = truth
        return text

    def body(self):
        made = [" ".join(self.line("text", 8, 28) for _ in range(self.chance.randint(1, 3)))
                for _ in range(self.chance.randint(4, 18))]
        for text in made:
            self.truth[text] = "text"
        if self.chance.random() < 0.2:
            made.insert(self.chance.randint(1, len(made)), self.chance.choice(self.sayings))
        return made

    def put(self, body):
        """An article, with what the site puts around and into its text."""
        parts = list(body)
        for share, label in self.labels:
            if self.chance.random() < share:
                parts.insert(self.chance.randint(1, len(parts)), label)
        if self.chance.random() < 0.3:
            parts.insert(self.chance.randint(0, len(parts)), self.chance.choice(self.photos))
        for share, note in self.notes:
            if self.chance.random() < share:
                parts.insert(0, note)
        for share, plea in self.pleas:
            if self.chance.random() < share:
                parts.append(plea)
        number = len(self.made)
        self.made.append({"id": f"{self.host}-{number}", "url": f"https://{self.host}/{number}",
                          "title": self.language.sentence(self.chance.randint(5, 11))[:-1],
                          "outlet": self.host.split(".", maxsplit=1)[0].upper() + " Post",
                          "date": "2021-03-04", "text": "\n\n".join(parts)})

    def edited(self, body, is_longest):
        """The same page later: a paragraph is another, never or always the longest."""
        longest = max(range(len(body)), key=lambda place: len(body[place]))
        places = [place for place in range(len(body)) if (place == longest) == is_longest]
        changed = list(body)
        place = self.chance.choice(places)
        changed[place] += " " + self.line("text", 6, 12)
        if not is_longest and len(changed[place]) >= len(body[longest]):
            return body
        self.truth[changed[place]] = "text"
        return changed

    def fill(self, moving):
        for _ in range(ARTICLES):
            self.put(self.body())
        pages = [(times, False) for times in AGAIN] + [(times, True) for times in AGAIN_LONGEST]
        for times, is_longest in pages + [(MOVING, True)] * moving:
            body = self.body()
            for _ in range(times):
                self.put(self.edited(body, is_longest))
        for reports in AFFAIRS:
            background = self.line("text", 20, 40)
            for _ in range(reports):
                body = self.body()
                body.insert(self.chance.randint(1, len(body)), background)
                self.put(body)


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seed", type=int, default=3)
    parser.add_argument("--moving", type=int, default=0)
    parser.add_argument("--truth", required=True)
    options = parser.parse_args()
    chance = random.Random(options.seed)
    language = corpus.Language(chance)
    with open(options.truth, "w", encoding="utf-8", newline="") as file:
        rows = csv.writer(file, lineterminator="\n")
        for number in range(SITES):
            site = Site(chance, language, number)
            site.fill(options.moving)
            chance.shuffle(site.made)
            standing = Counter(part for article in site.made
                               for part in set(article["text"].split("\n\n")))
            for text, truth in sorted(site.truth.items()):
                if standing[text] >= paragraphs.LEAST:
                    rows.writerow([paragraphs.key_of(site.host, text), truth])
            for article in site.made:
                sys.stdout.write(json.dumps(article) + "\n")


if __name__ == "__main__":
    sys.exit(main())
