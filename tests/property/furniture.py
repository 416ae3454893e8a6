# SPDX-License-Identifier: GPL-3.0-or-later
"""What is marked as furniture is what a scan says, in any order, batches and number of jobs.

Articles of a few sites and outlets, with pleas under them that stand in about as many articles as
the rule asks for, copies, articles of nothing but a plea, and paragraphs that stand there twice.
"""
import collections
import json
import os
import re
import sys

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "fault"))
import setting  # noqa: E402

ARTICLES = 220
LEAST = 8  # articles that make a paragraph furniture
ROUNDS = 10
SITES = ("a.example", "www.b.example", "news.c.example", None)
OUTLETS = ("Herald", "Times")


def sentence(random, words):
    return " ".join(f"w{random.randint(0, 9999)}x" for _ in range(words))


def spelled(random, paragraph):
    """The same paragraph as another page may have it."""
    return random.choice((paragraph, paragraph.upper(), "  ".join(paragraph.split()), paragraph))


def article(random, number, pleas, bodies):
    body = random.choice(bodies) if bodies and random.random() < 0.2 else [
        sentence(random, random.randint(5, 40)) for _ in range(random.randint(1, 3))]
    bodies.append(body)
    paragraphs = [] if random.random() < 0.05 else list(body)
    for plea in pleas:
        # Some stand in most articles, some in about as few as the rule asks for.
        if random.random() < (0.5, 0.1, 0.05, 0.04)[pleas.index(plea) % 4]:
            paragraphs.insert(random.randint(0, len(paragraphs)), spelled(random, plea))
    if paragraphs and random.random() < 0.1:
        paragraphs.append(paragraphs[0])
    site = random.choice(SITES)
    return {"id": f"n{number}", "title": f"Title t{number}", "outlet": random.choice(OUTLETS),
            "url": site and f"https://{site}/{number}",
            "text": "\n\n".join(paragraphs or [sentence(random, 9)])}


def plain(paragraph):
    return " ".join(paragraph.split()).lower()


def site_of(record):
    return re.sub("^www[.]", "", record["url"].split("/")[2]) if record["url"] else record["outlet"]


def furniture_of(records):
    """By id the furniture of each article, by the rule as docs/indexing.md has it."""
    others = collections.defaultdict(set)
    for record in records:
        parts = record["text"].split("\n\n")
        for part in {plain(part) for part in parts}:
            rest = [(-len(other.encode()), place) for place, other in enumerate(parts)
                    if plain(other) != part]
            longest = plain(parts[min(rest)[1]]) if rest else None
            others[site_of(record), part].add(longest)
    return {record["id"]: [part for part in record["text"].split("\n\n")
                           if len(others[site_of(record), plain(part)]) >= LEAST]
            for record in records}


def rows_of(run, index, fields):
    return [json.loads(line) for line in
            run.search([index], "--format", "jsonl", "--fields", fields).stdout.splitlines()]


def expected_rows(stored):
    """By id the furniture and the number of words of each article."""
    furniture = furniture_of(stored)
    return {row["id"]: (furniture[row["id"]], row["words"] - sum(
        len(part.split()) for part in furniture[row["id"]])) for row in stored}


def require_marks(run, index, expected, what):
    found = {row["id"]: (row["furniture"], row["words"])
             for row in rows_of(run, index, "id,furniture,words")}
    for key, row in expected.items():
        setting.require(found[key] == row, f"{what}: {key}: {found[key]}, the scan {row}")


def add_in_batches(run, index, records, batches, jobs):
    size = len(records) // batches + 1
    for begin in range(0, len(records), size):
        setting.programs.write_jsonl(run.path("batch.jsonl"), records[begin:begin + size])
        run.index("add", index, "--quiet", "--jobs", jobs, "batch.jsonl")


def test(run, random):
    pleas = [sentence(random, random.randint(2, 30)) for _ in range(9)]
    bodies = []
    records = [article(random, number, pleas, bodies) for number in range(ARTICLES)]
    setting.programs.write_jsonl(run.path("plain.jsonl"), records)
    run.index("add", "plain", "--quiet", "--skip", "furniture", "plain.jsonl")
    stored = rows_of(run, "plain", "id,url,outlet,text,words")
    expected = expected_rows(stored)
    marked = sum(bool(furniture) for furniture, _ in expected.values())
    setting.require(0 < marked < ARTICLES, f"{marked} articles have furniture: nothing is tested")
    for number in range(ROUNDS):
        random.shuffle(records)
        index, what = f"index{number}", f"round {number}"
        add_in_batches(run, index, records, 1 if number % 2 == 0 else 10, "12"[number // 2 % 2])
        require_marks(run, index, expected, what)
        gone = {row["id"] for row in random.sample(stored, 30)}
        run.index("remove", index, *sorted(gone))
        run.index("compact", index)
        left = expected_rows([row for row in stored if row["id"] not in gone])
        require_marks(run, index, left, what + ", compacted")
        run.index("check", index)
        run.index("rebuild", index)
        require_marks(run, index, left, what + ", rebuilt")
    print(f"{marked} of {ARTICLES} articles have furniture")


if __name__ == "__main__":
    setting.start(__doc__, test)
