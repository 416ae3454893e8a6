# SPDX-License-Identifier: GPL-3.0-or-later
"""The first Ctrl-C or SIGTERM commits what was read and says so; --replace, rebuild and compact keep
the old index; remove that waits for ids removes nothing."""
import re
import signal
import subprocess
import time

import answers
import generation
import setting

ARTICLES = 1500
LAST_LINE = re.compile(r"added (\d+), updated (\d+), unchanged (\d+), conflicts 0, rejected 0")


def interrupted_build(run, number, delay):
    """Stops the making of a new index after `delay` seconds of work."""
    index = f"new-{int(number)}"
    process = run.start_index("add", index, "archive.jsonl")
    time.sleep(delay)
    process.send_signal(number)
    out, _ = process.communicate(timeout=60)
    counts = LAST_LINE.fullmatch(out.splitlines()[-1]) if out else None
    return index, process.returncode, int(counts[1]) if counts else 0


def test_stop_a_new_index(run, number):
    """What was read until then is in the index."""
    delay = 0.02
    index, code, added = interrupted_build(run, number, delay)
    while added == 0 and code in (130, 143, -number) and delay < 5:
        delay *= 1.3
        index, code, added = interrupted_build(run, number, delay)
    setting.require(added > 0, f"exit {code}: nothing was kept")
    setting.require(answers.article_count(run, index) == added, "the count is not what it said")
    run.index("check", index)
    run.index("add", index, "--quiet", "archive.jsonl")
    answers.require_equal(answers.gather(run, "new"), answers.gather(run, index), "after signal")


def interrupted_add(run, index, number, *options):
    process = run.start_index("add", index, *setting.SMALL_MEMORY, *options, "archive.jsonl")
    if "--replace" in options:
        generation.wait_for_build(run.path(index), process)
    else:
        generation.wait_for_revision(run.path(index), 4, process)
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
    setting.require(int(counts[1]) == held - 1, f"said {counts[1]} were added, holds {held}")
    held -= 1
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
    answers.require_equal(answers.gather(run, "new"), answers.gather(run, "small"), "--replace")


def test_keeps_the_old(run, command, number):
    before = answers.gather(run, "new")
    process = run.start_index(command, "new")
    generation.wait_for_build(run.path("new"), process)
    process.send_signal(number)
    _, err = process.communicate(timeout=60)
    setting.require(process.returncode == 128 + number, f"exit {process.returncode}\n{err}")
    setting.require("stays as it was" in err, f"nothing said: {err!r}")
    setting.require(not generation.is_building(run.path("new")), "a half generation is left")
    run.index("check", "new")
    answers.require_equal(before, answers.gather(run, "new"), f"after {command} interrupted")


def test_remove_that_waits_for_ids(run, number):
    process = subprocess.Popen(run.index_command("remove", "new"), cwd=run.folder,
                               env=run.environment, text=True, stdin=subprocess.PIPE,
                               stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    time.sleep(0.3)
    process.send_signal(number)
    setting.require(process.wait(timeout=60) == 128 + number, f"exit {process.returncode}")
    process.communicate()


def test(run, random):
    made = setting.write_archive(run, random, ARTICLES)
    setting.programs.write_jsonl(run.path("small.jsonl"), made[:40])
    run.index("add", "new", "--quiet", "archive.jsonl")
    test_stop_a_new_index(run, signal.SIGINT)
    test_stop_a_new_index(run, signal.SIGTERM)
    test_keeps_the_old(run, "rebuild", signal.SIGINT)
    test_keeps_the_old(run, "rebuild", signal.SIGTERM)
    test_keeps_the_old(run, "compact", signal.SIGINT)
    test_keeps_the_old(run, "compact", signal.SIGTERM)
    test_remove_that_waits_for_ids(run, signal.SIGINT)
    setting.begin_live(run, random, "whole", "stopped-2", "stopped-15")
    run.index("add", "whole", "--quiet", "archive.jsonl")
    run.index("add", "small", "--quiet", "small.jsonl")
    test_stop_and_go_on(run, signal.SIGINT)
    test_stop_and_go_on(run, signal.SIGTERM)
    test_replace_keeps_the_old(run)


if __name__ == "__main__":
    setting.start(__doc__, test)
