# SPDX-License-Identifier: GPL-3.0-or-later
"""Asks an FTS5 table inside one process: query_with_fts5.py FILE top|exact PASSES <LINES.

A line is MATCH, FROM, TO, FACET with tabs between. Prints nanoseconds of CPU and the count of each
query in the last pass; `top` gives the ten best and does not count.
"""

import sqlite3
import sys
import time

BEST = ("SELECT title, outlet, date FROM articles WHERE articles MATCH ?{} "
        "ORDER BY rank LIMIT 10")
COUNT = "SELECT count(*) FROM articles WHERE articles MATCH ?{}"
BY_OUTLET = ("SELECT outlet, count(*) FROM articles WHERE articles MATCH ? "
             "GROUP BY outlet ORDER BY 2 DESC")


def answer(connection, line, exact):
    match, first, last, facet = line.split("\t")
    values, dates = [match], ""
    if first:
        values, dates = [match, first, last], " AND date BETWEEN ? AND ?"
    if facet:
        return str(sum(row[1] for row in connection.execute(BY_OUTLET, values)))
    rows = connection.execute(BEST.format(dates), values).fetchall()
    if not exact:
        return f"{len(rows)}+"
    return str(connection.execute(COUNT.format(dates), values).fetchone()[0])


def main():
    file, mode, passes = sys.argv[1], sys.argv[2], int(sys.argv[3])
    lines = sys.stdin.read().splitlines()
    connection = sqlite3.connect(file)
    for turn in range(passes):
        for line in lines:
            start = time.process_time_ns()
            count = answer(connection, line, mode == "exact")
            spent = time.process_time_ns() - start
            if turn == passes - 1:
                print(f"{spent}\t{count}")


if __name__ == "__main__":
    main()
