# SPDX-License-Identifier: GPL-3.0-or-later
"""All that a person can ask of an index, gathered so that two indexes can be compared."""
import json

FACETS = ("outlet", "author", "agency", "section", "tag", "lang", "year", "month", "day")
QUERIES = ("flood", '"the sea"', "wall OR tide", "vot*", "NOT flood", "title:council",
           "outlet:=Ledger", "author:quill date:2015..2018", "words:100..", "covid-19")
# When it was first committed, and where it was read from, may differ between two runs.
PASSING = ("added", "source")


def steady(value):
    """`value` without what may differ."""
    if isinstance(value, dict):
        return {key: steady(item) for key, item in value.items() if key not in PASSING}
    if isinstance(value, list):
        return [steady(item) for item in value]
    return value


def ids_of(run, index):
    return run.search([index], "--format", "ids", "--limit", "all").stdout.split()


def article_count(run, index):
    return run.answer([index], "--count")["total"]["articles"]


def gather(run, index, shown=25):
    """Ids, counts, facets, ranked hits and whole articles of an index, by question."""
    ids = ids_of(run, index)
    answers = {"ids": ids, "articles": article_count(run, index)}
    for field in FACETS:
        answers["--by " + field] = run.answer([index], "--by", field, "--limit", "all")
    for query in QUERIES:
        answers[query] = run.answer([index], "--limit", "50", "--", query)
    some = ids[::max(1, len(ids) // shown)]
    answers["--show"] = run.answer([index], "--show", *some)
    return steady(answers)


def first_difference(expected, got, place=""):
    """Where two answers part, and what stands there in each."""
    if isinstance(expected, dict) and isinstance(got, dict) and expected.keys() == got.keys():
        for key, value in expected.items():
            if value != got[key]:
                return first_difference(value, got[key], f"{place}.{key}")
    if isinstance(expected, list) and isinstance(got, list) and len(expected) == len(got):
        for number, value in enumerate(expected):
            if value != got[number]:
                return first_difference(value, got[number], f"{place}[{number}]")
    return f"{place}\nexpected {json.dumps(expected)[:600]}\ngot      {json.dumps(got)[:600]}"


def require_equal(expected, got, what):
    for question, answer in expected.items():
        if got[question] != answer:
            raise AssertionError(f"{what}: {question!r} is answered otherwise: " +
                                 first_difference(answer, got[question]))
