# SPDX-License-Identifier: GPL-3.0-or-later
"""NEAR, ADJ, SAME and ATLEAST count what a scan of the paragraphs counts.

Sides are phrases, wildcards, slips, words in capitals and words of title or lead, one or several.
Articles of few different words, so that words and phrases stand at every distance from each other.
"""
import itertools
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fault"))
import setting  # noqa: E402

WORDS = ("ax", "axe", "bog", "BOG", "cup", "cap", "CAP", "den", "elm", "fig", "figs")
ARTICLES = 300
QUESTIONS = 300
SAME_PARAGRAPH = 499


def article(random, number):
    paragraphs = [" ".join(random.choice(WORDS) for _ in range(random.randint(1, 9)))
                  for _ in range(random.randint(1, 4))]
    title = " ".join(random.choice(WORDS) for _ in range(random.randint(1, 4)))
    # A paragraph that repeats the title would be left out of the text.
    return {"id": str(number), "title": f"{title} title", "outlet": "Herald",
            "text": "\n\n".join(paragraphs)}


def texts(record):
    """The title, then the paragraphs: a side names those it may stand in by their number."""
    return [record["title"].split()] + [part.split() for part in record["text"].split("\n\n")]


def anywhere(_):
    return True


def in_title(text):
    return text == 0


def in_lead(text):
    return text <= 2


# A field as written, and in which texts its words stand.
PLACES = [("", anywhere)] * 6 + [("title:", in_title), ("lead:", in_lead)]


def exactly(wanted):
    return lambda word: word.lower() == wanted


def is_slip(one, other):
    """At most one letter more, less or other, or two neighbours swapped: every such word is made."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    cuts = [(one[:i], one[i:]) for i in range(len(one) + 1)]
    made = {one} | {a + b[1:] for a, b in cuts if b}
    made |= {a + c + b[1:] for a, b in cuts if b for c in letters}
    made |= {a + c + b for a, b in cuts for c in letters}
    made |= {a + b[1] + b[0] + b[2:] for a, b in cuts if len(b) > 1}
    return other in made


def single(random):
    """A word as written, and which words of a text it is."""
    word = random.choice(WORDS)
    plain = word.lower()
    kind = random.randrange(5)
    if kind == 0:
        return f"{plain[:2]}*", lambda it: it.lower().startswith(plain[:2])
    if kind == 1:
        return f"*{plain[1:]}", lambda it: it.lower().endswith(plain[1:])
    if kind == 2:
        pattern = f"{plain[0]}?{plain[2:]}" if len(plain) > 2 else plain[0] + "*"
        rule = re.compile(pattern.replace("?", ".").replace("*", ".*"))
        return pattern, lambda it: bool(rule.fullmatch(it.lower()))
    if kind == 3:
        return f"{plain}~", lambda it: is_slip(plain, it.lower())
    return f'"{plain}"', exactly(plain)


def alternative(random):
    """A word or phrase with its field: as written, a test for each word, and its places."""
    field, stands = random.choice(PLACES)
    kind = random.random()
    if kind < 0.15:
        word = random.choice([word for word in WORDS if word.isupper()])
        return f"caps:{word}", [lambda it: it == word], anywhere
    if kind < 0.6:
        text, test = single(random)
        return field + text, [test], stands
    phrase = [random.choice(WORDS).lower() for _ in range(random.choice((1, 2, 2, 3)))]
    return f'{field}"{" ".join(phrase)}"', [exactly(word) for word in phrase], stands


def places(words, text, side):
    """First and last place of each mention of a side in a text."""
    return [(start, start + len(tests) - 1) for _, tests, stands in side if stands(text)
            for start in range(len(words) - len(tests) + 1)
            if all(test(word) for test, word in zip(tests, words[start:]))]


def is_near(record, left, right, distance, ordered):
    for text, words in enumerate(texts(record)):
        for p, q in itertools.product(places(words, text, left), places(words, text, right)):
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
    return sum(most_apart(sorted(set(places(words, text, side))))
               for text, words in enumerate(texts(record)))


def side_of(random):
    side = [alternative(random) for _ in range(random.choice((1, 1, 2, 3)))]
    written = " OR ".join(text for text, _, _ in side)
    return side, f"({written})" if len(side) > 1 else written


def question(random):
    """A query, and what a scan has to ask of an article."""
    left, left_text = side_of(random)
    right, right_text = side_of(random)
    distance = random.randint(1, 8)
    kind = random.choice(("NEAR", "ADJ", "SAME", "ATLEAST", "alone"))
    if kind == "alone":
        return left_text, lambda it: mentions(it, left) > 0
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
    # Short paragraphs of few words stand in many articles.
    run.index("add", "near", "--quiet", "--skip", "furniture", "archive.jsonl")
    for _ in range(QUESTIONS):
        query, holds = question(random)
        expected = sum(holds(record) for record in made)
        found = run.answer(["near"], "--count", "--", query)["total"]["articles"]
        setting.require(found == expected, f"{query}: {found}, the scan {expected}")


if __name__ == "__main__":
    setting.start(__doc__, test)
