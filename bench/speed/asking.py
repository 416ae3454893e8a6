# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks every engine the same queries: as whole commands, and inside one process.

A class's figure is the geometric mean over its queries of the median over the rounds. The counts
beside it are sums over the class, so that engines that do unequal work show it; a "+" means that
the engine did not count to the end.
"""

import tempfile
from statistics import median

from adding import place_of
from engines import MODES
from measuring import geometric_mean, run
from queries import CLASSES, text_of

WHOLE_ROUNDS = 1  # a process's start is the same every time; the queries are many
PASSES = 4        # inside a process: the last one counts, those before it warm up


def _whole(engines, queries, forms, options):
    """Series name -> {query's number: ([seconds of CPU], count)}; engines take turns at each query."""
    found = {}
    for number, query in queries:
        for engine in engines:
            asked = engine.whole(query, forms, place_of(engine, options))
            if asked is None:
                continue
            command, count_of = asked
            costs = [run(command, getattr(engine, "environment", None), may_fail=True)
                     for _ in range(WHOLE_ROUNDS)]
            found.setdefault(engine.name, {})[number] = (
                [cost.cpu for cost in costs], count_of(costs[0].output))
    return found


def _ask_inside(command, lines):
    with tempfile.TemporaryFile("w+", encoding="utf-8") as given:
        given.write("\n".join(lines) + "\n")
        given.seek(0)
        rows = [row.split("\t") for row in run(command, stdin=given).output.splitlines()]
    return [(int(spent) / 1e9, count) for spent, count in rows]


def _inside(engines, queries, options):
    found = {}
    for _ in range(options.rounds):
        for mode in MODES:
            for engine in engines:
                asked = engine.inside(mode, PASSES, place_of(engine, options))
                if asked is None:
                    continue
                command, line = asked
                answers = _ask_inside(command, [line(query) for _, query in queries])
                series = found.setdefault(f"{engine.name}: {mode}", {})
                for (number, _), (spent, count) in zip(queries, answers, strict=True):
                    series.setdefault(number, ([], count))[0].append(spent)
    return found


def _cell(name, series, queries):
    """Milliseconds and the sum of counts of a class."""
    here = [series[number] for number, query in queries if query["class"] == name and number in series]
    if not here:
        return ["", ""]
    mean = geometric_mean([median(times) for times, _ in here])
    counts = [count for _, count in here]
    more = "+" if any(count.endswith("+") for count in counts) else ""
    return [f"{mean * 1e3:.3f}", f"{sum(int(count.rstrip('+')) for count in counts)}{more}"]


def _tables(found, queries, report):
    names = list(found)
    for column, unit in enumerate(("milliseconds of CPU, geometric mean", "articles found, summed")):
        report.say(unit)
        rows = [[series, *(_cell(name, found[series], queries)[column] for name in CLASSES)]
                for series in names]
        report.table(["engine", *CLASSES], rows)


def _kept(found, queries):
    head = ["class", "query", *(f"{name} {what}" for name in found for what in ("us", "found"))]
    rows = []
    for number, query in queries:
        row = [query["class"], text_of(query).replace('"', "'")]
        for series in found.values():
            times, count = series.get(number, ([], ""))
            row += [str(round(median(times) * 1e6)) if times else "", count]
        rows.append(row)
    return head, rows


def _first_of_each_class(queries, most):
    taken = []
    for name in CLASSES:
        taken += [pair for pair in queries if pair[1]["class"] == name][:most]
    return taken


def measure(engines, queries, forms, options, report):
    queries = list(enumerate(queries))
    report.say(f"queries in one process, {options.queries} a class, the ten best; top: not counted "
               "to the end, exact: all counted, snippets: all counted, with snippets")
    inside = _inside(engines, queries, options)
    _tables(inside, queries, report)
    report.keep("inside.csv", *_kept(inside, queries))
    few = _first_of_each_class(queries, options.whole)
    report.say(f"queries as whole commands, {options.whole} a class, the ten best, counted, with "
               "snippets where the command has them")
    whole = _whole(engines, few, forms, options)
    _tables(whole, few, report)
    report.keep("whole.csv", *_kept(whole, few))
