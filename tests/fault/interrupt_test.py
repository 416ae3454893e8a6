# SPDX-License-Identifier: GPL-3.0-or-later
"""The first Ctrl-C or SIGTERM commits what was read and says so; --replace keeps the old index."""
import re
import signal

import answers
import generation
import setting

ARTICLES = 1500
LAST_LINE = re.compile(r"added (\d+), updated (\d+), unchanged (\d+), conflicts 0, rejected 0")


def interrupted_add(run, index, number, *options):
    process = run.start_index("add", index, *setting.SMALL_MEMORY, *options, "archive.jsonl")
    watched = generation.unfinished_revision if "--replace" in options else generation.revision
    generation.wait_for_revision(run.path(index), 3, process, watched)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    return process.returncode, out, err


def test_stop_and_go_on(run, number):
    index = f"stopped-{int(number)}"
    code, out, err = interrupted_add(run, index, number)
    setting.require(code == 128 + number, f"exit {code}, expected {128 + number}\n{out}{err}")
    setting.require("interrupted" in err, f"nothing said: {err!r}")
    counts = LAST_LINE.fullmatch(out.splitlines()[-1])
    setting.require(counts is not None, f"last line: {out!r}")
    held = answers.article_count(run, index)
    setting.require(int(counts[1]) == held, f"said {counts[1]} were added, holds {held}")
    setting.require(0 < held < ARTICLES, f"{held} articles: nothing was left to be interrupted")
    run.index("check", index)
    run.index("add", index, *setting.SMALL_MEMORY, "--quiet", "archive.jsonl")
    answers.require_equal(answers.gather(run, "whole"), answers.gather(run, index), "after signal")


def test_replace_keeps_the_old(run):
    before = answers.gather(run, "small")
    code, _, _ = interrupted_add(run, "small", signal.SIGINT, "--replace")
    setting.require(code == 130, f"exit {code}")
    answers.require_equal(before, answers.gather(run, "small"), "after --replace interrupted")
    run.index("add", "small", "--replace", "--quiet", "archive.jsonl")
    answers.require_equal(answers.gather(run, "whole"), answers.gather(run, "small"), "--replace")


def test(run, random):
    made = setting.write_archive(run, random, ARTICLES)
    setting.programs.write_jsonl(run.path("small.jsonl"), made[:40])
    run.index("add", "whole", "--quiet", "archive.jsonl")
    run.index("add", "small", "--quiet", "small.jsonl")
    test_stop_and_go_on(run, signal.SIGINT)
    test_stop_and_go_on(run, signal.SIGTERM)
    test_replace_keeps_the_old(run)


if __name__ == "__main__":
    setting.start(__doc__, test)
