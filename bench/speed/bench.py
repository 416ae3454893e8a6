#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""Measures Byline beside its peers in one run: indexing, then queries; and how fast each format is read.

usage: bench.py [OPTIONS] [FILE.jsonl...]

Without files it generates an archive (corpus.py). Every engine gets the same articles with the same
fields; the engines take turns in every round, and a figure is the median over the rounds. What
counts is CPU time: another load on the machine moves the wall clock, and the CPU time less. An
engine that has used up its --patience is left out of further rounds; the table says how many it had.
Engines that are not installed are named with the Debian package that brings them. The results go
to a new folder under --runs: summary.txt, and every figure in readers.csv, adds.csv, inside.csv and
whole.csv.
"""

import argparse
import platform
import shutil
import sys
from datetime import datetime, timezone
from pathlib import Path

import adding
import asking
import corpus
import reading
import records
from engines import all_engines
from queries import draw

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent


def parse():
    parser = argparse.ArgumentParser(description="Measures Byline beside its peers.")
    parser.add_argument("files", nargs="*", type=Path, help="JSON Lines files; none: generate")
    parser.add_argument("--generate", type=int, default=20_000, metavar="N", help="articles")
    parser.add_argument("--take", type=int, metavar="N", help="only the first N articles of the files")
    parser.add_argument("--seed", type=int, default=1, help="of the archive and the queries")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--queries", type=int, default=200, help="in each class, in-process")
    parser.add_argument("--whole", type=int, default=200, help="in each class, as whole commands")
    parser.add_argument("--patience", type=float, default=300, metavar="SECONDS",
                        help="CPU seconds of indexing after which an engine gets no further round")
    parser.add_argument("--only", default="", metavar="NAMES", help="engines, by a piece of their name")
    parser.add_argument("--name", default="", help="of the run, in its folder's name")
    parser.add_argument("--build", type=Path, default=ROOT / "build")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "bench")
    parser.add_argument("--runs", type=Path, default=HERE.parent / "runs")
    return parser.parse_args()


class Report:
    """What is printed also goes into the run's summary."""

    def __init__(self, folder):
        self.lines, self.folder = [], folder
        folder.mkdir(parents=True)

    def say(self, line=""):
        self.lines.append(line)
        print(line, flush=True)
        (self.folder / "summary.txt").write_text("\n".join(self.lines) + "\n", encoding="utf-8")

    def table(self, head, rows):
        """The first column to the left, the others to the right."""
        widths = [max(len(row[column]) for row in [head, *rows]) for column in range(len(head))]
        for row in [head, *rows]:
            cells = [row[0].ljust(widths[0]), *(c.rjust(w) for c, w in zip(row[1:], widths[1:]))]
            self.say("  ".join(cells).rstrip())
        self.say()

    def keep(self, name, head, rows):
        lines = [",".join(f'"{c}"' if "," in str(c) else str(c) for c in row) for row in [head, *rows]]
        (self.folder / name).write_text("\n".join(lines) + "\n", encoding="utf-8")


def describe_machine():
    try:
        lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
        model = next(line.split(":")[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        model = platform.machine()
    threads = sum(line.startswith("processor") for line in lines)
    return f"{platform.system()} {platform.release().split('-')[0]}, {threads} threads of {model}"


def installed(options, report):
    wanted = [piece.strip() for piece in options.only.split(";") if piece.strip()]
    there = []
    for engine in all_engines(options.build):
        if wanted and not any(piece in engine.name for piece in wanted):
            continue
        version = engine.version()
        if version is None:
            report.say(f"{engine.name}: left out, not installed (Debian: {engine.package})")
            continue
        report.say(f"{engine.name}: {version}")
        there.append(engine)
    for engine in there:
        engine.prepare(options.work)
    report.say()
    return there


def make_archive(options, report, pages):
    """Writes the articles in all forms; the folder."""
    forms = options.work / "forms"
    shutil.rmtree(forms, ignore_errors=True)
    forms.mkdir(parents=True)
    files = options.files
    if files:
        report.say("archive: " + ", ".join(path.name for path in files)
                   + (f", the first {options.take} articles" if options.take else ""))
    else:
        files = [options.work / "generated.jsonl"]
        with open(files[0], "w", encoding="utf-8") as output:
            for line in corpus.generate(options.generate, options.seed, output):
                report.say(f"generated archive: {line}")
    records.write_all(records.read(files, options.take), forms, pages)
    report.say(f"input: {(forms / 'archive.jsonl').stat().st_size / 1e6:.1f} MB of JSON Lines")
    report.say()
    return forms


def main():
    options = parse()
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    now = datetime.now(timezone.utc).strftime("%Y-%m-%d-%H%M%S")
    report = Report(options.runs / "-".join(filter(None, [now, options.name])))
    report.say(f"{describe_machine()}; {options.rounds} rounds, medians; CPU is user + system")
    there = installed(options, report)
    if not there:
        sys.exit("bench.py: cannot measure: no engine is left")
    forms = make_archive(options, report, any(engine.name == "recoll" for engine in there))
    reading.measure(forms, options, report)
    adding.measure(there, forms, options, report)
    queries = draw(forms / "archive.jsonl", options.seed, options.queries)
    asking.measure(there, queries, forms, options, report)
    report.say(f"kept in {report.folder.name}/")


if __name__ == "__main__":
    main()
