#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Prints how well byline-search ranks: nDCG@10 on test collections, each beside its floor.

The collections lie in $BYLINE_DATA/ir; without that variable it says so and measures nothing.
Queries are plain words, joined by `--match any`. Exits 1 when a floor is missed.
"""
import argparse
import collections
import math
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "tests",
                                "support"))
import programs  # noqa: E402

FLOORS = {"cranfield": 0.385, "med": 0.700, "npl": 0.435}
DEPTH = 10


def read_judgements(path):
    """{query: {document: gain}}, the relevant ones only."""
    judged = collections.defaultdict(dict)
    with open(path, encoding="utf-8") as lines:
        for line in lines:
            query, _, document, gain = line.split()
            if int(gain) > 0:
                judged[query][document] = int(gain)
    return judged


def read_queries(path):
    """{query: its words}. What is syntax in a query language was only punctuation to its author."""
    with open(path, encoding="utf-8") as lines:
        rows = [line.rstrip("\n").split("\t", 1) for line in lines]
    return {number: " ".join(re.findall(r"[a-z0-9]+", text.lower())) for number, text in rows}


def gain_of(gains):
    return sum(gain / math.log2(rank + 1) for rank, gain in enumerate(gains[:DEPTH], 1))


def ndcg(relevant, ranked):
    """Linear gain, log2(rank + 1) discount, the ideal from the judgements."""
    ideal = gain_of(sorted(relevant.values(), reverse=True))
    return gain_of([relevant.get(document, 0) for document in ranked]) / ideal


def measure(run, folder, name):
    """Mean nDCG@10 over the queries that have a relevant document."""
    run.index("add", name, "--quiet", os.path.join(folder, "docs.jsonl.zst"))
    judged = read_judgements(os.path.join(folder, "qrels.txt"))
    queries = read_queries(os.path.join(folder, "queries.tsv"))
    total = 0.0
    for number, relevant in judged.items():
        found = run.search([name], "--match", "any", "--format", "ids", "--limit", str(DEPTH), "--",
                           queries[number]).stdout
        total += ndcg(relevant, found.split("\n"))
    return total / len(judged)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    programs.add_program_options(parser)
    options = parser.parse_args()
    data = os.environ.get("BYLINE_DATA")
    if not data:
        print("skipped: BYLINE_DATA names no folder with the test collections")
        return 0
    missed = False
    print("collection  nDCG@10  floor")
    with programs.sandbox(options) as run:
        for name, floor in FLOORS.items():
            value = measure(run, os.path.join(os.path.abspath(data), "ir", name), name)
            missed = missed or value < floor
            print(f"{name:10}   {value:.4f}   {floor:.3f}{'  missed' if value < floor else ''}",
                  flush=True)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
