#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Draws paragraphs that stand in three or more articles of a site, for a person to judge.

usage: draw.py --index DIR --archive NAME [--bin DIR] [--seed N] [--often N] [--seldom N]
       draw.py --index DIR --firsts [--bin DIR]

`--often` of those that stand in as many articles as make furniture, `--seldom` of those in fewer;
each with the paragraphs around it in three of its articles. --firsts shows instead all that is
marked and opens an article. Lines that begin with "+" are rows for labels.csv, without a verdict.
"""

import argparse
import csv
import io
import pathlib
import random
import sys

import paragraphs


def row_of(archive, paragraph):
    text = io.StringIO()
    csv.writer(text, lineterminator="").writerow(
        [archive, paragraph.key(), paragraph.site, "", paragraph.opening()])
    return "+" + text.getvalue()


def show(paragraph, articles):
    print(f"=== {paragraph.site}: {len(paragraph.places)} articles, {len(paragraph.others)} "
          f"different, marked in {paragraph.marked}, first in "
          f"{sum(place == 0 for place in paragraph.places.values())}")
    print("  " + paragraph.text[:400])
    for name in sorted(paragraph.places)[:3]:
        article, place = articles[name], paragraph.places[name]
        parts = paragraphs.parts_of(article)
        before = parts[place - 1][-90:] if place else "(nothing)"
        after = parts[place + 1][:90] if place + 1 < len(parts) else "(nothing)"
        print(f"    {article['title'][:60]} [{place + 1}/{len(parts)}]: {before} || {after}")


def draw(rng, found, often, seldom):
    keys = sorted(found)
    rng.shuffle(keys)
    many = [key for key in keys if len(found[key].places) >= paragraphs.RULE]
    few = [key for key in keys if len(found[key].places) < paragraphs.RULE]
    print(f"{len(many)} paragraphs stand in {paragraphs.RULE} articles of a site or more, "
          f"{len(few)} in {paragraphs.LEAST} to {paragraphs.RULE - 1}")
    return many[:often] + few[:seldom]


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", required=True)
    parser.add_argument("--archive", default="")
    parser.add_argument("--bin", type=pathlib.Path, default=pathlib.Path("build"))
    parser.add_argument("--seed", type=int, default=5)
    parser.add_argument("--often", type=int, default=60)
    parser.add_argument("--seldom", type=int, default=40)
    parser.add_argument("--firsts", action="store_true")
    options = parser.parse_args()
    articles = paragraphs.articles_of(options.bin.resolve(), options.index)
    found = paragraphs.standing(articles)
    if options.firsts:
        keys = [key for key in sorted(found)
                if found[key].marked and 0 in found[key].places.values()]
    else:
        keys = draw(random.Random(options.seed), found, options.often, options.seldom)
    for key in keys:
        show(found[key], articles)
        print(row_of(options.archive, found[key]))


if __name__ == "__main__":
    sys.exit(main())
