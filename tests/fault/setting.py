# SPDX-License-Identifier: GPL-3.0-or-later
"""What every fault test begins with: options, a printed seed, a folder, an archive in a file."""
import argparse
import os
import random as randomness
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import archive  # noqa: E402
import programs  # noqa: E402

FIRST = 10**6  # the number of the article that a live index begins with
SMALL_MEMORY = ("--memory", "2M")  # about thirty of our articles a commit


def start(doc, test):
    """Parses the options, prints the seed and calls test(run, random)."""
    parser = argparse.ArgumentParser(description=doc)
    programs.add_program_options(parser)
    parser.add_argument("--seed", type=int, default=randomness.SystemRandom().randrange(10**9))
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    with programs.sandbox(options) as run:
        test(run, randomness.Random(options.seed))


def records(random, size):
    return [archive.random_record(random, number) for number in range(size)]


def write_archive(run, random, size, name="archive.jsonl"):
    made = records(random, size)
    programs.write_jsonl(run.path(name), made)
    return made


def begin_live(run, random, *indexes):
    """Makes indexes of one article each, so that what is added next is committed batch by batch.

    A new index is built as a whole, without commits.
    """
    programs.write_jsonl(run.path("first.jsonl"), [archive.random_record(random, FIRST)])
    for index in indexes:
        run.index("add", index, "--quiet", "first.jsonl")


def require(condition, message):
    if not condition:
        raise AssertionError(message)
