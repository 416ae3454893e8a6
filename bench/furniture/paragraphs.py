# SPDX-License-Identifier: GPL-3.0-or-later
"""The paragraphs of an index that stand in several articles of a site, and which are marked."""

import hashlib
import json
import subprocess
from collections import defaultdict

LEAST = 3   # articles: below that nobody asks
RULE = 8    # articles that make furniture (indexer/furniture/paragraph_signs.hpp)


class Paragraph:
    def __init__(self, site, text):
        self.site, self.text = site, text
        self.places = {}      # id of an article: number of the paragraph in it
        self.others = set()   # the longest other paragraphs of those articles
        self.marked = 0       # articles that have it marked

    def key(self):
        return key_of(self.site, self.text)

    def opening(self, words=12):
        parts = self.text.split()
        return " ".join(parts[:words]) + (" ..." if len(parts) > words else "")


def key_of(site, text):
    return hashlib.sha256(f"{site}\n{plain(text)}".encode()).hexdigest()[:16]


def plain(text):
    return " ".join(text.split()).lower()


def articles_of(binaries, index):
    rows = subprocess.run([binaries / "byline-search", "--index", index, "--timeout", "600",
                           "--format", "jsonl", "--fields", "id,site,outlet,title,text,furniture"],
                          check=True, capture_output=True, text=True).stdout
    # Not splitlines(): a text may hold other line ends than JSON escapes.
    return {row["id"]: row for row in map(json.loads, rows.rstrip("\n").split("\n"))}


def parts_of(article):
    return [part for part in (article["text"] or "").split("\n") if part.strip()]


def standing(articles, least=LEAST):
    """The paragraphs that stand in `least` articles of a site or more, by key."""
    found = defaultdict(dict)
    for name, article in articles.items():
        parts = parts_of(article)
        marked = {plain(part) for part in article["furniture"] or []}
        for place, part in enumerate(parts):
            site = article["site"] or (article["outlet"] or "").lower()
            paragraph = found[site].setdefault(plain(part), Paragraph(site, part))
            if name in paragraph.places:
                continue
            paragraph.places[name] = place
            paragraph.marked += plain(part) in marked
            rest = [other for other in map(plain, parts) if other != plain(part)]
            paragraph.others.add(max(rest, key=lambda other: len(other.encode()), default=""))
    return {p.key(): p for of_site in found.values() for p in of_site.values()
            if len(p.places) >= least}
