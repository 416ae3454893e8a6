# SPDX-License-Identifier: GPL-3.0-or-later
"""NEAR, ADJ, SAME and ATLEAST count what a scan of the paragraphs counts.

Articles of few different words, so that words and phrases stand at every distance from each other.
"""
import itertools
import os
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fault"))
import setting  # noqa: E402

WORDS = ("ax", "bog", "cup", "den", "elm", "fig")
ARTICLES = 300
QUESTIONS = 250
SAME_PARAGRAPH = 499


def article(random, number):
    paragraphs = [" ".join(random.choice(WORDS) for _ in range(random.randint(1, 9)))
                  for _ in range(random.randint(1, 4))]
    # A paragraph that repeats the title would be left out of the text.
    return {"id": str(number), "title": random.choice(WORDS) + " title", "outlet": "Herald",
            "text": "\n\n".join(paragraphs)}


def texts(record):
    return [record["title"].split()] + [part.split() for part in record["text"].split("\n\n")]


def places(words, side):
    """First and last place of each mention; a side is a list of phrases, each a tuple of words."""
    return [(start, start + len(phrase) - 1) for phrase in side
            for start in range(len(words) - len(phrase) + 1)
            if tuple(words[start:start + len(phrase)]) == phrase]


def is_near(record, left, right, distance, ordered):
    for words in texts(record):
        for p, q in itertools.product(places(words, left), places(words, right)):
            if 0 < q[0] - p[1] <= distance or (not ordered and 0 < p[0] - q[1] <= distance):
                return True
    return False


def most_apart(mentions):
    """The most of the mentions that can be taken without two that overlap: every choice is tried."""
    if not mentions:
        return 0
    first, rest = mentions[0], mentions[1:]
    apart = [m for m in rest if m[0] > first[1] or m[1] < first[0]]
    taken = 1 + most_apart(apart)
    return taken if len(apart) == len(rest) else max(taken, most_apart(rest))


def mentions(record, side):
    return sum(most_apart(sorted(places(words, side))) for words in texts(record))


def phrase_of(random):
    return tuple(random.choice(WORDS) for _ in range(random.choice((1, 1, 2, 2, 3))))


def side_of(random):
    side = list({phrase_of(random) for _ in range(random.choice((1, 1, 2, 3)))})
    written = " OR ".join('"' + " ".join(phrase) + '"' for phrase in side)
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
                lambda it: is_near(it, left, right, SAME_PARAGRAPH, False))
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
