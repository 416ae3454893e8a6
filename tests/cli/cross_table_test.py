#!/usr/bin/env python3
# SPDX-License-Identifier: GPL-3.0-or-later
"""The table with dates across that --by outlet,year draws on a terminal, against the pairs in JSON.

usage: cross_table_test.py --byline-index PROGRAM --byline-search PROGRAM
"""
import argparse
import os
import re
import sys

HERE = os.path.dirname(os.path.abspath(__file__))
ROOT = os.path.dirname(os.path.dirname(HERE))
sys.path.insert(0, os.path.join(ROOT, "tests", "support"))
# pylint: disable=wrong-import-position
from programs import add_program_options, sandbox, why_no_terminal  # noqa: E402


def on_a_terminal(programs, columns, *arguments):
    """The lines that byline-search writes to a terminal of that width."""
    command = [programs.search_program, "--index", programs.path("idx"), "--no-pager",
               "--color", "never", *arguments]
    return programs.on_a_terminal(command, columns).splitlines()


def tables(programs, by):
    """{value: {date: articles}} from the pairs, and the values in order."""
    rows = programs.answer(["idx"], "--by", by, "--limit", "all")["rows"]
    cells = {}
    for row in rows:
        value, date = row["values"]
        cells.setdefault(value, {})[date] = row["articles"]
    return cells


def check_table(programs, by, columns, limit, offset):
    lines = on_a_terminal(programs, columns, "--by", by, "-n", str(limit), "--offset", str(offset))
    shown = lines[1:lines.index("")]
    headings = re.split(r"  +", lines[0].strip())[2:]
    cells = tables(programs, by)
    sums = sorted((sum(dates.values()) for dates in cells.values()), reverse=True)
    assert len(shown) == min(limit, len(cells) - offset), shown
    for number, line in enumerate(shown):
        fields = re.split(r"  +", line.strip())
        name = fields[0].removesuffix("…")
        values = [value for value in cells if value.startswith(name)]
        assert len(values) == 1, (name, values)
        dates = cells[values[0]]
        total, counts = int(fields[1]), fields[2:2 + len(headings)]
        assert total == sum(dates.values()) == sums[offset + number], line
        for heading, count in zip(headings, counts):
            last = heading.removeprefix("to ")
            wanted = dates.get(heading, 0)
            if heading != last:
                wanted = sum(n for date, n in dates.items() if date <= last)
            assert count == (str(wanted) if wanted else "-"), (line, heading, wanted)
    is_cut = offset + limit < len(cells)
    note = f"showing rows {offset + 1}-{offset + len(shown)}; there are more"
    assert any(line.startswith(note) for line in lines) == is_cut, lines


def main():
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    add_program_options(parser)
    arguments = parser.parse_args()
    if why_no_terminal():
        print(f"skipped: {why_no_terminal()}")
        return 0
    with sandbox(arguments) as programs:
        corpora = os.path.join(ROOT, "corpora")
        files = sorted(os.path.join(corpora, name) for name in os.listdir(corpora)
                       if ".jsonl" in name)
        programs.index("add", "idx", "--quiet", *files)
        for by in ("outlet,year", "section,month", "agency,year"):
            for columns in (60, 100, 300):
                for limit, offset in ((20, 0), (2, 0), (2, 1), (1000, 3)):
                    check_table(programs, by, columns, limit, offset)
    print("every table agrees with its pairs")
    return 0


if __name__ == "__main__":
    sys.exit(main())
