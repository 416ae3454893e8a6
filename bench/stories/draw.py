#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws pairs of articles for a person to read: joined to one story, and just not joined.

usage: draw.py --index DIR [--bin DIR] [--seed N] [--joined N] [--apart N]
       draw.py --index DIR [--bin DIR] --archive NAME --verdicts FILE

A joined pair is an article that stands behind another's row, and the lead of its story: the share
of wrong ones is the share of articles that the count of stories lost. A pair just not joined is an
article and the one of another story that is nearest to it, where both shares of runs reach at
least NEAR of what the rule asks for. Articles are drawn, not pairs, so that a template with a
thousand copies of itself weighs no more than one article that met it.

Needs build/story-pairs (cmake --build build --target story-pairs). With --verdicts nothing is
drawn: the pairs of FILE (verdicts.csv) are compared with what the index says of them now.
"""

import argparse
import csv
import json
import pathlib
import random
import re
import subprocess
import sys
from collections import Counter

NEAR = 0.6
# As indexer/stories/resemblance.cpp has it: shares of the shorter text's runs and of all.
SHORT, TEASER = 40, 150
ELSEWHERE, ELSEWHERE_SHORT, OF_SITE, OF_SITE_TEASER = (0.38, 0.18), (0.60, 0.18), (0.50, 0.35), (
    0.70, 0.45)


def output(command):
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


def articles_of(binaries, index):
    rows = output([binaries / "byline-search", "--index", index, "--timeout", "600", "--format",
                   "jsonl", "--fields", "id,story,leads_story,outlet,date,title,url,text"])
    # Not splitlines(): a text may hold other line ends than JSON escapes.
    return {row["id"]: row for row in map(json.loads, rows.rstrip("\n").split("\n"))}


class Pair:
    def __init__(self, line):
        fields = line.split("\t")
        self.a, self.b = fields[:2]
        self.joined, self.resembles = fields[2] == "1", fields[3] == "1"
        self.words = int(fields[4])
        self.share, self.of_both = float(fields[5]), float(fields[6])
        self.names, self.numbers = "/".join(fields[7:9]), "/".join(fields[9:11])
        self.of_one_site = fields[11] == "1"

    def runs(self):
        """How much of what the rule asks of runs there is: 1 is enough."""
        if self.of_one_site:
            wanted = OF_SITE_TEASER if self.words < TEASER else OF_SITE
        else:
            wanted = ELSEWHERE_SHORT if self.words < SHORT else ELSEWHERE
        return min(self.share / wanted[0], self.of_both / wanted[1])

    def bar(self):
        """What kept the pair apart."""
        if self.resembles:
            return "lead"
        return "facts" if self.runs() >= 1 else "runs"


def nearest(pairs):
    """{id: the pair with the nearest article of another story}"""
    best = {}
    for pair in pairs:
        if pair.joined or pair.runs() < NEAR:
            continue
        for key in (pair.a, pair.b):
            if key not in best or best[key].runs() < pair.runs():
                best[key] = pair
    return best


def draw(rng, articles, pairs, joined, apart):
    leads = {row["story"]: key for key, row in articles.items() if row["leads_story"]}
    behind = sorted(key for key, row in articles.items() if not row["leads_story"])
    drawn = [("joined", "", leads[articles[key]["story"]], key)
             for key in rng.sample(behind, min(joined, len(behind)))]
    near = nearest(pairs)
    keys = sorted(near)
    rng.shuffle(keys)
    seen = set()
    for key in keys:
        if len(seen) == apart:
            break
        pair = near[key]
        if (pair.a, pair.b) not in seen:
            seen.add((pair.a, pair.b))
            drawn.append(("apart", pair.bar(), pair.a, pair.b))
    print(f"{len(behind)} articles stand behind another's row; {len(near)} of {len(articles)} are "
          "near to another story")
    return drawn


def sentences_of(text):
    return [" ".join(s.split()) for s in re.split(r"(?<=[.!?…”\"])\s+|\n+", text) if s.strip()]


def difference(a, b):
    """How many sentences each shares with the other, and the first that it does not."""
    x, y = sentences_of(a), sentences_of(b)
    lines = []
    for sign, own, other in (("-", x, y), ("+", y, x)):
        alone = [s for s in own if s not in other]
        lines.append(f"  {sign} {len(own) - len(alone)} of {len(own)} sentences shared; alone: "
                     + " / ".join(s[:90] for s in alone[:3]))
    return "\n".join(lines)


def show(number, kind, bar, a, b):
    print(f"=== {number} {kind} {bar} {a['id']} {b['id']}")
    for row in (a, b):
        text = " ".join(row["text"].split()) if row["text"] else ""
        print(f"* {row['title']} | {row['outlet']} | {row['date']} | {len(text.split())} words | "
              f"{(row['url'] or '')[:90]}")
        print("  " + (text if len(text) <= 400 else text[:200] + " [...] " + text[-200:]))
    if max(len(a["text"] or ""), len(b["text"] or "")) > 400:
        print(difference(a["text"] or "", b["text"] or ""))


def compare(path, archive, articles):
    wrong = Counter()
    for row in csv.DictReader(line for line in open(path, encoding="utf-8")
                              if not line.startswith("#")):
        if row["archive"] != archive:
            continue
        if row["a"] not in articles or row["b"] not in articles:
            wrong["not in the index"] += 1
            continue
        joined = articles[row["a"]]["story"] == articles[row["b"]]["story"]
        now = "joined" if joined else "apart"
        wrong[f"read as {row['verdict']}, now {now}"] += 1
    for what, count in sorted(wrong.items()):
        print(f"{count:>5} {what}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", required=True)
    parser.add_argument("--bin", type=pathlib.Path, default=pathlib.Path("build"))
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--joined", type=int, default=100)
    parser.add_argument("--apart", type=int, default=100)
    parser.add_argument("--verdicts", type=pathlib.Path)
    parser.add_argument("--archive", help="with --verdicts: whose rows of FILE are meant")
    options = parser.parse_args()
    binaries = options.bin.resolve()
    articles = articles_of(binaries, options.index)
    if options.verdicts:
        if not options.archive:
            parser.error("--verdicts wants --archive, the archive of which the index was made")
        compare(options.verdicts, options.archive, articles)
        return
    pairs = [Pair(line) for line in output([binaries / "story-pairs", options.index]).splitlines()]
    drawn = draw(random.Random(options.seed), articles, pairs, options.joined, options.apart)
    for number, (kind, bar, a, b) in enumerate(drawn):
        show(number, kind, bar, articles[a], articles[b])


if __name__ == "__main__":
    sys.exit(main())
