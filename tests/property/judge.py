# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks byline-search random questions about a random archive and checks every answer by a scan.

The same articles lie in one index, in two and in five. Prints the seed; --seed gives it back.
"""
import argparse
import collections
import os
import random as randomness
import sys
import time

sys.path.insert(0, os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "support"))
import archive  # noqa: E402
import programs  # noqa: E402
import questions  # noqa: E402


class Judge:
    def __init__(self, run, random, size):
        self.run, self.random = run, random
        self.articles = archive.random_archive(random, size)
        self.layouts = [self.build(parts) for parts in (1, 2, 5)]
        self.checked = collections.Counter()

    def build(self, parts):
        names = [f"index{parts}-{part}" for part in range(parts)]
        heaps = [[] for _ in names]
        for article in self.articles:
            self.random.choice(heaps).append(article.record)
        for name, heap in zip(names, heaps):
            path = self.run.path(name + ".jsonl")
            programs.write_jsonl(path, heap)
            self.run.index("add", name, "--quiet", path)
        return names

    def fail(self, what, indexes, arguments, expected, got):
        raise AssertionError(f"{what}: --index {' --index '.join(indexes)} {arguments!r}\n"
                             f"expected {expected}\ngot      {got}")

    def check_hits(self, arguments, test):
        """Exactly the articles that match, whatever the index they lie in."""
        expected = {a.id for a in self.articles if test(a)}
        for indexes in self.layouts:
            rows = self.run.search(indexes, "--format", "ids", "--limit", "all", *arguments)
            found = rows.stdout.split()
            missing, extra = expected - set(found), set(found) - expected
            if missing or extra or len(found) != len(expected):
                self.fail("hits", indexes, arguments, f"{len(expected)}, {sorted(missing)[:5]}",
                          f"{len(found)}, {sorted(extra)[:5]}")
            self.checked["hits"] += 1

    def check_page(self, arguments, test):
        """A page of the answer: its total, and no row that does not match."""
        expected = {a.id for a in self.articles if test(a)}
        for indexes in self.layouts:
            answer = self.run.answer(indexes, "--limit", "5", *arguments)
            total, hits = answer["total"], {hit["id"] for hit in answer["hits"]}
            if total["articles"] != len(expected) or (len(indexes) == 1 and not total["exact"]):
                self.fail("total", indexes, arguments, len(expected), total)
            if not hits <= expected or len(hits) != min(5, len(expected)):
                self.fail("page", indexes, arguments, len(expected), sorted(hits))
            self.checked["page"] += 1

    def check_count(self, arguments, test):
        expected = sum(1 for a in self.articles if test(a))
        for indexes in self.layouts:
            got = self.run.answer(indexes, "--count", *arguments)["total"]["articles"]
            if got != expected:
                self.fail("count", indexes, arguments, expected, got)
            self.checked["count"] += 1

    def check_facet(self, field, values_of, arguments, test):
        expected = collections.Counter()
        for article in filter(test, self.articles):
            expected.update(set(values_of(article)) or {"none"})
        for indexes in self.layouts:
            rows = self.run.answer(indexes, "--by", field, "--limit", "all", *arguments)["values"]
            got = {row["value"]: row["articles"] for row in rows}
            if field == "month":  # how coarser dates are called here is not this test's matter
                got = {value: n for value, n in got.items() if len(value) == 7}
                expected = {value: n for value, n in expected.items() if len(value) == 7}
            if got != dict(expected):
                self.fail(f"--by {field}", indexes, arguments, dict(expected), got)
            self.checked["facet"] += 1

    def check_timeline(self, arguments, test):
        expected = collections.Counter(a.date[:4] for a in self.articles if a.days and test(a))
        for indexes in self.layouts:
            answer = self.run.answer(indexes, "--timeline=year", *arguments)
            buckets = answer["series"][0]["buckets"] if answer["series"] else []
            got = {b["from"][:4]: b["articles"] for b in buckets if b["articles"]}
            if got != dict(expected):
                self.fail("--timeline", indexes, arguments, dict(expected), got)
            self.checked["timeline"] += 1


FACETS = [("outlet", lambda a: [a.outlet] if a.outlet else []),
          ("author", lambda a: a.authors),
          ("agency", lambda a: [a.agency] if a.agency else []),
          ("section", lambda a: [a.section] if a.section else []),
          ("tag", lambda a: a.tags),
          ("lang", lambda a: [a.language]),
          ("year", lambda a: [a.date[:4]] if a.days else []),
          ("month", lambda a: [a.date[:7]])]


def random_filters(random):
    """Filter options, and the test that they stand for."""
    arguments, tests = [], []

    def add(name, value, test):
        arguments.extend([name, value])
        tests.append(test)

    if random.random() < 0.4:
        one, other = random.choice(archive.OUTLETS), random.choice(archive.OUTLETS)
        add("--outlet", one.lower(), lambda a: a.outlet in (one, other))
        arguments.extend(["--outlet", other])
    if random.random() < 0.3:
        name = " ".join(random.choice(archive.NAMES))
        add("--author", name.upper(), lambda a: name in a.authors)
    if random.random() < 0.2:
        agency = random.choice(archive.AGENCIES)
        add("--agency", agency, lambda a: a.agency == agency)
    if random.random() < 0.2:
        add("--section", "none", lambda a: not a.section)
    if random.random() < 0.2:
        add("--lang", "en", lambda a: a.language == "en")
    if random.random() < 0.4:
        since = questions.written(random, archive.random_day(random))
        first = archive.days_of(since)[0]
        add("--since", since, lambda a: bool(a.days) and a.days[0] >= first)
    elif random.random() < 0.4:
        until = questions.written(random, archive.random_day(random))
        last = archive.days_of(until)[1]
        add("--until", until, lambda a: bool(a.days) and a.days[1] <= last)
    return arguments, lambda a: all(test(a) for test in tests)


def random_question(random, articles):
    maker = random.choices([questions.question, questions.minus, questions.mixed], [8, 1, 1])[0]
    return maker(random, articles)


def work(judge, random, deadline):
    while time.monotonic() < deadline:
        asked = random_question(random, judge.articles)
        filters, passes = random_filters(random) if random.random() < 0.3 else ([], lambda a: True)

        def test(article, asked=asked, passes=passes):
            return asked.test(article) and passes(article)

        arguments = [*filters, "--", asked.query]
        judge.check_hits(arguments, test)
        kind = random.randrange(6)
        if kind == 0:
            judge.check_page(arguments, test)
        elif kind == 3:
            judge.check_count(arguments, test)
        elif kind == 1:
            judge.check_facet(*random.choice(FACETS), arguments, test)
        elif kind == 2:
            judge.check_timeline(arguments, test)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    programs.add_program_options(parser)
    parser.add_argument("--seed", type=int, default=randomness.SystemRandom().randrange(10**9))
    parser.add_argument("--articles", type=int, default=400)
    parser.add_argument("--seconds", type=float, default=25)
    options = parser.parse_args()
    print(f"seed {options.seed}", flush=True)
    random = randomness.Random(options.seed)
    with programs.sandbox(options) as run:
        judge = Judge(run, random, options.articles)
        for field, values_of in FACETS:
            judge.check_facet(field, values_of, [], lambda a: True)
        work(judge, random, time.monotonic() + options.seconds)
        print("checked", dict(judge.checked))


if __name__ == "__main__":
    main()
