#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""How much of what is marked is furniture, and how much of the furniture is marked.

usage: measure.py --index DIR --archive NAME [--bin DIR] [--labels FILE]
       measure.py --index DIR --truth FILE [--bin DIR]

Of the paragraphs that labels.csv, or the truth that generated.py wrote, says something of. A label
is a standing subhead, a speaker's or an author's name on a line by itself; it says nothing of its
article either, but an editor wrote it into the text, so it is counted by itself.
"""

import argparse
import csv
import pathlib
import sys
from collections import Counter

import paragraphs


def read(options):
    """{key: furniture, label or text}"""
    with open(options.truth or options.labels, encoding="utf-8", newline="") as file:
        rows = list(csv.reader(line for line in file if not line.startswith("#")))
    if options.truth:
        return dict(rows)
    return {row[1]: row[3] for row in rows if row[0] == options.archive}


def share(part, whole):
    return f"{part} of {whole}" + (f", {100 * part / whole:.1f} %" if whole else "")


def main():
    parser = argparse.ArgumentParser(description=__doc__,
                                     formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--index", required=True)
    parser.add_argument("--archive")
    parser.add_argument("--bin", type=pathlib.Path, default=pathlib.Path("build"))
    parser.add_argument("--labels", type=pathlib.Path,
                        default=pathlib.Path(__file__).parent / "labels.csv")
    parser.add_argument("--truth", type=pathlib.Path)
    options = parser.parse_args()
    if not options.truth and not options.archive:
        parser.error("wants --archive, the archive of which the index was made, or --truth")
    articles = paragraphs.articles_of(options.bin.resolve(), options.index)
    found = paragraphs.standing(articles)
    verdicts = {key: verdict for key, verdict in read(options).items() if key in found}
    marked = Counter(verdict for key, verdict in verdicts.items() if found[key].marked)
    often = Counter(verdict for key, verdict in verdicts.items()
                    if len(found[key].places) >= paragraphs.RULE)
    both = Counter(verdict for key, verdict in verdicts.items()
                   if len(found[key].places) >= paragraphs.RULE and found[key].marked)
    firsts = sum(verdict == "text" and found[key].marked > 0 and 0 in found[key].places.values()
                 for key, verdict in verdicts.items())
    total = sum(marked.values())
    print(f"judged {len(verdicts)}: {dict(Counter(verdicts.values()))}; in {paragraphs.RULE} "
          f"articles of a site or more {dict(often)}")
    print(f"marked and no text        {share(total - marked['text'], total)}")
    print(f"marked and furniture      {share(marked['furniture'], total)}")
    print(f"furniture that is marked  {share(both['furniture'], often['furniture'])}")
    print(f"text that is marked       {share(both['text'], often['text'])}, "
          f"first paragraphs {firsts}")


if __name__ == "__main__":
    sys.exit(main())
