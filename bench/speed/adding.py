# SPDX-License-Identifier: GPL-3.0-or-later
"""Indexes the archive with every engine in turn."""

import shutil
from statistics import median

from measuring import size_of


def place_of(engine, options):
    return options.work / "indexes" / engine.name.replace(", ", "-").replace(" ", "-")


def _one(engine, forms, options):
    place = place_of(engine, options)
    shutil.rmtree(place, ignore_errors=True)
    place.mkdir(parents=True)
    cost = engine.add(forms, place)
    return cost and (cost.cpu, cost.wall, cost.peak, size_of(engine.index(place)))


def _rounds(engines, forms, options):
    """Engine -> its rounds; each (cpu, wall, peak, size)."""
    found = {engine: [] for engine in engines}
    for _ in range(options.rounds):
        for engine in engines:
            if sum(cost[0] for cost in found[engine]) > options.patience:
                continue
            cost = _one(engine, forms, options)
            if cost:
                found[engine].append(cost)
    return {engine: costs for engine, costs in found.items() if costs}


def measure(engines, forms, options, report):
    found = _rounds(engines, forms, options)
    given = (forms / "archive.jsonl").stat().st_size
    middle = {engine: [median(column) for column in zip(*costs)] for engine, costs in found.items()}
    first = next(iter(middle.values()))[0]
    rows = [[engine.name, f"{cpu:.2f}", f"{wall:.2f}", f"{cpu / first:.2f}", f"{peak / 1e6:.0f}",
             f"{size / 1e6:.1f}", f"{size / given:.2f}", str(len(found[engine]))]
            for engine, (cpu, wall, peak, size) in middle.items()]
    report.say("indexing")
    report.table(["engine", "CPU s", "wall s", f"CPU / {next(iter(middle)).name}", "peak MB",
                  "index MB", "index / input", "rounds"], rows)
    report.keep("adds.csv", ["engine", "round", "cpu_s", "wall_s", "peak_bytes", "index_bytes"],
                [[engine.name, turn, f"{cpu:.3f}", f"{wall:.3f}", peak, size]
                 for engine, costs in found.items()
                 for turn, (cpu, wall, peak, size) in enumerate(costs, 1)])
