#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""What a terminal shows of long work: how far it is, then what is done with all that was read.

usage: progress_test.py --byline-index PROGRAM --byline-search PROGRAM
"""
import argparse
import os
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
# pylint: disable=wrong-import-position
from programs import add_program_options, sandbox, why_no_terminal, write_jsonl  # noqa: E402

ARTICLES = 40
ENDING = ["looking for furniture", "grouping stories", "writing the index",
          "writing the dictionary"]
PACKING = ["packing the tables", "looking for furniture", "grouping stories",
           "writing the dictionary"]

# Command, what it is given, the steps that it shows when everything is read.
ROWS = [
    ("add", ["articles.jsonl"], ENDING),
    ("add", ["--replace", "--skip", "stories", "articles.jsonl"], [ENDING[0], *ENDING[2:]]),
    ("compact", [], PACKING),
    ("rebuild", [], ENDING),
]


def steps_shown(programs, command, arguments):
    """What stands behind the number of articles, or alone, each time the line was written anew."""
    text = programs.on_a_terminal(programs.index_command(command, "idx", *arguments), 80, "stderr")
    lines = [line.removesuffix("\x1b[K") for line in text.split("\r")]
    assert lines[-1] == "", f"the line is left standing: {lines[-1]!r}"
    # The first lines, with the rate, come only where the work lasts.
    return [line.rpartition(": ")[2] for line in lines if line and "articles," not in line]


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_program_options(parser)
    arguments = parser.parse_args()
    if why_no_terminal():
        print(f"skipped: {why_no_terminal()}")
        return 0
    with sandbox(arguments) as programs:
        write_jsonl(programs.path("articles.jsonl"),
                    [{"title": f"Title {n}", "text": f"Text of number {n}."} for n in range(ARTICLES)])
        for command, given, expected in ROWS:
            shown = steps_shown(programs, command, given)
            assert shown == expected, (command, given, shown)
            quiet = steps_shown(programs, command, ["--quiet", *given])
            assert quiet == [], (command, quiet)
    print("every step is named, and nothing is left standing")
    return 0


if __name__ == "__main__":
    sys.exit(main())
