# SPDX-License-Identifier: GPL-3.0-or-later
"""NEAR, ADJ, SAME and ATLEAST count what a scan of the paragraphs counts.

Articles of few different words, so that the words stand at every distance from each other.
"""
import itertools
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fault"))
import setting  # noqa: E402

WORDS = ("ax", "bog", "cup", "den", "elm", "fig")
ARTICLES = 300
QUESTIONS = 150


def article(random, number):
    paragraphs = [" ".join(random.choice(WORDS) for _ in range(random.randint(1, 9)))
                  for _ in range(random.randint(1, 4))]
    # A paragraph that repeats the title would be left out of the text.
    return {"id": str(number), "title": random.choice(WORDS) + " title", "outlet": "Herald",
            "text": "\n\n".join(paragraphs)}


def texts(record):
    return [record["title"].split()] + [part.split() for part in record["text"].split("\n\n")]


def places(words, side):
    return [place for place, word in enumerate(words) if word in side]


def is_near(record, left, right, distance, ordered):
    for words in texts(record):
        for p, q in itertools.product(places(words, left), places(words, right)):
            if p != q and abs(p - q) <= distance and (p < q or not ordered):
                return True
    return False


def mentions(record, side):
    return sum(len(places(words, side)) for words in texts(record))


def side_of(random):
    side = random.sample(WORDS, random.choice((1, 1, 2, 3)))
    written = " OR ".join(f'"{word}"' for word in side)
    return side, f"({written})" if len(side) > 1 else written


def question(random):
    """A query, and what a scan has to ask of an article."""
    left, left_text = side_of(random)
    right, right_text = side_of(random)
    distance = random.randint(1, 8)
    kind = random.choice(("NEAR", "ADJ", "SAME", "ATLEAST"))
    if kind == "ATLEAST":
        return f"ATLEAST/{distance} {left_text}", lambda it: mentions(it, left) >= distance
    if kind == "SAME":
        return (f"{left_text} SAME {right_text}",
                lambda it: is_near(it, left, right, 499, False))
    return (f"{left_text} {kind}/{distance} {right_text}",
            lambda it: is_near(it, left, right, distance, kind == "ADJ"))


def test(run, random):
    made = [article(random, number) for number in range(ARTICLES)]
    setting.programs.write_jsonl(run.path("archive.jsonl"), made)
    run.index("add", "near", "--quiet", "archive.jsonl")
    for _ in range(QUESTIONS):
        query, holds = question(random)
        expected = sum(holds(record) for record in made)
        found = run.answer(["near"], "--count", "--", query)["total"]["articles"]
        setting.require(found == expected, f"{query}: {found}, the scan {expected}")


if __name__ == "__main__":
    setting.start(__doc__, test)
