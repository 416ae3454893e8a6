#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How well copies are joined to stories, and what is kept apart.

usage: evaluate.py --data DIR [--bin DIR] [--half dev|test|both] [--seed N] [--misses N]

DIR holds longform.jsonl.zst and basil.jsonl.zst. Makes a labelled set (labelled.py), indexes it
together with the rest of longform, and compares the stories with the labels. Thresholds are set
on the half `dev`; figures are reported on `test`.
"""

import argparse
import itertools
import json
import pathlib
import random
import subprocess
import sys
import tempfile
from collections import Counter, defaultdict

import labelled


def read(path, limit=None):
    lines = subprocess.run(["zstdcat", str(path)], check=True, capture_output=True,
                           text=True).stdout.splitlines()
    return [json.loads(line) for line in lines[:limit]]


def stories_of(binaries, articles, folder):
    """{id: story} as the programs say."""
    source = folder / "articles.jsonl"
    with open(source, "w", encoding="utf-8") as file:
        for article in articles:
            file.write(json.dumps(article) + "\n")
    index = folder / "index"
    subprocess.run([binaries / "byline-index", "add", "--quiet", "--collection", "x", "--index",
                    index, source], check=True, stdout=subprocess.DEVNULL)
    rows = subprocess.run([binaries / "byline-search", "--index", index, "--format", "jsonl",
                           "--fields", "id,story"], check=True, capture_output=True, text=True)
    return {row["id"]: row["story"] for row in map(json.loads, rows.stdout.splitlines())
            if "id" in row}


def report_copies(made, stories, misses):
    found = Counter()
    by_kind = defaultdict(Counter)
    by_kinds = defaultdict(list)
    groups = defaultdict(list)
    for article, label, kinds in made:
        groups[label].append((article["id"], kinds))
    for members in groups.values():
        for (a, kinds_a), (b, kinds_b) in itertools.combinations(members, 2):
            same = stories[a] == stories[b]
            found[same] += 1
            for kind in set(kinds_a) | set(kinds_b):
                by_kind[kind][same] += 1
            if not same:
                by_kinds[tuple(sorted(set(kinds_a) | set(kinds_b)))].append((a, b))
    label_of = {article["id"]: label for article, label, _ in made}
    of_story = defaultdict(list)
    for key, label in label_of.items():
        of_story[stories[key]].append(key)
    joined = wrong = 0
    for members in of_story.values():
        for a, b in itertools.combinations(members, 2):
            joined += 1
            wrong += label_of[a] != label_of[b]
    total = sum(found.values())
    print(f"pairs of copies found   {found[True]} of {total}, {100 * found[True] / total:.2f} %")
    print(f"wrong pairs             {wrong} of {joined} joined, {100 * wrong / max(1, joined):.3f} %")
    for kind in sorted(by_kind):
        count = by_kind[kind]
        all_of = sum(count.values())
        print(f"  {kind:<12} {count[True]:>6} of {all_of:>6}  {100 * count[True] / all_of:6.2f} %")
    for kinds, pairs in sorted(by_kinds.items(), key=lambda x: -len(x[1]))[:misses]:
        print(f"  missed {len(pairs)}: {'+'.join(kinds)}: {pairs[0]}")


def report_apart(name, pairs, stories):
    joined = [pair for pair in pairs if stories[pair[0]] == stories[pair[1]]]
    print(f"{name:<23} {len(joined)} of {len(pairs)} joined {joined[:4] if joined else ''}")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=pathlib.Path, required=True)
    parser.add_argument("--bin", type=pathlib.Path, default=pathlib.Path("build"))
    parser.add_argument("--half", choices=["dev", "test", "both"], default="test")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--misses", type=int, default=0)
    options = parser.parse_args()

    rng = random.Random(options.seed)
    articles = [a for a in read(options.data / "longform.jsonl.zst") if a.get("text")]
    made = labelled.copies(rng, articles, 500)
    if options.half != "both":
        wanted = 0 if options.half == "dev" else 1
        made = [m for m in made if int(m[1][1:]) % 2 == wanted]
    serial = labelled.serials(rng, 100)
    again = labelled.rescrapes(rng, articles, 200)
    if options.half != "both":
        again = [m for m in again if int(m[1][1:]) % 2 == wanted]
    basil = read(options.data / "basil.jsonl.zst")
    for number, article in enumerate(basil):
        article["label"] = article.pop("story")
        article["id"] = f"b{number}"
    with tempfile.TemporaryDirectory(prefix="byline-stories-") as folder:
        stories = stories_of(options.bin.resolve(),
                             [m[0] for m in made + again] + [s[0] for s in serial] + basil,
                             pathlib.Path(folder))
    print("copies, seven of eight on another site")
    report_copies(made, stories, options.misses)
    print("pages of one site, read again after an edit")
    report_copies(again, stories, options.misses)
    report_apart("serial pairs", [(serial[2 * i][0]["id"], serial[2 * i + 1][0]["id"])
                                  for i in range(100)], stories)
    report_apart("pairs of any serials", [(a[0]["id"], b[0]["id"]) for a, b in
                                          itertools.combinations(serial, 2)], stories)
    events = defaultdict(list)
    for article in basil:
        events[article["label"]].append(article["id"])
    report_apart("basil pairs", [pair for members in events.values()
                                 for pair in itertools.combinations(members, 2)], stories)


if __name__ == "__main__":
    sys.exit(main())
