# SPDX-License-Identifier: GPL-3.0-or-later
"""Kills `byline-index add` at random moments and starts it again, until it is through.

In the end every answer must be that of a run which nobody disturbed.
"""
import shutil
import signal
import time

import answers
import generation
import setting

ARTICLES = 6000
COMMITS = 30       # at least, of the undisturbed run
KILLS = 20         # at least, in all
MOST_KILLS = 35    # then it is left in peace
BULK_KILLS = 8     # of a new index, which has no commits
INNER_KILLS = 15   # at least, between the first commit and the last


def undisturbed(run):
    """The answers of a run in peace, its commits, and how many seconds one took."""
    began = time.monotonic()
    run.index("add", "whole", *setting.SMALL_MEMORY, "--quiet", "archive.jsonl")
    commits = generation.revision(run.path("whole"))
    pace = (time.monotonic() - began) / commits
    setting.require(commits >= COMMITS, f"only {commits} commits")
    return answers.gather(run, "whole"), commits, pace


def kill_once(run, random, kills, pace):
    """Starts a run and kills it a few commits on; False when it ended before the blow."""
    process = run.start_index("add", "killed", *setting.SMALL_MEMORY, "archive.jsonl")
    if kills % 5 == 4:
        time.sleep(random.uniform(0, 8 * pace))  # any moment, the start included
    else:
        before = generation.revision(run.path("killed"))
        generation.wait_for_revision(run.path("killed"), before + random.randint(1, 3), process)
        time.sleep(random.uniform(0, 2 * pace))
    process.send_signal(signal.SIGKILL)
    process.communicate()
    return process.returncode == -signal.SIGKILL


def is_inside(run):
    """Whether some articles are committed and some are not. A killed index can be read at once."""
    return 1 < answers.article_count(run, "killed") < ARTICLES + 1


def kill_and_resume(run, random, pace):
    kills = inside = 0
    while kills < MOST_KILLS and kill_once(run, random, kills, pace):
        kills += 1
        inside += is_inside(run)
    print(f"{kills} kills, {inside} between the first commit and the last")
    setting.require(kills >= KILLS, "too few kills")
    setting.require(inside >= INNER_KILLS, "too few kills between commits")


def test_bulk_build(run, random):
    """A new index is there as a whole or not at all."""
    began = time.monotonic()
    run.index("add", "built", "--quiet", "archive.jsonl")
    duration = time.monotonic() - began
    expected = answers.gather(run, "built")
    for _ in range(BULK_KILLS):
        process = run.start_index("add", "torn", "archive.jsonl")
        time.sleep(random.uniform(0, duration))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        if generation.revision(run.path("torn")) > 0:  # it was through before the blow
            answers.require_equal(expected, answers.gather(run, "torn"), "after a late kill")
            shutil.rmtree(run.path("torn"))
    run.index("add", "torn", "--replace", "--quiet", "archive.jsonl")
    answers.require_equal(expected, answers.gather(run, "torn"), "after kills of a bulk build")
    run.index("check", "torn")


def test(run, random):
    setting.write_archive(run, random, ARTICLES)
    test_bulk_build(run, random)
    setting.begin_live(run, random, "whole", "killed")
    expected, commits, pace = undisturbed(run)
    print(f"{commits} commits, {expected['articles']} articles")
    setting.require(expected["articles"] == ARTICLES + 1, "articles are missing without any kill")
    kill_and_resume(run, random, pace)
    run.index("add", "killed", *setting.SMALL_MEMORY, "--quiet", "archive.jsonl")
    last = run.index("add", "killed", *setting.SMALL_MEMORY, "archive.jsonl").stdout.splitlines()[-1]
    setting.require(last == f"added 0, updated 0, unchanged {ARTICLES}, conflicts 0, rejected 0",
                    f"the run after the last one says: {last}")
    answers.require_equal(expected, answers.gather(run, "killed"), "after kills")
    run.index("check", "killed")
    run.index("check", "whole")


if __name__ == "__main__":
    setting.start(__doc__, test)
