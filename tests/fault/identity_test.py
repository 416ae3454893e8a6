# SPDX-License-Identifier: GPL-3.0-or-later
"""Which articles an index holds depends neither on the order of the input nor on the threads.

Archives that number their articles from 1 do not overwrite each other.
"""
import json

import answers
import setting


def numbered(random, outlet, size, word):
    made = setting.records(random, size)
    for number, record in enumerate(made, 1):
        record.update(id=str(number), outlet=outlet, title=f"{word} {number}")
    return made


def last_line(done):
    return done.stdout.splitlines()[-1]


def test_one_outlet(run, random):
    """The same ids for other articles of the same paper: all are kept, conflicts are reported."""
    setting.programs.write_jsonl(run.path("a.jsonl"), numbered(random, "Ledger", 30, "alpha"))
    setting.programs.write_jsonl(run.path("b.jsonl"), numbered(random, "Ledger", 30, "omega"))
    done = run.index("add", "ab", "--report", "report.jsonl", "a.jsonl", "b.jsonl")
    setting.require(last_line(done) == "added 30, updated 0, unchanged 0, conflicts 30, rejected 0",
                    last_line(done))
    with open(run.path("report.jsonl"), encoding="utf-8") as report:
        rows = [json.loads(line) for line in report]
    conflicts = [row for row in rows if row["action"] == "conflict"]
    setting.require(len({row["id"] for row in conflicts}) == 30, "30 conflicts, each with its id")
    for word in ("alpha", "omega"):
        count = run.answer(["ab"], "--count", f"title:{word}")["total"]["articles"]
        setting.require(count == 30, f"{count} of 30 {word}")
    run.index("add", "ba", "--jobs", "1", "--quiet", "b.jsonl", "a.jsonl")
    answers.require_equal(answers.gather(run, "ab"), answers.gather(run, "ba"), "files swapped")
    again = run.index("add", "ab", "a.jsonl", "b.jsonl")
    setting.require(last_line(again).startswith("added 0, updated 0, unchanged 60"),
                    last_line(again))


def test_two_outlets(run, random):
    setting.programs.write_jsonl(run.path("c.jsonl"), numbered(random, "Pilot", 30, "alpha"))
    setting.programs.write_jsonl(run.path("d.jsonl"), numbered(random, "Fen Courier", 30, "omega"))
    done = run.index("add", "cd", "c.jsonl", "d.jsonl")
    setting.require(last_line(done) == "added 60, updated 0, unchanged 0, conflicts 0, rejected 0",
                    last_line(done))
    unclear = run.search(["cd"], "--show", "7", expect=2)
    setting.require("Pilot:7" in unclear.stderr and "Fen Courier:7" in unclear.stderr,
                    f"candidates are not named: {unclear.stderr}")
    shown = run.answer(["cd"], "--show", "Pilot:7")["articles"]
    setting.require([a["title"] for a in shown] == ["alpha 7"], f"{shown}")


def with_doubles(random, size):
    """Records of which some are versions of one article and some fight for one id."""
    made = setting.records(random, size)
    for number, record in enumerate(made):
        record["url"] = f"https://ledger.example/{number}"
    doubles = []
    for record in random.sample(made, size // 5):
        newer = dict(record, text=record["text"] + "\n\nThe tide came in again.")
        doubles.append(newer if random.random() < 0.5 else
                       dict(newer, url=record["url"] + "-other", title="Another " + record["id"]))
    return made + doubles


def test_order_and_jobs(run, random):
    made = with_doubles(random, 500)
    expected = None
    for name, jobs in (("first", "2"), ("second", "1"), ("third", "2")):
        setting.programs.write_jsonl(run.path("one.jsonl"), made)
        run.index("add", name, "--jobs", jobs, *setting.SMALL_MEMORY, "--quiet", "one.jsonl")
        got = answers.gather(run, name)
        expected = expected or got
        answers.require_equal(expected, got, f"{name}, --jobs {jobs}")
        random.shuffle(made)


def test(run, random):
    test_one_outlet(run, random)
    test_two_outlets(run, random)
    test_order_and_jobs(run, random)


if __name__ == "__main__":
    setting.start(__doc__, test)
