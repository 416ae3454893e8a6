# SPDX-License-Identifier: GPL-3.0-or-later
"""A question past its time ends with 4 and what is ready, and no record of it is torn.

Nothing is ready while words are expanded: then the error says so, and nothing is printed.

Limits from a thousandth of a second up cut the same questions at different places: while words are
expanded, while articles are matched, and while hits are read.
"""
import csv
import io
import json
import os
import sys

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
import setting  # noqa: E402

ARTICLES = 3000
LIMITS = ("0.001", "0.002", "0.004", "0.008", "0.016", "0.032", "0.064", "0.128")
QUESTIONS = {
    "hits": (["--limit", "all"], "*e*"),
    "positions": (["--limit", "all"], "*e* NEAR/40 (*a* OR \"the of\")"),
    "values": (["--by", "outlet,year"], "*e*"),
    "timeline": (["--timeline"], "*e* SAME *a*"),
}
ENDINGS = {0, 1, 4}
INEXACT = 4


def check_json(out, code):
    answer = json.loads(out)
    setting.require(answer["total"]["exact"] == (code != INEXACT), "exact and the exit code differ")


def check_jsonl(out, _):
    for line in out.split("\n")[:-1]:
        setting.require(isinstance(json.loads(line), dict), f"no record: {line}")


def check_table(delimiter):
    def check(out, _):
        rows = list(csv.reader(io.StringIO(out), delimiter=delimiter, strict=True))
        setting.require(len({len(row) for row in rows}) <= 1, "a row is torn")
    return check


CHECKS = {"json": check_json, "jsonl": check_jsonl, "csv": check_table(","),
          "tsv": check_table("\t")}


def ask(run, options, query, name, limit):
    done = run.search(["slow"], "--timeout", limit, "--format", name, *options, "--", query,
                      expect=ENDINGS)
    setting.require(not done.stdout or done.stdout.endswith("\n"), "the last line is torn")
    if done.returncode == INEXACT:
        expanding = "the time limit passed while reading words" in done.stderr
        setting.require(expanding or "stopped after" in done.stderr, f"no reason: {done.stderr!r}")
        setting.require(not (expanding and done.stdout), "rows beside an error")
    return done


def test(run, random):
    setting.write_archive(run, random, ARTICLES)
    run.index("add", "slow", "--quiet", "archive.jsonl")
    stopped = 0
    for what, (options, query) in QUESTIONS.items():
        for name, check in CHECKS.items():
            for limit in LIMITS:
                done = ask(run, options, query, name, limit)
                try:
                    if done.stdout:
                        check(done.stdout, done.returncode)
                except (AssertionError, ValueError, KeyError, csv.Error) as error:
                    raise AssertionError(f"{what} as {name} within {limit} s: {error}") from error
                stopped += done.returncode == INEXACT
    asked = len(QUESTIONS) * len(CHECKS) * len(LIMITS)
    print(f"{stopped} of {asked} were stopped")
    setting.require(stopped > 0, "no question was stopped: nothing was tested")


if __name__ == "__main__":
    setting.start(__doc__.splitlines()[0], test)
