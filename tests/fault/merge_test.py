# SPDX-License-Identifier: GPL-3.0-or-later
"""A batch that is large beside the index: merged, killed while it is, interrupted, short of room.

What is merged answers as what the live writer leaves and `compact` settles; a kill at any moment
leaves the index of before or the whole new one, and the same command goes on. So does a file that
cannot be written further.
"""
import os
import resource
import shutil
import signal
import subprocess
import time

import answers
import generation
import setting

HELD = 1200
NEW = 3600
CHANGED = 150      # of what is held, by the batch
KILLS = 10
WHILE_BUILDING = 5  # at least, of the kills


def changed(random, record):
    """The same article in a newer version, or another one under its id."""
    record = dict(record)
    record["text"] += "\n\nCorrected: " + random.choice(("the flood", "a vote", "the sea wall"))
    if random.random() < 0.3:
        record["title"] = "Another " + record["title"]
        record.pop("url", None)
    return record


def write_archives(run, random):
    made = setting.records(random, HELD + NEW)
    setting.programs.write_jsonl(run.path("held.jsonl"), made[:HELD])
    batch = [changed(random, record) for record in random.sample(made[:HELD - 50], CHANGED)]
    batch += made[HELD - 50:]  # some that are held come again as they are
    random.shuffle(batch)
    setting.programs.write_jsonl(run.path("batch.jsonl"), batch)
    setting.require(os.path.getsize(run.path("batch.jsonl")) > 1 << 20, "the batch is too small")


def begin(run, index):
    shutil.rmtree(run.path(index), ignore_errors=True)
    shutil.copytree(run.path("held"), run.path(index), symlinks=True)


def last_line(done):
    """What became of the records: which articles count as held is another matter in batches."""
    return done.stdout.splitlines()[-1].split(";")[0]


def test_same_as_live(run):
    begin(run, "merged")
    begin(run, "live")
    before = os.readlink(run.path("merged/current"))
    said = last_line(run.index("add", "merged", "batch.jsonl"))
    setting.require(os.readlink(run.path("merged/current")) != before, "nothing was merged")
    live = last_line(run.index("add", "live", *setting.SMALL_MEMORY, "batch.jsonl"))
    setting.require(os.readlink(run.path("live/current")) == before, "the live way was not taken")
    setting.require(said == live, f"merged says {said!r}, live {live!r}")
    for kind in ("updated", "conflicts", "unchanged"):
        setting.require(f"{kind} 0" not in said, f"none {kind}: {said}")
    run.index("compact", "live")
    run.index("check", "merged")
    answers.require_equal(answers.gather(run, "live"), answers.gather(run, "merged"), "merged")
    again = last_line(run.index("add", "merged", "batch.jsonl"))
    setting.require(again.startswith("added 0, updated 0, "), f"again it says {again!r}")


def test_kills(run, random):
    held, merged = answers.gather(run, "held"), answers.gather(run, "merged")
    begin(run, "killed")
    began = time.monotonic()
    run.index("add", "killed", "--quiet", "batch.jsonl")
    duration = time.monotonic() - began
    building = 0
    for kill in range(KILLS):
        begin(run, "killed")
        process = run.start_index("add", "killed", "batch.jsonl")
        if kill % 2 == 0:
            generation.wait_for_build(run.path("killed"), process)
            time.sleep(random.uniform(0, duration / 2))
        else:
            time.sleep(random.uniform(0, duration))
        building += generation.is_building(run.path("killed"))
        process.send_signal(signal.SIGKILL)
        process.communicate()
        is_through = answers.article_count(run, "killed") != held["articles"]
        answers.require_equal(merged if is_through else held, answers.gather(run, "killed"),
                              "after a kill")
        run.index("check", "killed")
        run.index("add", "killed", "--quiet", "batch.jsonl")
        answers.require_equal(merged, answers.gather(run, "killed"), "after a kill and again")
    print(f"{KILLS} kills, {building} of them while a generation was built")
    setting.require(building >= WHILE_BUILDING, "too few kills while merging")


def test_interrupt(run, number):
    """What was read until then is in the index; the same command goes on from there."""
    begin(run, "stopped")
    process = run.start_index("add", "stopped", "batch.jsonl")
    generation.wait_for_build(run.path("stopped"), process)
    process.send_signal(number)
    out, err = process.communicate(timeout=60)
    setting.require(process.returncode == 128 + number, f"exit {process.returncode}\n{out}{err}")
    setting.require("records read so far are in" in err, f"not said: {err!r}")
    setting.require(not generation.is_building(run.path("stopped")), "a folder was left behind")
    run.index("check", "stopped")
    run.index("add", "stopped", "--quiet", "batch.jsonl")
    run.index("compact", "stopped")
    answers.require_equal(answers.gather(run, "merged"), answers.gather(run, "stopped"),
                          "after an interrupt")


def with_files_of(size):
    """For a child: no file gets larger; a write beyond fails, as on a full disk."""
    def limit():
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
    return limit


def test_full(run):
    """One after the other of the files of the new generation gets no further."""
    held, merged = answers.gather(run, "held"), answers.gather(run, "merged")
    folder = run.path("merged/current")
    sizes = {os.path.getsize(os.path.join(folder, name)) for name in os.listdir(folder)}
    limits = sorted({size // 2 for size in sizes if size > 1} | {size - 1 for size in sizes if size > 4096})
    for limit in limits:
        begin(run, "full")
        done = subprocess.run(run.index_command("add", "full", "batch.jsonl"), cwd=run.folder,
                              env=run.environment, stdin=subprocess.DEVNULL, capture_output=True,
                              text=True, timeout=120, check=False, preexec_fn=with_files_of(limit))
        setting.require(done.returncode == 3, f"exit {done.returncode} with {limit}: {done.stderr}")
        setting.require("file too large" in done.stderr, f"not said with {limit}: {done.stderr!r}")
        answers.require_equal(held, answers.gather(run, "full"), f"with files of {limit}")
        run.index("check", "full")
        run.index("add", "full", "--quiet", "batch.jsonl")
        setting.require(not generation.is_building(run.path("full")), "a folder was left behind")
        answers.require_equal(merged, answers.gather(run, "full"), f"after files of {limit}")
    print(f"{len(limits)} limits of a file's size")


def test(run, random):
    write_archives(run, random)
    run.index("add", "held", "--quiet", "held.jsonl")
    test_same_as_live(run)
    test_full(run)
    test_kills(run, random)
    test_interrupt(run, signal.SIGINT)
    test_interrupt(run, signal.SIGTERM)


if __name__ == "__main__":
    setting.start(__doc__, test)
